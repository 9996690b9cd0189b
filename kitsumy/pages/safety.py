"""The safe part of a frame, where letters never leave its shape, and how letters are placed in it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from kitsumy.geometry import Box, Point, Size
from kitsumy.page import Anchor, Busy, Frame, PanelLetters, PlacedBalloon, PlacedCaption, PlacedSfx

from .rules import rules

TRIM = 24
"""Page pixels at the paper's edge that a cutter or a phone's round corner may take from an open panel."""


def safe(frame: Frame) -> Box:
    """Return the largest upright box inside a frame, in page pixels.

    Sides that run to the paper's edge keep the distance that a cutter may take.
    """
    box = frame.box
    if frame.corners:
        (a, _), (b, _), (c, _), (d, _) = frame.corners
        return box._replace(x0=max(a, d), x1=min(b, c))
    return box._replace(x0=max(box.x0, TRIM), x1=min(box.x1, rules().width - TRIM))


def room(frame: Frame) -> Box | None:
    """Return the safe part in the panel's own pixels, None when it is the whole panel."""
    inside = safe(frame)
    return None if inside == frame.box else inside.moved(-frame.box.x0, -frame.box.y0)


def anchors_within(anchors: Sequence[Anchor], size: Size, part: Box) -> tuple[Anchor, ...]:
    """Return a panel's anchors as fractions of a part of it."""
    return tuple(
        anchor.model_copy(
            update={
                "head": _box(anchor.head, size, part),
                "face": _box(anchor.face, size, part),
                "mouth": _point(anchor.mouth, size, part),
                "hand": anchor.hand and _point(anchor.hand, size, part),
                "body": anchor.body and _box(anchor.body, size, part),
            }
        )
        for anchor in anchors
    )


def busy_within(busy: Sequence[Busy], size: Size, part: Box) -> tuple[Busy, ...]:
    """Return a panel's busy parts as fractions of a part of it."""
    return tuple(one.model_copy(update={"box": _box(one.box, size, part)}) for one in busy)


def letters_from(letters: PanelLetters, part: Box) -> PanelLetters:
    """Return letters that were placed in a part of a panel in the panel's own pixels."""
    dx, dy = part.x0, part.y0
    return PanelLetters(
        captions=tuple(_caption(one, dx, dy) for one in letters.captions),
        balloons=tuple(_balloon(one, dx, dy) for one in letters.balloons),
        sfx=tuple(_sfx(one, dx, dy) for one in letters.sfx),
    )


def reaching(letters: PanelLetters, frame: Frame) -> PanelLetters:
    """Return letters in which the tails of speakers outside the panel reach the frame's very side.

    Placed in a part of a panel they end where that part does.
    """
    outside = [one.tip is not None and one.mouth is None for one in letters.balloons]
    if not any(outside) or room(frame) is None:
        return letters
    balloons = (
        one.model_copy(update={"tip": _side(one.centre, one.tip, frame)}) if one.tip and far else one
        for one, far in zip(letters.balloons, outside, strict=True)
    )
    return letters.model_copy(update={"balloons": tuple(balloons)})


def _side(start: Point, end: Point, frame: Frame) -> Point:
    """Return where a line from inside a frame leaves it, in the panel's own pixels."""
    dx, dy = end.x - start.x, end.y - start.y
    x0, y0, x1, y1 = frame.box.moved(-frame.box.x0, -frame.box.y0)
    corners = [Point(x - frame.box.x0, y - frame.box.y0) for x, y in frame.corners]
    corners = corners or [Point(x0, y0), Point(x1, y0), Point(x1, y1), Point(x0, y1)]
    reach = math.inf
    for (ax, ay), (bx, by) in zip(corners, (*corners[1:], corners[0]), strict=True):
        across = (bx - ax) * dy - (by - ay) * dx
        if across > 0:  # sides are taken clockwise: only from the inside does the line leave through one
            reach = min(reach, ((bx - ax) * (ay - start.y) - (by - ay) * (ax - start.x)) / across)
    return Point(start.x + dx * reach, start.y + dy * reach)


def _box(box: Box, size: Size, part: Box) -> Box:
    return box.scaled(*size).moved(-part.x0, -part.y0).scaled(1 / part.width, 1 / part.height)


def _point(point: Point, size: Size, part: Box) -> Point:
    return Point(
        (point.x * size.width - part.x0) / part.width, (point.y * size.height - part.y0) / part.height
    )


def _caption(one: PlacedCaption, dx: float, dy: float) -> PlacedCaption:
    return one.model_copy(update={"box": one.box.moved(dx, dy)})


def _balloon(one: PlacedBalloon, dx: float, dy: float) -> PlacedBalloon:
    moved = {"mouth": one.mouth and _moved(one.mouth, dx, dy), "tip": one.tip and _moved(one.tip, dx, dy)}
    return one.model_copy(update={"centre": _moved(one.centre, dx, dy), **moved})


def _sfx(one: PlacedSfx, dx: float, dy: float) -> PlacedSfx:
    return one.model_copy(update={"centre": _moved(one.centre, dx, dy), "box": one.box.moved(dx, dy)})


def _moved(point: Point, dx: float, dy: float) -> Point:
    return Point(point.x + dx, point.y + dy)
