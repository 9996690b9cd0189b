"""Parts: ears, hats, hair, clothes… as data. One small grammar draws them all through the painter."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from importlib import resources
from typing import Literal, Self

from pydantic import model_validator

from kitsumy.frozen import Frozen

from ..ink.painter import Painter
from ..ink.shapes import blob, ellipse, mix, polygon, rounded

Colours = Mapping[str, str]
_ROLE = re.compile(r"^(#[0-9a-f]{6}|[a-z]+)(?:([+-])(\d))?$")
_DARK, _LIGHT = "#1a1030", "#ffffff"


class Shape(Frozen):
    """One mark: an outline (exactly one of the five), a colour, and how it is inked.

    ``fill`` is a role (coat, light, hair, main, second, nose, ink…) or a colour; ``main-3`` is three
    tenths darker, ``main+4`` four tenths lighter. ``pen`` makes it a line of that width,
    ``tube`` something round and outlined.
    """

    d: str = ""
    through: tuple[tuple[float, float], ...] = ()
    poly: tuple[tuple[float, float], ...] = ()
    oval: tuple[float, float, float, float] | None = None
    round: tuple[float, float, float, float, float] | None = None
    fill: str
    line: float = 1.0
    shade: float = 6.0
    pen: float = 0.0
    tube: float = 0.0
    mirror: bool = False
    accent: bool = False
    """Whether it keeps its colour where the whole part does."""
    opacity: float = 1.0
    layer: Literal["front", "back", "over"] = "front"

    @model_validator(mode="after")
    def _one_outline(self) -> Self:
        if sum(map(bool, (self.d, self.through, self.poly, self.oval, self.round))) != 1:
            raise ValueError("a shape has exactly one outline")
        return self

    @cached_property
    def path(self) -> str:
        """Return the outline as path data."""
        if self.oval:
            return ellipse(*self.oval)
        if self.round:
            return rounded(*self.round)
        return self.d or (polygon(self.poly) if self.poly else blob(self.through))


Part = tuple[Shape, ...]


class Parts(Frozen):
    """All parts, by table and word."""

    ears: dict[str, Part]
    muzzles: dict[str, Part]
    marks: dict[str, Part]
    tails: dict[str, Part]
    hair: dict[str, Part]
    face: dict[str, Part]
    hats: dict[str, Part]


@lru_cache(maxsize=1)
def parts() -> Parts:
    """Return the parts of heads, read once."""
    text = (resources.files(__package__) / "data" / "parts.toml").read_text("utf-8")
    return Parts.model_validate(tomllib.loads(text))


@lru_cache(maxsize=4096)
def _role(word: str) -> tuple[str, str, float]:
    found = _ROLE.match(word)
    if not found:
        raise ValueError(f"not a colour role: {word!r}")
    return found[1], _DARK if found[2] == "-" else _LIGHT, int(found[3] or 0) / 10


def colour(word: str, colours: Colours) -> str:
    """Return the colour that a role means for somebody."""
    role, towards, share = _role(word)
    plain = role if role.startswith("#") else colours[role]
    return mix(plain, towards, share) if share else plain


def draw(
    painter: Painter, part: Iterable[Shape], colours: Colours, *, layer: str = "front", accent: bool = False
) -> None:
    """Draw a part's shapes of one layer in the painter's present frame."""
    for shape in part:
        if shape.layer != layer:
            continue
        _mark(painter, shape, colours, accent)
        if shape.mirror:
            painter.push("scale(-1 1)")
            painter.flip = -painter.flip
            _mark(painter, shape, colours, accent)
            painter.flip = -painter.flip
            painter.pop()


def _mark(painter: Painter, shape: Shape, colours: Colours, accent: bool) -> None:
    paint, kept = colour(shape.fill, colours), accent and shape.accent
    if shape.tube:
        painter.tube(shape.path, shape.tube, paint, kept)
    elif shape.pen:
        painter.line(shape.path, shape.pen, painter.base(paint, True) if kept else painter.solid(paint))
    else:
        painter.fill(shape.path, paint, shape.line, shape.shade, kept, shape.opacity)
