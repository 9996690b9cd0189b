"""Lettering: line breaking, balloon shapes, placement, tails, sound effects, painting, inspection."""

from __future__ import annotations

from .demand import Demand, demand, headroom
from .gates import Fault
from .inspection import STRANGER, inspect
from .overlay import COLOURS, Seen, overlay
from .painting import paint
from .placement import Placement, Prospect, Spare, least, place, prospect
from .scores import Mark, Score, score
from .signs import left_out
from .sounds import unheard
from .strips import Strip, strip
from .tellings import Telling, tellings

__all__ = [
    "COLOURS",
    "STRANGER",
    "Demand",
    "Fault",
    "Mark",
    "Placement",
    "Prospect",
    "Score",
    "Seen",
    "Spare",
    "Strip",
    "Telling",
    "demand",
    "headroom",
    "inspect",
    "least",
    "left_out",
    "overlay",
    "paint",
    "place",
    "prospect",
    "score",
    "strip",
    "tellings",
    "unheard",
]
