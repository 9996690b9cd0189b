"""Read what people write after /comic: an idea, and how it should be drawn.

Wishes stand before the idea, with a colon after them (``manga, 6 panels: A fox…``), in brackets at its end
(``A fox… (манга, 6 кадрів)``), or anywhere as options (``--style manga``). What is no wish is the idea's.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Literal

from bot.asking import Quality, Wish
from bot.refusals import UnknownQuality
from kitsumy.errors import NotANumber, UnknownStyle
from kitsumy.frozen import Frozen
from kitsumy.styles import find as find_style

Choice = Literal["style", "panels", "pages", "language", "quality", "cast", "mode"]
Mode = Literal["story", "explain"]


class Vocabulary(Frozen):
    """The file of words."""

    options: dict[Choice, tuple[str, ...]]
    languages: dict[str, tuple[str, ...]]
    qualities: dict[Quality, tuple[str, ...]]
    modes: dict[Mode, tuple[str, ...]]


class Wanted(Frozen):
    """What was said besides the idea."""

    style: str | None = None
    panels: int | None = None
    pages: int | None = None
    language: str | None = None
    quality: Quality | None = None
    cast: tuple[str, ...] | None = None
    explain: bool | None = None
    comic: str = ""

    def over(self, wish: Wish) -> Wish:
        """Return a wish with what was said in it."""
        return wish.model_copy(update=self.model_dump(exclude_none=True, exclude={"comic"}))


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return the words that are understood."""
    source = resources.files(__package__) / "wishes.toml"
    return Vocabulary.model_validate(tomllib.loads(source.read_text("utf-8")))


_NAMES: dict[str, Choice] = {w: field for field, words in vocabulary().options.items() for w in words}
_LANGUAGES = {word: code for code, words in vocabulary().languages.items() for word in words}
_QUALITIES = {word: kind for kind, words in vocabulary().qualities.items() for word in words}
_MODES = {word: mode for mode, words in vocabulary().modes.items() for word in words}
_ANY = "|".join(sorted(map(re.escape, _NAMES), key=len, reverse=True))
_VALUE = r"(?:\"[^\"]*\"|«[^»]*»|\S+)"
# Phones turn two hyphens into a dash.
_OPTION = re.compile(
    rf"(?<!\S)(?:--|—|–)(?P<name>{_ANY})(?:\s*[=:]\s*|\s+)(?P<value>{_VALUE})", re.IGNORECASE
)
_REFERENCE = re.compile(r"(?<!\S)#(?P<comic>[0-9a-f]{1,12})(?!\S)", re.IGNORECASE)
_JOINED = re.compile(r"\s*[,;&+]\s*|\s+(?:and|і|й|та)\s+")
"""What stands between names."""
_END = re.compile(r"[:\n]")
_LONGEST = 80
"""Characters that wishes before or after an idea may have."""
_AFTER = re.compile(r"(?P<idea>.*\S)\s*[(\[](?P<said>[^()\[\]]{1,80})[)\]]\s*", re.DOTALL)
_COUNT = re.compile(rf"(?P<value>\d{{1,9}})\s+(?P<name>{_ANY})", re.IGNORECASE)
_NAMED = re.compile(rf"(?P<name>{_ANY})(?:\s*(?P<sign>[:=])\s*|\s+)(?P<value>\S.*)", re.IGNORECASE)


def read(words: str, *, comic: bool = False) -> tuple[str, Wanted]:
    """Return the idea of some words, and what they say besides; ``comic``: which one (``#a1b2c3``), too.

    Raises:
        NotANumber: an option wants a number.
        UnknownQuality: no quality is called that.

    """
    said: dict[str, str] = {}
    rest = _OPTION.sub(lambda hit: _note(said, hit["name"], hit["value"]), words)
    if comic:
        rest = _REFERENCE.sub(lambda hit: _note(said, "comic", hit["comic"].lower()), rest, count=1)
    for parted in (_before, _after, _only):
        if (found := parted(rest.strip())) is not None:
            wishes, rest = found
            said = {**wishes, **said}
    return rest.strip(), _wanted(said)


def _before(text: str) -> tuple[dict[str, str], str] | None:
    """Return the wishes before an idea, and the idea; None when it begins with anything else."""
    for end in _END.finditer(text[:_LONGEST]):
        wishes = _all(text[: end.start()])
        if wishes is not None and text[end.end() :].strip():
            return wishes, text[end.end() :]
    return None


