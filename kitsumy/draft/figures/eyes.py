"""Eyes and brows, around the face's own middle."""

from __future__ import annotations

from typing import NamedTuple

from ..ink.painter import Painter
from ..ink.shapes import ellipse, lum, mix, path, polygon, rounded
from .rig import Expression, Species

HEART = "M0 9 C-16 -3 -9 -13 0 -5 C9 -13 16 -3 0 9 Z"
_GLOW = "#39e0ff"
_LOVE = "#e0304e"


class Gaze(NamedTuple):
    """Whose eyes they are and what they express."""

    species: Species
    expression: Expression
    scale: float
    lid: str
    """The colour around the eyes."""
    brow: str
    line: str
    """A line that can be seen on the skin."""
    lashes: bool

    @property
    def spread(self) -> float:
        """Return half the distance of the eyes."""
        return 22.0 if self.species.head in ("egg", "alien", "bird", "mouse") else 25.0

    @property
    def height(self) -> float:
        """Return where the eyes are."""
        if self.species.eyes != "round":
            return {"frog": -40.0, "alien": 2.0}.get(self.species.eyes, -6.0)
        return -1.0 if self.species.muzzle == "human" else -6.0


def eyes(painter: Painter, gaze: Gaze) -> None:
    """Draw both eyes and both brows."""
    for side in (-1, 1):
        x = side * gaze.spread * (1.0 if side < 0 else 0.92)
        with painter.moved(x, gaze.height):
            _EYES[gaze.species.eyes](painter, gaze, side)
            if gaze.species.eyes != "led":
                _brow(painter, gaze, side)


def _led(painter: Painter, gaze: Gaze, side: int) -> None:
    glow = _GLOW if painter.coloured else "#ffffff"
    look = gaze.expression
    if look.iris == "heart":
        painter.spot(HEART, _LOVE if painter.coloured else "#ffffff")
    elif look.open < 0:
        painter.line(path("M", -10, 2, "Q", 0, -12, 10, 2), 5, glow)
    else:
        tall = 22 * max(0.25, min(1.1, look.open))
        painter.spot(rounded(-9 + look.gaze[0] * 5, -tall / 2 + look.gaze[1] * 4, 18, tall, 7), glow)
    inner, outer = look.brow
    if abs(inner) + abs(outer) > 8:
        ends = path("M", -side * 12, -19 + inner * 0.6, "L", side * 12, -19 + outer * 0.6)
        painter.line(ends, 4.4, glow)


def _alien(painter: Painter, gaze: Gaze, side: int) -> None:
    tall = 21 * max(0.3, min(1.15, abs(gaze.expression.open)))
    with painter.moved(turn=side * -24):
        if gaze.expression.open < 0:
            painter.line(path("M", -13, 6, "Q", 0, -12, 13, 6), 5, gaze.line)
            return
        painter.fill(ellipse(0, 0, 15.5, tall), "#15121c", 0.5, 0)
        if gaze.expression.iris == "heart":
            painter.spot(HEART, _LOVE if painter.coloured else "#ffffff")
        painter.spot(ellipse(-4.5 + gaze.expression.gaze[0] * 4, -tall * 0.4, 4.8), "#ffffff")
        painter.spot(ellipse(5, tall * 0.45, 2.4), "#ffffff", 0.8)


def _round(painter: Painter, gaze: Gaze, side: int) -> None:
    look, k = gaze.expression, gaze.scale
    rx, ry = (12.8 if side < 0 else 12.0) * k, 15.2 * k * max(1.0, look.open)
    if look.open < 0:
        painter.line(path("M", -12 * k, 5, "Q", 0, -14 * k, 12 * k, 5), 4.6, gaze.line)
        return
    white = ellipse(0, 0, rx, ry)
    painter.spot(white, "#ffffff")
    with painter.clip(white):
        _pupil(painter, gaze, k)
        lid = _lid(look, side, rx, ry)
        painter.spot(lid, painter.base(gaze.lid))
    soft = painter.look.print == "soft"
    painter.line(white, 1.6 if soft else 2.4, mix(gaze.line, gaze.lid, 0.35) if soft else gaze.line)
    _edge(painter, gaze, side, rx, ry)


