"""Letter a kept comic again: the words and their balloons change, the art stays to the last pixel.

No artist and, for an edit, no writer is asked: pictures come from the library, frames from the pages.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, get_args

from . import artists, breakdown, camera, pages, press, publishing, rewording, writers
from .breakdown import Story
from .camera import Scene
from .comic import Brief, Comic, Dialogue, Panel, Script
from .errors import CannotTranslate, NotInComic, UnknownFont
from .events import LetteringStarted, Listener, PageReady, nobody
from .library import Change, Library
from .page import BalloonKind, FontTheme, Frame, Page, PanelLetters
from .ports import Camera, Drawing, Translation
from .press import Sheet
from .rewording import Spot
from .styles import find as find_style

FONTS: tuple[FontTheme, ...] = get_args(FontTheme)


class Wish(NamedTuple):
    """What a comic should be lettered in; None leaves that as it is. ``style`` is whose letters it gets."""

    language: str | None = None
    font: FontTheme | None = None
    style: str | None = None


class Relettered(NamedTuple):
    """The new version, and the panels (from 1) some words of which could not be said in its language."""

    comic: Comic
    untold: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Job:
    """A page's part of the work: what its comic has in common, all words, the art of its panels."""

    story: Story
    dialogue: Dialogue
    page: Page
    drawings: Mapping[int, Drawing]


async def edit(
    library: Library, comic: Comic, spot: Spot, text: str | None, *, kind: BalloonKind | None = None
) -> Comic:
    """Keep a version of a comic with other words in one spot, and return it.

    None keeps the words (and gives them another kind of balloon), empty text takes them away. All other
    panels' letters stay as they are, unless the new words need a smaller type than their page has.

    Raises:
        InputError: there is no such spot, or these words cannot be lettered.
        TextDoesNotFit: they need more room than their panel has.
        BlobMissing: a picture is gone from the library.
        ComicChanged: somebody changed the comic meanwhile; nothing was kept.

    """
    panel = spot.panel - 1
    if not 0 <= panel < len(comic.script.dialogue.panels):
        raise NotInComic("panel", spot.panel, len(comic.script.dialogue.panels))
    words = None if text is None else rewording.read(text, spot.what)
    lines = list(comic.script.dialogue.panels)
    lines[panel] = rewording.reworded(lines[panel], spot, words, kind)
    script = Script(plot=comic.script.plot, dialogue=Dialogue(panels=tuple(lines)))
    edited = comic.model_copy(update={"script": script})
    number = next(i for i, page in enumerate(comic.pages) if panel in _panels(page))
    job = await _job(library, edited, comic.pages[number], comic.pages[number].footer)
    sheet = await asyncio.to_thread(_edited, job, panel)
    page = await _printed(library, job, sheet)
    pages = (*comic.pages[:number], page, *comic.pages[number + 1 :])
    return await library.revise(edited.model_copy(update={"pages": pages}), _change(spot, words, kind))


async def reletter(library: Library, comic: Comic, wish: Wish, *, listen: Listener = nobody) -> Relettered:
    """Keep a version of a comic that is lettered anew on every page, and return it.

    Raises:
        UnknownStyle: there is no style of this name.
        CannotTranslate: nobody here can tell this comic in that language.
        TextDoesNotFit: the words need more room than their panel has.
        BlobMissing: a picture is gone from the library.
        ComicChanged: somebody changed the comic meanwhile; nothing was kept.

    """
    brief = _brief(comic.brief, wish)
    told = await _told(comic, brief.language)
    anew = comic.model_copy(update={"brief": brief, "script": _script(comic.script, told)})
    listen(LetteringStarted())
    for missing in publishing.left_out(anew.script):
        listen(missing)
    pages = []
    # One after the other: only one page's pictures are in memory at a time.
    for page in comic.pages:
        footer = page.footer if told is None else _credit(comic, brief.language, page.footer)
        job = await _job(library, anew, page, footer)
        sheet = await asyncio.to_thread(_lettered, job)
        pages.append(await _printed(library, job, sheet))
        listen(PageReady(page=page.number, total=len(comic.pages)))
    change = Change(kind="reletter", summary=" ".join(filter(None, wish)))
    kept = await library.revise(anew.model_copy(update={"pages": tuple(pages)}), change)
    return Relettered(kept, told.untold if told else ())


def font_named(name: str) -> FontTheme:
    """Return the family of dialogue faces that somebody asked for.

    Raises:
        UnknownFont: there is none of this name.

    """
    for theme in FONTS:
        if name.strip().casefold() == theme:
            return theme
    raise UnknownFont(name, FONTS)


