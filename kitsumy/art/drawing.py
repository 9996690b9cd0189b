"""Have a panel drawn, fit it to its frame, and keep it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import nullcontext
from typing import NamedTuple

from .. import desks, publishing
from ..comic import Panel
from ..composing import breakdown
from ..composing.breakdown import Story
from ..geometry import Size
from ..library import Library
from ..page import Frame
from ..ports import Artist, Camera, Drawing
from ..publishing import Arrived
from . import likeness
from .portraits import Portrait


class Drawn(NamedTuple):
    """A drawing as it fits its frame, and the panel that keeps it as it came."""

    drawing: Drawing
    panel: Panel


async def draw(
    library: Library,
    artist: Artist,
    story: Story,
    frame: Frame,
    camera: Camera | None = None,
    *,
    take: int = 1,
    cast: Sequence[Portrait] = (),
) -> Drawn:
    """Return a new drawing for a frame, which is in the library then; ``cast`` is whom it is drawn after."""
    references = tuple(one.reference for one in cast)
    drawing = await artist.draw(breakdown.order(story, frame, take, references), camera)
    told = any(anchor.source == "artist" for anchor in drawing.anchors)
    looks = not (artist.foresees or told or drawing.busy)
    # An artist who draws here has a desk already.
    async with nullcontext() if artist.foresees else desks.desk():
        arrived = await asyncio.to_thread(publishing.arrived, story, frame, drawing, looks=looks)
        seen = await asyncio.to_thread(_likeness, arrived.drawing, cast)
        panel = await _kept(library, frame.panel, take, drawing, arrived)
    return Drawn(arrived.drawing, panel.model_copy(update={"likeness": seen}))


def _likeness(drawing: Drawing, cast: Sequence[Portrait]) -> float | None:
    known = {one.reference.character: one.traits for one in cast if one.traits is not None}
    return likeness.of_panel(drawing.image, drawing.anchors, known) if known else None


async def _kept(library: Library, index: int, take: int, drawing: Drawing, arrived: Arrived) -> Panel:
    """Keep a picture as it came, with what is known about the part of it that its frame shows."""
    return Panel(
        shot=index,
        take=take,
        image=drawing.blob or await publishing.keep(library, drawing.image),
        size=Size(*drawing.image.size),
        shown=arrived.part,
        anchors=arrived.drawing.anchors,
        busy=arrived.drawing.busy,
        artist=drawing.artist,
        model=drawing.model,
        fallback=drawing.fallback,
    )
