"""Weather: what it does to the light behind the figures, and what falls in front of them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from ..ink.painter import Painter
from ..ink.shapes import ellipse, polygon

Span = tuple[float, float]


def behind(painter: Painter, weather: str, width: float, height: float, random: Random) -> None:
    """Draw what the weather does behind the figures: gloom, bolts, banks of mist."""
    _BEHIND.get(weather, _nothing)(painter, width, height, random)


def before(painter: Painter, weather: str, width: float, height: float, random: Random) -> None:
    """Draw what falls or drifts between the figures and the viewer."""
    _BEFORE.get(weather, _nothing)(painter, width, height, random)


def _nothing(painter: Painter, width: float, height: float, random: Random) -> None:
    """Leave fair weather as it is."""


def _gloom(painter: Painter, width: float, height: float, random: Random) -> None:
    if painter.look.print != "tone":
        painter.spot(_sheet(width, height), "#1c2740", 0.26)


def _storm(painter: Painter, width: float, height: float, random: Random) -> None:
    painter.spot(_sheet(width, height), "#0d1226", 0.3 if painter.look.print == "tone" else 0.46)
    x = width * random.choice((0.12, 0.5, 0.86))
    points = [(x, -4.0)]
    for step in range(1, 6):
        points.append((x + random.uniform(-0.05, 0.05) * width, height * 0.1 * step))
    thick = max(5.0, height * 0.014)
    back = [(px + thick * (1 - index / 6), py) for index, (px, py) in enumerate(points)]
    bolt = polygon(points + back[::-1])
    _streaks(painter, width, height, random, 10, 2.4)
    painter.line(bolt, thick * 1.6, "#9fc4ff" if painter.coloured else painter.look.ink)
    painter.spot(bolt, "#fffbe0")


def _mist(painter: Painter, width: float, height: float, random: Random) -> None:
    if painter.look.print != "tone":
        painter.spot(_sheet(width, height), "#e8eef2", 0.38 if painter.coloured else 0.3)
    _banks(painter, width, height, random, 5, (0.4, 0.8), 0.4)


def _drift(painter: Painter, width: float, height: float, random: Random) -> None:
    _banks(painter, width, height, random, 4, (0.9, 1.0), 0.34)


def _banks(
    painter: Painter, width: float, height: float, random: Random, count: int, heights: Span, opacity: float
) -> None:
    """Lay banks of mist between two heights: three thinning layers instead of a blur, white in a screen."""
    for _ in range(count):
        x, y = random.uniform(0, width), height * random.uniform(*heights)
        rx, ry = random.uniform(0.3, 0.55) * width, height * random.uniform(0.04, 0.07)
        if painter.look.print == "tone":
            painter.spot(ellipse(x, y, rx, ry * 0.6), "#ffffff")
            continue
        for grown in (1.0, 0.85, 0.68):
            painter.spot(ellipse(x, y, rx * grown, ry * grown), "#f4f7fa", opacity / 3)


def _rain_colour(painter: Painter) -> str:
    return {"tone": painter.look.ink, "ink": "#ffffff"}.get(painter.look.print, "#dcebff")


def _streaks(
    painter: Painter, width: float, height: float, random: Random, share: float, thick: float
) -> None:
    """Draw streaks, one per ``share`` pixels of width, the longer the thicker."""
    length, streaks = 20 * thick, []
    for _ in range(int(width / share)):
        x, y = random.uniform(-20, width + 30), random.uniform(-40, height)
        streaks.append(f"M{x:.0f} {y:.0f} l{-length * 0.24:.0f} {length:.0f}")
    opacity = 1.0 if painter.look.print == "tone" else 0.6
    painter.line(" ".join(streaks), thick, _rain_colour(painter), opacity)


def _far_rain(painter: Painter, width: float, height: float, random: Random) -> None:
    _gloom(painter, width, height, random)
    _streaks(painter, width, height, random, 10, 2.4)


def _rain(painter: Painter, width: float, height: float, random: Random) -> None:
    """Let a few near drops fall before the figures, and splash: faces stay readable."""
    _streaks(painter, width, height, random, 48 if painter.look.print == "tone" else 32, 4.0)
    splashes = []
    for _ in range(int(width / 60)):
        x, y = random.uniform(0, width), random.uniform(height * 0.88, height)
        splashes.append(f"M{x - 9:.0f} {y - 7:.0f} q3 6 9 7 q6 -1 9 -7 M{x:.0f} {y - 4:.0f} v-9")
    painter.line(" ".join(splashes), 2.6, _rain_colour(painter), 0.8)


def _snow(painter: Painter, width: float, height: float, random: Random) -> None:
    """Let flakes of three sizes fall, with an edge where the paper is white."""
    edge = painter.look.ink if painter.look.print == "tone" else ""
    for share, radius in ((16, 3.4), (26, 6.0), (70, 10.0)):
        flakes = " ".join(
            ellipse(random.uniform(0, width), random.uniform(0, height), radius * random.uniform(0.8, 1.2))
            for _ in range(int(width / share))
        )
        if edge:
            painter.line(flakes, 3.2, edge)
        painter.spot(flakes, "#ffffff", 0.95)


def _sheet(width: float, height: float) -> str:
    return polygon(((-2, -2), (width + 2, -2), (width + 2, height + 2), (-2, height + 2)))


_Draw = Callable[[Painter, float, float, Random], None]
_BEHIND: dict[str, _Draw] = {"rain": _far_rain, "storm": _storm, "fog": _mist}
_BEFORE: dict[str, _Draw] = {"rain": _rain, "storm": _rain, "snow": _snow, "fog": _drift}
