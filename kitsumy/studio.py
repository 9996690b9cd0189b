"""The workflow: plot → (sheets → panels) ∥ dialogue → lettering → page."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from . import desks, publishing
from .art import portraits, previews
from .art.artwork import Artwork, Atelier
from .comic import Brief, Comic, Dialogue, Plot, Script
from .composing import breakdown
from .composing.breakdown import Story
from .errors import ComicChanged, KitsumyError, TextDoesNotFit
from .events import (
    ComicReady,
    DialogueReady,
    DialogueStarted,
    LetteringStarted,
    Listener,
    PageReady,
    PlotReady,
    PlotStarted,
    nobody,
)
from .library import Change, Library
from .page import Page
from .pages import PageLayout
from .ports import Artist, Drawing, Writer
from .revising.replanning import replan


@dataclass(frozen=True, slots=True)
class _Job:
    """One comic on its way."""

    brief: Brief
    parent: Comic | None
    part: int
    listen: Listener
    comic: str
    photo: str


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

    async def make(
        self,
        brief: Brief,
        *,
        parent: Comic | None = None,
        photo: str = "",
        listen: Listener = nobody,
        comic: str = "",
    ) -> Comic:
        """Make a comic and keep it. Cancelling it keeps nothing.

        ``photo`` is the blob key of a picture that the first character is drawn after. ``comic`` is the id it
        gets, one of its own unless given: made again, it takes its own place.

        Raises:
            KitsumyError: the one clear reason why there is no comic.

        """
        publishing.style_of(brief)  # before anything is written
        part = await self._library.next_part(parent) if parent else 1
        try:
            return await self._make(_Job(brief, parent, part, listen, comic or secrets.token_hex(6), photo))
        except BaseExceptionGroup as several:
            raise _reason(several) from several

    async def paint(self, comic: Comic, *, listen: Listener = nobody, order: str = "") -> Comic:
        """Draw a kept comic from its first panel to its last, and keep that as its next version.

        Nothing is written: its words stay as they are by now. ``order`` is the id of the job that wants it:
        what it has made already it does not make again.

        Raises:
            KitsumyError: the one clear reason why the comic stays as it is.

        """
        versions = await self._library.versions(comic.id, comic.brief.origin.owner)
        if order and any(version.change.order == order for version in versions):
            return comic
        try:
            return await self._paint(_Job(comic.brief, None, comic.part, listen, comic.id, ""), comic, order)
        except ComicChanged:
            # Wanted twice at once it is drawn and paid for once, and whoever comes second finds it there.
            now = await self._library.comic(comic.id, comic.brief.origin.owner)
            if now.brief.quality != "full":
                raise
            return now
        except BaseExceptionGroup as several:
            raise _reason(several) from several

    async def _paint(self, job: _Job, comic: Comic, order: str) -> Comic:
        plot = portraits.known(comic.script.plot, await self._library.cast_of(comic))
        story = publishing.story_of(comic.brief, plot, comic.part, "")
        job.listen(_told(plot))
        words = asyncio.get_running_loop().create_future()
        words.set_result(comic.script.dialogue)
        art = await self._atelier(job, story).draw(words)
        script = comic.script.model_copy(update={"plot": plot.model_copy(update={"cast": art.cast})})
        job.listen(LetteringStarted())
        story = replace(story, footer=self._artist.credit(comic.brief.language))
        art, printed = await self._pages(job, story, script.dialogue, art)
        brief = comic.brief.model_copy(update={"quality": "full"})
        drawn = {"brief": brief, "script": script, "panels": art.panels, "pages": printed}
        change = Change(kind="full", order=order)
        kept = await self._library.revise(comic.model_copy(update=drawn), change)
        await self._library.refer_cast(kept)
        job.listen(ComicReady(comic=kept.id, title=kept.title))
        return kept

    async def _make(self, job: _Job) -> Comic:
        credit = self._artist.credit(job.brief.language)
        plot = await self._plot(job)
        known = portraits.known(plot, job.brief.cast, job.photo)
        story = publishing.story_of(job.brief, known, job.part, credit)
        async with asyncio.TaskGroup() as group:
            words = group.create_task(self._dialogue(job, plot))
            art = group.create_task(self._atelier(job, story).draw(words))
        cast = art.result().cast
        script = Script(plot=plot.model_copy(update={"cast": cast}), dialogue=words.result())
        job.listen(LetteringStarted())
        for missing in publishing.left_out(script):
            job.listen(missing)
        # Who draws is known for certain only now: somebody may have stood in.
        story = replace(story, footer=self._artist.credit(job.brief.language))
        comic = await self._publish(job, story, script, art.result())
        for unheard in publishing.unheard(comic):
            job.listen(unheard)
        job.listen(ComicReady(comic=comic.id, title=comic.title))
        return comic

    async def _plot(self, job: _Job) -> Plot:
        job.listen(PlotStarted())
        panels = job.brief.panels * job.brief.pages
        async with previews.shown(
            self._library,
            None if self._artist.foresees else self._sketcher,
            lambda plot: publishing.story_of(job.brief, plot, job.part, ""),
            panels,
            job.listen,
        ) as slip:
            plot = await self._writer.plot(job.brief, job.parent, slip)
        job.listen(_told(plot))
        return plot

    async def _dialogue(self, job: _Job, plot: Plot) -> Dialogue:
        job.listen(DialogueStarted())
        dialogue = await self._writer.dialogue(job.brief, plot, job.parent)
        job.listen(DialogueReady())
        return dialogue

    def _atelier(self, job: _Job, story: Story) -> Atelier:
        return Atelier(self._library, self._artist, story, job.listen, sketcher=self._sketcher)

    async def _publish(self, job: _Job, story: Story, script: Script, art: Artwork) -> Comic:
        """Letter, print and store: pictures first, the comic's rows last and at once."""
        art, printed = await self._pages(job, story, script.dialogue, art)
        comic = Comic(
            id=job.comic,
            brief=job.brief,
            script=script,
            panels=art.panels,
            pages=printed,
            writer=self._writer.name,
            parent=job.parent.id if job.parent else "",
            part=job.part,
            created_at=datetime.now(UTC),
        )
        await self._library.save(comic)
        return comic

    async def _pages(
        self, job: _Job, story: Story, words: Dialogue, art: Artwork
    ) -> tuple[Artwork, tuple[Page, ...]]:
        """Letter and print all pages; planned anew around the same art where its frames are too small."""
        try:
            return art, await self._printed(job, story, words, art)
        except BaseExceptionGroup as several:
            if art.sheets or not isinstance(_reason(several), TextDoesNotFit):
                raise
        async with desks.desk():
            art = await replan(self._library, story, words, art)
        return art, await self._printed(job, story, words, art)

    async def _printed(self, job: _Job, story: Story, words: Dialogue, art: Artwork) -> tuple[Page, ...]:
        async with asyncio.TaskGroup() as group:
            printed = [
                group.create_task(self._page(job, story, words, art, number))
                for number in range(len(art.layouts))
            ]
        return tuple(task.result() for task in printed)

    async def _page(self, job: _Job, story: Story, words: Dialogue, art: Artwork, number: int) -> Page:
        layout = art.layouts[number]
        async with desks.desk():
            drawings = art.drawings or await self._fetched(story, layout, art)
            if art.sheets:
                sheet = art.sheets[number]
            else:
                (sheet,) = await asyncio.to_thread(breakdown.letter, story, words, (layout,), drawings)
            pictures = {index: one.image for index, one in drawings.items()}
            printed = await publishing.page(self._library, story, sheet, pictures)
        job.listen(PageReady(page=layout.number, total=len(art.layouts)))
        return printed

    async def _fetched(self, story: Story, layout: PageLayout, art: Artwork) -> Mapping[int, Drawing]:
        """Return the drawings of a page from the library."""
        panels = {panel.shot: panel for panel in art.panels}
        drawn = await asyncio.gather(
            *(publishing.again(self._library, story, one, panels[one.panel]) for one in layout.frames)
        )
        return {frame.panel: drawing for frame, drawing in zip(layout.frames, drawn, strict=True)}


def _told(plot: Plot) -> PlotReady:
    cast = tuple(sheet.name for sheet in plot.cast)
    return PlotReady(title=plot.title, panels=len(plot.shots), cast=cast)


def _reason(several: BaseExceptionGroup[BaseException]) -> BaseException:
    """Return the first Kitsumy error of a group, else the first error of any kind."""
    leaves = list(_leaves(several))
    return next((leaf for leaf in leaves if isinstance(leaf, KitsumyError)), leaves[0])


def _leaves(error: BaseException) -> Sequence[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        return [leaf for inner in error.exceptions for leaf in _leaves(inner)]
    return [error]
