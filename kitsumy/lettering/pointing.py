"""Measure tails: at whom they point, and what they pass over."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from kitsumy.geometry import Box, Point, Size
from kitsumy.page import Anchor, PlacedBalloon

from .crossing import crossings, over_face, over_text, way
from .gates import Reading
from .joins import joined, tailed
from .sight import Sight, reading
from .spacing import Text, from_sides

_AT_EDGE = 24
"""How near to its panel's edge the tail of somebody outside ends, in pixels."""
_TIP = 12
"""Half the box in which the end of a tail is marked."""


def tails(sight: Sight) -> Iterator[Reading]:
    """Yield what can be measured of a panel's tails."""
    for balloon in filter(None, map(tailed, joined(sight.letters.balloons))):
        tip = balloon.tip or balloon.centre
        if balloon.mouth is None:
            at_edge = abs(from_sides(tip, sight.sides)) <= _AT_EDGE
            yield reading("speaker", balloon, float(not at_edge), _around(tip))
            continue
        off = math.degrees(
            math.remainder(_angle(balloon.centre, tip) - _angle(balloon.centre, balloon.mouth), math.tau)
        )
        yield reading("tail", balloon, abs(off), _around(tip))
        yield reading("speaker", balloon, float(not _is_nearest(tip, balloon.mouth, sight)), _around(tip))
    yield from _crossed(sight)


def _angle(start: Point, end: Point) -> float:
    return math.atan2(end.y - start.y, end.x - start.x)


def _around(point: Point) -> Box:
    return Box(*point, *point).grown(_TIP)


def _is_nearest(tip: Point, mouth: Point, sight: Sight) -> bool:
    """Tell whether a tail ends nearer to the head with this mouth than to any other."""
    mine = owner(mouth, sight.anchors, sight.size)
    ways = [_to_head(tip, one, sight.size) for one in sight.anchors]
    return mine is None or _to_head(tip, mine, sight.size) <= min(ways)


def owner(mouth: Point, anchors: Sequence[Anchor], size: Size) -> Anchor | None:
    """Return whose mouth a tail means: the nearest to its point."""
    return min(anchors, key=lambda one: math.dist(mouth, _mouth(one, size)), default=None)


def _to_head(tip: Point, anchor: Anchor, size: Size) -> float:
    """Return how far a point is from a head's middle, in the head's own size: half is its edge."""
    head = anchor.head.scaled(*size)
    return math.hypot((tip.x - head.centre.x) / head.width, (tip.y - head.centre.y) / head.height)


def _mouth(anchor: Anchor, size: Size) -> Point:
    return Point(anchor.mouth.x * size.width, anchor.mouth.y * size.height)


def _crossed(sight: Sight) -> Iterator[Reading]:
    """Yield over how many faces, texts and other tails each tail passes that are not its speaker's."""
    runs = [(run, tail) for run in joined(sight.letters.balloons) if (tail := tailed(run)) is not None]
    ways = [way(tail, tail.tip or tail.centre) for _, tail in runs]
    texts: tuple[Text, ...] = (*sight.letters.captions, *sight.letters.balloons)
    for (run, tail), line, crossed in zip(runs, ways, crossings(ways), strict=True):
        others = [text for text in texts if not any(text is one for one in run)]
        crossed += sum(over_text(*line, text) for text in others)
        crossed += sum(over_face(*line, face) for face in _strangers(tail, sight))
        yield reading("crossing", tail, crossed, _around(line[1]))


def _strangers(balloon: PlacedBalloon, sight: Sight) -> Iterator[Box]:
    """Yield the faces that are not the speaker's."""
    mine = None if balloon.mouth is None else owner(balloon.mouth, sight.anchors, sight.size)
    yield from (one.face.scaled(*sight.size) for one in sight.anchors if one is not mine)
