"""Outlines: path data walked into corners, for whoever must know where a shape is before it is drawn."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from kitsumy.geometry import Box

Corner = tuple[float, float]
_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_STEPS = 8
"""Corners to a curve: a trunk as tall as a panel stays within half a pixel."""
_TURN = math.radians(6)
"""How far an arc turns from corner to corner."""


@lru_cache(maxsize=4096)
def corners(d: str) -> tuple[tuple[Corner, ...], ...]:
    """Return the corners of every part of a path, curves broken into straight pieces."""
    parts: list[list[Corner]] = []
    x, y = 0.0, 0.0
    for command, text in _COMMAND.findall(d):
        kind = command.upper()
        if kind == "Z":
            x, y = parts[-1][0]
            continue
        numbers = [float(number) for number in _NUMBER.findall(text)]
        count, step = _STEP[kind]
        for start in range(0, len(numbers), count):
            origin = (x, y) if command != kind else (0.0, 0.0)
            if kind == "M" and start == 0:
                parts.append([])
            parts[-1].extend(step((x, y), origin, numbers[start : start + count]))
            x, y = parts[-1][-1]
    return tuple(tuple(part) for part in parts)


@lru_cache(maxsize=4096)
def extent(d: str) -> Box:
    """Return the box around a path."""
    xs, ys = zip(*(corner for part in corners(d) for corner in part), strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _straight(_: Corner, origin: Corner, to: Sequence[float]) -> list[Corner]:
    return [(origin[0] + to[0], origin[1] + to[1])]


def _across(at: Corner, origin: Corner, to: Sequence[float]) -> list[Corner]:
    return [(origin[0] + to[0], at[1])]


def _down(at: Corner, origin: Corner, to: Sequence[float]) -> list[Corner]:
    return [(at[0], origin[1] + to[0])]


def _quadratic(at: Corner, origin: Corner, to: Sequence[float]) -> list[Corner]:
    (x0, y0), (u, v) = at, origin
    x1, y1, x2, y2 = to[0] + u, to[1] + v, to[2] + u, to[3] + v
    return [(x0 * a + x1 * b + x2 * c, y0 * a + y1 * b + y2 * c) for a, b, c in _QUADRATIC]


def _cubic(at: Corner, origin: Corner, to: Sequence[float]) -> list[Corner]:
    (x0, y0), (u, v) = at, origin
    x1, y1, x2, y2, x3, y3 = to[0] + u, to[1] + v, to[2] + u, to[3] + v, to[4] + u, to[5] + v
    return [(x0 * a + x1 * b + x2 * c + x3 * d, y0 * a + y1 * b + y2 * c + y3 * d) for a, b, c, d in _CUBIC]


def _arc(at: Corner, origin: Corner, to: Sequence[float]) -> list[Corner]:
    """Walk an arc that is not turned: no drawing of ours turns one."""
    rx, ry, _, large, sweep = to[:5]
    end = origin[0] + to[5], origin[1] + to[6]
    if not rx or not ry or at == end:
        return [end]
    # Where the ellipse is a circle of radius 1, its middle lies on the chord's normal.
    x0, y0, x1, y1 = at[0] / rx, at[1] / ry, end[0] / rx, end[1] / ry
    half = math.hypot(x1 - x0, y1 - y0) / 2
    grown = max(1.0, half)
    away = math.sqrt(grown * grown - half * half) * (-1 if large == sweep else 1) / (2 * half)
    mx, my = (x0 + x1) / 2 - (y1 - y0) * away, (y0 + y1) / 2 + (x1 - x0) * away
    first, turn = math.atan2(y0 - my, x0 - mx), 0.0
    turn = (math.atan2(y1 - my, x1 - mx) - first) % math.tau - (0.0 if sweep else math.tau)
    steps = max(1, math.ceil(abs(turn) / _TURN))
    angles = (first + turn * step / steps for step in range(1, steps))
    return [((mx + grown * math.cos(a)) * rx, (my + grown * math.sin(a)) * ry) for a in angles] + [end]


def _shares() -> Iterator[tuple[float, float]]:
    return ((1 - step / _STEPS, step / _STEPS) for step in range(1, _STEPS + 1))


_QUADRATIC = tuple((a * a, 2 * a * b, b * b) for a, b in _shares())
_CUBIC = tuple((a**3, 3 * a * a * b, 3 * a * b * b, b**3) for a, b in _shares())
_STEP: dict[str, tuple[int, Callable[[Corner, Corner, Sequence[float]], list[Corner]]]] = {
    "M": (2, _straight),
    "L": (2, _straight),
    "H": (1, _across),
    "V": (1, _down),
    "Q": (4, _quadratic),
    "C": (6, _cubic),
    "A": (7, _arc),
}
