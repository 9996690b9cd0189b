"""Arrange all the words of one panel: places for each text alone, then for all of them together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kitsumy.geometry import Box, Size

from .ground import Ground
from .places import Item, free
from .reading import reading_order
from .search import search
from .spots import Spots, spots

_ALONE, _IN_COMPANY, _CAPTION = 0.92, 0.78, 0.96
"""The part of a panel's width that a text alone, one of several, or a caption may take."""


class Arrangement(NamedTuple):
    """What the search found: cost, and for each item its candidates and the one taken."""

    cost: float
    taken: tuple[tuple[Spots, int], ...]


def candidates_for(
    items: Sequence[Item], panel: Ground, taboo: Sequence[Box], step: int, cells: Size
) -> list[Spots] | None:
    """Return each text's good places, None when one has none.

    That is found out before any place is priced. ``taboo`` and ``step`` are as in `free`, ``cells`` as in
    `spots`.
    """
    freed = []
    for item in items:
        share = _CAPTION if item.kind == "caption" else _IN_COMPANY if len(items) > 1 else _ALONE
        found = free(item, panel, taboo, share, step)
        if found is None:
            return None
        freed.append(found)
    priced = [spots(item, panel, taboo, found, cells) for item, found in zip(items, freed, strict=True)]
    good = [one for one in priced if one is not None]
    return good if len(good) == len(items) else None


def arranged(
    items: Sequence[Item], candidates: Sequence[Spots], beam: int, width: int
) -> Iterator[Arrangement]:
    """Yield the cheapest arrangements that are read in the order of the texts, best first."""
    for cost, taken in search(items, candidates, beam, width):
        arrangement = Arrangement(cost, tuple(zip(candidates, taken, strict=True)))
        if _is_read_in_order(arrangement, items):
            yield arrangement


def _is_read_in_order(arrangement: Arrangement, items: Sequence[Item]) -> bool:
    """Tell what pairs cannot: three texts may each stand right to the next, and still be read wrongly."""
    boxes = [_box(item, *taken) for item, taken in zip(items, arrangement.taken, strict=True)]
    return reading_order(boxes) == list(range(len(boxes)))


def _box(item: Item, candidates: Spots, index: int) -> Box:
    x, y, shape = candidates.x[index], candidates.y[index], item.shapes[int(candidates.shape[index])]
    return Box(float(x - shape.rx), float(y - shape.ry), float(x + shape.rx), float(y + shape.ry))
