"""A panel's words as people count them: captions, balloons and sounds in one row, from 1."""

from __future__ import annotations

import re
from typing import NamedTuple

from kitsumy.comic import Lines
from kitsumy.errors import NotANumber, NotInComic
from kitsumy.revising.rewording import Spot

_PANEL = re.compile(r"(?P<panel>\d{1,3})(?:\.(?P<line>\d{1,2}))?(?:\s+(?P<text>.+))?", re.DOTALL)
_NOTHING = ("-", "–", "—")
"""What takes words away: an empty message cannot be sent."""


class Change(NamedTuple):
    """What is to be said in a panel: which of its lines and what is perhaps not said yet."""

    panel: int
    line: int | None
    text: str


def read(words: str) -> Change:
    """Understand ``2.3 New words``.

    Raises:
        NotANumber: it does not begin with a panel.

    """
    found = _PANEL.fullmatch(words)
    if found is None:
        raise NotANumber("panel", words.split()[0])
    return Change(int(found["panel"]), int(found["line"]) if found["line"] else None, found["text"] or "")


def flat(lines: Lines) -> list[tuple[str, Spot]]:
    """Return a panel's words in reading order with the spots they are in, counted in panel 1."""
    captions = [(text, Spot(1, "caption", n)) for n, text in enumerate(lines.captions, 1)]
    balloons = [(one.text, Spot(1, "balloon", n)) for n, one in enumerate(lines.balloons, 1)]
    return [*captions, *balloons, *((one.text, Spot(1, "sfx", n)) for n, one in enumerate(lines.sfx, 1))]


def first_spoken(lines: Lines) -> int:
    """Return the line that is meant when none is named: the first balloon, else the first of all."""
    return len(lines.captions) + 1 if lines.balloons else 1


def spot(lines: Lines, panel: int, number: int) -> tuple[str, Spot]:
    """Return the words of a panel's line, from 1, and where they are.

    Raises:
        NotInComic: the panel has no such line.

    """
    words = flat(lines)
    if not 1 <= number <= len(words):
        raise NotInComic("balloon", number, len(words), panel)
    text, found = words[number - 1]
    return text, found._replace(panel=panel)


def meant(text: str) -> str:
    """Return the words that somebody wants in a spot, empty when they want none."""
    return "" if text.strip() in _NOTHING else text
