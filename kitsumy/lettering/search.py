"""Place several texts together: a beam in reading order under hard rules (lettering study, step 4)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kitsumy.geometry import Point

from .ground import Floats, within
from .joins import JOINED
from .places import Item
from .spots import Spots

GAP = 9
"""Between two balloons, in pixels."""
_TAIL = (0.35, 0.6, 0.85)
"""Where on its way to the mouth a tail must not be over another text."""
_PULL = 3.0
"""What a gap between two balloons of one speaker costs, as a part of the panel's width."""
_NEAR = 56
"""Pixels up to which such balloons are joined for certain."""
_OVERLAP = 0.16
"""How far the next text may reach up beside the one before, in half axes of the lower of the two."""
_HIGHER = 0.2
"""A text wholly to the right may start this much higher, in the half axes of the one before."""


class _Beam(NamedTuple):
    """The cheapest ways so far, best first: what each costs, and its row of places taken."""

    cost: Floats
    taken: NDArray[np.intp]


def search(
    items: Sequence[Item], candidates: Sequence[Spots], beam: int, width: int
) -> list[tuple[float, tuple[int, ...]]]:
    """Return the cheapest ways to take one candidate of each item: costs and indices, best first."""
    pairs: dict[tuple[int, int], Floats] = {}
    costs = [spots.cost.copy() for spots in candidates]
    for i, j in sorted(itertools.combinations(range(len(items)), 2), reverse=True):
        pairs[i, j] = _between(items[i], candidates[i], items[j], candidates[j], width, j == i + 1)
        if not _leave_a_future(costs[i], pairs[i, j][:, np.isfinite(costs[j])]):
            return []
    best = _Beam(np.zeros(1), np.zeros((1, 0), np.intp))
    for later, alone in enumerate(costs):
        best = _grow(best, alone, [pairs[i, later] for i in range(later)], beam)
    return [(float(cost), tuple(map(int, taken))) for cost, taken in zip(*best, strict=True)]


def _leave_a_future(costs: Floats, pairs: Floats) -> bool:
    """Make places infinitely dear beside which a later text would find none; return whether any is left.

    Without this a narrow beam fills up with cheap places for the first text that leave none for the last.
    """
    open_ = np.isfinite(pairs).any(axis=1)
    costs[~open_] = np.inf
    return bool(open_.any())


def _grow(best: _Beam, alone: Floats, between: Sequence[Floats], beam: int) -> _Beam:
    """Return the cheapest ways to add one text: ``between`` is what its places cost with those before."""
    table = best.cost[:, None] + alone
    for taken, costs in zip(best.taken.T, between, strict=True):
        table += costs[taken]
    flat = table.ravel()
    kept = np.isfinite(flat)
    if flat.size > beam:  # all but the cheapest need no order
        kept &= flat <= np.partition(flat, beam - 1)[beam - 1]
    places = np.flatnonzero(kept)
    places = places[np.argsort(flat[places], kind="stable")[:beam]]
    parents, choices = np.divmod(places, alone.size)
    return _Beam(flat[places], np.column_stack((best.taken[parents], choices)))


def _between(first: Item, a: Spots, second: Item, b: Spots, width: int, neighbours: bool) -> Floats:
    """Return what each pair of places costs together: infinite when they touch or read the wrong way."""
    dx, dy = np.abs(a.x[:, None] - b.x[None, :]), np.abs(a.y[:, None] - b.y[None, :])
    barred = _tail_crosses(first.mouth, a, b) | _tail_crosses(second.mouth, b, a).T
    cost: Floats = np.zeros(dx.shape)
    if first.speaker and (first.speaker, first.kind) == (second.speaker, second.kind):
        apart = np.hypot(
            np.maximum(0, dx - a.hx[:, None] - b.hx[None, :]),
            np.maximum(0, dy - a.hy[:, None] - b.hy[None, :]),
        )
        if neighbours:
            cost += _PULL * np.maximum(0, apart / width - 0.012)
        if first.kind in JOINED:  # near each other they have one tail
            barred &= apart > _NEAR
    cost[barred | _touching(first, a, second, b, dx, dy) | ~_in_order(a, b)] = np.inf
    return cost


def _touching(first: Item, a: Spots, second: Item, b: Spots, dx: Floats, dy: Floats) -> NDArray[np.bool_]:
    """Return which pairs come closer than the gap; a caption's corners count, a balloon's do not."""
    a_x, a_y, b_x, b_y = a.hx[:, None], a.hy[:, None], b.hx[None, :], b.hy[None, :]
    if first.kind == "caption" and second.kind == "caption":
        boxes: NDArray[np.bool_] = (dx < a_x + b_x + GAP) & (dy < a_y + b_y + GAP)
        return boxes
    if first.kind == "caption":
        dx, dy, reach_x, reach_y = np.maximum(0, dx - a_x), np.maximum(0, dy - a_y), b_x + GAP, b_y + GAP
    elif second.kind == "caption":
        dx, dy, reach_x, reach_y = np.maximum(0, dx - b_x), np.maximum(0, dy - b_y), a_x + GAP, a_y + GAP
    else:
        reach_x, reach_y = a_x + b_x + GAP, a_y + b_y + GAP
    return within(dx / reach_x, dy / reach_y)


def _in_order(a: Spots, b: Spots) -> NDArray[np.bool_]:
    """Return which pairs are read a before b: b lies below, or wholly to the right and not higher."""
    top = b.y - b.hy
    slack = _OVERLAP * np.minimum(a.hy[:, None], b.hy[None, :])
    below = top[None, :] >= (a.y + a.hy)[:, None] - slack
    right = (b.x - b.hx)[None, :] >= (a.x + a.hx)[:, None]
    level = top[None, :] >= (a.y - a.hy - _HIGHER * a.hy)[:, None]
    ordered: NDArray[np.bool_] = below | (right & level)
    return ordered


def _tail_crosses(mouth: Point | None, tails: Spots, others: Spots) -> NDArray[np.bool_]:
    """Return which tails (rows) run through which balloons (columns)."""
    crossing = np.zeros((tails.x.size, others.x.size), bool)
    if mouth is None:
        return crossing
    for part in _TAIL:
        x, y = tails.x + (mouth.x - tails.x) * part, tails.y + (mouth.y - tails.y) * part
        u = np.abs(x[:, None] - others.x[None, :]) / (others.hx + 6)[None, :]
        v = np.abs(y[:, None] - others.y[None, :]) / (others.hy + 6)[None, :]
        crossing |= within(u, v)
    return crossing
