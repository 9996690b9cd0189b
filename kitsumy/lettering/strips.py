"""Captions in a strip over or under the art, as wide as their panel."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from kitsumy.geometry import Box
from kitsumy.page import PlacedCaption
from kitsumy.styles import LetteringHabits

from .search import GAP
from .shapes import LEADING, rows
from .words import set_text

_SIDE, _TOP = 0.7, 0.34
"""Between letters and the box's sides, and its top and bottom, in type sizes."""


class Strip(NamedTuple):
    """Captions from y = 0 down, and the pixels they take."""

    captions: tuple[PlacedCaption, ...] = ()
    height: int = 0

    def moved(self, dy: float) -> tuple[PlacedCaption, ...]:
        """Return the captions so much lower."""
        return tuple(one.model_copy(update={"box": one.box.moved(0, dy)}) for one in self.captions)


def strip(texts: Sequence[str], span: tuple[float, float], habits: LetteringHabits, type_size: int) -> Strip:
    """Return texts under one another, between two places across the panel; ``type_size`` in pixels."""
    captions, y = list[PlacedCaption](), 0
    for text in texts:
        widest = span[1] - span[0] - 2 * _SIDE * type_size
        lines = rows(set_text(text, "caption", habits), "caption", type_size, habits.font, widest)
        if lines:
            y += GAP + 1 if captions else 0
            high = math.ceil((LEADING * len(lines) + 2 * _TOP) * type_size)
            box = Box(span[0], y, span[1], y + high)
            captions.append(PlacedCaption(lines=lines, box=box, type_size=type_size, outside=True))
            y += high
    return Strip(tuple(captions), y)
