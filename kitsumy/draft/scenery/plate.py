"""The plate: the one large picture of a place that every panel crops, and the light that falls on it."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Sequence
from random import Random

from ..ink.greys import grey
from ..ink.painter import Painter
from ..ink.shapes import blob, ellipse, lum, mix, polygon, rounded

WIDTH, HEIGHT = 960.0, 520.0
OVERSCAN = 0.3
"""How far every layer goes on past the plate's edges, so that no camera sees the end of the world."""
LEFT, RIGHT = -WIDTH * OVERSCAN, WIDTH * (1 + OVERSCAN)
TOP, BOTTOM = -HEIGHT * OVERSCAN, HEIGHT * (1 + OVERSCAN)
GROUND = 374.0
"""Where the ground meets the wall or the far country."""

LIGHT: dict[str, Callable[[str], str]] = {
    "day": str,
    "dusk": lambda colour: mix(mix(colour, "#b4503c", 0.2), "#2a1b45", 0.22),
    "night": lambda colour: mix(colour, "#131a3e", 0.6),
    "lamplight": lambda colour: mix(mix(colour, "#e8963c", 0.12), "#1b1838", 0.34),
}
"""What each light makes of a colour; ``lamplight`` is night under a roof."""

_SCREENED_NIGHT = 0.45
"""How much of the night reaches what a screen prints: dots as dark as night would swallow the figures."""
_MODELLED, _SHINING, _THIN = 5, 0.45, 6
"""From which depth of shadow a shape is modelled there, from which lightness it shines, what a screen would
break up into dots."""


def rng(*parts: object) -> Random:
    """Return the random numbers of something, the same everywhere and always."""
    text = "\x1f".join(str(part) for part in parts)
    return Random(int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]))


class Plate:
    """Draws a place's layers in plate units through one light; ``random`` belongs to the layer at work."""

    def __init__(self, painter: Painter, light: str, random: Random, pale: float = 0.0) -> None:
        """``pale`` is how much paper shows through; a screen's lines would break up under a veil."""
        self.painter, self.random, self.light, self.pale = painter, random, light, pale

    @property
    def print(self) -> str:
        """Return the print process: soft, dots, tone or ink."""
        return self.painter.look.print

    @property
    def dark(self) -> bool:
        """Return whether lamps are on."""
        return self.light in ("night", "lamplight")

    def between(self, low: float, high: float) -> float:
        """Return a random number of this layer."""
        return self.random.uniform(low, high)

    def choose(self, colours: Sequence[str]) -> str:
        """Return one of some words, at random."""
        return self.random.choice(colours)

    def lit(self, colour: str) -> str:
        """Return a colour in the light of the hour."""
        shown = LIGHT[self.light](colour)
        if self.print == "tone" and self.dark:
            shown = mix(colour, shown, _SCREENED_NIGHT)
        return mix(shown, self.painter.look.paper, self.pale) if self.pale else shown

    def shape(self, path: str, colour: str, line: float = 0.7, shade: float = 4) -> None:
        """Fill a path in the light of the hour; ``line`` scales its outline, ``shade`` its shadow.

        Prints without colours tell a plate's flat shapes apart by more greys than they give to figures.
        """
        lit = self.lit(colour)
        if self.painter.coloured or shade >= _MODELLED:
            self.painter.fill(path, lit, line, shade)
            return
        self.painter.spot(path, grey(self.print, lit))
        if line:
            self.painter.stroke(path, line)

    def glow(self, path: str, colour: str, line: float = 0.0) -> None:
        """Fill a path that shines by itself, or stays as dark, whatever the hour."""
        if self.painter.coloured:
            shown = colour
        else:
            shown = "#fbfaf4" if lum(colour) > _SHINING else grey(self.print, colour)
        self.painter.spot(path, shown)
        if line:
            self.painter.stroke(path, line)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        colour: str,
        *,
        round_: float = 0,
        line: float = 0.7,
        shade: float = 4,
    ) -> None:
        """Fill a rectangle."""
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        path = rounded(x, y, width, height, round_) if round_ else polygon(corners)
        self.shape(path, colour, line, shade)

    def oval(
        self, x: float, y: float, rx: float, ry: float, colour: str, *, line: float = 0.7, shade: float = 4
    ) -> None:
        """Fill an ellipse."""
        self.shape(ellipse(x, y, rx, ry), colour, line, shade)

    def poly(
        self, points: Sequence[tuple[float, float]], colour: str, *, line: float = 0.7, shade: float = 4
    ) -> None:
        """Fill a polygon."""
        self.shape(polygon(points), colour, line, shade)

    def blob(
        self, points: Sequence[tuple[float, float]], colour: str, *, line: float = 0.7, shade: float = 4
    ) -> None:
        """Fill a smooth closed curve through points."""
        self.shape(blob(points), colour, line, shade)

    def stroke(self, path: str, width: float, colour: str) -> None:
        """Draw a line of its own width and colour."""
        lit = self.lit(colour)
        if self.painter.coloured:
            self.painter.line(path, width, self.painter.base(lit))
        elif self.print == "tone" and width < _THIN:
            self.painter.line(path, width * 0.7, self.painter.look.ink)
        else:
            self.painter.line(path, width, grey(self.print, lit))

    def ray(self, path: str, width: float, colour: str) -> None:
        """Draw a line that shines by itself."""
        self.painter.line(path, width, colour if self.painter.coloured else "#fbfaf4")

    def veil(self, path: str, colour: str, opacity: float) -> None:
        """Lay a translucent colour over what is there: light beams, mist, shadow."""
        shown = colour if self.painter.coloured else ("#ffffff" if lum(colour) > _SHINING else "#000000")
        self.painter.spot(path, shown, opacity)

    def spread(self, count: int, jitter: float = 0.3) -> list[float]:
        """Return evenly loosened places from edge to edge, overscan included."""
        step = (RIGHT - LEFT) / max(1, count)
        return [LEFT + step * (index + 0.5 + self.between(-jitter, jitter)) for index in range(count)]


def star(
    x: float, y: float, radius: float, points: int = 5, inner: float = 0.45
) -> list[tuple[float, float]]:
    """Return the corners of a star."""
    corners = []
    for index in range(2 * points):
        reach = radius if index % 2 == 0 else radius * inner
        angle = math.pi * index / points - math.pi / 2
        corners.append((x + math.cos(angle) * reach, y + math.sin(angle) * reach))
    return corners
