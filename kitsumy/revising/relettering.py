"""Letter a kept comic again: the words and their balloons change, the art stays to the last pixel.

No artist and, for an edit, no writer is asked: pictures come from the library, frames from the pages.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import NamedTuple, get_args

from .. import artists, publishing, writers
from ..comic import Brief, Comic, Dialogue, Script
from ..errors import CannotTranslate, NotInComic, UnknownFont
from ..events import LetteringStarted, Listener, PageReady, nobody
from ..library import Change, Library
from ..page import BalloonKind, FontTheme
from ..ports import Translation, Writer
from ..styles import find as find_style
from . import pasteup, rewording
from .rewording import Spot

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
    number = pasteup.page_of(comic, panel)
    parts = await pasteup.taken_apart(library, edited, comic.pages[number])
    sheet = await asyncio.to_thread(pasteup.panel_lettered, parts, panel)
    page = await pasteup.printed(library, parts, sheet)
    pages = (*comic.pages[:number], page, *comic.pages[number + 1 :])
    return await library.revise(edited.model_copy(update={"pages": pages}), _change(spot, words, kind))


async def reletter(
    library: Library,
    comic: Comic,
    wish: Wish,
    *,
    translator: Writer | None = None,
    listen: Listener = nobody,
) -> Relettered:
    """Keep a version of a comic that is lettered anew on every page, and return it.

    What the comic's own writer cannot tell in another language the ``translator`` does.

    Raises:
        UnknownStyle: there is no style of this name.
        CannotTranslate: nobody here can tell this comic in that language.
        ProviderError: the translator's provider does not do it.
        TextDoesNotFit: the words need more room than their panel has.
        BlobMissing: a picture is gone from the library.
        ComicChanged: somebody changed the comic meanwhile; nothing was kept.

    """
    brief = _brief(comic.brief, wish)
    told = await _told(comic, brief.language, translator)
    anew = comic.model_copy(update={"brief": brief, "script": _script(comic.script, told)})
    listen(LetteringStarted())
    for missing in publishing.left_out(anew.script):
        listen(missing)
    pages = []
    # One after the other: only one page's pictures are in memory at a time.
    for page in comic.pages:
        footer = page.footer if told is None else _credit(comic, brief.language, page.footer)
        parts = await pasteup.taken_apart(library, anew, page.model_copy(update={"footer": footer}))
        sheet = await asyncio.to_thread(pasteup.lettered, parts)
        pages.append(await pasteup.printed(library, parts, sheet))
        listen(PageReady(page=page.number, total=len(comic.pages)))
    change = Change(kind="reletter", summary=" ".join(filter(None, wish)))
    anew = anew.model_copy(update={"pages": tuple(pages)})
    for unheard in publishing.unheard(anew):
        listen(unheard)
    kept = await library.revise(anew, change)
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


async def _told(comic: Comic, language: str, translator: Writer | None) -> Translation | None:
    """Return the comic's words in another language, None when it is told in this one already."""
    if language == comic.brief.language:
        return None
    with suppress(KeyError, CannotTranslate):
        return await writers.find(comic.writer).translate(comic, language)
    if translator is None:
        raise CannotTranslate(language)
    return await translator.translate(comic, language)


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
