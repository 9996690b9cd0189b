"""Put other words into a panel: one balloon, caption or sound, read as carefully as an idea is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeVar, get_args

from .. import fonts
from ..comic import Balloon, Lines, Sfx
from ..errors import NotInComic, UnknownKind, WordsHaveControls, WordsHaveMarkup, WordsNotShown, WordsTooLong
from ..page import BalloonKind
from ..typed import has_unseen, markup_in, on_one_line

What = Literal["balloon", "caption", "sfx"]
LONGEST: Mapping[What, int] = MappingProxyType({"balloon": 400, "caption": 400, "sfx": 24})
"""Characters: four times what a writer puts there, about what a whole splash page can hold."""
KINDS: tuple[BalloonKind, ...] = get_args(BalloonKind)
_Said = TypeVar("_Said")


class Spot(NamedTuple):
    """Which words are meant: panel and number count from 1, as readers do."""

    panel: int
    what: What
    number: int


def read(text: str, what: What) -> str:
    """Return words as they are lettered: composed (NFC), their white space collapsed, empty when none are.

    Raises:
        WordsHaveControls: they hold characters that nobody sees.
        WordsTooLong: more than LONGEST characters are left.
        WordsHaveMarkup: they hold a tag, an entity or a chat's mention.
        WordsNotShown: no font here has some of their characters, or nothing is left of them.

    """
    plain = on_one_line(text)
    if has_unseen(plain):
        raise WordsHaveControls
    words = " ".join(plain.split())
    if len(words) > LONGEST[what]:
        raise WordsTooLong(len(words), LONGEST[what])
    if markup := markup_in(words):
        raise WordsHaveMarkup(markup)
    _check_signs(words, "display" if what == "sfx" else "dialogue")
    return words


def _check_signs(words: str, role: fonts.Role) -> None:
    if missing := fonts.unshown(words, role):
        raise WordsNotShown(" ".join(missing))
    if words and not fonts.clean(words, role).strip("* "):
        raise WordsNotShown(words)


def kind_named(name: str) -> BalloonKind:
    """Return the kind of balloon that somebody asked for.

    Raises:
        UnknownKind: there is none of this name.

    """
    for kind in KINDS:
        if name.strip().casefold() == kind:
            return kind
    raise UnknownKind(name, KINDS)


def reworded(lines: Lines, spot: Spot, text: str | None, kind: BalloonKind | None = None) -> Lines:
    """Return a panel's words with others in one spot: None keeps them, empty text takes them away.

    Raises:
        NotInComic: the panel has no such balloon, caption or sound.

    """
    match spot.what:
        case "balloon":
            balloons = _with(lines.balloons, spot, text, lambda one, words: _balloon(one, words, kind))
            return lines.model_copy(update={"balloons": balloons})
        case "caption":
            captions = _with(lines.captions, spot, text, lambda one, words: words or one)
            return lines.model_copy(update={"captions": captions})
    sounds = _with(lines.sfx, spot, text, lambda one, words: Sfx(text=words or one.text, source=one.source))
    return lines.model_copy(update={"sfx": sounds})


def _with(
    said: tuple[_Said, ...], spot: Spot, text: str | None, other: Callable[[_Said, str | None], _Said]
) -> tuple[_Said, ...]:
    if not 1 <= spot.number <= len(said):
        raise NotInComic(spot.what, spot.number, len(said), spot.panel)
    there = () if text == "" else (other(said[spot.number - 1], text),)
    return (*said[: spot.number - 1], *there, *said[spot.number :])


def _balloon(one: Balloon, words: str | None, kind: BalloonKind | None) -> Balloon:
    return Balloon(speaker=one.speaker, text=words or one.text, kind=kind or one.kind)
