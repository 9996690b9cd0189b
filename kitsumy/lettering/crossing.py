"""What a tail passes over on its way from its balloon to who speaks: it should be nothing."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import numpy as np

from kitsumy.geometry import Box, Point
from kitsumy.page import PlacedBalloon

from .ground import Floats, within
from .shapes import GROWTH
from .spacing import Text
from .tails import edge_distance

_ALONG = np.linspace(0, 1, 25)
"""Where a tail is looked at, in parts of its length."""


def way(balloon: PlacedBalloon, tip: Point) -> tuple[Point, Point]:
    """Return where a tail leaves its balloon, and where it ends."""
    (x, y), length = balloon.centre, math.dist(balloon.centre, tip) or 1.0
    towards = Point((tip.x - x) / length, (tip.y - y) / length)
    edge = min(length, edge_distance(balloon.kind, balloon.rx, balloon.ry, towards))
    return Point(x + towards.x * edge, y + towards.y * edge), tip


def over_face(start: Point, end: Point, face: Box) -> bool:
    """Return whether a line passes over the round of a face."""
    x, y = _points(start, end).T
    u, v = (x - face.centre.x) / (face.width / 2), (y - face.centre.y) / (face.height / 2)
    return bool((u * u + v * v < 1).any())


def over_text(start: Point, end: Point, text: Text) -> bool:
    """Return whether a line passes over a balloon or a caption."""
    x, y = _points(start, end).T
    if isinstance(text, PlacedBalloon):
        grow = GROWTH[text.kind]
        u, v = np.abs(x - text.centre.x) / (text.rx * grow), np.abs(y - text.centre.y) / (text.ry * grow)
        return bool(within(u, v).any())
    box = text.box
    return bool(((x > box.x0) & (x < box.x1) & (y > box.y0) & (y < box.y1)).any())


def meet(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Return whether two lines cross."""
    (a, b), (c, d) = one, other
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def crossings(ways: Sequence[tuple[Point, Point]]) -> list[int]:
    """Return how many of the others each line crosses."""
    counts = [0] * len(ways)
    for (i, one), (j, other) in itertools.combinations(enumerate(ways), 2):
        if meet(one, other):
            counts[i] += 1
            counts[j] += 1
    return counts


def _points(start: Point, end: Point) -> Floats:
    points: Floats = np.array(start) + _ALONG[:, None] * (np.array(end) - np.array(start))
    return points


def _side(a: Point, b: Point, c: Point) -> float:
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
