"""How somebody reads a panel who knows nothing of its script: an XY-cut, rows before columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kitsumy.geometry import Box

_TOLERANCE = 0.12
"""Rows may reach into each other by this part of the lowest text."""


def reading_order(boxes: Sequence[Box]) -> list[int]:
    """Return the boxes' indices in the order an independent reader takes them, from left to right."""
    return list(_cut(list(range(len(boxes))), boxes))


def _cut(ids: list[int], boxes: Sequence[Box]) -> Iterator[int]:
    parts = _rows(ids, boxes) or _columns(ids, boxes) if len(ids) > 1 else None
    if parts:
        yield from _cut(parts[0], boxes)
        yield from _cut(parts[1], boxes)
    else:
        yield from sorted(ids, key=lambda i: boxes[i].y0 + 0.35 * boxes[i].x0)


def _rows(ids: list[int], boxes: Sequence[Box]) -> tuple[list[int], list[int]] | None:
    by_top = sorted(ids, key=lambda i: boxes[i].y0)
    slack = _TOLERANCE * min(boxes[i].height for i in ids)
    for k in range(1, len(by_top)):
        above, below = by_top[:k], by_top[k:]
        if max(boxes[i].y1 for i in above) <= min(boxes[i].y0 for i in below) + slack:
            return above, below
    return None


def _columns(ids: list[int], boxes: Sequence[Box]) -> tuple[list[int], list[int]] | None:
    by_left = sorted(ids, key=lambda i: boxes[i].x0)
    for k in range(1, len(by_left)):
        left, right = by_left[:k], by_left[k:]
        if max(boxes[i].x1 for i in left) <= min(boxes[i].x0 for i in right):
            return left, right
    return None
