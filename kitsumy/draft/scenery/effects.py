"""Effects: lines that pull the eye to a face, lines that say how fast, and the paper that thins a ground."""

from __future__ import annotations

import math
from random import Random

from kitsumy.geometry import Point

from ..ink.painter import Painter
from ..ink.shapes import ellipse, polygon

_RAYS = 84
_VEILS = {"wide": 0.0, "medium": 0.14, "close": 0.4, "insert": 0.46}
"""How much paper lies over the ground behind figures, by framing: the nearer they are, the paler it is."""


def _colour(painter: Painter) -> str:
    return "#f4f1ea" if painter.look.print == "ink" else painter.look.ink


def paleness(framing: str) -> float:
    """Return how much paper shows through the ground behind figures in a framing."""
    return _VEILS.get(framing, 0.0)


def veil(painter: Painter, framing: str, width: float, height: float) -> None:
    """Lay paper over the ground, so that the figures before it stand out."""
    share = paleness(framing)
    if share:
        corners = ((-2, -2), (width + 2, -2), (width + 2, height + 2), (-2, height + 2))
        painter.spot(polygon(corners), painter.look.paper, share)


def focus(painter: Painter, centre: Point, width: float, height: float, random: Random) -> None:
    """Draw rays from the edges towards a point, leaving the middle free."""
    reach = math.hypot(width, height)
    rays = []
    for index in range(_RAYS):
        angle = math.radians(index * 360 / _RAYS + random.uniform(-2, 2))
        inner, half = random.uniform(0.44, 0.58), random.uniform(0.008, 0.018)
        tip = (centre.x + math.cos(angle) * width * inner, centre.y + math.sin(angle) * height * inner)
        left, right = (
            (centre.x + math.cos(angle + turn) * reach, centre.y + math.sin(angle + turn) * reach)
            for turn in (half, -half)
        )
        rays.append(polygon((tip, left, right)))
    painter.spot(" ".join(rays), _colour(painter), 0.5 if painter.look.print == "soft" else 0.9)


def speed(painter: Painter, facing: int, width: float, height: float, random: Random) -> None:
    """Draw tapering lines in from both edges, longer from where somebody comes; the middle stays free."""
    lines = []
    for _ in range(int(height / 15)):
        y, thick = random.uniform(0, height), random.uniform(1.0, 3.6)
        behind = random.random() < 0.65
        length = random.uniform(0.12, 0.34 if behind else 0.2) * width
        from_left = (facing > 0) == behind
        start, side = (-4.0, 1) if from_left else (width + 4.0, -1)
        lines.append(polygon(((start, y - thick), (start + side * length, y), (start, y + thick))))
    painter.spot(" ".join(lines), _colour(painter), 0.45 if painter.look.print == "soft" else 0.85)


def spotlight(painter: Painter, centre: Point, radius: float) -> None:
    """Light a disc for the thing that a panel is about."""
    disc = "#f4f1ea" if painter.look.print == "ink" else "#fffdf2"
    ring = (
        f"M{centre.x + math.cos(a) * radius * 1.1:.0f} {centre.y + math.sin(a) * radius * 1.1:.0f} "
        f"L{centre.x + math.cos(a) * radius * 1.22:.0f} {centre.y + math.sin(a) * radius * 1.22:.0f}"
        for a in (math.pi * index / 9 for index in range(18))
    )
    if painter.coloured:
        painter.spot(ellipse(centre.x, centre.y, radius * 1.16), disc, 0.35)
    painter.spot(ellipse(centre.x, centre.y, radius), disc)
    if painter.look.print != "soft":
        painter.line(" ".join(ring), 5, _colour(painter))


def shadow(painter: Painter, x: float, feet: float, scale: float) -> None:
    """Lay a shadow under somebody's feet."""
    painter.spot(ellipse(x, feet + 2 * scale, 70 * scale, 11 * scale), "#10101c", 0.28)
