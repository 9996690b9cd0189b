"""How far letters are from each other and from the edge of their panel, in pixels of the page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from kitsumy.geometry import Box, Point
from kitsumy.page import PlacedBalloon, PlacedCaption

from .ground import Floats
from .outlines import superellipse
from .shapes import GROWTH, POWER

Text = PlacedBalloon | PlacedCaption
_CORNERS = 180
"""Points of an outline: dense enough to be within half a pixel of the true distance."""


def box_of(text: Text) -> Box:
    """Return the box around a caption, or around the superellipse that holds a balloon's words."""
    if isinstance(text, PlacedCaption):
        return text.box
    (x, y), rx, ry = text.centre, text.rx, text.ry
    return Box(x - rx, y - ry, x + rx, y + ry)


def apart(one: Text, other: Text) -> float:
    """Return the distance between two texts' outlines, 0 when they touch."""
    if isinstance(one, PlacedCaption):
        if isinstance(other, PlacedCaption):
            return _between_boxes(one.box, other.box)
        return _to_box(_edge(other), one.box)
    if isinstance(other, PlacedCaption):
        return _to_box(_edge(one), other.box)
    return _between_balloons(one, other)


def _between_boxes(one: Box, other: Box) -> float:
    dx = max(other.x0 - one.x1, one.x0 - other.x1, 0.0)
    dy = max(other.y0 - one.y1, one.y0 - other.y1, 0.0)
    return float(np.hypot(dx, dy))


def _to_box(points: Floats, box: Box) -> float:
    x, y = points.T
    dx = np.maximum(np.maximum(box.x0 - x, x - box.x1), 0)
    dy = np.maximum(np.maximum(box.y0 - y, y - box.y1), 0)
    return float(np.hypot(dx, dy).min())


def _between_balloons(one: PlacedBalloon, other: PlacedBalloon) -> float:
    mine, theirs = _edge(one), _edge(other)
    if _holds(one, theirs) or _holds(other, mine):
        return 0.0
    return float(np.hypot(*(mine[:, None] - theirs[None]).transpose(2, 0, 1)).min())


def _holds(balloon: PlacedBalloon, points: Floats) -> bool:
    grow = GROWTH[balloon.kind]
    u = np.abs(points - np.array(balloon.centre)) / (balloon.rx * grow, balloon.ry * grow)
    return bool(((u**POWER).sum(1) < 1).any())


@lru_cache(maxsize=256)
def _edge(balloon: PlacedBalloon) -> Floats:
    grow = GROWTH[balloon.kind]
    return superellipse(balloon.centre, balloon.rx * grow, balloon.ry * grow, corners=_CORNERS)


def to_edge(balloon: PlacedBalloon, sides: Sequence[Point]) -> float:
    """Return how far a balloon's paper is from its panel's nearest side, negative when it crosses it."""
    paper = superellipse(balloon.centre, balloon.rx, balloon.ry, corners=_CORNERS)
    return _inside(paper, sides)


def from_sides(point: Point, sides: Sequence[Point]) -> float:
    """Return how far a point is from the nearest side of a panel, negative outside of it."""
    return _inside(np.array([point]), sides)


def _inside(points: Floats, sides: Sequence[Point]) -> float:
    """Return how far all points are to the right of every side: inside, as corners are taken clockwise."""
    return min(_right_of(points, a, b) for a, b in zip(sides, (*sides[1:], sides[0]), strict=True))


def _right_of(points: Floats, start: Point, end: Point) -> float:
    along = np.array(end) - np.array(start)
    x, y = (points - np.array(start)).T
    return float(((along[0] * y - along[1] * x) / np.hypot(*along)).min())