def _heart(painter: Painter) -> str:
    """Love is red, in the one colour of a print that has one, black in a print that has none."""
    match painter.look.print:
        case "tone":
            return painter.look.ink
        case "ink":
            return painter.accent
        case _:
            return _LOVE


def bulges(painter: Painter, gaze: Gaze) -> None:
    """Draw what eyes sit in, when that is a part of the head's outline."""
    if gaze.species.eyes == "frog":
        for side in (-1, 1):
            x = side * gaze.spread * (1.0 if side < 0 else 0.92)
            painter.fill(ellipse(x, gaze.height, 23), gaze.lid, shade=4)


def _pupil(painter: Painter, gaze: Gaze, k: float) -> None:
    look = gaze.expression
    radius = 8.6 * k * look.pupil
    x, y = 3.4 * k + look.gaze[0] * 6, 1 + look.gaze[1] * 7
    with painter.moved(x, y):
        if look.iris == "heart":
            painter.push(f"scale({1.15 * k:.2f})")
            painter.spot(HEART, _heart(painter))
            painter.pop()
            return
        painter.spot(ellipse(0, 0, radius, radius * 1.18), painter.look.ink)
        painter.spot(ellipse(radius * 0.3, -radius * 0.45, radius * 0.36), "#ffffff")
        painter.spot(ellipse(-radius * 0.35, radius * 0.5, radius * 0.16), "#ffffff", 0.85)


def _levels(look: Expression, side: int, rx: float, ry: float) -> tuple[float, float]:
    """Return where the upper lid's edge is, on the left and on the right side of an eye."""
    level = -ry + (1 - min(1.0, look.open)) * 1.75 * ry
    slant = (look.brow[0] - look.brow[1]) * 0.32
    inner, outer = level + slant, level - slant
    return (outer, inner) if side < 0 else (inner, outer)


def _lid(look: Expression, side: int, rx: float, ry: float) -> str:
    left, right = _levels(look, side, rx, ry)
    top = -ry - 9
    return polygon(
        [(-rx - 4, top), (rx + 4, top), (rx + 4, right), (0, (left + right) / 2 - 2), (-rx - 4, left)]
    )


def _edge(painter: Painter, gaze: Gaze, side: int, rx: float, ry: float) -> None:
    """Draw the upper lid's edge, with lashes where there are any."""
    left, right = _levels(gaze.expression, side, rx, ry)
    low, high = -ry * 0.94, ry * 0.9
    left, right = max(low * 0.55, min(high, left)), max(low * 0.55, min(high, right))
    middle = max(low, (left + right) / 2 - ry * (0.62 if gaze.expression.open > 0.8 else 0.2))
    painter.line(
        path("M", -rx - 0.5, left, "Q", 0, 2 * middle - (left + right) / 2, rx + 0.5, right), 4, gaze.line
    )
    if gaze.lashes:
        x, y = side * rx, right if side > 0 else left
        lashes = path("M", x, y, "l", side * 6.5, -4.5, "M", x - side * 3, y - 5, "l", side * 5, -6)
        painter.line(lashes, 3, gaze.line)


def _brow(painter: Painter, gaze: Gaze, side: int) -> None:
    inner, outer = gaze.expression.brow
    rise = -15 * gaze.scale * max(0.75, abs(gaze.expression.open)) - 9
    if gaze.species.eyes == "frog":
        rise = min(-18.0, rise + 9)
    ix, iy, ox, oy = -side * 12, rise + inner * 0.8, side * 14, rise + outer * 0.8 + 2
    arch = -5 + (inner + outer) * 0.2
    d = path(
        "M",
        ix,
        iy - 3,
        "Q",
        0,
        (iy + oy) / 2 + arch - 3,
        ox,
        oy,
        "Q",
        0,
        (iy + oy) / 2 + arch + 4.5,
        ix,
        iy + 4,
    )
    edge = gaze.line if abs(lum(gaze.brow) - lum(gaze.lid)) < 0.3 or not painter.coloured else gaze.brow
    painter.spot(d + " Z", painter.solid(gaze.brow))
    painter.line(d + " Z", 1.8, painter.solid(edge))


_EYES = {"round": _round, "frog": _round, "led": _led, "alien": _alien}
