"""Sound effects: as large as the panel allows, near their source, off faces, balloons and tails."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from kitsumy import fonts
from kitsumy.comic import Sfx
from kitsumy.geometry import Box, Point
from kitsumy.page import PlacedBalloon, PlacedCaption, PlacedSfx

from .emphasis import plain
from .ground import Ground
from .spots import MARGIN
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
    text = plain(fonts.clean(sfx.text.upper(), "display"))
    if not text:
        return None
    heads, faces = [box for _, box in ground.heads], [box for _, box in ground.faces]
    largest = round(min(ground.size.height * 0.22, ground.size.width * 0.2, LARGEST))
    for obstacles, least in ((heads, min(COMFORTABLE, largest)), (faces, SMALLEST)):
        sizes = sorted({max(least, round(largest * share)) for share in _SHARES}, reverse=True)
        found = [_at_size(text, sfx, size, ground, [*obstacles, *taken], seed) for size in sizes]
        placed = [one for one in found if one is not None]
        if placed:
            return min(placed, key=lambda one: one.cost)
    return None


def _at_size(
    text: str, sfx: Sfx, size: int, ground: Ground, obstacles: Sequence[Box], seed: int
) -> Sounded | None:
    wide, high = _extent(text, size)
    width, height = ground.size
    if wide > width - 2 * MARGIN or high > height - 2 * MARGIN:
        return None
    across = np.arange(wide / 2 + 6, width - wide / 2 - 5, _STEP)
    down = np.arange(high / 2 + 6, height - high / 2 - 5, _STEP)
    x, y = (axis.ravel() for axis in np.meshgrid(across, down))
    free = np.ones(x.size, bool)
    for box in obstacles:
        beside = (x + wide / 2 <= box.x0) | (x - wide / 2 >= box.x1)
        free &= beside | (y + high / 2 <= box.y0) | (y - high / 2 >= box.y1)
    if not free.any():
        return None
    x, y = x[free], y[free]
    wanted = _source(sfx, ground)
    cost = 0.5 * np.hypot((x - wanted.x) / width, (y - wanted.y) / height)
    cost = cost + 3 * ground.busyness(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
    best = int(np.argmin(cost))
    centre = Point(float(x[best]), float(y[best]))
    box = Box(centre.x - wide / 2, centre.y - high / 2, centre.x + wide / 2, centre.y + high / 2)
    placed = PlacedSfx(text=text, centre=centre, type_size=size, angle=ANGLE if seed % 3 else -ANGLE, box=box)
    return Sounded(0.6 * float(cost[best]) + max(0.0, (LARGEST - size) / 100), placed)


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
