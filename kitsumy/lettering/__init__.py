"""Lettering: line breaking, balloon shapes, placement, tails, sound effects, painting, inspection."""

from __future__ import annotations

from .demand import Demand, demand, headroom
from .inspection import Fault, inspect
from .painting import paint
from .placement import Placement, Spare, place

__all__ = ["Demand", "Fault", "Placement", "Spare", "demand", "headroom", "inspect", "paint", "place"]
