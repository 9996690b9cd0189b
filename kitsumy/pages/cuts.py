"""A page cut into tiers, before it has a place on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from .sharing import share
from .wishes import Want

Shape: TypeAlias = tuple[int, ...]
"""One tier: the number of panels in each of its columns."""
Pattern: TypeAlias = tuple[Shape, ...]
"""The shapes of a page's tiers, from the top."""


class Sheet(NamedTuple):
    """The room for art on one page, in page pixels; ``most`` is the height up to which it may grow.

    ``slant`` is how far a slanted gutter's ends lie from its middle.
    """

    width: int
    height: int
    most: int
    gutter: tuple[int, int]
    number: int
    slant: int = 0


class Cell(NamedTuple):
    """One panel's place from the sheet's left-top; ``left`` and ``right`` are its sides' slants."""

    want: Want
    x: int
    y: int
    width: int
    height: int
    left: int = 0
    right: int = 0


class Row(NamedTuple):
    """Columns side by side, each of one panel or of a stack.

    ``room`` is the width that they share, ``sway`` a factor of the tier's height, ``slant`` of its gutters.
    """

    columns: tuple[tuple[Want, ...], ...]
    widths: tuple[int, ...]
    room: int
    sway: float
    slant: int = 0

    @property
    def wants(self) -> tuple[Want, ...]:
        """Return all panels in reading order."""
        return tuple(want for column in self.columns for want in column)

    @property
    def shape(self) -> Shape:
        """Return the number of panels in each column."""
        return tuple(map(len, self.columns))

    @property
    def levels(self) -> int:
        """Return how many panels the highest stack has."""
        return max(self.shape)

    def need(self, gutter: int) -> int:
        """Return the least height that all words of the tier need."""
        return max(sum(want.height for want in col) + gutter * (len(col) - 1) for col in self.columns)


class Cut(NamedTuple):
    """Tiers from the top, each with its height; ``classic`` is the layout's name where it has one."""

    rows: tuple[Row, ...]
    heights: tuple[int, ...]
    classic: str = ""

    @property
    def pattern(self) -> Pattern:
        """Return the shapes of the tiers."""
        return tuple(row.shape for row in self.rows)

    def cells(self, gutter: tuple[int, int]) -> Iterator[Cell]:
        """Yield every panel's place, in reading order from left to right."""
        y = 0
        for row, height in zip(self.rows, self.heights, strict=True):
            x, last = 0, len(row.columns) - 1
            for i, (column, width) in enumerate(zip(row.columns, row.widths, strict=True)):
                for want, top, high in _stacked(column, height, gutter[1]):
                    yield Cell(want, x, y + top, width, high, row.slant * (i > 0), row.slant * (i < last))
                x += width + gutter[0]
            y += height + gutter[1]


def _stacked(column: tuple[Want, ...], height: int, gutter: int) -> Iterator[tuple[Want, int, int]]:
    """Yield a column's panels with their tops and heights: lower ones for wider shapes."""
    room, top = height - gutter * (len(column) - 1), 0
    highs = [float(room)] * len(column)
    parts = share(
        room, [want.narrow**2 / want.aspect for want in column], [want.height for want in column], highs
    )
    for want, high in zip(column, parts, strict=True):
        yield want, top, high
        top += high + gutter
