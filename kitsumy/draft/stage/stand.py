"""Where figures stand: from a scale and a height for the feet to places in which heads keep apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kitsumy.comic import Slot
from kitsumy.geometry import Box, Point

MARGIN = 0.985
"""How much of the panel's width heads may fill."""
MAY_OVERLAP = 0.1
"""The share of a head's width by which its neighbour may come nearer than side by side."""
_BROAD, _LONE_BROAD = 1.5, 1.25
"""From which proportions a panel counts as broad, for two figures and for one."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One figure of a shot, posed, in its own units: the feet at (0, 0), y down, about 300 high."""

    character: str
    slot: Slot
    facing: int
    head: Box
    face: Box
    mouth: Point
    hand: Point
    body: Box
    holds: bool

    @property
    def middle(self) -> float:
        """Return the x of the head's middle."""
        return self.head.centre.x


@dataclass(frozen=True, slots=True)
class Stand:
    """The panel's pixels for the figures: one scale, a place for each pair of feet."""

    scale: float
    feet: tuple[Point, ...]

    def box(self, index: int, box: Box) -> Box:
        """Return a figure's own box in the panel's pixels."""
        return box.scaled(self.scale, self.scale).moved(*self.feet[index])

    def point(self, index: int, point: Point) -> Point:
        """Return a figure's own point in the panel's pixels."""
        x, y = self.feet[index]
        return Point(x + point.x * self.scale, y + point.y * self.scale)


def widest(actors: Sequence[Actor], width: float) -> float:
    """Return the largest scale at which all heads fit side by side."""
    share = 0.74 if len(actors) == 1 else 0.9
    return share * width / sum(actor.head.width for actor in actors)


def columns(
    actors: Sequence[Actor], scale: float, width: float, height: float, apart: float, tight: bool
) -> Iterator[tuple[tuple[float, ...], float]]:
    """Yield the feet's x for every figure, in pixels, with what that choice costs, best first."""
    if len(actors) == 1:
        yield from _one(actors[0], scale, width, height, tight)
    elif len(actors) == 2:
        yield from _two(actors, scale, width, height, apart)
    else:
        yield _several(actors, scale, width), 0.0


def _one(
    actor: Actor, scale: float, width: float, height: float, tight: bool
) -> Iterator[tuple[tuple[float, ...], float]]:
    """Frame by the head, not by the feet; a lone figure looks into the panel."""
    wished = {"left": 0.36, "right": 0.64}.get(actor.slot, 0.42 if actor.facing > 0 else 0.58)
    broad = width > height * _LONE_BROAD
    if tight and not broad:
        wished = 0.5
    others = (0.36, 0.64, 0.5) if broad else (0.5, 0.42, 0.58)
    room = (actor.head.width * scale / 2 + 2) / width
    for share in dict.fromkeys((wished, *others)):
        kept = min(max(share, room), 1 - room) if room < 0.5 else 0.5
        yield (kept * width - actor.middle * scale,), 4 * abs(kept - wished)


def _two(
    actors: Sequence[Actor], scale: float, width: float, height: float, apart: float
) -> Iterator[tuple[tuple[float, ...], float]]:
    first, second = actors
    need = ((first.head.x1 - second.head.x0) * scale + 6) / width
    low, high = -first.head.x0 * scale / width, second.head.x1 * scale / width
    if need + low + high > MARGIN:
        return
    broad = width > height * _BROAD
    gap = max(need, min(apart * scale / width, MARGIN - 0.015 - low - high, 0.56 if broad else 0.6))
    sides = {actor.slot for actor in actors}
    wished = 0.5 if sides != {"left"} and sides != {"right"} else (0.42 if "left" in sides else 0.58)
    for share in dict.fromkeys((wished, 0.5, 0.44, 0.56) if broad else (0.5,)):
        middle = min(max(share, low + gap / 2 + 0.01), 1 - high - gap / 2 - 0.01)
        yield ((middle - gap / 2) * width, (middle + gap / 2) * width), 4 * abs(middle - wished)


def _several(actors: Sequence[Actor], scale: float, width: float) -> tuple[float, ...]:
    """Spread heads so that the gaps between them, and at the edges, are equal."""
    widths = [actor.head.width * scale for actor in actors]
    gap = (width - sum(widths)) / (len(actors) + 1)
    left, places = gap, []
    for actor, head in zip(actors, widths, strict=True):
        places.append(left - actor.head.x0 * scale)
        left += head + gap
    return tuple(places)


def apart_enough(actors: Sequence[Actor], stand: Stand) -> bool:
    """Return whether no head hides more of its neighbour than a tenth."""
    heads = [stand.box(index, actor.head) for index, actor in enumerate(actors)]
    return all(
        one.overlap(other) <= MAY_OVERLAP * min(one.width * one.height, other.width * other.height)
        for one, other in pairwise(heads)
    )
