"""Sound effects: as large as the panel allows, near their source, off faces, balloons and tails."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from kitsumy import fonts
from kitsumy.comic import Lines, Sfx
from kitsumy.geometry import Box, Point, Size
from kitsumy.page import PanelLetters, PlacedBalloon, PlacedCaption, PlacedSfx

from .emphasis import plain
from .ground import Floats, Ground
from .joins import joined
from .places import MARGIN
from .tails import EDGE

ANGLE, UPRIGHT = 7, 90
"""Degrees: how a word is tilted as a rule, and how it stands where there is room at a side alone."""
LARGEST, COMFORTABLE, SMALLEST = 120, 72, 36
"""Type sizes in pixels: the largest, the least anybody would choose, the least that a phone shows."""
SILENT = 6.0
"""What a sound effect that finds no place costs."""
_SMALL, _STANDING, _OVER_EARS, _OVER_HAIR = 0.2, 0.6, 1.0, 1.6
"""What a small one costs besides, one that stands upright, one over ears or a hat, and one over hair."""
_SHARES = (1.0, 0.82, 0.66, 0.5)
"""The sizes to try while there is room, against the largest."""
_CRAMPED = (72, 58, 46, SMALLEST)
"""The sizes to try where there is none for those."""
_STEP = 14
RIM = 6
"""Between a sound effect and its panel's edge, in pixels."""
_NOWHERE = Point(0.5, 0.84)
"""Where a sound without a source would rather be, in parts of the panel."""


class Sounded(NamedTuple):
    """A placed sound effect, what its place costs, and whether another would be better."""

    cost: float
    sfx: PlacedSfx
    strained: bool = False


class _Rung(NamedTuple):
    """One way to make room: how the word stands, what of heads it keeps off, what it costs to go so far."""

    sizes: tuple[int, ...]
    tilts: tuple[int, ...]
    heads: Sequence[Box]
    cost: float


