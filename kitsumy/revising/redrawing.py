"""Draw one panel of a kept comic again: its picture and letters change, all other art stays to the pixel.

No writer is asked, and the artist once. The panel keeps its words, its frame and its place in the story.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from .. import publishing
from ..art import drawing, portraits
from ..art.drawing import Drawn
from ..art.portraits import Portrait, Portraits
from ..comic import Comic, Panel
from ..composing import breakdown
from ..composing.breakdown import Story
from ..composing.press import Sheet
from ..errors import NotInComic
from ..events import LetteringStarted, Listener, PageReady, PanelReady, PanelStarted, nobody
from ..library import Change, Library
from ..ports import Artist, Camera, PanelOrder
from . import pasteup
from .pasteup import PasteUp


async def redraw(
    library: Library, comic: Comic, panel: int, artist: Artist, *, order: str = "", listen: Listener = nobody
) -> Comic:
    """Keep a version of a comic with the next take of a panel (from 1), and return it.

    ``order`` is the id of the job that wants it: what it has made already it does not make again.

    Raises:
        NotInComic: there is no such panel.
        TextDoesNotFit: no framing of the new drawing holds the panel's words.
        BlobMissing: another panel's picture is gone from the library.
        ComicChanged: somebody changed the comic meanwhile; nothing was kept.

    """
    if order and await _is_done(library, comic, order):
        return await library.comic(comic.id, comic.brief.origin.owner)
    if not 0 < panel <= len(comic.panels):
        raise NotInComic("panel", panel, len(comic.panels))
    listen(PanelStarted(panel=panel, total=1))
    index, number = panel - 1, pasteup.page_of(comic, panel - 1)
    parts = await pasteup.taken_apart(library, comic, comic.pages[number], without={index})
    plot = portraits.known(parts.story.plot, await library.cast_of(comic))
    parts = replace(parts, story=replace(parts.story, plot=plot))
    drawn, sheet = await _drawn(library, parts, comic.panels[index], artist)
    listen(PanelReady(panel=panel, done=1, total=1))
    listen(LetteringStarted())
    parts = parts.having(index, drawn.drawing)
    sheet = sheet or await _lettered(parts, index)
    footer = _credits(parts.story.footer, artist.credit(comic.brief.language))
    page = await pasteup.printed(library, parts, replace(sheet, footer=footer))
    revised = comic.model_copy(
        update={
            "panels": (*comic.panels[:index], drawn.panel, *comic.panels[panel:]),
            "pages": (*comic.pages[:number], page, *comic.pages[number + 1 :]),
        }
    )
    for unheard in publishing.unheard(revised):
        listen(unheard)
    kept = await library.revise(revised, Change(kind="redraw", panel=panel, order=order))
    listen(PageReady(page=page.number, total=len(comic.pages)))
    return kept


def _credits(before: str, line: str) -> str:
    """Return a page's small line with whoever has drawn on it now."""
    return before if line in before else " · ".join(filter(None, (before, line)))


async def _is_done(library: Library, comic: Comic, order: str) -> bool:
    """Return whether this order has made a version: its process may have died right after that."""
    versions = await library.versions(comic.id, comic.brief.origin.owner)
    return any(version.change.order == order for version in versions)


async def _drawn(
    library: Library, parts: PasteUp, before: Panel, artist: Artist
) -> tuple[Drawn, Sheet | None]:
    """Return the next take, and the lettered page where the artist could be told what the words need."""
    frame, take = parts.frame(before.shot), before.take + 1
    if not artist.foresees:
        cast = await _cast(library, artist, parts.story, before.shot)
        return await drawing.draw(library, artist, parts.story, frame, take=take, cast=cast), None

    def offers(order: PanelOrder, panel: int, room: float) -> Sequence[Camera]:
        return artist.cameras(breakdown.order(parts.story, frame, take), room)

    sheet, camera = await asyncio.to_thread(pasteup.reframed, parts, before.shot, offers)
    frame = next(one for one in sheet.layout.frames if one.panel == before.shot)
    return await drawing.draw(library, artist, parts.story, frame, camera, take=take), sheet


async def _cast(library: Library, artist: Artist, story: Story, shot: int) -> tuple[Portrait, ...]:
    """Return the portraits that there are: a redraw asks its artist for one picture only."""
    known = Portraits(library, artist, story)
    async with asyncio.TaskGroup() as group:
        known.begin(group, draws=False)
    return await known.among(story.plot.shots[shot])


async def _lettered(parts: PasteUp, panel: int) -> Sheet:
    return await asyncio.to_thread(pasteup.panel_lettered, parts, panel)
