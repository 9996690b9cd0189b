"""Panels with people painted from ellipses: not pretty, but nothing like the draft studio's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageDraw

from kitsumy.comic import Framing
from kitsumy.geometry import Box, Size

from .grounds import Colour, ground
from .panel import Foreign, Head, shot

_SKINS: tuple[Colour, ...] = ((240, 200, 170), (205, 150, 110), (140, 95, 70), (250, 220, 200))
_HAIRS: tuple[Colour, ...] = ((50, 35, 25), (120, 70, 30), (20, 20, 25), (200, 160, 90))
_ACROSS = {1: (0.5,), 2: (0.27, 0.73), 3: (0.2, 0.5, 0.8), 4: (0.14, 0.38, 0.62, 0.86)}
_FACES: dict[Framing, float] = {"wide": 0.17, "medium": 0.26, "close": 0.38}
_SOFT = 2
"""Painted this much larger, so that edges are soft."""


class _Sitter(NamedTuple):
    """One face to paint, in pixels: its middle, its half axes, the colours."""

    x: float
    y: float
    rx: float
    ry: float
    skin: Colour
    hair: Colour
    coat: Colour

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Return a box given in half axes around the middle."""
        return (self.x + x0 * self.rx, self.y + y0 * self.ry, self.x + x1 * self.rx, self.y + y1 * self.ry)


def painted(count: int = 20) -> Iterator[Foreign]:
    """Yield so many scenes, with up to four people each."""
    framings: tuple[Framing, ...] = ("medium", "wide", "medium", "close")
    for number in range(count):
        people, framing = number % 5, framings[number % 4]
        size = Size(1500, 640) if people > 2 or number % 2 else Size(760, 640)
        framing = "medium" if people > 2 and framing == "close" else framing
        yield _scene(number, people, framing, size)


def _scene(number: int, people: int, framing: Framing, size: Size) -> Foreign:
    rng = np.random.default_rng(1000 + number)
    larger = size.width * _SOFT, size.height * _SOFT
    canvas = ground(*size, 100 + number).resize(larger, Image.Resampling.NEAREST)
    heads = []
    for x in _ACROSS.get(people, ()):
        sitter = _sitter(rng, x, framing, canvas.size)
        _paint(canvas, sitter)
        heads.append(_head(sitter, canvas.size))
    picture = canvas.reduce(_SOFT)
    return Foreign(f"painted-{number:02}", "painted", picture, shot(people, framing), size, tuple(heads))


def _sitter(rng: np.random.Generator, x: float, framing: Framing, size: tuple[int, int]) -> _Sitter:
    high = _FACES[framing] * size[1] * rng.uniform(0.9, 1.1)
    coat = tuple(int(value) for value in rng.integers(40, 220, 3))
    return _Sitter(
        x=(x + rng.uniform(-0.03, 0.03)) * size[0],
        y=rng.uniform(0.55, 0.64) * size[1],
        rx=high * 0.4,
        ry=high * 0.5,
        skin=_SKINS[int(rng.integers(len(_SKINS)))],
        hair=_HAIRS[int(rng.integers(len(_HAIRS)))],
        coat=(coat[0], coat[1], coat[2]),
    )


def _paint(canvas: Image.Image, who: _Sitter) -> None:
    pen, dark = ImageDraw.Draw(canvas), _shade(who.skin, 0.72)
    pen.ellipse(who.box(-2.2, 1.3, 2.2, 6.5), fill=who.coat)
    pen.rectangle(who.box(-0.4, 0.6, 0.4, 1.6), fill=dark)
    pen.ellipse(who.box(-1.14, -1.4, 1.14, 0.5), fill=who.hair)
    for side in (-1, 1):
        pen.ellipse(_ordered(who.box(side * 0.9, -0.2, side * 1.12, 0.25)), fill=dark)
    pen.ellipse(who.box(-1, -1, 1, 1), fill=who.skin)
    pen.ellipse(who.box(-0.62, 0.1, -0.2, 0.4), fill=_shade(who.skin, 0.94))
    pen.ellipse(who.box(0.2, 0.1, 0.62, 0.4), fill=_shade(who.skin, 0.94))
    pen.chord(who.box(-1.02, -1.15, 1.02, 0.1), 180, 360, fill=who.hair)
    for side in (-1, 1):
        _eye(pen, who, side)
    pen.polygon(
        [who.box(-0.05, -0.1, 0, 0)[:2], who.box(-0.17, 0.32, 0, 0)[:2], who.box(0.17, 0.32, 0, 0)[:2]],
        fill=dark,
    )
    pen.chord(who.box(-0.36, 0.36, 0.36, 0.74), 10, 170, fill=(150, 50, 50))


def _eye(pen: ImageDraw.ImageDraw, who: _Sitter, side: int) -> None:
    middle = 0.42 * side
    pen.ellipse(
        who.box(middle - 0.2, -0.24, middle + 0.2, 0.0), fill=(250, 250, 250), outline=(30, 20, 20), width=3
    )
    pen.ellipse(who.box(middle - 0.1, -0.22, middle + 0.1, -0.02), fill=(40, 30, 30))
    pen.line(
        who.box(middle - 0.25, -0.36, middle + 0.25, -0.38), fill=who.hair, width=max(2, round(who.ry * 0.08))
    )


def _head(who: _Sitter, size: tuple[int, int]) -> Head:
    head, face = Box(*who.box(-1.14, -1.4, 1.14, 1)), Box(*who.box(-0.95, -0.7, 0.95, 1))
    return Head(*(box.scaled(1 / size[0], 1 / size[1]) for box in (head, face)))


def _shade(colour: Colour, by: float) -> Colour:
    red, green, blue = (round(value * by) for value in colour)
    return red, green, blue


def _ordered(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    return min(box[0], box[2]), box[1], max(box[0], box[2]), box[3]
