"""Where one balloon or caption could go, and what each place costs on its own (lettering study, step 3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kitsumy.geometry import Box, Point, Size

from .ground import Floats, Ground
from .shapes import POWER, Shape
from .words import Kind

MARGIN = 12
"""Between a balloon and the panel's border, in pixels."""
_TALLEST = 0.62
"""The highest part of a panel that one balloon may take."""
_TAIL_SAMPLES = (0.5, 0.62, 0.74, 0.86, 0.96)


@dataclass(frozen=True, slots=True)
class Item:
    """One text to place: its shapes, best first, and the mouth it comes from, if that is in the picture."""

    kind: Kind
    speaker: str
    shapes: tuple[Shape, ...]
    mouth: Point | None


class Spots(NamedTuple):
    """Candidate places: centres, half axes with spikes and puffs, costs, and indices of shapes."""

    x: Floats
    y: Floats
    hx: Floats
    hy: Floats
    cost: Floats
    shape: NDArray[np.intp]


def spots(
    item: Item, ground: Ground, taboo: Sequence[Box], share: float, step: int, cells: Size
) -> Spots | None:
    """Return good places, spread over the panel; None when there is none.

    ``taboo`` are boxes no letter may touch, ``share`` the part of the panel's width one text may take,
    ``step`` the grid in pixels, ``cells`` how many parts of the panel are told apart.
    """
    made = [_on_grid(item, index, ground, taboo, step) for index in _fitting(item, ground, share)]
    found = [spot for spot in made if spot.x.size]
    if not found:
        return None
    return _thin(Spots(*(np.concatenate(column) for column in zip(*found, strict=True))), ground.size, cells)


def _fitting(item: Item, ground: Ground, share: float) -> Iterator[int]:
    width, height = ground.size
    room = Box(0, 0, width - 2 * MARGIN, (height - 2 * MARGIN) * (_TALLEST if ground.anchors else 1))
    fits = [
        index
        for index, shape in enumerate(item.shapes)
        if 2 * shape.hx <= room.width * share and 2 * shape.hy <= room.height
    ]
    yield from fits[:4]


def _on_grid(item: Item, index: int, ground: Ground, taboo: Sequence[Box], step: int) -> Spots:
    shape = item.shapes[index]
    x, y = _corners(shape, ground) if item.kind == "caption" else _grid(shape, ground, step)
    free = np.ones(x.size, bool)
    cost = 6 * shape.cost + 0.9 * y / ground.size.height
    for box in taboo:
        touching, near = _touch(x, y, shape, box)
        free &= ~touching
        cost = cost + 0.5 * near
    x, y, cost = x[free], y[free], cost[free]
    cost = cost + 2.2 * ground.busyness(
        x - 0.9 * shape.hx, y - 0.9 * shape.hy, x + 0.9 * shape.hx, y + 0.9 * shape.hy
    )
    cost = cost + (_caption(x, y, ground) if item.kind == "caption" else _balloon(x, y, shape, item, ground))
    ones = np.ones(x.size)
    return Spots(x, y, shape.hx * ones, shape.hy * ones, cost, np.full(x.size, index, np.intp))


def _grid(shape: Shape, ground: Ground, step: int) -> tuple[Floats, Floats]:
    width, height = ground.size
    across = np.arange(MARGIN + shape.hx, width - MARGIN - shape.hx + 1, step)
    down = np.arange(MARGIN + shape.hy, height - MARGIN - shape.hy + 1, step)
    x, y = np.meshgrid(across, down)
    return x.ravel(), y.ravel()


def _corners(shape: Shape, ground: Ground) -> tuple[Floats, Floats]:
    width, height = ground.size
    down = [shape.hy, height - shape.hy]
    if height > 6 * shape.hy:
        down.insert(1, 3 * shape.hy + 8)  # a second caption, right below the first
    x, y = np.meshgrid([shape.hx, width - shape.hx], down)
    return x.ravel().astype(float), y.ravel().astype(float)


def _touch(x: Floats, y: Floats, shape: Shape, box: Box) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which places touch a box, and which come near it."""
    near_x, near_y = (
        np.maximum(np.maximum(box.x0 - x, x - box.x1), 0),
        np.maximum(np.maximum(box.y0 - y, y - box.y1), 0),
    )
    inside = (near_x / shape.hx) ** POWER + (near_y / shape.hy) ** POWER < 1
    margin = 0.1 * box.width
    return inside, (near_x < shape.hx + margin) & (near_y < shape.hy + margin)


def _caption(x: Floats, y: Floats, ground: Ground) -> Floats:
    cost: Floats = np.where(y > ground.size.height / 2, 0.5, 0.0) + np.where(
        x > ground.size.width / 2, 0.3, 0.0
    )
    return cost


def _balloon(x: Floats, y: Floats, shape: Shape, item: Item, ground: Ground) -> Floats:
    width, height = ground.size
    edge = np.minimum(
        np.minimum(x - shape.hx, width - x - shape.hx), np.minimum(y - shape.hy, height - y - shape.hy)
    )
    cost: Floats = np.where(edge < MARGIN + 4, 0.1, 0.0)
    if item.mouth is None:
        return cost
    mouth_x, mouth_y = item.mouth
    away_x = np.maximum(0, np.abs(x - mouth_x) - shape.hx) / width
    away_y = np.maximum(0, np.abs(y - mouth_y) - shape.hy) / height
    away = np.hypot(away_x, away_y)
    cost = cost + 2.4 * np.maximum(0, away - 0.10) + 9.6 * np.maximum(0, 0.06 - away)
    cost = (
        cost
        + np.where(y > mouth_y + shape.hy * 0.3, 1.8, 0)
        + np.where(y > mouth_y - shape.hy * 0.2, 0.35, 0)
    )
    for who, head in ground.heads:
        if who != item.speaker:
            cost = cost + _stranger(x, y, item.mouth, head)
    return cost


def _stranger(x: Floats, y: Floats, mouth: Point, head: Box) -> Floats:
    """Return what it costs to be nearer to another head, or to send the tail through it."""
    cost: Floats = np.where(np.abs(x - head.centre.x) < np.abs(x - mouth.x), 0.7, 0.0)
    for part in _TAIL_SAMPLES:
        at_x, at_y = x + (mouth.x - x) * part, y + (mouth.y - y) * part
        crossing = (at_x > head.x0) & (at_x < head.x1) & (at_y > head.y0) & (at_y < head.y1)
        cost = cost + np.where(crossing, 0.5, 0.0)
    return cost


def _thin(all_spots: Spots, size: Size, cells: Size) -> Spots:
    """Keep each shape's cheapest place in every cell of the panel, so that the search sees all of it."""
    order = np.argsort(all_spots.cost, kind="stable")
    column = all_spots.x[order] * cells.width // size.width
    row = all_spots.y[order] * cells.height // size.height
    _, first = np.unique((row * cells.width + column) * 10 + all_spots.shape[order], return_index=True)
    chosen = order[np.sort(first)]
    return Spots(
        all_spots.x[chosen],
        all_spots.y[chosen],
        all_spots.hx[chosen],
        all_spots.hy[chosen],
        all_spots.cost[chosen],
        all_spots.shape[chosen],
    )
