"""A page cut into tiers, before it has a place on paper."""

from __future__ import annotations

from typing import NamedTuple

from .wishes import Want


class Sheet(NamedTuple):
    """The room for art on one page, in page pixels; ``most`` is the height up to which it may grow."""

    width: int
    height: int
    most: int
    gutter: tuple[int, int]
    number: int


class Row(NamedTuple):
    """Panels side by side. ``room`` is the width that they share, ``sway`` a factor of the tier's height."""

    wants: tuple[Want, ...]
    widths: tuple[int, ...]
    room: int
    sway: float


class Cut(NamedTuple):
    """Tiers from the top, each with its height."""

    rows: tuple[Row, ...]
    heights: tuple[int, ...]

    @property
    def pattern(self) -> tuple[int, ...]:
        """Return the number of panels in each tier."""
        return tuple(len(row.wants) for row in self.rows)
