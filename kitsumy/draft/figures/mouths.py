"""Mouths, and what else a face shows of a feeling: blushes, tears, sweat, sparks."""

from __future__ import annotations

import math
from collections.abc import Callable

from ..ink.painter import Painter
from ..ink.shapes import ellipse, path, rounded

_DEEP, _TONGUE = "#5a1420", "#ef6f7d"
_LINES = {
    "flat": "M-9 1 Q0 2 10 0",
    "smile": "M-16 -4 Q0 13 16 -4 M-19 -6 Q-16 -6 -14 -2 M19 -6 Q16 -6 14 -2",
    "frown": "M-12 7 Q0 -7 12 7",
    "side": "M-4 2 Q5 -3 13 2",
    "smirk": "M-11 2 Q6 8 16 -7 M12 -9 Q17 -9 18 -5",
    "wavy": "M-15 3 q5 -8 10 0 t10 0 t10 0",
    "small": "M-6 0 q3 5 6 0 q3 5 6 0",
    "firm": "M-13 1 Q0 3 13 -2 M-4 8 Q1 6.5 6 8",
}
_GRIN = "M-19 -7 Q0 -2 19 -7 Q15 17 0 17 Q-15 17 -19 -7 Z"
_O = ellipse(0, 4, 8.5, 11.5)
_YAWN = ellipse(2, 3, 6, 7)
_GRIT = rounded(-17, -6, 34, 15, 6)

_GLOWING = {"grin": _GRIN, "grit": "M-18 4 l6 -8 l6 8 l6 -8 l6 8 l6 -8 l6 8"}


def mouth(painter: Painter, kind: str, line: str, glow: bool = False) -> None:
    """Draw a mouth around the origin; ``line`` is a colour that can be seen, ``glow`` a screen's mouth."""
    if kind in _LINES:
        painter.line(_LINES[kind], 4, line)
    elif glow:
        painter.line(_GLOWING.get(kind, ellipse(0, 2, 10, 7)), 4, line)
    else:
        _OPEN[kind](painter)


def _hollow(painter: Painter, d: str, tongue: tuple[float, float, float, float]) -> None:
    painter.spot(d, _DEEP if painter.coloured else "#101014")
    with painter.clip(d):
        painter.spot(ellipse(*tongue), _TONGUE if painter.coloured else "#9a9aa4")
    painter.line(d, 2.8, painter.look.ink)


def _grin(painter: Painter) -> None:
    _hollow(painter, _GRIN, (0, 16, 11, 8))
    painter.spot("M-17 -6 Q0 -1.6 17 -6 L15.6 -1 Q0 3 -15.6 -1 Z", "#ffffff")


def _grit(painter: Painter) -> None:
    painter.spot(_GRIT, "#ffffff")
    painter.line(_GRIT, 3, painter.look.ink)
    painter.line("M-8 -5 V8 M0 -5 V8 M8 -5 V8 M-15 1.5 H15", 1.7, painter.look.ink)


_OPEN: dict[str, Callable[[Painter], None]] = {
    "grin": _grin,
    "grit": _grit,
    "o": lambda painter: _hollow(painter, _O, (0, 14, 6, 5)),
    "yawn": lambda painter: _hollow(painter, _YAWN, (2, 10, 5, 4)),
}


def feeling(painter: Painter, kind: str, line: str, rx: float, ry: float) -> None:
    """Draw the sign of a feeling on a head of this half width and height."""
    if kind in _SIGNS:
        _SIGNS[kind](painter, line, rx, ry)


def _blush(painter: Painter, line: str, rx: float, ry: float) -> None:
    for x in (-rx * 0.66, rx * 0.6):
        if painter.coloured:
            painter.spot(ellipse(x, 17, 11, 6.5), "#ff5f6d", 0.42)
        elif painter.look.print == "tone":
            painter.line(
                path("M", x - 8, 20, "l", 4, -8, "m", 3, 8, "l", 4, -8, "m", 3, 8, "l", 4, -8), 1.8, line
            )


def _drop(painter: Painter, x: float, y: float, size: float) -> None:
    d = path("M", 0, -13, "Q", 10, 2, 0, 9, "Q", -10, 2, 0, -13, "Z")
    with painter.moved(x, y, scale=size):
        painter.spot(d, "#8fd3ff" if painter.coloured else "#ffffff")
        painter.line(d, 2, "#2d78b4" if painter.look.print == "soft" else painter.look.ink)
        painter.spot(ellipse(-2, 2, 1.8, 2.6), "#ffffff", 0.9)


def _tear(painter: Painter, line: str, rx: float, ry: float) -> None:
    _drop(painter, -rx * 0.5, 24, 1.1)
    _drop(painter, rx * 0.52, 17, 0.8)


def _sweat(painter: Painter, line: str, rx: float, ry: float) -> None:
    _drop(painter, rx * 0.78, -ry * 0.62, 1.15)
    _drop(painter, -rx * 0.92, -ry * 0.4, 0.85)


def _vein(painter: Painter, line: str, rx: float, ry: float) -> None:
    red = "#d02030" if painter.coloured else painter.look.ink
    d = "M-4 -11 Q-3 -3 -11 -4 M4 -11 Q3 -3 11 -4 M-4 10 Q-3 3 -11 4 M4 10 Q3 3 11 4"
    with painter.moved(rx * 0.7, -ry * 0.86):
        painter.line(d, 8, "#ffffff")
        painter.line(d, 4, red)


def _spark(painter: Painter, line: str, rx: float, ry: float) -> None:
    for degrees in (-95, -62, -35, -142):
        cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        near, far = (rx + 16) / rx, (rx + 36) / rx
        ray = path("M", cosine * rx * near, sine * ry * near, "L", cosine * rx * far, sine * ry * far)
        painter.line(ray, 8, "#ffffff")
        painter.line(ray, 4.4, painter.look.ink)


def _sleep(painter: Painter, line: str, rx: float, ry: float) -> None:
    for x, y, size in ((rx * 0.95, -ry * 0.75, 1.0), (rx * 1.2, -ry * 1.15, 1.4)):
        letter = "M-6 -6 H6 L-6 6 H6" if painter.flip > 0 else "M6 -6 H-6 L6 6 H-6"
        with painter.moved(x, y, turn=8 * painter.flip, scale=size):
            painter.line(letter, 7.5, "#ffffff")
            painter.line(letter, 3.6, painter.look.ink)


_SIGNS: dict[str, Callable[[Painter, str, float, float], None]] = {
    "blush": _blush,
    "tear": _tear,
    "sweat": _sweat,
    "vein": _vein,
    "spark": _spark,
    "zzz": _sleep,
}
