"""What words ask of a panel before anything is drawn: width, height, and room above the heads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kitsumy.comic import Lines
from kitsumy.styles import LetteringHabits

from .places import MARGIN
from .search import GAP
from .shapes import Shape, shapes
from .words import Kind, set_text

_TALLEST = 250
"""No balloon should be higher, in pixels: then its panel is too narrow."""
_USUAL = 740
"""Half a page's width in pixels: panels seldom end up narrower."""
_FIGURES = 200
"""What heads and shoulders need below the words, in pixels."""
_SIDE = 50
"""Borders and gaps beside the balloons, in pixels."""
_ENOUGH = 560
"""From this height in pixels on, words find room beside the figures as well."""


class Demand(NamedTuple):
    """The narrowest and lowest panel (pixels) in which the words sit well, and how many words they are."""

    min_width: int
    min_height: int
    words: int


def demand(lines: Lines, habits: LetteringHabits, type_size: int) -> Demand:
    """Return what one panel's words need at a type size."""
    captions, balloons = _sets(lines, habits, type_size)
    widths = [_good_width(options) for options in balloons]
    least = max(
        [2 * options[0].hx + 2 * MARGIN for options in captions]
        + [
            sum(widths) + _SIDE
            if len({b.speaker for b in lines.balloons}) > 1
            else max(widths, default=0) + _SIDE
        ]
    )
    words = len(" ".join([*lines.captions, *(b.text for b in lines.balloons)]).split())
    if not words:
        return Demand(0, 0, 0)
    room = headroom(lines, habits, type_size, max(_USUAL, round(least)))
    return Demand(round(least), round(min(room + _FIGURES, _ENOUGH)), words)


def headroom(lines: Lines, habits: LetteringHabits, type_size: int, width: int) -> float:
    """Return how much of a panel's height the words want above the heads, in pixels."""
    captions, balloons = _sets(lines, habits, type_size)
    height = sum(2 * _within(options, width * 0.8).hy + GAP for options in captions)
    if not balloons:
        return height
    several = len({said.speaker for said in lines.balloons}) > 1
    heights = [2 * _within(options, width * (0.46 if several else 0.76)).hy for options in balloons]
    tail = 24 * any(said.kind == "thought" for said in lines.balloons)
    if len(heights) == 1:
        return height + tail + heights[0] + GAP
    rest = sum(heights) - max(heights)
    return height + tail + max(heights) + (0.2 if several else 0.9) * rest + GAP


def _sets(
    lines: Lines, habits: LetteringHabits, type_size: int
) -> tuple[list[Sequence[Shape]], list[Sequence[Shape]]]:
    captions = [_shapes(text, "caption", habits, type_size) for text in lines.captions]
    balloons = [_shapes(said.text, said.kind, habits, type_size) for said in lines.balloons]
    return [c for c in captions if c], [b for b in balloons if b]


def _shapes(text: str, kind: Kind, habits: LetteringHabits, type_size: int) -> Sequence[Shape]:
    return shapes(set_text(text, kind, habits), kind, type_size, habits.font)


def _good_width(options: Sequence[Shape]) -> float:
    """Return the least width at which a balloon is not too high."""
    low = [shape for shape in options if 2 * shape.hy <= _TALLEST] or [min(options, key=lambda s: s.hy)]
    return 2 * min(shape.hx for shape in low)


def _within(options: Sequence[Shape], width: float) -> Shape:
    return next((shape for shape in options if 2 * shape.hx <= width), min(options, key=lambda s: s.hx))
