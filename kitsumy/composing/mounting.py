"""A panel between its strips: the frame that is left for the art, and what that shows of a drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .. import lettering, pages
from ..geometry import Box, Size
from ..lettering import Strip, Telling
from ..page import Frame, PanelLetters
from ..ports import Camera, Drawing
from ..styles import LetteringHabits

LEAST_ART = 240
"""Page pixels of height that the art keeps."""
LAST_ART = 150
"""The same where nothing else is left: the art is there, and its frame can no longer grow."""
_HIGHEST = 1600
"""Page pixels of height that one panel may ask for."""
_UNIT = Size(1, 1)


class Mounted(NamedTuple):
    """A frame that holds only the art, with the strips over it and under it."""

    frame: Frame
    above: Strip = Strip()
    below: Strip = Strip()

    def letters(self, inside: PanelLetters) -> PanelLetters:
        """Return all letters of the panel, in the pixels of its art."""
        captions = (
            *self.above.moved(-self.above.height),
            *inside.captions,
            *self.below.moved(self.frame.box.height),
        )
        return inside.model_copy(update={"captions": captions})


def mount(
    frame: Frame, telling: Telling, habits: LetteringHabits, type_size: int, least: int = LEAST_ART
) -> Mounted | None:
    """Return a frame with its telling's strips; None where slanted sides or too little height forbid them."""
    if not (telling.above or telling.below):
        return Mounted(frame)
    if frame.corners:
        return None
    box, safe = frame.box, pages.safe(frame)
    span = safe.x0 - box.x0, safe.x1 - box.x0
    above, below = (
        lettering.strip(texts, span, habits, type_size) for texts in (telling.above, telling.below)
    )
    art = box._replace(y0=box.y0 + above.height, y1=box.y1 - below.height)
    if art.height < least:
        return None
    return Mounted(frame.model_copy(update={"box": art}), above, below)


def demand(telling: Telling, habits: LetteringHabits, type_size: int) -> int:
    """Return the height in page pixels that a telling with strips needs on a tier of its own."""
    span = 0.0, float(pages.live_width())
    strips = [lettering.strip(texts, span, habits, type_size) for texts in (telling.above, telling.below)]
    inside = lettering.demand(telling.inside, habits, type_size).min_height
    return min(_HIGHEST, sum(one.height for one in strips) + max(LEAST_ART, inside))


def seen(drawing: Drawing, size: Size) -> Camera:
    """Return what a frame of this size shows of a drawing: all of it, or what its heads are in."""
    part = part_of(drawing, size)
    return Camera(
        cost=0,
        anchors=pages.anchors_within(drawing.anchors, _UNIT, part),
        busy=pages.busy_within(drawing.busy, _UNIT, part),
    )


def part_of(drawing: Drawing, size: Size) -> Box:
    """Return the part of a drawing that a frame of this size shows, in fractions."""
    if drawing.image.size == size:
        return pages.WHOLE
    return pages.shown(drawing.image.size, size, drawing.anchors)


def parts(frames: Sequence[Frame], drawings: Mapping[int, Drawing]) -> dict[int, Box]:
    """Return what frames show of their drawings, by panel."""
    return {frame.panel: part_of(drawings[frame.panel], pages.size_of(frame)) for frame in frames}
