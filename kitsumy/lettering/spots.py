"""Where one balloon or caption could go, and what each place costs on its own (lettering study, step 3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kitsumy.geometry import Box, Point, Size

from .ground import Floats, Ground, near, within
from .offstage import SHORTEST
from .shapes import Shape
from .words import Kind

MARGIN = 12
"""Between a balloon and the panel's border, in pixels."""
_TALLEST = 0.62
"""The highest part of a panel that one balloon may take."""
_HEAD_SHARE = 0.28
"""The most of a head (ears and hat included) that may lie under one text."""
_TO_HEAD = 0.92
"""The part of the way to a mouth that its tail may take."""


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
    indices = list(_fitting(item, ground, share))
    made = [_spread(item, index, ground, step) for index in indices]
    if not any(x.size for x, _ in made):
        return None
    shape = np.repeat(np.array(indices, np.intp), [x.size for x, _ in made])
    place = _Place(
        np.concatenate([x for x, _ in made]),
        np.concatenate([y for _, y in made]),
        np.array([one.hx for one in item.shapes])[shape],
        np.array([one.hy for one in item.shapes])[shape],
    )
    costs = 6 * np.array([one.cost for one in item.shapes])[shape]
    priced = _priced(item, place, shape, costs, ground, taboo)
    return _thin(priced, ground.size, cells) if priced.x.size else None


class _Place(NamedTuple):
    """Candidate places of all shapes at once: middles and half axes."""

    x: Floats
    y: Floats
    hx: Floats
    hy: Floats

    def only(self, chosen: NDArray[np.bool_]) -> _Place:
        return _Place(self.x[chosen], self.y[chosen], self.hx[chosen], self.hy[chosen])


def _fitting(item: Item, ground: Ground, share: float) -> Iterator[int]:
    width, height = ground.size
    room = Box(0, 0, width - 2 * MARGIN, (height - 2 * MARGIN) * (_TALLEST if ground.anchors else 1))
    fits = [
        index
        for index, shape in enumerate(item.shapes)
        if 2 * shape.hx <= room.width * share and 2 * shape.hy <= room.height
    ]
    yield from fits[:4]


def _priced(
    item: Item,
    place: _Place,
    shape: NDArray[np.intp],
    cost: Floats,
    ground: Ground,
    taboo: Sequence[Box],
) -> Spots:
    """Return the places that touch no taboo, with what each one costs."""
    free = np.ones(place.x.size, bool)
    for box in taboo:
        touching, near = _touch(place, box, square=item.kind == "caption")
        free &= ~touching
        cost = cost + 0.5 * near
    for _, head in ground.heads:
        covered = _covered(place, head)
        free &= covered <= _HEAD_SHARE
        cost = cost + 3 * covered
    place, cost, shape = place.only(free), cost[free], shape[free]
    x, y, hx, hy = place
    cost = cost + 0.9 * y / ground.size.height
    cost = cost + 2.2 * ground.busyness(x - 0.9 * hx, y - 0.9 * hy, x + 0.9 * hx, y + 0.9 * hy)
    cost = cost + (_caption(place, ground) if item.kind == "caption" else _balloon(place, item, ground))
    good = np.isfinite(cost)
    return Spots(x[good], y[good], hx[good], hy[good], cost[good], shape[good])


def _spread(item: Item, index: int, ground: Ground, step: int) -> tuple[Floats, Floats]:
    shape = item.shapes[index]
    return _corners(shape, ground) if item.kind == "caption" else _grid(shape, ground, step)


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


def _touch(place: _Place, box: Box, *, square: bool) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which places touch a box, and which come near it; corners count only when they are square."""
    near_x = np.maximum(np.maximum(box.x0 - place.x, place.x - box.x1), 0)
    near_y = np.maximum(np.maximum(box.y0 - place.y, place.y - box.y1), 0)
    if square:
        inside = (near_x < place.hx) & (near_y < place.hy)
    else:
        inside = within(near_x / place.hx, near_y / place.hy)
    margin = 0.1 * box.width
    return inside, (near_x < place.hx + margin) & (near_y < place.hy + margin)


def _covered(place: _Place, head: Box) -> Floats:
    """Return about which part of a head lies under each place."""
    rx, ry = 0.92 * place.hx, 0.92 * place.hy
    across = np.minimum(place.x + rx, head.x1) - np.maximum(place.x - rx, head.x0)
    down = np.minimum(place.y + ry, head.y1) - np.maximum(place.y - ry, head.y0)
    share: Floats = np.maximum(0, across) * np.maximum(0, down) / max(1.0, head.width * head.height)
    return share


def _caption(place: _Place, ground: Ground) -> Floats:
    low, right = place.y > ground.size.height / 2, place.x > ground.size.width / 2
    cost: Floats = np.where(low, 0.5, 0.0) + np.where(right, 0.3, 0.0)
    return cost


def _balloon(place: _Place, item: Item, ground: Ground) -> Floats:
    (width, height), (x, y, hx, hy) = ground.size, place
    edge = np.minimum(np.minimum(x - hx, width - x - hx), np.minimum(y - hy, height - y - hy))
    cost: Floats = np.where(edge < MARGIN + 4, 0.1, 0.0)
    if item.mouth is None:
        return cost + _offstage(place, ground.size) if item.speaker else cost
    away_x = np.maximum(0, np.abs(x - item.mouth.x) - hx) / width
    away_y = np.maximum(0, np.abs(y - item.mouth.y) - hy) / height
    away = np.hypot(away_x, away_y)
    cost = cost + 2.4 * np.maximum(0, away - 0.10) + 9.6 * np.maximum(0, 0.06 - away)
    cost = (
        cost + np.where(y > item.mouth.y + hy * 0.3, 1.8, 0) + np.where(y > item.mouth.y - hy * 0.2, 0.35, 0)
    )
    for (who, head), (_, face) in zip(ground.heads, ground.faces, strict=True):
        if who != item.speaker:
            cost = cost + _stranger(x, y, item.mouth, head, face)
    return cost


def _offstage(place: _Place, size: Size) -> Floats:
    """Return what it costs somebody outside the panel to speak far from its sides, or too near for a tail."""
    side = np.minimum(place.x - place.hx, size.width - place.x - place.hx)
    cost: Floats = 1.2 * np.maximum(0, side / size.width - 0.08) + np.where(side < SHORTEST, 0.3, 0)
    return cost


def _stranger(x: Floats, y: Floats, mouth: Point, head: Box, face: Box) -> Floats:
    """Return what it costs to be nearer to another head, or to send the tail over it; faces bar the way."""
    cost: Floats = np.where(np.abs(x - head.centre.x) < np.abs(x - mouth.x), 0.7, 0.0)
    cost += np.where(near(x, y, mouth, head, _TO_HEAD), 1.6, 0.0)
    cost[near(x, y, mouth, face, _TO_HEAD)] = np.inf
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
