"""What one speaker says in several balloons near each other: one shape with one tail."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from kitsumy.geometry import Point
from kitsumy.page import PlacedBalloon

from .tails import edge_distance

JOINED = ("speech", "whisper", "radio")
"""The kinds whose outlines run into each other well."""
_FAR, _ROOTED = 2.6, 0.7
"""The longest neck, in type sizes; how far out of its balloon it starts, in parts of the way to the edge."""


def joined(balloons: Sequence[PlacedBalloon]) -> Iterator[list[PlacedBalloon]]:
    """Yield runs of balloons by one speaker that are near each other: they become one shape."""
    run: list[PlacedBalloon] = []
    for balloon in balloons:
        if run and not _joins(run[-1], balloon):
            yield run
            run = []
        run.append(balloon)
    if run:
        yield run


def _joins(a: PlacedBalloon, b: PlacedBalloon) -> bool:
    if not a.speaker or (a.speaker, a.kind) != (b.speaker, b.kind) or a.kind not in JOINED:
        return False
    return math.dist(*neck_ends(a, b, 1.0)) <= _FAR * a.type_size


def neck_ends(a: PlacedBalloon, b: PlacedBalloon, part: float = _ROOTED) -> tuple[Point, Point]:
    """Return the points in this part of the way from each middle to its edge, towards the other balloon."""
    dx, dy = b.centre.x - a.centre.x, b.centre.y - a.centre.y
    length = math.hypot(dx, dy) or 1.0
    towards = Point(dx / length, dy / length)
    out, back = (edge_distance(one.kind, one.rx, one.ry, towards) * part for one in (a, b))
    return (
        Point(a.centre.x + towards.x * out, a.centre.y + towards.y * out),
        Point(b.centre.x - towards.x * back, b.centre.y - towards.y * back),
    )


def tailed(run: Sequence[PlacedBalloon]) -> PlacedBalloon | None:
    """Return the balloon of a run that has its tail: the nearest to where it points; None without one."""
    pointing = [balloon for balloon in run if balloon.tip is not None]
    return min(pointing, key=_way) if pointing else None


def _way(balloon: PlacedBalloon) -> float:
    return math.dist(balloon.centre, balloon.mouth or balloon.tip or balloon.centre)
