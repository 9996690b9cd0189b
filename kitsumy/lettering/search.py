"""Place several texts together: a beam in reading order under hard rules (lettering study, step 4)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kitsumy.geometry import Point

from .ground import Floats, within
from .joins import JOINED
from .spots import Item, Spots

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


def search(
    items: Sequence[Item], candidates: Sequence[Spots], beam: int, width: int
) -> list[tuple[float, tuple[int, ...]]]:
    """Return the cheapest ways to take one candidate of each item: costs and indices, best first."""
    pairs = {
        (i, j): _between(items[i], candidates[i], items[j], candidates[j], width, j == i + 1)
        for i, j in itertools.combinations(range(len(items)), 2)
    }
    costs = _with_a_future(candidates, pairs)
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    for later, alone in enumerate(costs):
        best = _grow(best, alone, [pairs[i, later] for i in range(later)], beam)
        if not best:
            return []
    return best


def _with_a_future(candidates: Sequence[Spots], pairs: dict[tuple[int, int], Floats]) -> list[Floats]:
    """Return every candidate's cost, infinite where some later text would find no place at all.

    Without this a narrow beam fills up with cheap places for the first text that leave none for the last.
    """
    costs = [spots.cost.copy() for spots in candidates]
    for i, j in sorted(pairs, reverse=True):
        open_ = np.isfinite(pairs[i, j][:, np.isfinite(costs[j])]).any(axis=1)
        costs[i][~open_] = np.inf
    return costs


def _grow(
    best: Sequence[tuple[float, tuple[int, ...]]], alone: Floats, between: Sequence[Floats], beam: int
) -> list[tuple[float, tuple[int, ...]]]:
    rows = []
    for cost, taken in best:
        row = alone + cost
        for index, costs in zip(taken, between, strict=True):
            row = row + costs[index]
        rows.append(row)
    table = np.stack(rows)
    flat = np.argsort(table, axis=None, kind="stable")[:beam]
    grown = []
    for place in flat:
        parent, choice = divmod(int(place), table.shape[1])
        if np.isfinite(table[parent, choice]):
            grown.append((float(table[parent, choice]), (*best[parent][1], choice)))
    return grown


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
