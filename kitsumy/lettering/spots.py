"""What each place that a balloon or caption could take costs on its own (lettering study, step 3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kitsumy.geometry import Box, Point, Size

from .ground import EMPTY, Floats, Ground, near
from .offstage import SHORTEST
from .places import MARGIN, Free, Item, Place, apart, covered

_TO_HEAD = 0.92
"""The part of the way to a mouth that its tail may take."""
_BY_SHAPE, _BY_BUSYNESS = 6.0, 2.2
"""How much a text's shape counts, and what it covers."""


class Spots(NamedTuple):
    """Candidate places: centres, half axes with spikes and puffs, costs, and indices of shapes."""

    x: Floats
    y: Floats
    hx: Floats
    hy: Floats
    cost: Floats
    shape: NDArray[np.intp]


def spots(item: Item, ground: Ground, taboo: Sequence[Box], found: Free, cells: Size) -> Spots | None:
    """Return good ones of the free places, spread over the panel; None when there is none.

    ``cells`` is how many parts of the panel are told apart.
    """
    priced = _priced(item, found, ground, taboo)
    return _thin(priced, ground.size, cells) if priced.x.size else None


def cheapest(item: Item) -> float:
    """Return what a text costs at least, wherever it goes: its best shape over plain background."""
    return _BY_SHAPE * min(shape.cost for shape in item.shapes) + _BY_BUSYNESS * EMPTY


def _priced(item: Item, found: Free, ground: Ground, taboo: Sequence[Box]) -> Spots:
    """Return the places with what each one costs."""
    place, shape = found.place, found.shape
    cost = _BY_SHAPE * found.cost
    for box in taboo:
        cost = cost + 0.5 * _near(place, box)
    for _, head in ground.heads:
        cost = cost + 3 * covered(place, head)
    x, y, hx, hy = place
    cost = cost + 0.9 * y / ground.size.height
    cost = cost + _BY_BUSYNESS * ground.busyness(x - 0.9 * hx, y - 0.9 * hy, x + 0.9 * hx, y + 0.9 * hy)
    cost = cost + (_caption(place, ground) if item.kind == "caption" else _balloon(place, item, ground))
    good = np.isfinite(cost)
    return Spots(x[good], y[good], hx[good], hy[good], cost[good], shape[good])


def _near(place: Place, box: Box) -> NDArray[np.bool_]:
    """Return which places come near a box."""
    across, down = apart(place, box)
    margin = 0.1 * box.width
    near: NDArray[np.bool_] = (across < place.hx + margin) & (down < place.hy + margin)
    return near


def _caption(place: Place, ground: Ground) -> Floats:
    low, right = place.y > ground.size.height / 2, place.x > ground.size.width / 2
    cost: Floats = np.where(low, 0.5, 0.0) + np.where(right, 0.3, 0.0)
    return cost


def _balloon(place: Place, item: Item, ground: Ground) -> Floats:
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


def _offstage(place: Place, size: Size) -> Floats:
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
    column = (all_spots.x[order] * cells.width // size.width).astype(np.intp)
    row = (all_spots.y[order] * cells.height // size.height).astype(np.intp)
    cell = (row * cells.width + column) * 10 + all_spots.shape[order]
    cheapest = np.full(cells.width * cells.height * 10, -1)
    cheapest[cell[::-1]] = np.arange(order.size)[::-1]  # the last one written stays
    chosen = order[np.sort(cheapest[cheapest >= 0])]
    return Spots(
        all_spots.x[chosen],
        all_spots.y[chosen],
        all_spots.hx[chosen],
        all_spots.hy[chosen],
        all_spots.cost[chosen],
        all_spots.shape[chosen],
    )
