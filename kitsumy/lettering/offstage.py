"""Tails of whoever speaks from outside the panel: to the panel's edge, past nobody's face."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kitsumy.geometry import Box, Point, Size
from kitsumy.page import PlacedBalloon

from .crossing import meet, over_face, over_text, way
from .joins import joined, tailed
from .spacing import Text
from .tails import edge_tip

SHORTEST, _LONGEST = 26, 300
"""Pixels of a tail to the edge: a shorter one is not seen, a longer one seems to mean somebody inside."""
_DIRECTIONS = ((1.0, 0.3), (1.0, 0.0), (1.0, 0.7), (1.0, -0.4), (0.3, 1.0), (0.3, -1.0))
"""Where a tail may go, sideways and down, the best first; also to the other side."""
_WORSE = 40
"""Pixels of length that a direction is worth against the next."""


class Scenery(NamedTuple):
    """What tails have to go around: faces, captions, and heads off the panel that are known by name."""

    size: Size
    faces: Sequence[Box]
    captions: Sequence[Text]
    outside: dict[str, Point]


def pointed(balloons: Sequence[PlacedBalloon], scenery: Scenery) -> tuple[PlacedBalloon, ...]:
    """Return balloons in which those without a mouth in the panel have a tail to its edge.

    Balloons that nobody says, and those from which every way is barred, stay without one.
    """
    runs = [list(run) for run in joined(balloons)]
    ways = [way(one, one.tip) for run in runs if (one := tailed(run)) is not None and one.tip is not None]
    for run in runs:
        if not run[0].speaker or run[0].mouth is not None:
            continue
        others = [*scenery.captions, *(one for one in balloons if not any(one is mine for mine in run))]
        found = min(_tails(run, others, ways, scenery), default=None)
        if found is not None:
            _, index, end = found
            run[index] = run[index].model_copy(update={"tip": end})
            ways.append(way(run[index], end))
    return tuple(balloon for run in runs for balloon in run)


def _tails(
    run: Sequence[PlacedBalloon],
    others: Sequence[Text],
    ways: Sequence[tuple[Point, Point]],
    scenery: Scenery,
) -> Iterator[tuple[float, int, Point]]:
    """Yield every tail that a run could have: its cost, its balloon's index, and where it ends."""
    for index, balloon in enumerate(run):
        for rank, towards in enumerate(_ways_out(balloon, scenery)):
            end = edge_tip(balloon.centre, balloon.rx, balloon.ry, scenery.size, towards)
            if end is None:
                continue
            line = way(balloon, end)
            if SHORTEST <= math.dist(*line) <= _LONGEST and not _barred(line, others, ways, scenery):
                yield math.dist(*line) + _WORSE * rank, index, end


def _ways_out(balloon: PlacedBalloon, scenery: Scenery) -> Iterator[Point]:
    """Yield directions: towards a head that is known, else to the nearer side and then to the other."""
    (x, y), known = balloon.centre, scenery.outside.get(balloon.speaker)
    if known is not None:
        yield Point(known.x - x, known.y - y)
        return
    near = -1 if x < scenery.size.width / 2 else 1
    for side in (near, -near):
        yield from (Point(side * across, down) for across, down in _DIRECTIONS)


def _barred(
    line: tuple[Point, Point],
    others: Sequence[Text],
    ways: Sequence[tuple[Point, Point]],
    scenery: Scenery,
) -> bool:
    return (
        any(over_face(*line, face) for face in scenery.faces)
        or any(over_text(*line, text) for text in others)
        or any(meet(line, other) for other in ways)
    )