def edge_of(size: int) -> int:
    """Return the width of the dark edge around letters of a size."""
    return max(5, size // 10)


@lru_cache(maxsize=1024)
def extent_of(text: str, size: int, tilt: int) -> tuple[float, float]:
    """Return width and height of the tilted word, its edge and its shadow."""
    left, top, right, bottom = fonts.extent(((text, "display"),), size, edge=edge_of(size))
    width, height, angle = right - left + 16, bottom - top + 16, math.radians(tilt)
    return (
        width * math.cos(angle) + height * math.sin(angle),
        height * math.cos(angle) + width * math.sin(angle),
    )


def word(sfx: Sfx) -> str:
    """Return a sound effect as it is lettered; empty when no font has anything of it."""
    return _word(sfx.text)


def unheard(lines: Lines, letters: PanelLetters) -> tuple[str, ...]:
    """Return the sound effects of a panel that its letters lack; what no font has is not among them."""
    there = Counter(one.text for one in letters.sfx)
    return tuple((Counter(filter(None, map(word, lines.sfx))) - there).elements())


@lru_cache(maxsize=1024)
def _word(text: str) -> str:
    return plain(fonts.clean(text.upper(), "display"))


def sound(sfx: Sfx, ground: Ground, taken: Sequence[Box], seed: int) -> Sounded | None:
    """Place one sound effect clear of ``taken``; None when it finds no place.

    A large word on a figure and a small one on empty ground are weighed against each other.
    """
    for rung in _ladder(ground) if word(sfx) else ():
        best = _largest(sfx, rung, ground, [*rung.heads, *taken], seed)
        if best is not None:
            return best._replace(strained=rung.cost >= _STANDING)
    return None


def _ladder(ground: Ground) -> Iterator[_Rung]:
    """Yield what to try in turn: small and straight, upright, over ears and hats; over faces never."""
    heads, brows, faces = ([box for _, box in some] for some in (ground.heads, ground.brows, ground.faces))
    largest = round(min(ground.size.height * 0.22, ground.size.width * 0.2, LARGEST))
    least = min(COMFORTABLE, largest)
    if largest > SMALLEST:
        sizes = {max(least, round(largest * share)) for share in _SHARES}
        yield _Rung(tuple(sorted(sizes, reverse=True)), (ANGLE,), heads, 0)
    cramped = tuple(size for size in _CRAMPED if size <= max(SMALLEST, least))
    yield _Rung(cramped, (ANGLE, 0), heads, _SMALL)
    yield _Rung(cramped, (UPRIGHT,), heads, _STANDING)
    yield _Rung(cramped, (ANGLE, 0, UPRIGHT), brows, _OVER_EARS)
    yield _Rung(cramped, (ANGLE, 0, UPRIGHT), faces, _OVER_HAIR)


def _largest(sfx: Sfx, rung: _Rung, ground: Ground, obstacles: Sequence[Box], seed: int) -> Sounded | None:
    """Return the best of all sizes, the largest tried first: what is lost by a size is lost for certain."""
    best: Sounded | None = None
    for size in rung.sizes:
        if best is not None and best.cost <= rung.cost + _smaller(size):
            break
        placed = (_stood(sfx, size, tilt, ground, obstacles, seed) for tilt in rung.tilts)
        found = next((one for one in placed if one is not None), None)
        if found is not None and (best is None or rung.cost + found.cost < best.cost):
            best = Sounded(rung.cost + found.cost, found.sfx)
    return best


def _smaller(size: int) -> float:
    """Return what a size costs against the largest, wherever the word stands."""
    return max(0.0, (LARGEST - size) / 100)


def _stood(
    sfx: Sfx, size: int, tilt: int, ground: Ground, obstacles: Sequence[Box], seed: int
) -> Sounded | None:
    """Place the word in one size and tilt where it is nearest to its source and covers the least."""
    wide, high = extent_of(word(sfx), size, tilt)
    width, height = ground.size
    if wide > width - 2 * MARGIN or high > height - 2 * MARGIN:
        return None
    x, y = _free(ground.size, wide / 2, high / 2, obstacles)
    if not x.size:
        return None
    wanted = source_of(sfx, ground)
    cost = 0.5 * np.hypot((x - wanted.x) / width, (y - wanted.y) / height)
    cost = cost + 3 * ground.busyness(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
    best = int(np.argmin(cost))
    centre = Point(float(x[best]), float(y[best]))
    angle = tilt if seed % 3 else -tilt
    box = around(centre, wide, high)
    placed = PlacedSfx(text=word(sfx), centre=centre, type_size=size, angle=angle, box=box)
    return Sounded(0.6 * float(cost[best]) + _smaller(size), placed)


def around(centre: Point, wide: float, high: float) -> Box:
    """Return the box of this size around a point."""
    return Box(centre.x - wide / 2, centre.y - high / 2, centre.x + wide / 2, centre.y + high / 2)


def _free(size: Size, half_wide: float, half_high: float, obstacles: Sequence[Box]) -> tuple[Floats, Floats]:
    """Return the places of a grid, its corners and edges included, where such a box touches no obstacle."""
    across, down = _grid(size.width, half_wide), _grid(size.height, half_high)
    free = np.ones((down.size, across.size), bool)
    for box in obstacles:
        free[_steps(down, box.y0, box.y1, half_high), _steps(across, box.x0, box.x1, half_wide)] = False
    rows, columns = free.nonzero()
    return across[columns], down[rows]


def _grid(length: int, half: float) -> Floats:
    """Return where the middle of something this half long may be, from one edge to the other."""
    first, last = half + RIM, length - half - RIM
    return np.linspace(first, last, math.ceil((last - first) / _STEP) + 1)


def _steps(grid: Floats, low: float, high: float, half: float) -> slice:
    """Return the steps of the grid on which something this half wide reaches between two edges."""
    start, end = np.searchsorted(grid, (low - half, high + half), "right")
    return slice(int(start), int(end))


def source_of(sfx: Sfx, ground: Ground) -> Point:
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
    for run in joined(balloons):
        for one, other in pairwise(run):
            yield from _along(one.centre, other.centre)


def _along(start: Point, end: Point) -> Iterator[Box]:
    for part in np.linspace(0.2, 1, 9):
        x, y = start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part
        yield Box(x - 14, y - 14, x + 14, y + 14)
