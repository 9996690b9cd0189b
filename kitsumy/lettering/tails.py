"""Tails: from a balloon's edge towards who speaks, stopping at the head or at the panel's edge."""

from __future__ import annotations

import math

import numpy as np

from kitsumy.geometry import Box, Point, Size
from kitsumy.page import BalloonKind

from .ground import Floats
from .shapes import POWER

EDGE: dict[BalloonKind, float] = {
    "speech": 1.0,
    "whisper": 1.0,
    "shout": 1.14,
    "thought": 1.06,
    "radio": 1.07,
}
"""Where spikes and puffs have their middle, in half axes."""
_GAP = 4
"""How far a tail reaches into the head's ellipse, in pixels."""
_SHORTEST = 34
_CROWN = 0.06
"""How far below its top a head is thought in, in parts of its height."""
_ROOT = 0.62
"""How deep in its balloon a tail begins, in parts of the way to the edge."""
_MIDDLE = 0.55
"""The part of an edge, around its middle, that tails leave from."""
_STEPS = np.linspace(0, 1, 14)[:, None]


def aim(kind: BalloonKind, mouth: Point, head: Box) -> Point:
    """Return what a tail points at: the mouth, or the crown of a head that thinks."""
    return Point(head.centre.x, head.y0 + _CROWN * head.height) if kind == "thought" else mouth


def edge_tip(centre: Point, rx: float, ry: float, size: Size, towards: Point) -> Point | None:
    """Return where the tail of somebody outside the panel meets the panel's edge.

    ``towards`` is a direction of any length; None without room for a tail between balloon and edge.
    """
    length = math.hypot(*towards)
    if length == 0:
        return None
    ux, uy = towards.x / length, towards.y / length
    across = ((size.width if ux > 0 else 0) - centre.x) / ux if ux else math.inf
    down = ((size.height if uy > 0 else 0) - centre.y) / uy if uy else math.inf
    reach = min(across, down)
    if reach <= edge_distance("speech", rx, ry, Point(ux, uy)) * 1.04:
        return None
    return Point(centre.x + ux * reach, centre.y + uy * reach)


def edge_distance(kind: BalloonKind, rx: float, ry: float, towards: Point) -> float:
    """Return how far the outline is from the middle in a direction (a unit vector)."""
    reach = (abs(towards.x) / rx) ** POWER + (abs(towards.y) / ry) ** POWER
    return float(EDGE[kind] / reach ** (1 / POWER))


def tip(kind: BalloonKind, centre: Point, rx: float, ry: float, mouth: Point, head: Box) -> Point | None:
    """Return where a tail ends: at the head's ellipse, never across the face; None without room for one."""
    dx, dy = mouth.x - centre.x, mouth.y - centre.y
    length = math.hypot(dx, dy)
    if length < 1:
        return None
    towards = Point(dx / length, dy / length)
    edge = edge_distance(kind, rx, ry, towards)
    if length <= edge * 1.04:
        return None
    gap = length - edge
    to_head = _entry(centre, mouth, head) * length - edge
    reach = edge + min(max(to_head + _GAP, min(_SHORTEST, gap * 0.8), gap * 0.3), gap * 0.86)
    return Point(centre.x + towards.x * reach, centre.y + towards.y * reach)


def _entry(start: Point, end: Point, head: Box) -> float:
    """Return at which part of the way the line enters the head's ellipse; 1 when it never does."""
    rx, ry = head.width / 2 * 1.02, head.height / 2 * 1.02
    ox, oy = (start.x - head.centre.x) / rx, (start.y - head.centre.y) / ry
    dx, dy = (end.x - start.x) / rx, (end.y - start.y) / ry
    a, b, c = dx * dx + dy * dy, 2 * (ox * dx + oy * dy), ox * ox + oy * oy - 1
    inner = b * b - 4 * a * c
    if inner < 0 or a == 0:
        return 1.0
    first = (-b - math.sqrt(inner)) / (2 * a)
    return min(1.0, max(0.0, first))


def outline(kind: BalloonKind, centre: Point, rx: float, ry: float, end: Point, type_size: int) -> Floats:
    """Return a tail as a closed polygon that starts inside the balloon and never is a third as thick.

    It is tapered and slightly bent; a voice out of a machine has a bolt of lightning.
    """
    dx, dy = end.x - centre.x, end.y - centre.y
    length = math.hypot(dx, dy)
    edge = edge_distance(kind, rx, ry, Point(dx / length, dy / length)) / length
    root, sharp = np.array(_root(centre, rx, ry, dx * edge, dy * edge)), np.array(end)
    way = sharp - root
    across = np.array([-way[1], way[0]]) / max(1.0, math.hypot(*way))
    half = min(type_size * 0.5, min(rx, ry) * 0.3)
    if kind == "radio":
        return _bolt(root, sharp, across * half)
    bend = math.copysign(0.12, dx) * min(length * (1 - edge), 140)
    knee = root + way * 0.55 + across * bend
    one = _bezier(root + across * half, knee + across * half * 0.35, sharp)
    other = _bezier(sharp, knee - across * half * 0.35, root - across * half)
    return np.concatenate([one, other])


def _root(centre: Point, rx: float, ry: float, dx: float, dy: float) -> Point:
    """Return where a tail starts inside the balloon: around the middle of a side, off the corners."""
    x, y = dx * _ROOT, dy * _ROOT
    if abs(dx) / rx > abs(dy) / ry:
        y = max(-_MIDDLE * ry, min(_MIDDLE * ry, y))
    else:
        x = max(-_MIDDLE * rx, min(_MIDDLE * rx, x))
    return Point(centre.x + x, centre.y + y)


def _bolt(root: Floats, sharp: Floats, side: Floats) -> Floats:
    corners = ((0, 1.0), (0.62, 0.75), (0.56, 0.15), (1, 0), (0.46, -0.75), (0.52, -0.15), (0, -1.0))
    bolt: Floats = np.array([root + (sharp - root) * along + side * across for along, across in corners])
    return bolt


def _bezier(a: Floats, b: Floats, c: Floats) -> Floats:
    curve: Floats = (1 - _STEPS) ** 2 * a + 2 * _STEPS * (1 - _STEPS) * b + _STEPS**2 * c
    return curve


def bubbles(centre: Point, rx: float, ry: float, end: Point, type_size: int) -> list[tuple[Point, float]]:
    """Return the dots from a thought towards its thinker: middles and radii, the largest first."""
    dx, dy = end.x - centre.x, end.y - centre.y
    length = math.hypot(dx, dy)
    edge = edge_distance("thought", rx, ry, Point(dx / length, dy / length)) / length
    parts = ((0.35, 0.30), (0.68, 0.21), (0.95, 0.13))
    return [
        (
            Point(centre.x + dx * (edge + (1 - edge) * t), centre.y + dy * (edge + (1 - edge) * t)),
            type_size * r,
        )
        for t, r in parts
    ]
