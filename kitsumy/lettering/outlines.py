"""Outlines of balloons: round, spiky, puffy, or a plain box, as closed polygons."""

from __future__ import annotations

import math

import numpy as np

from kitsumy.geometry import Box, Point
from kitsumy.page import BalloonKind

from .ground import Floats
from .shapes import POWER

_SPIKES = 22
_TALL, _LOW = 1.28, 1.06
"""How far a shout's spikes and notches are from the middle, in half axes."""
_PUFF = 38
"""About how many pixels of half axes make one puff of a thought."""


def outline(kind: BalloonKind, centre: Point, rx: float, ry: float, rng: np.random.Generator) -> Floats:
    """Return a balloon's outline."""
    if kind == "shout":
        return _burst(centre, rx, ry, rng)
    if kind == "thought":
        return _cloud(centre, rx, ry)
    return superellipse(centre, rx, ry)


def superellipse(centre: Point, rx: float, ry: float, power: float = POWER, corners: int = 120) -> Floats:
    """Return |x/rx|^p + |y/ry|^p = 1 around a centre."""
    angle = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    return _bent(centre, rx, ry, angle, np.ones(corners), 2 / power)


def _burst(centre: Point, rx: float, ry: float, rng: np.random.Generator) -> Floats:
    angle = np.linspace(0, 2 * np.pi, 2 * _SPIKES, endpoint=False)
    reach = np.where(np.arange(2 * _SPIKES) % 2 == 0, _TALL, _LOW) + rng.uniform(-0.04, 0.04, 2 * _SPIKES)
    return _bent(centre, rx, ry, angle, reach, 0.8)


def _cloud(centre: Point, rx: float, ry: float) -> Floats:
    puffs = max(9, int((rx + ry) / _PUFF))
    angle = np.linspace(0, 2 * np.pi, puffs * 14, endpoint=False)
    return _bent(centre, rx, ry, angle, 1.03 + 0.09 * np.abs(np.sin(angle * puffs / 2)), 0.8)


def _bent(centre: Point, rx: float, ry: float, angle: Floats, reach: Floats, power: float) -> Floats:
    cosine, sine = np.cos(angle), np.sin(angle)
    x = centre.x + rx * reach * np.sign(cosine) * np.abs(cosine) ** power
    y = centre.y + ry * reach * np.sign(sine) * np.abs(sine) ** power
    points: Floats = np.stack([x, y], 1)
    return points


def rectangle(box: Box) -> Floats:
    """Return a box's corners."""
    return np.array([(box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1)])


def neck(a: Point, b: Point, half: float) -> Floats:
    """Return the bridge that makes two balloons of one speaker one shape."""
    dx, dy = b.x - a.x, b.y - a.y
    length = math.hypot(dx, dy) or 1.0
    px, py = -dy / length * half, dx / length * half
    return np.array([(a.x + px, a.y + py), (b.x + px, b.y + py), (b.x - px, b.y - py), (a.x - px, a.y - py)])


def dashes(polygon: Floats, dash: float, gap: float) -> list[Floats]:
    """Return short pieces along a closed polygon."""
    closed = np.vstack([polygon, polygon[:1]])
    walked = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(closed, axis=0).T))])
    pieces = []
    for start in np.arange(0, walked[-1], dash + gap):
        at = np.linspace(start, min(start + dash, walked[-1]), 6)
        pieces.append(np.stack([np.interp(at, walked, closed[:, 0]), np.interp(at, walked, closed[:, 1])], 1))
    return pieces
