"""Room that words leave for sound effects where these would find none beside them: corners and edges."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import islice, product

from kitsumy.comic import Sfx
from kitsumy.geometry import Box, Point

from .ground import Ground
from .places import MARGIN
from .sounds import RIM, SMALLEST, UPRIGHT, around, extent_of, source_of, word

_KEPT = (58, SMALLEST)
"""The sizes for which words leave room."""


def rooms(sounds: Sequence[Sfx], ground: Ground) -> Iterator[list[Box]]:
    """Yield corners and edges of the panel that words may leave free for its sounds, the best ones first.

    Elsewhere a sound would come between a balloon and who speaks. Each list has a box for each sound but
    the first in a place of its own; sounds for which there is none have no box.
    """
    heads, said = [box for _, box in ground.heads], [one for one in sounds if word(one)]
    for first in _at_edges(said[0], ground, heads) if said else ():
        kept = [first]
        for other in said[1:]:
            kept += islice(_at_edges(other, ground, [*heads, *kept]), 1)
        yield kept


def _at_edges(sfx: Sfx, ground: Ground, obstacles: Sequence[Box]) -> Iterator[Box]:
    """Yield the free corners, then the middles of sides, each kind by how near it is to the source."""
    (width, height), wanted = ground.size, source_of(sfx, ground)
    for size, tilt in product(_KEPT, (0, UPRIGHT)):
        wide, high = extent_of(word(sfx), size, tilt)
        if wide > width - 2 * MARGIN or high > height - 2 * MARGIN:
            continue
        across, down = (
            (wide / 2 + RIM, width - wide / 2 - RIM),
            (high / 2 + RIM, height - high / 2 - RIM),
        )
        corners = [Point(x, y) for x in across for y in down]
        sides = [*(Point(x, height / 2) for x in across), *(Point(width / 2, y) for y in down)]
        for places in (corners, sides):
            ordered = sorted(places, key=lambda at: math.dist(at, wanted))
            boxes = (around(at, wide, high) for at in ordered)
            yield from (box for box in boxes if not any(box.overlap(one) for one in obstacles))
