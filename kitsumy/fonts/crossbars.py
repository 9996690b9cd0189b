"""Cross the pronoun I at both ends, as comics do: a bare stroke between two words is read as a bar or a 1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageDraw

from kitsumy.geometry import Box, Point

from .faces import face

BAR = "-"
"""The face's own hyphen is the bar: about as thick as its letters, with the same ends."""
_PRONOUN = re.compile(r"(?<![\w'’.-])I(?![\w.-])")
_ROOM = 0.07
"""What an I with bars is given on both sides, in type sizes, to stand as clear as other words do."""
_BARE = 0.28
"""An I that is wider than this, in type sizes, has its bars already."""


def bars(text: str, name: str, size: int) -> Iterator[Point]:
    """Yield where the bars of a run of letters are written, from the run's left end on its baseline."""
    for found in _PRONOUN.finditer(text):
        start = face(name, size).getlength(text[: found.start()])
        for end in _ends(name, size):
            yield Point(start + end.x, end.y)


def spaced(text: str, name: str, size: int) -> Iterator[tuple[str, float]]:
    """Yield the pieces of a run with the room on both sides of each: some around an I that gets bars."""
    at = 0
    for found in _PRONOUN.finditer(text) if _ends(name, size) else ():
        if found.start() > at:
            yield text[at : found.start()], 0.0
        at = found.end()
        yield found[0], _ROOM * size
    if at < len(text):
        yield text[at:], 0.0


@lru_cache(maxsize=256)
def _ends(name: str, size: int) -> tuple[Point, ...]:
    """Return where the bars of an I are written: at its top and at its foot, slanted or upright."""
    stroke, bar = _ink("I", name, size), _ink(BAR, name, size)
    if bar.box.width == 0 or stroke.foot.width > _BARE * size:
        return ()
    half = bar.box.height / 2
    return tuple(
        Point(end.centre.x - bar.box.centre.x, y - bar.box.centre.y)
        for end, y in ((stroke.head, stroke.box.y0 + half), (stroke.foot, stroke.box.y1 - half))
    )


class _Ink(NamedTuple):
    """What a character's ink covers, and its first and last rows alone; from its left end on the baseline."""

    box: Box
    head: Box
    foot: Box


def _ink(character: str, name: str, size: int) -> _Ink:
    picture = Image.new("L", (4 * size, 4 * size))
    origin = Point(size, 2 * size)
    ImageDraw.Draw(picture).text(origin, character, 255, face(name, size), "ls")
    inked = np.asarray(picture) > 127
    rows = np.flatnonzero(inked.any(axis=1))
    if not rows.size:
        return _Ink(*[Box(0, 0, 0, 0)] * 3)
    end = max(1, size // 12)
    spans = ((rows[0], rows[-1] + 1), (rows[0], rows[0] + end), (rows[-1] + 1 - end, rows[-1] + 1))
    return _Ink(*(_rows(inked, int(low), int(high), origin) for low, high in spans))


def _rows(inked: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], low: int, high: int, origin: Point) -> Box:
    columns = np.flatnonzero(inked[low:high].any(axis=0))
    return Box(columns[0] - origin.x, low - origin.y, columns[-1] + 1 - origin.x, high - origin.y)
