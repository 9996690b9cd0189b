"""Points, sizes and boxes. Units are whatever the owner says: page pixels, or fractions of a panel."""

from __future__ import annotations

from typing import NamedTuple


class Point(NamedTuple):
    """A place: x to the right, y down."""

    x: float
    y: float


class Size(NamedTuple):
    """A width and a height in whole pixels."""

    width: int
    height: int


class Box(NamedTuple):
    """A rectangle from its left-top to its right-bottom corner."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Return the extent in x."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Return the extent in y."""
        return self.y1 - self.y0

    @property
    def centre(self) -> Point:
        """Return the middle."""
        return Point((self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2)

    def scaled(self, width: float, height: float) -> Box:
        """Turn fractions into pixels (or back, with reciprocals)."""
        return Box(self.x0 * width, self.y0 * height, self.x1 * width, self.y1 * height)

    def moved(self, dx: float, dy: float) -> Box:
        """Shift by a distance."""
        return Box(self.x0 + dx, self.y0 + dy, self.x1 + dx, self.y1 + dy)

    def grown(self, by: float) -> Box:
        """Move every edge outwards (inwards when negative)."""
        return Box(self.x0 - by, self.y0 - by, self.x1 + by, self.y1 + by)

    def overlap(self, other: Box) -> float:
        """Return the area shared with another box, 0 when they are apart."""
        dx = min(self.x1, other.x1) - max(self.x0, other.x0)
        dy = min(self.y1, other.y1) - max(self.y0, other.y0)
        return dx * dy if dx > 0 and dy > 0 else 0.0
