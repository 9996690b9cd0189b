"""The shapes a text can take: lines inside the smallest superellipse, or a caption's box."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kitsumy.fonts.bidi import is_rtl
from kitsumy.page import FontTheme

from . import runs
from .emphasis import plain
from .lines import break_lines
from .words import CLOSE, HYPHEN, NO_BREAK, ROLES, Kind, pieces

POWER = 2.5
"""The superellipse's exponent: rounder than a box, roomier than an ellipse."""
LEADING = 1.12
PADDING = 0.54
"""Between letters and outline, in type sizes."""
SCALE: dict[Kind, float] = {
    "speech": 1.0,
    "shout": 1.12,
    "thought": 1.0,
    "whisper": 1.0,
    "radio": 1.0,
    "caption": 1.0,
}
"""Type size of each kind, against the page's dialogue size."""
GROWTH: dict[Kind, float] = {
    "speech": 1.0,
    "shout": 1.34,
    "thought": 1.15,
    "whisper": 1.0,
    "radio": 1.1,
    "caption": 1.0,
}
"""How far spikes and puffs reach beyond the superellipse."""
_RIGHT_TO_LEFT = "\u200f"
_ASPECTS = (1.15, 3.2)
_WANTED_ASPECT = {"caption": 6.5}
_SHORTEST = 2.2


class Shape(NamedTuple):
    """Lines and the half axes that hold them (``rx``, ``ry``), with spikes or puffs (``hx``, ``hy``)."""

    lines: tuple[str, ...]
    rx: float
    ry: float
    hx: float
    hy: float
    cost: float


@lru_cache(maxsize=4096)
def shapes(text: str, kind: Kind, type_size: int, theme: FontTheme = "print") -> tuple[Shape, ...]:
    """Return every reasonable shape of a text, best first; ``type_size`` is the page's dialogue size.

    Lines keep the marks of stressed words; where one begins unlike its text, a mark of direction leads it.
    """
    size = round(type_size * SCALE[kind])
    words = pieces(text)
    if not words:
        return ()
    space = runs.width(" ", ROLES[kind], size, theme)
    widths = [_width(word, kind, size, theme, space) for word in words]
    total = sum(widths) + space * (len(words) - 1)
    middle = max(1, round(math.sqrt(total / (_WANTED_ASPECT.get(kind, _SHORTEST) * LEADING * size))))
    made = []
    for count in sorted({max(1, middle - 1), middle, middle + 1, middle + 2, middle + 3}):
        broken = break_lines(words, widths, space, _profile(count, kind))
        if broken is not None:
            made.append(_shape(_directed(broken[0], text), broken[1], kind, size, theme))
    return tuple(sorted(made, key=lambda shape: shape.cost))


def rows(text: str, kind: Kind, type_size: int, theme: FontTheme, widest: float) -> tuple[str, ...]:
    """Return a text in as few even lines as this width in pixels allows; of no words, none."""
    words = pieces(text)
    space = runs.width(" ", ROLES[kind], type_size, theme)
    widths = [_width(word, kind, type_size, theme, space) for word in words]
    fewest = max(1, math.ceil((sum(widths) + space * (len(words) - 1)) / widest))
    for count in range(fewest, len(words) + 1):
        broken = break_lines(words, widths, space, [1.0] * count)
        if (
            broken is not None
            and max(runs.width(row, ROLES[kind], type_size, theme) for row in broken[0]) <= widest
        ):
            return _directed(broken[0], text)
    return _directed(tuple(map(plain, words)), text)


def _width(piece: str, kind: Kind, size: int, theme: FontTheme, space: float) -> float:
    bare = piece.rstrip(CLOSE + HYPHEN)
    wide = runs.width(bare.replace(NO_BREAK, " "), ROLES[kind], size, theme)
    return wide if bare == piece else max(0.0, wide - space)


def _directed(lines: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Let every line of a text that runs from right to left do so, whatever it begins with."""
    if not is_rtl(plain(text)):
        return lines
    return tuple(line if is_rtl(plain(line)) else _RIGHT_TO_LEFT + line for line in lines)


def _profile(count: int, kind: Kind) -> list[float]:
    if kind == "caption":
        return [1.0] * count
    heights = ((i - (count - 1) / 2) / (count / 2 + 0.35) for i in range(count))
    return [(1 - abs(y) ** POWER) ** (1 / POWER) for y in heights]


def _shape(lines: tuple[str, ...], cost: float, kind: Kind, size: int, theme: FontTheme) -> Shape:
    widths = [runs.width_by_words(line, ROLES[kind], size, theme) for line in lines]
    if kind == "caption":
        rx, ry = max(widths) / 2 + size * 0.5, LEADING * size * len(lines) / 2 + size * 0.34
        return Shape(lines, rx, ry, rx, ry, cost + 0.06 * len(lines))
    rx, ry = _superellipse(widths, size)
    fill = sum(widths) * size / (math.pi * rx * ry)
    cost += 0.35 * (1 - fill) + 0.02 * abs(math.log(rx / ry / 1.6))
    return Shape(lines, rx, ry, rx * GROWTH[kind], ry * GROWTH[kind], cost)


def _superellipse(widths: Sequence[float], size: int) -> tuple[float, float]:
    """Return the half axes of the smallest superellipse around every line's corners, and the padding."""
    leading, count = LEADING * size, len(widths)
    aspect = max(_ASPECTS[0], min(_ASPECTS[1], max(widths) / (leading * count)))
    reach = 0.0
    for i, wide in enumerate(widths):
        y = max(abs((i - count / 2) * leading), abs((i + 1 - count / 2) * leading)) * 0.92
        reach = max(reach, ((wide / 2 / aspect) ** POWER + y**POWER) ** (1 / POWER))
    return reach * aspect + size * PADDING, reach + size * PADDING * 0.85
