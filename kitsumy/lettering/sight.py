"""One lettered panel as it is looked at, and how a thing measured on it is written down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kitsumy.geometry import Box, Point, Size
from kitsumy.page import Anchor, Direction, FontTheme, PanelLetters

from .emphasis import plain
from .gates import Gate, Reading
from .spacing import Text, box_of


@dataclass(frozen=True, slots=True)
class Sight:
    """One lettered panel as it is looked at, in page pixels from its own left-top corner."""

    size: Size
    letters: PanelLetters
    anchors: Sequence[Anchor] = ()
    direction: Direction = "ltr"
    corners: tuple[Point, ...] = ()
    """Those of a frame with slanted sides."""
    theme: FontTheme = "print"

    @property
    def sides(self) -> tuple[Point, ...]:
        """Return the panel's corners, clockwise from the left-top."""
        width, height = self.size
        return self.corners or (Point(0, 0), Point(width, 0), Point(width, height), Point(0, height))


def reading(kind: Gate, text: Text, amount: float, spot: Box | None = None) -> Reading:
    """Return what was measured of a text: at its own place, unless another is given."""
    return Reading(kind=kind, about=said(text), amount=amount, box=spot or box_of(text))


def said(text: Text) -> str:
    """Return what a text says, on one line and without marks."""
    return plain(" ".join(text.lines))
