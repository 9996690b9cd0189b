"""Lettering: line breaking, balloon shapes, placement, tails, sound effects, painting, inspection."""

from __future__ import annotations

from .demand import Demand, demand, headroom
from .gates import Fault
from .inspection import STRANGER, inspect
from .overlay import COLOURS, Seen, overlay
from .painting import paint
from .placement import Placement, Spare, place
from .scores import Mark, Score, score
from .signs import left_out

__all__ = [
    "COLOURS",
    "STRANGER",
    "Demand",
    "Fault",
    "Mark",
    "Placement",
    "Score",
    "Seen",
    "Spare",
    "demand",
    "headroom",
    "inspect",
    "left_out",
    "overlay",
    "paint",
    "place",
    "score",
]
