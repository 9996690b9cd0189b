"""All art of a comic: sheets of new characters, then the panels, each as soon as its characters are known."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .. import desks, pages
from ..character import CharacterSheet
from ..comic import Dialogue, Panel
from ..composing import breakdown
from ..composing.breakdown import Story
from ..composing.press import Sheet
from ..errors import ProviderError
from ..events import Listener, PanelReady, PanelStarted, StoryboardReady
from ..library import Library
from ..page import Frame
from ..ports import Artist, Camera, Drawing
from . import drawing, likeness, storyboard
from .drawing import Drawn
from .portraits import Portrait, Portraits

_GRACE = 0.15
"""Seconds in which drawings that were paid for before are there, sooner than a sketch of them could be."""
_AT_ONCE = 2.0
"""Seconds in which all drawings are there that nobody had to be asked for."""
_PANELS_A_RETAKE = 5
"""One panel of so many may be drawn again unasked: a comic may cost a quarter more than its price."""


@dataclass(frozen=True, slots=True)
class Artwork:
    """What the art branch hands over: layouts, panels, the cast as it is known by pictures now.

    ``sheets`` are there where letters came first, ``drawings`` where all were made here or came at once. What
    came from afar is in the library: a hundred comics that wait for their last panels are many pixels.
    """

    layouts: tuple[pages.PageLayout, ...]
    panels: tuple[Panel, ...]
    cast: tuple[CharacterSheet, ...]
    drawings: Mapping[int, Drawing] = field(default_factory=dict)
    sheets: tuple[Sheet, ...] = ()


class Atelier:
    """Where an artist draws one comic."""

    def __init__(
        self,
        library: Library,
        artist: Artist,
        story: Story,
        listen: Listener,
        *,
        sketcher: Artist | None = None,
    ) -> None:
        self._library, self._artist, self._story, self._listen = library, artist, story, listen
        self._sketcher = sketcher
        self._portraits = Portraits(library, artist, story, listen=listen)
        self._panels: dict[int, Panel] = {}
        self._retakes = max(1, len(story.plot.shots) // _PANELS_A_RETAKE)

    async def draw(self, words: asyncio.Future[Dialogue]) -> Artwork:
        """Draw all panels. An artist that foresees its framings waits for the words and frames for them."""
        return await (self._from_here(await words) if self._artist.foresees else self._from_afar())

    async def _from_afar(self) -> Artwork:
        layouts = await asyncio.to_thread(_laid_out, self._story)
        frames, begun = _frames(layouts), time.monotonic()
        at_once: dict[int, Drawing] = {}

        async def draw(frame: Frame) -> None:
            drawing = await self._panel(frame, len(frames))
            if time.monotonic() - begun < _AT_ONCE:
                at_once[frame.panel] = drawing
            else:
                at_once.clear()

        async with asyncio.TaskGroup() as group:
            group.create_task(self._sketch(layouts))
            self._portraits.begin(group)
            for frame in frames:
                group.create_task(draw(frame))
        drawings = at_once if len(at_once) == len(frames) else {}
        return Artwork(layouts, self._in_order(), await self._portraits.cast(), drawings)

    async def _from_here(self, dialogue: Dialogue) -> Artwork:
        async with desks.desk():
            sheets, cameras = await asyncio.to_thread(
                breakdown.compose,
                self._story,
                dialogue,
                lambda order, _, room: self._artist.cameras(order, room),
            )
        layouts = tuple(sheet.layout for sheet in sheets)
        frames = _frames(layouts)
        async with asyncio.TaskGroup() as group:
            drawn = {
                frame.panel: group.create_task(self._panel(frame, len(frames), cameras[frame.panel]))
                for frame in frames
            }
        drawings = {index: task.result() for index, task in drawn.items()}
        return Artwork(layouts, self._in_order(), self._story.plot.cast, drawings, sheets)

    async def _sketch(self, layouts: Sequence[pages.PageLayout]) -> None:
        if self._sketcher is None:
            return
        await asyncio.sleep(_GRACE)
        if not self._panels:
            async with desks.desk():
                image = await storyboard.sketch(self._story, layouts, self._sketcher, self._library)
            self._listen(StoryboardReady(image=image))

    async def _panel(self, frame: Frame, total: int, camera: Camera | None = None) -> Drawing:
        cast = await self._portraits.among(self._story.plot.shots[frame.panel])
        # Where it is this process that draws, a drawing takes a processor; elsewhere only room.
        async with desks.desk() if self._artist.foresees else desks.easel():
            self._listen(PanelStarted(panel=frame.panel + 1, total=total))
            drawn = await self._drawn(frame, camera, cast)
            if self._is_to_be_drawn_again(drawn.panel):
                drawn = await self._better(drawn, frame, cast)
        self._panels[frame.panel] = drawn.panel
        self._listen(PanelReady(panel=frame.panel + 1, done=len(self._panels), total=total))
        return drawn.drawing

    async def _drawn(
        self, frame: Frame, camera: Camera | None, cast: Sequence[Portrait], take: int = 1
    ) -> Drawn:
        return await drawing.draw(
            self._library, self._artist, self._story, frame, camera, take=take, cast=cast
        )

    def _is_to_be_drawn_again(self, panel: Panel) -> bool:
        """Tell whether a panel shows somebody else, and another drawing is to be had; take one if so."""
        far_off = panel.likeness is not None and panel.likeness < likeness.FAR_OFF
        if panel.fallback or not far_off or not self._retakes:
            return False
        self._retakes -= 1
        return True

    async def _better(self, first: Drawn, frame: Frame, cast: Sequence[Portrait]) -> Drawn:
        """Return the second take of a panel, or the first one where that is no worse."""
        try:
            second = await self._drawn(frame, None, cast, take=first.panel.take + 1)
        except ProviderError:
            return first
        # Where money or a provider has come to its end, another hand has drawn it.
        if not second.panel.fallback and (second.panel.likeness or 0.0) > (first.panel.likeness or 0.0):
            return second
        # Whoever wants another drawing later is not to get the one that was no better.
        return first._replace(panel=first.panel.model_copy(update={"take": second.panel.take}))

    def _in_order(self) -> tuple[Panel, ...]:
        return tuple(self._panels[index] for index in sorted(self._panels))


def _laid_out(story: Story) -> tuple[pages.PageLayout, ...]:
    return breakdown.lay_out(story, breakdown.wishes(story, None))


def _frames(layouts: Sequence[pages.PageLayout]) -> tuple[Frame, ...]:
    return tuple(frame for layout in layouts for frame in layout.frames)
