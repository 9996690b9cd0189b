"""Outlines of balloons: round, spiky, puffy, jagged, or a plain box, as closed polygons."""

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
_TOOTH, _TOOTH_HEIGHT = 15, 0.1
"""A machine's balloon: half the length of a tooth in pixels, and its height in lesser half axes."""
_FLARE = 0.9
"""How much wider than its middle a neck is where it meets a balloon."""
_PUFF, _PUFF_HEIGHT, _PUFF_CORNERS = 58, 0.145, 12
"""A thought's puffs: their least length in pixels, height in lesser half axes, and corners."""


def outline(kind: BalloonKind, centre: Point, rx: float, ry: float, rng: np.random.Generator) -> Floats:
    """Return a balloon's outline."""
    if kind == "shout":
        return _burst(centre, rx, ry, rng)
    if kind == "thought":
        return _cloud(centre, rx, ry)
    if kind == "radio":
        return _jagged(centre, rx, ry)
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
    """Return a row of even puffs around a superellipse."""
    high = _PUFF_HEIGHT * min(rx, ry)
    puffs = max(9, round(_length(superellipse(Point(0, 0), rx, ry)) / max(_PUFF, 4.5 * high)))
    points = _even(centre, rx, ry, puffs * _PUFF_CORNERS)
    bump = high * np.abs(np.sin(np.arange(len(points)) * np.pi / _PUFF_CORNERS))
    cloud: Floats = points + _outward(points - np.array(centre), rx, ry) * bump[:, None]
    return cloud


def _length(polygon: Floats) -> float:
    closed = np.vstack([polygon, polygon[:1]])
    return float(np.hypot(*np.diff(closed, axis=0).T).sum())


def _even(centre: Point, rx: float, ry: float, count: int) -> Floats:
    """Return points at even distances along a superellipse."""
    smooth = superellipse(centre, rx, ry, corners=480)
    closed = np.vstack([smooth, smooth[:1]])
    walked = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(closed, axis=0).T))])
    at = np.linspace(0, walked[-1], count, endpoint=False)
    return np.stack([np.interp(at, walked, closed[:, 0]), np.interp(at, walked, closed[:, 1])], 1)


def _outward(offsets: Floats, rx: float, ry: float) -> Floats:
    """Return the directions in which a superellipse looks at these offsets from its middle."""
    axes = np.array([rx, ry])
    normal = np.sign(offsets) * np.abs(offsets / axes) ** (POWER - 1) / axes
    unit: Floats = normal / np.maximum(np.hypot(*normal.T), 1e-9)[:, None]
    return unit


def _jagged(centre: Point, rx: float, ry: float) -> Floats:
    """Return a superellipse whose edge crackles in even teeth."""
    teeth = 2 * max(12, round(_length(superellipse(Point(0, 0), rx, ry)) / _TOOTH / 2))
    points = _even(centre, rx, ry, teeth)
    out = np.where(np.arange(teeth) % 2 == 0, _TOOTH_HEIGHT * min(rx, ry), 0.01 * min(rx, ry))
    jagged: Floats = points + _outward(points - np.array(centre), rx, ry) * out[:, None]
    return jagged


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
    """Return the bridge that makes two balloons of one speaker one shape: narrow only in its middle.

    ``a`` and ``b`` are where it starts and ends, ``half`` is half its least width.
    """
    way = np.array(b) - np.array(a)
    across = np.array([-way[1], way[0]]) / (math.hypot(*way) or 1.0)
    along = np.linspace(0, 1, 17)[:, None]
    wide = half * (1 + _FLARE * (2 * along - 1) ** 2)
    one, other = (np.array(a) + along * way + across * wide * side for side in (1, -1))
    return np.concatenate([one, other[::-1]])


def dashes(polygon: Floats, dash: float, gap: float) -> list[Floats]:
    """Return short pieces along a closed polygon."""
    closed = np.vstack([polygon, polygon[:1]])
    walked = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(closed, axis=0).T))])
    pieces = []
    for start in np.arange(0, walked[-1], dash + gap):
        at = np.linspace(start, min(start + dash, walked[-1]), 6)
        pieces.append(np.stack([np.interp(at, walked, closed[:, 0]), np.interp(at, walked, closed[:, 1])], 1))
    return pieces
