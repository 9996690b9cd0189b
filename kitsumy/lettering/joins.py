"""What one speaker says in several balloons: one shape with one tail."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from kitsumy.page import PlacedBalloon


def joined(balloons: Sequence[PlacedBalloon]) -> Iterator[list[PlacedBalloon]]:
    """Yield runs of spoken balloons by one speaker: they become one shape."""
    run: list[PlacedBalloon] = []
    for balloon in balloons:
        joins = run and balloon.kind == "speech" == run[-1].kind and balloon.speaker == run[-1].speaker
        if run and not (joins and balloon.speaker):
            yield run
            run = []
        run.append(balloon)
    if run:
        yield run


def tailed(run: Sequence[PlacedBalloon]) -> PlacedBalloon | None:
    """Return the balloon of a run that has its tail: the nearest to where it points; None without one."""
    pointing = [balloon for balloon in run if balloon.tip is not None]
    return min(pointing, key=_way) if pointing else None


def _way(balloon: PlacedBalloon) -> float:
    return math.dist(balloon.centre, balloon.mouth or balloon.tip or balloon.centre)
