"""The ground that letters are placed on: a panel with its heads, mouths and busy parts, in pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kitsumy.geometry import Box, Point, Size
from kitsumy.page import Anchor, Busy

Floats = NDArray[np.float64]
_CELLS = 96
"""Cells of the cost map on each side."""
_TEMPLES, _BROWS = 0.05, 0.26
"""In widths and heights of a face, what is kept free of it at the sides and above: of the rest of its head no
side is more than the letters' gate for heads (0.15) lets a balloon cover."""
EMPTY = 0.04
"""What covering plain background costs."""


@dataclass(frozen=True)
class Ground:
    """One panel, in its own pixels."""

    size: Size
    anchors: tuple[Anchor, ...]
    busy: tuple[Busy, ...]

    def head(self, character: str) -> Box | None:
        """Return the head of somebody who is in the panel."""
        return next((box for who, box in self.heads if who == character), None)

    def shows(self, box: Box) -> bool:
        """Return whether the middle of a box is in the panel."""
        (x, y), (width, height) = box.centre, self.size
        return 0 < x < width and 0 < y < height

    def mouth(self, character: str) -> Point | None:
        """Return the mouth of somebody who is in the panel."""
        for anchor in self.anchors:
            if character and anchor.character == character:  # without a name: a stranger
                return Point(anchor.mouth.x * self.size.width, anchor.mouth.y * self.size.height)
        return None

    @cached_property
    def heads(self) -> tuple[tuple[str, Box], ...]:
        """Return every head with its owner, and with all of its face."""
        return tuple((a.character, _around(a.head, a.face).scaled(*self.size)) for a in self.anchors)

    @cached_property
    def faces(self) -> tuple[tuple[str, Box], ...]:
        """Return every face with its owner."""
        return tuple((a.character, a.face.scaled(*self.size)) for a in self.anchors)

    @cached_property
    def brows(self) -> tuple[tuple[str, Box], ...]:
        """Return every face with its owner and so much of its hair that what is left may be covered."""
        return tuple((who, _with_brows(box)) for who, box in self.faces)

    @cached_property
    def _sums(self) -> Floats:
        """Return the integral image of what the picture is made of."""
        cells = np.full((_CELLS, _CELLS), EMPTY)
        for part in self.busy:
            rows, columns = _span(part.box.y0, part.box.y1), _span(part.box.x0, part.box.x1)
            cells[rows, columns] = np.maximum(cells[rows, columns], part.weight)
        sums = np.zeros((_CELLS + 1, _CELLS + 1))
        sums[1:, 1:] = cells.cumsum(0).cumsum(1)
        return sums

    def busyness(self, x0: Floats, y0: Floats, x1: Floats, y1: Floats) -> Floats:
        """Return the mean weight under each box."""
        width, height = self.size
        left, top = _cell(x0 / width, 0), _cell(y0 / height, 0)
        right, bottom = _cell(x1 / width, 1), _cell(y1 / height, 1)
        inside = self._sums
        total = inside[bottom, right] - inside[top, right] - inside[bottom, left] + inside[top, left]
        mean: Floats = total / np.maximum(1, (bottom - top) * (right - left))
        return mean


def ground(size: Size, anchors: Sequence[Anchor], busy: Sequence[Busy]) -> Ground:
    """Return a panel's ground from what its artist says about it."""
    return Ground(size, tuple(anchors), tuple(busy))


def within(u: Floats, v: Floats) -> NDArray[np.bool_]:
    """Return what lies inside a superellipse: distances from its middle, not negative, in half axes.

    Its exponent is `shapes.POWER`, 5/2; roots and products take a fifth of the time of a power.
    """
    inside: NDArray[np.bool_] = u * u * np.sqrt(u) + v * v * np.sqrt(v) < 1
    return inside


def near(x: Floats, y: Floats, end: Point, box: Box, reach: float) -> NDArray[np.bool_]:
    """Return from which places the line to ``end`` passes through the ellipse in a box.

    ``reach`` is the part of the line that counts, from the place on.
    """
    rx, ry = max(1.0, box.width / 2), max(1.0, box.height / 2)
    at_x, at_y = (x - box.centre.x) / rx, (y - box.centre.y) / ry
    way_x, way_y = (end.x - x) / rx, (end.y - y) / ry
    nearest = -(at_x * way_x + at_y * way_y) / np.maximum(1e-9, way_x * way_x + way_y * way_y)
    np.clip(nearest, 0, reach, out=nearest)
    at_x += nearest * way_x
    at_y += nearest * way_y
    passing: NDArray[np.bool_] = at_x * at_x + at_y * at_y < 1
    return passing


def _around(one: Box, other: Box) -> Box:
    low, high = (min(one.x0, other.x0), min(one.y0, other.y0)), (max(one.x1, other.x1), max(one.y1, other.y1))
    return Box(*low, *high)


def _with_brows(face: Box) -> Box:
    side = _TEMPLES * face.width
    return Box(face.x0 - side, face.y0 - _BROWS * face.height, face.x1 + side, face.y1)


def _span(low: float, high: float) -> slice:
    return slice(max(0, min(_CELLS, int(low * _CELLS))), max(0, min(_CELLS, math.ceil(high * _CELLS))))


def _cell(share: Floats, up: int) -> NDArray[np.intp]:
    """Return the cell a share falls into, or (``up``) the end of that cell."""
    cells = (share * _CELLS).astype(np.intp) + up
    np.maximum(cells, up, out=cells)
    return np.minimum(cells, _CELLS - 1 + up, out=cells)
