"""Lettering: line breaking, balloon shapes, placement, tails, sound effects, painting, inspection."""

from __future__ import annotations

from .demand import Demand, demand, headroom
from .gates import Fault
from .inspection import inspect
from .overlay import COLOURS, Seen, overlay
from .painting import paint
from .placement import Placement, Spare, place
from .scores import Mark, Score, score

__all__ = [
    "COLOURS",
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
    "overlay",
    "paint",
    "place",
    "score",
]
