"""Where one balloon or caption could go: the places of a grid that touch nothing they must not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kitsumy.geometry import Box, Point, Size

from .ground import Floats, Ground, within
from .shapes import Shape
from .words import Kind

MARGIN = 12
"""Between a balloon and the panel's border, in pixels."""
_SHAPES = 4
"""How many shapes of a text are tried."""
_TALLEST = 0.62
"""The highest part of a panel that one balloon may take."""
_HEAD_SHARE = 0.28
"""The most of a head (ears and hat included) that may lie under one text."""


@dataclass(frozen=True, slots=True)
class Item:
    """One text to place: its shapes, best first, and the mouth it comes from, if that is in the picture."""

    kind: Kind
    speaker: str
    shapes: tuple[Shape, ...]
    mouth: Point | None


class Place(NamedTuple):
    """Candidate places of all shapes at once: middles and half axes."""

    x: Floats
    y: Floats
    hx: Floats
    hy: Floats

    def only(self, chosen: NDArray[np.bool_]) -> Place:
        """Return some of the places."""
        return Place(self.x[chosen], self.y[chosen], self.hx[chosen], self.hy[chosen])


class Free(NamedTuple):
    """Places that touch no taboo, what their shapes cost, and indices of shapes."""

    place: Place
    cost: Floats
    shape: NDArray[np.intp]

    def only(self, chosen: NDArray[np.bool_]) -> Free:
        """Return some of the places."""
        return Free(self.place.only(chosen), self.cost[chosen], self.shape[chosen])


def free(item: Item, ground: Ground, taboo: Sequence[Box], share: float, step: int) -> Free | None:
    """Return every place of a grid that is free; None when there is none.

    ``taboo`` are boxes no letter may touch, ``share`` the part of the panel's width one text may take,
    ``step`` the grid in pixels.
    """
    found = _spread(item.kind, item.shapes, ground.size, bool(ground.anchors), share, step)
    for box in taboo:
        found = found.only(~_touching(found.place, box, square=item.kind == "caption"))
    for _, head in ground.heads:
        found = found.only(covered(found.place, head) <= _HEAD_SHARE)
    return found if found.cost.size else None


@lru_cache(maxsize=64)
def _spread(
    kind: Kind, options: Sequence[Shape], size: Size, inhabited: bool, share: float, step: int
) -> Free:
    """Return every place of a panel for the best shapes that fit into it, whatever is in the picture."""
    room = Box(0, 0, size.width - 2 * MARGIN, (size.height - 2 * MARGIN) * (_TALLEST if inhabited else 1))
    fits = [2 * shape.hx <= room.width * share and 2 * shape.hy <= room.height for shape in options]
    indices = np.flatnonzero(fits)[:_SHAPES]
    made = [
        _corners(options[i], size) if kind == "caption" else _grid(options[i], size, step) for i in indices
    ]
    shape = np.repeat(indices, [x.size for x, _ in made])
    hx, hy, cost = np.array([(one.hx, one.hy, one.cost) for one in options]).T[:, shape]
    x, y = np.concatenate(made, axis=1) if made else np.empty((2, 0))
    return Free(Place(x, y, hx, hy), cost, shape)


def _grid(shape: Shape, size: Size, step: int) -> tuple[Floats, Floats]:
    width, height = size
    across = np.arange(MARGIN + shape.hx, width - MARGIN - shape.hx + 1, step)
    down = np.arange(MARGIN + shape.hy, height - MARGIN - shape.hy + 1, step)
    x, y = np.meshgrid(across, down)
    return x.ravel(), y.ravel()


def _corners(shape: Shape, size: Size) -> tuple[Floats, Floats]:
    width, height = size
    down = [shape.hy, height - shape.hy]
    if height > 6 * shape.hy:
        down.insert(1, 3 * shape.hy + 8)  # a second caption, right below the first
    x, y = np.meshgrid([shape.hx, width - shape.hx], down)
    return x.ravel().astype(float), y.ravel().astype(float)


def _touching(place: Place, box: Box, *, square: bool) -> NDArray[np.bool_]:
    """Return which places touch a box; their corners count only when they are square."""
    across, down = apart(place, box)
    if square:
        inside: NDArray[np.bool_] = (across < place.hx) & (down < place.hy)
        return inside
    return within(across / place.hx, down / place.hy)


def apart(place: Place, box: Box) -> tuple[Floats, Floats]:
    """Return how far middles of places are from a box, across and down."""
    across = np.maximum(np.maximum(box.x0 - place.x, place.x - box.x1), 0)
    down = np.maximum(np.maximum(box.y0 - place.y, place.y - box.y1), 0)
    return across, down


def covered(place: Place, head: Box) -> Floats:
    """Return about which part of a head lies under each place."""
    rx, ry = 0.92 * place.hx, 0.92 * place.hy
    across = np.minimum(place.x + rx, head.x1) - np.maximum(place.x - rx, head.x0)
    down = np.minimum(place.y + ry, head.y1) - np.maximum(place.y - ry, head.y0)
    share: Floats = np.maximum(0, across) * np.maximum(0, down) / max(1.0, head.width * head.height)
    return share
