"""Sound effects: as large as the panel allows, near their source, off faces, balloons and tails."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from kitsumy import fonts
from kitsumy.comic import Sfx
from kitsumy.geometry import Box, Point, Size
from kitsumy.page import PlacedBalloon, PlacedCaption, PlacedSfx

from .emphasis import plain
from .ground import Floats, Ground
from .places import MARGIN
from .tails import EDGE

ANGLE = 7
LARGEST, COMFORTABLE, SMALLEST = 120, 72, 44
"""Type sizes in pixels: the largest, the least beside whole heads, the least at all."""
SILENT = 2.5
"""What a sound effect that finds no place costs."""
_SHARES = (1.0, 0.82, 0.66, 0.5)
"""The sizes to try, against the largest."""
_STEP = 14
_NOWHERE = Point(0.5, 0.84)
"""Where a sound without a source would rather be, in parts of the panel."""


class Sounded(NamedTuple):
    """A placed sound effect and what its place costs."""

    cost: float
    sfx: PlacedSfx


def edge_of(size: int) -> int:
    """Return the width of the dark edge around letters of a size."""
    return max(5, size // 10)


@lru_cache(maxsize=1024)
def _extent(text: str, size: int) -> tuple[float, float]:
    """Return width and height of the tilted word, its edge and its shadow."""
    left, top, right, bottom = fonts.extent(((text, "display"),), size, edge=edge_of(size))
    width, height, angle = right - left + 16, bottom - top + 16, math.radians(ANGLE)
    return (
        width * math.cos(angle) + height * math.sin(angle),
        height * math.cos(angle) + width * math.sin(angle),
    )


def sound(sfx: Sfx, ground: Ground, taken: Sequence[Box], seed: int) -> Sounded | None:
    """Place one sound effect clear of ``taken``; None when it finds no place.

    A large word on a figure and a small one on empty ground are weighed against each other.
    """
    text = _word(sfx.text)
    if not text:
        return None
    heads, faces = [box for _, box in ground.heads], [box for _, box in ground.faces]
    largest = round(min(ground.size.height * 0.22, ground.size.width * 0.2, LARGEST))
    for obstacles, least in ((heads, min(COMFORTABLE, largest)), (faces, SMALLEST)):
        sizes = sorted({max(least, round(largest * share)) for share in _SHARES}, reverse=True)
        best = _largest(text, sfx, sizes, ground, [*obstacles, *taken], seed)
        if best is not None:
            return best
    return None


@lru_cache(maxsize=1024)
def _word(text: str) -> str:
    return plain(fonts.clean(text.upper(), "display"))


def _largest(
    text: str, sfx: Sfx, sizes: Sequence[int], ground: Ground, obstacles: Sequence[Box], seed: int
) -> Sounded | None:
    """Return the best of all sizes, the largest tried first: what is lost by a size is lost for certain."""
    best: Sounded | None = None
    for size in sizes:
        if best is not None and best.cost <= _smaller(size):
            break
        found = _at_size(text, sfx, size, ground, obstacles, seed)
        if found is not None and (best is None or found.cost < best.cost):
            best = found
    return best


def _smaller(size: int) -> float:
    """Return what a size costs against the largest, wherever the word stands."""
    return max(0.0, (LARGEST - size) / 100)


def _at_size(
    text: str, sfx: Sfx, size: int, ground: Ground, obstacles: Sequence[Box], seed: int
) -> Sounded | None:
    wide, high = _extent(text, size)
    width, height = ground.size
    if wide > width - 2 * MARGIN or high > height - 2 * MARGIN:
        return None
    x, y = _free(ground.size, wide / 2, high / 2, obstacles)
    if not x.size:
        return None
    wanted = _source(sfx, ground)
    cost = 0.5 * np.hypot((x - wanted.x) / width, (y - wanted.y) / height)
    cost = cost + 3 * ground.busyness(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
    best = int(np.argmin(cost))
    centre = Point(float(x[best]), float(y[best]))
    box = Box(centre.x - wide / 2, centre.y - high / 2, centre.x + wide / 2, centre.y + high / 2)
    placed = PlacedSfx(text=text, centre=centre, type_size=size, angle=ANGLE if seed % 3 else -ANGLE, box=box)
    return Sounded(0.6 * float(cost[best]) + _smaller(size), placed)


def _free(size: Size, half_wide: float, half_high: float, obstacles: Sequence[Box]) -> tuple[Floats, Floats]:
    """Return the places of a grid where a box of these half sides touches no obstacle."""
    across = np.arange(half_wide + 6, size.width - half_wide - 5, _STEP)
    down = np.arange(half_high + 6, size.height - half_high - 5, _STEP)
    free = np.ones((down.size, across.size), bool)
    for box in obstacles:
        free[_steps(box.y0, box.y1, half_high), _steps(box.x0, box.x1, half_wide)] = False
    rows, columns = free.nonzero()
    return across[columns], down[rows]


def _steps(low: float, high: float, half: float) -> slice:
    """Return the steps of the grid on which something this half wide reaches between two edges."""
    start = max(0, math.floor((low - 2 * half - 6) / _STEP) + 1)
    return slice(start, max(start, math.ceil((high - 6) / _STEP)))


def _source(sfx: Sfx, ground: Ground) -> Point:
    """Return where the sound comes from: below its source's mouth, where hands and feet are."""
    mouth = ground.mouth(sfx.source)
    width, height = ground.size
    if mouth is None:
        return Point(_NOWHERE.x * width, _NOWHERE.y * height)
    return Point(mouth.x, (mouth.y + height) / 2)


def obstacles(balloons: Sequence[PlacedBalloon], captions: Sequence[PlacedCaption]) -> Iterator[Box]:
    """Yield the boxes of letters that are already there, tails included."""
    for caption in captions:
        yield caption.box.grown(6)
    for balloon in balloons:
        grow = EDGE[balloon.kind] * 1.14 if balloon.kind == "shout" else EDGE[balloon.kind] * 1.05
        rx, ry = balloon.rx * grow, balloon.ry * grow
        (x, y) = balloon.centre
        yield Box(x - rx, y - ry, x + rx, y + ry)
        if balloon.tip is not None:
            yield from _along(balloon.centre, balloon.tip)


def _along(start: Point, end: Point) -> Iterator[Box]:
    for part in np.linspace(0.2, 1, 9):
        x, y = start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part
        yield Box(x - 14, y - 14, x + 14, y + 14)
