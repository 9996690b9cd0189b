"""Things on the set: what lies between the figures, and the one thing an insert is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kitsumy.comic import Shot
from kitsumy.geometry import Box, Point, Size

from ..props import catalogue
from .camera import FLOOR
from .stand import Actor, Stand

MOST = 3
"""How many things lie in one panel."""
_SMALL, _LARGE = 70.0, 165.0
"""Widths of things on the ground, in figure units."""
_TABLE = 0.965
"""Where things stand whose ground is out of sight, as a share of the panel's height."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A prop with its middle and its width, in the panel's pixels."""

    prop: catalogue.Prop
    middle: Point
    width: float

    @property
    def box(self) -> Box:
        """Return the box that the prop's picture fills."""
        half = self.width * 0.46
        return Box(self.middle.x - half, self.middle.y - half, self.middle.x + half, self.middle.y + half)


def named(shot: Shot) -> tuple[catalogue.Prop, ...]:
    """Return the shot's things that can be drawn."""
    found = (catalogue.find(word) for word in shot.props)
    return tuple(prop for prop in found if prop)[:MOST]


def is_insert(shot: Shot) -> bool:
    """Return whether the panel shows one thing, large, and nobody."""
    return shot.framing == "insert" and bool(named(shot))


def insert(shot: Shot, centre: Point, radius: float) -> Thing:
    """Return the thing an insert is about, on a disc of this radius."""
    return Thing(named(shot)[0], centre, radius * 1.5)


def lying(shot: Shot, actors: Sequence[Actor], stand: Stand | None, size: Size) -> tuple[Thing, ...]:
    """Return the things between the figures, or in the middle of an empty place."""
    found = named(shot)
    if not found or shot.framing == "close":
        return ()
    if not stand or not actors:
        width = 0.34 * size.height
        step = size.width / (len(found) + 1)
        return tuple(_on(prop, step * (n + 1), size.height * FLOOR, width) for n, prop in enumerate(found))
    floor = min(stand.feet[0].y + 4, size.height * _TABLE)
    places = _gaps(actors, stand, size)
    things = []
    for prop, x in zip(found, places, strict=False):
        width = (_LARGE if catalogue.large(prop) else _SMALL) * stand.scale
        things.append(_on(prop, x, floor, min(width, 0.4 * size.height, 0.3 * size.width)))
    return tuple(things)


def _on(prop: catalogue.Prop, x: float, floor: float, width: float) -> Thing:
    return Thing(prop, Point(x, floor - width * 0.44), width)


def _gaps(actors: Sequence[Actor], stand: Stand, size: Size) -> list[float]:
    """Return where there is room on the ground: between neighbours first, then on either side."""
    bodies = [stand.box(index, actor.body) for index, actor in enumerate(actors)]
    between = [(one.x1 + other.x0) / 2 for one, other in pairwise(bodies)]
    reach = (_SMALL * 0.62) * stand.scale
    right, left = bodies[-1].x1 + reach, bodies[0].x0 - reach
    sides = [right, left] if actors[0].facing > 0 or len(actors) > 1 else [left, right]
    inside = [x for x in sides if reach * 0.7 < x < size.width - reach * 0.7]
    return between + (inside or sides)