def _change(spot: Spot, words: str | None, kind: BalloonKind | None) -> Change:
    if words is None:
        return Change(kind="kind", panel=spot.panel, summary=kind or "")
    return Change(kind="edit" if words else "removal", panel=spot.panel, summary=words)


def _brief(brief: Brief, wish: Wish) -> Brief:
    lettering = brief.lettering if wish.style is None else find_style(wish.style).key
    return brief.model_copy(
        update={
            "language": wish.language or brief.language,
            "font": wish.font or brief.font,
            "lettering": "" if lettering == brief.style else lettering,
        }
    )


async def _told(comic: Comic, language: str) -> Translation | None:
    """Return the comic's words in another language, None when it is told in this one already."""
    if language == comic.brief.language:
        return None
    try:
        writer = writers.find(comic.writer)
    except KeyError:
        raise CannotTranslate(language) from None
    return await writer.translate(comic, language)


def _script(script: Script, told: Translation | None) -> Script:
    if told is None:
        return script
    cast = [
        sheet.model_copy(update={"name": told.names.get(sheet.id, sheet.name)}) for sheet in script.plot.cast
    ]
    plot = script.plot.model_copy(update={"title": told.title, "cast": tuple(cast)})
    return Script(plot=plot, dialogue=told.dialogue)


def _credit(comic: Comic, language: str, otherwise: str) -> str:
    """Return the line of whoever drew the comic, as it is when they are not at work here any more."""
    try:
        return artists.find(comic.panels[0].artist).credit(language)
    except KeyError:
        return otherwise


async def _job(library: Library, comic: Comic, page: Page, footer: str) -> _Job:
    story = publishing.story_of(comic.brief, comic.script.plot, comic.part, footer)
    panels = {panel.shot: panel for panel in comic.panels}
    frames = press.layout_of(page).frames
    drawn = await asyncio.gather(*(_drawing(library, story, frame, panels[frame.panel]) for frame in frames))
    return _Job(
        story=story,
        dialogue=comic.script.dialogue,
        page=page,
        drawings={frame.panel: drawing for frame, drawing in zip(frames, drawn, strict=True)},
    )


async def _drawing(library: Library, story: Story, frame: Frame, panel: Panel) -> Drawing:
    """Return a kept drawing as it came to its page."""
    data = await library.blobs.get(panel.image)
    drawing = Drawing(
        image=await asyncio.to_thread(pages.decode, data),
        anchors=panel.anchors,
        busy=panel.busy,
        artist=panel.artist,
        model=panel.model,
        fallback=panel.fallback,
    )
    return await asyncio.to_thread(publishing.back, story, frame, drawing, panel.shown)


async def _printed(library: Library, job: _Job, sheet: Sheet) -> Page:
    pictures = {index: drawing.image for index, drawing in job.drawings.items()}
    return await publishing.page(library, job.story, sheet, pictures)


def _panels(page: Page) -> frozenset[int]:
    return frozenset(frame.panel for frame in page.frames)


def _edited(job: _Job, panel: int) -> Sheet:
    """Place one panel's letters anew; the whole page's when they do not fit at its type size."""
    letters = _placed(job, panel)
    if letters is None:
        return _lettered(job)
    layout = press.layout_of(job.page).model_copy(update={"frames": job.page.frames})
    changed = tuple(
        letters if frame.panel == panel else before
        for frame, before in zip(job.page.frames, job.page.letters, strict=True)
    )
    return Sheet(layout, changed, job.page.type_size, job.story.title, job.story.footer)


def _placed(job: _Job, panel: int) -> PanelLetters | None:
    index = [frame.panel for frame in job.page.frames].index(panel)
    if any(caption.outside for caption in job.page.letters[index].captions):
        return None  # without these words the art may have its strip back
    frame, drawing = job.page.frames[index], job.drawings[panel]
    order = breakdown.order(job.story, frame)
    scene = Scene(
        panel=panel,
        size=order.size,
        lines=job.dialogue.panels[panel],
        offers=lambda _: (Camera(cost=0, anchors=drawing.anchors, busy=drawing.busy),),
        seed=job.story.seed + panel,
        room=pages.room(frame),
        direction=job.page.direction,
    )
    framed = camera.frame(scene, job.story.style.lettering, job.page.type_size)
    return pages.reaching(framed.letters, frame) if framed else None


def _lettered(job: _Job) -> Sheet:
    (sheet,) = breakdown.letter(job.story, job.dialogue, (press.layout_of(job.page),), job.drawings)
    return sheet