def _after(text: str) -> tuple[dict[str, str], str] | None:
    """Return the wishes in brackets after an idea, and the idea; None when there are none."""
    found = _AFTER.fullmatch(text)
    wishes = _all(found["said"]) if found else None
    return (wishes, found["idea"]) if found and wishes is not None else None


def _only(text: str) -> tuple[dict[str, str], str] | None:
    """Return the wishes of a text that is nothing else."""
    wishes = _all(text) if "\n" not in text and len(text) <= _LONGEST else None
    return (wishes, "") if wishes is not None else None


def language(word: str) -> str:
    """Return the code of a language that somebody named in their own way; their word when it is unknown."""
    return _LANGUAGES.get(word.casefold(), word)


def reference(words: str) -> tuple[str, str]:
    """Return which comic some words name (``#a1b2c3``, ``#2``), empty for none, and the other words."""
    found = _REFERENCE.search(words)
    rest = " ".join(_REFERENCE.sub(" ", words, count=1).split())
    return (found["comic"].lower() if found else ""), rest


def number(what: str, value: str) -> int:
    """Return a number that somebody typed.

    Raises:
        NotANumber: it is none.

    """
    if not (value.isascii() and value.isdecimal() and len(value) < 10):
        raise NotANumber(what, value)
    return int(value)


def _all(text: str) -> dict[str, str] | None:
    """Return what a list of wishes says; None when one of its parts is none."""
    said: dict[str, str] = {}
    for part in re.split(r"[,;]", text):
        wish = _one(" ".join(part.split()))
        if wish is None:
            return None
        said[wish[0]] = wish[1]
    return said


def _one(part: str) -> tuple[str, str] | None:
    if found := _COUNT.fullmatch(part):
        return _field(found["name"]), found["value"]
    if found := _NAMED.fullmatch(part):
        field, value = _field(found["name"]), found["value"]
        if field in ("panels", "pages"):
            return (field, value) if value.isdecimal() else None
        # After a sign anything is meant as one; without a sign it may be how a story begins.
        named = bool(found["sign"]) and field != "mode"
        return (field, value) if named or _is_known(field, value) else None
    if code := _LANGUAGES.get(part.casefold()):
        return "language", code
    if mode := _MODES.get(part.casefold()):
        return "mode", mode
    return ("style", part) if _is_style(part) else None


def names(words: str) -> tuple[str, ...]:
    """Return the names that somebody wrote one after the other."""
    return tuple(filter(None, _JOINED.split(" ".join(words.split()).strip(",;&+ "))))


def listed(words: str) -> tuple[str, ...]:
    """Return names between commas, which may have any other words in them."""
    return tuple(filter(None, (" ".join(name.split()) for name in words.split(","))))


def _is_known(field: Choice, value: str) -> bool:
    """Tell whether a word says something of a field; who plays is never told from how a story begins."""
    if field == "style":
        return _is_style(value)
    known = {"language": set(_LANGUAGES), "quality": set(_QUALITIES), "mode": set(_MODES)}
    return value.casefold() in known.get(field, ())


def _wanted(said: dict[str, str]) -> Wanted:
    spoken = said.get("language")
    return Wanted(
        style=said.get("style"),
        panels=_count("panels", said),
        pages=_count("pages", said),
        language=language(spoken) if spoken else None,
        quality=_quality(said.get("quality")),
        explain=_MODES.get(said["mode"].casefold()) == "explain" if "mode" in said else None,
        cast=names(said["cast"]) or None if "cast" in said else None,
        comic=said.get("comic", ""),
    )


def _quality(word: str | None) -> Quality | None:
    if word is None:
        return None
    if word.casefold() not in _QUALITIES:
        raise UnknownQuality(word, tuple(_QUALITIES))
    return _QUALITIES[word.casefold()]


def _count(what: Choice, said: dict[str, str]) -> int | None:
    return number(what, said[what]) if what in said else None


def _note(said: dict[str, str], name: str, value: str) -> str:
    field = "comic" if name == "comic" else _field(name)
    said[field] = value.strip('"«»')
    return " "


def _field(name: str) -> Choice:
    return _NAMES[name.casefold()]


def _is_style(name: str) -> bool:
    try:
        find_style(name)
    except UnknownStyle:
        return False
    return bool(name)
