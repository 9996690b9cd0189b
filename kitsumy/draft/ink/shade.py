"""Shade: the side of a shape that light from one direction does not reach, as a path of its own.

The shape is cut into slices along the light. In every slice the shade is the last piece before the edge, as
deep as the shadow reaches. A clipped copy of the shape looks the same, but costs a layer as large as it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from .outline import corners

_NEAR = 1e-3
"""Corners nearer to each other than this, across the light or along it, are one."""
_Edge = tuple[float, float, float, float, int]
"""One side of a shape: from and to which level across the light, where along it, how that grows, its turn."""
_Cut = tuple[float, float, float]
"""A level across the light, and where along it a slice ends away from the light and towards it."""
_Strip = list[tuple[_Cut, _Cut]]
"""Pieces of shade that follow each other."""


@lru_cache(maxsize=2048)
def shade(d: str, dx: float, dy: float) -> str:
    """Return the part of a path that is in shadow where light comes from ``(dx, dy)``, that far."""
    reach = math.hypot(dx, dy)
    x, y = dx / reach, dy / reach
    strips: list[_Strip] = []
    for low, high in _slices(_edges(d, x, y)):
        for piece in _pieces(low, high, reach):
            _join(strips, piece)
    return " ".join(_drawn(strip, x, y) for strip in strips)


def _edges(d: str, x: float, y: float) -> list[_Edge]:
    """Return a path's sides, seen along the light, the lowest first."""
    edges = []
    for part in corners(d):
        seen = [(round(b * x - a * y, 3), a * x + b * y) for a, b in part]
        for (low, start), (high, end) in pairwise([*seen, seen[0]]):
            if low < high:
                edges.append((low, high, start, (end - start) / (high - low), 1))
            elif high < low:
                edges.append((high, low, end, (start - end) / (low - high), -1))
    edges.sort()
    return edges


def _slices(edges: Sequence[_Edge]) -> Iterator[tuple[_Cut, _Cut]]:
    """Yield every slice of a shape by its two cuts: between them no side begins or ends."""
    levels = sorted({level for edge in edges for level in edge[:2]})
    active: list[_Edge] = []
    coming = 0
    for low, high in pairwise(levels):
        active = [edge for edge in active if edge[1] > low]
        while coming < len(edges) and edges[coming][0] <= low:
            active.append(edges[coming])
            coming += 1
        yield from _inside(active, low, high)


def _inside(active: Sequence[_Edge], low: float, high: float) -> Iterator[tuple[_Cut, _Cut]]:
    """Yield what lies inside a shape between two levels."""
    sides = [
        (2 * start + (low + high - 2 * origin) * slope, start + (low - origin) * slope, turn)
        for origin, _, start, slope, turn in active
    ]
    sides.sort()
    winding = 0
    outer = (0.0, 0.0)
    for both, at_low, turn in sides:
        if not winding:
            outer = at_low, both - at_low
        winding += turn
        if not winding:
            yield (low, outer[0], at_low), (high, outer[1], both - at_low)


def _pieces(low: _Cut, high: _Cut, reach: float) -> Iterator[tuple[_Cut, _Cut]]:
    """Yield a slice's shade, in two where it stops being thinner than the shadow reaches."""
    spare, left = low[2] - low[1] - reach, high[2] - high[1] - reach
    if spare * left < 0:
        share = spare / (spare - left)
        level, outer, _ = (a + (b - a) * share for a, b in zip(low, high, strict=True))
        middle = level, outer, outer + reach
        yield _deep(low, reach), middle
        yield middle, _deep(high, reach)
    else:
        yield _deep(low, reach), _deep(high, reach)


def _deep(cut: _Cut, reach: float) -> _Cut:
    level, outer, inner = cut
    return level, outer, min(inner, outer + reach)


def _join(strips: list[_Strip], piece: tuple[_Cut, _Cut]) -> None:
    """Lengthen the strip that ends where a piece begins, or begin one."""
    for strip in reversed(strips):
        if all(abs(a - b) < _NEAR for a, b in zip(strip[-1][1], piece[0], strict=True)):
            strip.append(piece)
            return
    strips.append([piece])


def _drawn(strip: _Strip, x: float, y: float) -> str:
    cuts = [strip[0][0], *(end for _, end in strip)]
    around = [(level, outer) for level, outer, _ in cuts] + [
        (level, inner) for level, _, inner in reversed(cuts)
    ]
    return (
        "M"
        + "L".join(f"{along * x - level * y:.2f} {along * y + level * x:.2f}" for level, along in around)
        + "Z"
    )
