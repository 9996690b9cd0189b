"""The workflow: plot → (sheets → panels) ∥ dialogue → lettering → page."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from . import breakdown, drawing, pages, publishing, storyboard
from .breakdown import Story
from .comic import Brief, Comic, Dialogue, Plot, Script
from .drawing import Drawn
from .errors import KitsumyError
from .events import (
    ComicReady,
    DialogueReady,
    DialogueStarted,
    LetteringStarted,
    Listener,
    PageReady,
    PanelReady,
    PanelStarted,
    PlotReady,
    PlotStarted,
    StoryboardReady,
    nobody,
)
from .library import Library
from .page import Frame, Page
from .ports import Artist, Camera, Drawing, Writer
from .press import Sheet


@dataclass(frozen=True, slots=True)
class _Job:
    """One comic on its way."""

    brief: Brief
    parent: Comic | None
    part: int
    listen: Listener
    comic: str


@dataclass(frozen=True, slots=True)
class _Art:
    """What the art branch hands over: layouts, drawings by panel, and letters where they came first."""

    layouts: tuple[pages.PageLayout, ...]
    drawn: Mapping[int, Drawn]
    sheets: tuple[Sheet, ...] = ()


class Studio:
    """One writer, one artist and the library that keeps what they make.

    A ``sketcher`` draws the storyboard for artists who take their time.
    """

    def __init__(
        self, writer: Writer, artist: Artist, library: Library, *, sketcher: Artist | None = None
    ) -> None:
        self._sketcher = sketcher
        self._writer = writer
        self._artist = artist
        self._library = library
        self._desks = asyncio.Semaphore(max(2, os.cpu_count() or 2))

    async def make(
        self, brief: Brief, *, parent: Comic | None = None, listen: Listener = nobody, comic: str = ""
    ) -> Comic:
        """Make a comic and keep it. Cancelling it keeps nothing.

        ``comic`` is the id it gets, one of its own unless given: made again, it takes its own place.

        Raises:
            KitsumyError: the one clear reason why there is no comic.

        """
        publishing.style_of(brief)  # before anything is written
        part = await self._library.next_part(parent) if parent else 1
        try:
            return await self._make(_Job(brief, parent, part, listen, comic or secrets.token_hex(6)))
        except BaseExceptionGroup as several:
            raise _reason(several) from several

    async def _make(self, job: _Job) -> Comic:
        credit = self._artist.credit(job.brief.language)
        story = publishing.story_of(job.brief, await self._plot(job), job.part, credit)
        async with asyncio.TaskGroup() as group:
            words = group.create_task(self._dialogue(job, story.plot))
            art = group.create_task(self._draw(job, story, words))
        script = Script(plot=story.plot, dialogue=words.result())
        job.listen(LetteringStarted())
        for missing in publishing.left_out(script):
            job.listen(missing)
        comic = await self._publish(job, story, script, art.result())
        for unheard in publishing.unheard(comic):
            job.listen(unheard)
        job.listen(ComicReady(comic=comic.id, title=comic.title))
        return comic

    async def _plot(self, job: _Job) -> Plot:
        job.listen(PlotStarted())
        plot = await self._writer.plot(job.brief, job.parent)
        cast = tuple(sheet.name for sheet in plot.cast)
        job.listen(PlotReady(title=plot.title, panels=len(plot.shots), cast=cast))
        return plot

    async def _dialogue(self, job: _Job, plot: Plot) -> Dialogue:
        job.listen(DialogueStarted())
        dialogue = await self._writer.dialogue(job.brief, plot, job.parent)
        job.listen(DialogueReady())
        return dialogue

    async def _draw(self, job: _Job, story: Story, words: asyncio.Task[Dialogue]) -> _Art:
        """Draw all panels. An artist that foresees its framings waits for the words and frames for them."""
        if not self._artist.foresees:
            layouts = breakdown.lay_out(story, breakdown.wishes(story, None))
            async with asyncio.TaskGroup() as group:
                group.create_task(self._sketch(job, story, layouts))
                panels = group.create_task(self._panels(job, story, _frames(layouts), {}))
            return _Art(layouts, panels.result())
        dialogue = await words
        sheets, cameras = await asyncio.to_thread(
            breakdown.compose, story, dialogue, lambda order, _, room: self._artist.cameras(order, room)
        )
        layouts = tuple(sheet.layout for sheet in sheets)
        return _Art(layouts, await self._panels(job, story, _frames(layouts), cameras), sheets)

    async def _sketch(self, job: _Job, story: Story, layouts: Sequence[pages.PageLayout]) -> None:
        if self._sketcher is not None:
            image = await storyboard.sketch(story, layouts, self._sketcher, self._library)
            job.listen(StoryboardReady(image=image))

    async def _panels(
        self, job: _Job, story: Story, frames: Sequence[Frame], cameras: Mapping[int, Camera]
    ) -> dict[int, Drawn]:
        drawn: dict[int, Drawn] = {}

        async def draw(frame: Frame) -> None:
            async with self._desks:
                job.listen(PanelStarted(panel=frame.panel + 1, total=len(frames)))
                camera = cameras.get(frame.panel)
                drawn[frame.panel] = await drawing.draw(self._library, self._artist, story, frame, camera)
            job.listen(PanelReady(panel=frame.panel + 1, done=len(drawn), total=len(frames)))

        async with asyncio.TaskGroup() as group:
            for frame in frames:
                group.create_task(draw(frame))
        return drawn

    async def _publish(self, job: _Job, story: Story, script: Script, art: _Art) -> Comic:
        """Letter, print and store: pictures first, the comic's rows last and at once."""
        pictures = {index: one.drawing for index, one in art.drawn.items()}
        sheets = art.sheets or await asyncio.to_thread(
            breakdown.letter, story, script.dialogue, art.layouts, pictures
        )
        async with asyncio.TaskGroup() as group:
            printed = [group.create_task(self._page(job, story, s, pictures, len(sheets))) for s in sheets]
        comic = Comic(
            id=job.comic,
            brief=job.brief,
            script=script,
            panels=tuple(art.drawn[index].panel for index in sorted(art.drawn)),
            pages=tuple(task.result() for task in printed),
            writer=self._writer.name,
            parent=job.parent.id if job.parent else "",
            part=job.part,
            created_at=datetime.now(UTC),
        )
        await self._library.save(comic)
        return comic

    async def _page(
        self, job: _Job, story: Story, sheet: Sheet, drawings: Mapping[int, Drawing], total: int
    ) -> Page:
        async with self._desks:
            pictures = {index: one.image for index, one in drawings.items()}
            printed = await publishing.page(self._library, story, sheet, pictures)
        job.listen(PageReady(page=sheet.layout.number, total=total))
        return printed


def _frames(layouts: Sequence[pages.PageLayout]) -> tuple[Frame, ...]:
    return tuple(frame for layout in layouts for frame in layout.frames)


def _reason(several: BaseExceptionGroup[BaseException]) -> BaseException:
    """Return the first Kitsumy error of a group, else the first error of any kind."""
    leaves = list(_leaves(several))
    return next((leaf for leaf in leaves if isinstance(leaf, KitsumyError)), leaves[0])


def _leaves(error: BaseException) -> Sequence[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        return [leaf for inner in error.exceptions for leaf in _leaves(inner)]
    return [error]
