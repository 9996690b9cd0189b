"""Plan pages anew around art that was there before its words, where those do not fit into its frames."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace

from .. import pages, publishing
from ..art.artwork import Artwork
from ..comic import Dialogue, Panel
from ..composing import breakdown, mounting
from ..composing.breakdown import Story
from ..geometry import Box, Size
from ..library import Library
from ..page import Frame
from ..ports import Camera, Drawing, PanelOrder

_UNIT = Size(1, 1)


async def replan(library: Library, story: Story, dialogue: Dialogue, art: Artwork) -> Artwork:
    """Return the same art in frames that hold its words, lettered. Nobody draws: frames show other parts.

    Raises:
        TextDoesNotFit: no layout holds these words, however they are told.
        BlobMissing: a picture is gone from the library.

    """
    frames = [frame for layout in art.layouts for frame in layout.frames]
    panels = {panel.shot: panel for panel in art.panels}
    drawn = [await publishing.again(library, story, frame, panels[frame.panel]) for frame in frames]
    drawings = {frame.panel: drawing for frame, drawing in zip(frames, drawn, strict=True)}
    return await asyncio.to_thread(_replanned, story, dialogue, art, drawings)


def _replanned(story: Story, dialogue: Dialogue, art: Artwork, drawings: Mapping[int, Drawing]) -> Artwork:
    def drawn(order: PanelOrder, panel: int, room: float) -> Sequence[Camera]:
        return (mounting.seen(drawings[panel], order.size),)

    sheets, _ = breakdown.compose(story, dialogue, drawn)
    frames = {frame.panel: frame for sheet in sheets for frame in sheet.layout.frames}
    panels = tuple(_in(frames[panel.shot], panel, drawings[panel.shot]) for panel in art.panels)
    return replace(
        art, layouts=tuple(sheet.layout for sheet in sheets), panels=panels, sheets=sheets, drawings={}
    )


def _in(frame: Frame, panel: Panel, drawing: Drawing) -> Panel:
    """Return a panel in another frame: what that shows of what the first one showed."""
    part = mounting.part_of(drawing, pages.size_of(frame))
    return panel.model_copy(
        update={
            "shown": _part_of_part(panel.shown or pages.WHOLE, part),
            "anchors": pages.anchors_within(panel.anchors, _UNIT, part),
            "busy": pages.busy_within(panel.busy, _UNIT, part),
        }
    )


def _part_of_part(whole: Box, part: Box) -> Box:
    return Box(
        whole.x0 + part.x0 * whole.width,
        whole.y0 + part.y0 * whole.height,
        whole.x0 + part.x1 * whole.width,
        whole.y0 + part.y1 * whole.height,
    )
