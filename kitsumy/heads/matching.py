"""Which found face is whose: the cheapest way to give faces to figures without crossing them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from .detector import Face
from .slots import Expected

_MISSING = 1.1
"""What it costs when a figure is given no face: more than any doubt about a face of likely place and size."""
_DOWN, _SIZE, _DOUBT = 0.5, 0.15, 0.4
"""Against a distance across the panel: one down the panel, one doubling of the size, one unsure score."""


class _Match(NamedTuple):
    """What it costs so far, and which figure has got which face."""

    cost: float
    pairs: tuple[tuple[int, int], ...]


def match(figures: Sequence[Expected], faces: Sequence[Face]) -> dict[int, int]:
    """Return the index of each figure's face; figures that nobody was found for are left out.

    ``figures`` stand from left to right. Faces keep that order: who stands left has the left face.
    """
    order = sorted(range(len(faces)), key=lambda index: faces[index].box.centre.x)
    # row[j]: the best way to serve the figures so far from the first j faces.
    row = [_Match(0.0, ())] * (len(faces) + 1)
    for number, figure in enumerate(figures):
        after = [_without(row[0])]
        for place, index in enumerate(order):
            given = row[place].cost + _distance(figure, faces[index])
            after.append(
                min(
                    _without(row[place + 1]),
                    after[place],
                    _Match(given, (*row[place].pairs, (number, index))),
                    key=lambda way: way.cost,
                )
            )
        row = after
    return dict(row[-1].pairs)


def _without(way: _Match) -> _Match:
    return way._replace(cost=way.cost + _MISSING)


def _distance(figure: Expected, face: Face) -> float:
    wanted, seen = figure.face, face.box
    across = abs(wanted.centre.x - seen.centre.x)
    down = abs(wanted.centre.y - seen.centre.y)
    size = abs(math.log2(max(seen.height, 1e-3) / wanted.height))
    return across + _DOWN * down + _SIZE * size + _DOUBT * (1 - face.score)
