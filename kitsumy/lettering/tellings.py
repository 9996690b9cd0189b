"""Other ways to tell one panel's words, for words that fit nowhere as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kitsumy.comic import Balloon, Lines

from .emphasis import STAR

MANY = 15
"""Words: a balloon with more is taken apart, and so are its parts."""
_FEWEST = 2
"""Words that stand in a balloon of their own."""
_ENDS = (re.compile(r"(?<=[.!?…])[\"”»’)*]*\s+"), re.compile(r"(?<=[,;:])\s+|\s+(?=[—–]\s)"))
"""Where a text may be taken apart: between sentences; one long sentence at its pauses."""


class Telling(NamedTuple):
    """What is said in the art, and what in strips over it and under it."""

    inside: Lines
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


def tellings(lines: Lines, names: Mapping[str, str]) -> Iterator[Telling]:
    """Yield the ways to tell a panel, each with less in the art than the one before.

    As it is written; in balloons taken apart at their sentences; with the captions over the art; with the
    later half of what is said, and then all of it, under the art after its speaker's name.
    """
    yield Telling(lines)
    split = _split(lines, lines.balloons)
    if split != lines:
        yield Telling(split)
    bare = split.model_copy(update={"captions": ()})
    if lines.captions:
        yield Telling(bare, lines.captions)
    for kept in dict.fromkeys((len(lines.balloons) // 2, 0)):
        told, named = lines.balloons[:kept], lines.balloons[kept:]
        if named:
            below = tuple(_named(one, names.get(one.speaker, "")) for one in named)
            yield Telling(_split(bare, told), lines.captions, below)


def _named(balloon: Balloon, name: str) -> str:
    return f"{name}: {balloon.text}" if name else balloon.text


def _split(lines: Lines, balloons: tuple[Balloon, ...]) -> Lines:
    parts = (
        balloon.model_copy(update={"text": part}) for balloon in balloons for part in split(balloon.text)
    )
    return lines.model_copy(update={"balloons": tuple(parts)})


def split(text: str) -> Iterator[str]:
    """Yield a text whole, or in parts of about the same length that each end where a voice rests."""
    if len(text.split()) > _FEWEST:
        for ends in _ENDS if len(text.split()) > MANY else _ENDS[:1]:
            cuts = [match for match in ends.finditer(text) if _parts(text, match)]
            if cuts:
                best = min(cuts, key=lambda match: abs(match.start() - len(text) / 2))
                yield from _again(text[: best.start()] + best.group().strip())
                yield from _again(text[best.end() :])
                return
    yield text


def _again(text: str) -> Iterator[str]:
    if len(text.split()) > MANY:
        yield from split(text)
    else:
        yield text


def _parts(text: str, match: re.Match[str]) -> bool:
    """Return whether a cut leaves words on both sides and takes no stressed words apart."""
    before, after = text[: match.start()] + match.group().strip(), text[match.end() :]
    return min(len(before.split()), len(after.split())) >= _FEWEST and before.count(STAR) % 2 == 0
