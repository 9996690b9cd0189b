"""Choose the words of a beat so that they fit, agree, and are said only once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from kitsumy.comic import Balloon, Lines, Sfx

from .beats import Utterance, Variant, Who
from .grammar import Words, plain, say
from .seeds import seeded
from .voices import Voice

LONGEST_CAPTION = 70
LONGEST_LINE = 60
MOST_WORDS_IN_LINE = 12
MOST_WORDS_IN_PANEL = 22
MOST_BALLOONS = 3
SCENE = "{scene}. "
"""How captions begin that can do without it."""


_T = TypeVar("_T")


class Deck(NamedTuple):
    """Deals rows in an order of a series' own; every part of it begins with another one."""

    series: str
    part: int

    def dealt(self, row: Sequence[_T], name: str) -> list[_T]:
        """Return the row in this part's order."""
        order = seeded(self.series, name).sample(row, len(row))
        first = (self.part - 1) % max(1, len(order))
        return order[first:] + order[:first]


class Opening(NamedTuple):
    """What the first caption must say."""

    idea: str = ""
    """In place of the variant's own caption."""
    names: str = ""
    """After it."""


class Wording:
    """What one comic says, with a memory of everything said so far."""

    def __init__(
        self,
        words: Words,
        truths: frozenset[str],
        speakers: Mapping[Who, str],
        voice: Voice,
        deck: Deck,
        said: Iterable[str] = (),
    ) -> None:
        self._words, self._truths, self._speakers, self._deck = words, truths, speakers, deck
        self._said = set(said)
        self._voice = {"think": deck.dealt(voice.think, "think"), "win": deck.dealt(voice.win, "win")}

    def lines(
        self,
        variants: Sequence[Variant],
        name: str,
        *,
        about_thing: bool = False,
        opening: Opening | None = None,
    ) -> Lines:
        """Return the words of one beat; silence when everything that fits has been said."""
        fitting = [v for v in self._deck.dealt(variants, name) if v.needs <= self._truths]
        for one in sorted(fitting, key=lambda v: self._rank(v, about_thing)):
            lines = next(filter(_fits, map(self._filled, _shorter(one, opening or Opening()))), None)
            if lines and not self._said & _texts(lines):
                self._said |= _texts(lines)
                self._spend(one)
                return lines
        return Lines()

    def _rank(self, one: Variant, about_thing: bool) -> tuple[bool, bool]:
        """Put what this very story asks for first."""
        asked = {"thing", "topic"} & self._truths
        return "being" not in one.tags, about_thing and bool(asked) and not one.needs & asked

    def _filled(self, one: Variant) -> Lines:
        words = {**self._words, **{name: plain(left[0]) for name, left in self._voice.items()}}
        balloons = [self._balloon(utterance, words) for utterance in one.balloons]
        return Lines(
            captions=tuple(say(caption, words) for caption in one.captions),
            balloons=_one_shout(balloons),
            sfx=tuple(Sfx(text=sound) for sound in one.sounds),
        )

    def _balloon(self, utterance: Utterance, words: Words) -> Balloon:
        return Balloon(
            speaker=self._speakers[utterance.who], text=say(utterance.text, words), kind=utterance.kind
        )

    def _spend(self, one: Variant) -> None:
        """Move a used line of the voice to the end of its row."""
        for name, left in self._voice.items():
            if any(f"{{{name}}}" in utterance.text for utterance in one.balloons):
                left.append(left.pop(0))


def _shorter(one: Variant, opening: Opening) -> Iterator[Variant]:
    """Yield a variant with its captions, then with less and less of them."""
    full = " ".join(one.captions) if not opening.idea else opening.idea
    for caption in (full, full.removeprefix(SCENE), ""):
        text = " ".join(filter(None, (caption, opening.names)))
        if text or not one.captions:
            yield one.model_copy(update={"captions": (text,) if text else ()})


def _one_shout(balloons: Sequence[Balloon]) -> tuple[Balloon, ...]:
    loudest = next((balloon for balloon in balloons if balloon.kind == "shout"), None)
    return tuple(
        balloon
        if balloon is loudest or balloon.kind != "shout"
        else balloon.model_copy(update={"kind": "speech"})
        for balloon in balloons
    )


def _texts(lines: Lines) -> set[str]:
    return {*lines.captions, *(balloon.text for balloon in lines.balloons)}


def _fits(lines: Lines) -> bool:
    spoken = [balloon.text for balloon in lines.balloons]
    return (
        all(len(caption) <= LONGEST_CAPTION for caption in lines.captions)
        and all(len(text) <= LONGEST_LINE and len(text.split()) <= MOST_WORDS_IN_LINE for text in spoken)
        and sum(len(text.split()) for text in (*lines.captions, *spoken)) <= MOST_WORDS_IN_PANEL
        and len(spoken) <= MOST_BALLOONS
    )
