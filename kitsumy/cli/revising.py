"""Change the words or a drawing of a kept comic, and look back at how it was before."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from kitsumy import artists, hiring
from kitsumy.comic import Comic
from kitsumy.errors import TextDoesNotFit
from kitsumy.ledger import Ledger
from kitsumy.ledgered import Payer
from kitsumy.library import Library, Version
from kitsumy.page import BalloonKind
from kitsumy.ports import Artist
from kitsumy.revising import redrawing, relettering, rewording
from kitsumy.revising.relettering import Wish
from kitsumy.revising.rewording import Spot, What
from kitsumy.sentences import shown
from kitsumy.styles import find as find_style

from .asked import Asked
from .desk import OWNER, Desk
from .making import deliver
from .misuse import KindOfNoBalloon, NothingToChange, NotOneSpot, RemovedAndChanged, WordsDoNotFit
from .output import Target
from .progress import Progress


async def edit(asked: Asked, desk: Desk) -> int:
    """Put other words into one spot of a comic."""
    spot, words, kind = _spot(asked), _words(asked), _kind(asked)
    if words:
        async with desk.door as door:
            await door.words(rewording.read(words, spot.what))
    target = Target.read(asked.out, asked.format)
    target.check()
    async with Library.open(desk.settings) as library:
        comic = await library.comic(asked.comic, OWNER)
        with _no_room(""):
            edited = await relettering.edit(library, comic, spot, words, kind=kind)
        return await deliver(edited, library, target, asked, desk)


def _spot(asked: Asked) -> Spot:
    """Return which words are meant.

    Raises:
        NotOneSpot: none or several are.

    """
    numbers: dict[What, int | None] = {"balloon": asked.balloon, "caption": asked.caption, "sfx": asked.sound}
    given = [Spot(asked.panel, what, number) for what, number in numbers.items() if number is not None]
    if len(given) != 1:
        raise NotOneSpot
    return given[0]


def _words(asked: Asked) -> str | None:
    """Return the new words: None keeps the old ones, empty ones take them away.

    Raises:
        NothingToChange: nothing is asked for; forgotten words are not words to be taken away.
        RemovedAndChanged: too much is.

    """
    said = (asked.text or "").strip()
    if asked.remove and (said or asked.kind is not None):
        raise RemovedAndChanged
    if asked.remove:
        return ""
    if not said and (asked.text is not None or asked.kind is None):
        raise NothingToChange
    return asked.text


def _kind(asked: Asked) -> BalloonKind | None:
    if asked.kind is None:
        return None
    if asked.balloon is None:
        raise KindOfNoBalloon
    return rewording.kind_named(asked.kind)


async def reletter(asked: Asked, desk: Desk) -> int:
    """Letter all pages of a comic again."""
    wish = Wish(
        language=asked.lang,
        font=None if asked.font is None else relettering.font_named(asked.font),
        style=None if asked.style is None else find_style(asked.style).key,
    )
    target = Target.read(asked.out, asked.format)
    target.check()
    async with Library.open(desk.settings) as library:
        comic = await library.comic(asked.comic or "", OWNER)
        with _no_room("reletter"):
            made, untold = await _relettered(library, comic, wish, desk)
        if untold and not asked.json:
            desk.warn(desk.said("say.untold", panels=", ".join(map(str, untold))))
        return await deliver(made, library, target, asked, desk, {"untold": untold})


async def _relettered(library: Library, comic: Comic, wish: Wish, desk: Desk) -> relettering.Relettered:
    progress = Progress(sys.stderr, desk.said)
    try:
        if not wish.language or not hiring.writer_names(desk.settings):
            return await relettering.reletter(library, comic, wish, listen=progress)
        from kitsumy.agency import Agency  # with its packages, which drafts do without

        async with Agency.of(desk.settings) as agency:
            payer = Payer(comic.brief.origin)
            translator = agency.translator(Ledger(library.store), payer, progress)
            return await relettering.reletter(library, comic, wish, translator=translator, listen=progress)
    finally:
        progress.finish()


async def redraw(asked: Asked, desk: Desk) -> int:
    """Draw one panel of a comic again."""
    target = Target.read(asked.out, asked.format)
    target.check()
    async with Library.open(desk.settings) as library:
        comic = await library.comic(asked.comic or "", OWNER)
        progress = Progress(sys.stderr, desk.said)
        try:
            with _no_room("redraw"):
                async with _artist(comic, library, progress, desk) as artist:
                    made = await redrawing.redraw(library, comic, asked.panel, artist, listen=progress)
        finally:
            progress.finish()
        return await deliver(made, library, target, asked, desk)


@asynccontextmanager
async def _artist(comic: Comic, library: Library, progress: Progress, desk: Desk) -> AsyncIterator[Artist]:
    """Have somebody at work who draws in a comic's quality."""
    if comic.brief.quality == "draft":
        yield artists.find()
        return
    from kitsumy.agency import Agency  # with its packages, which drafts do without

    async with Agency.of(desk.settings) as agency:
        payer, calls = Payer(comic.brief.origin), Ledger(library.store)
        yield agency.artist(comic.brief, library, calls, payer, progress)


@contextmanager
def _no_room(what: str) -> Iterator[None]:
    """Say of words without room what a person who is editing can do about it."""
    try:
        yield
    except TextDoesNotFit as error:
        raise WordsDoNotFit(error.panel + 1, error.words, error.room, what) from error


async def versions(asked: Asked, desk: Desk) -> int:
    """List the versions of a comic, the first one first."""
    async with Library.open(desk.settings) as library:
        comic = await library.comic(asked.comic or "", OWNER)
        found = await library.versions(comic.id, OWNER)
    if asked.json:
        desk.emit([_described(one) for one in found])
    else:
        desk.table([_row(one, desk) for one in found], flexible=1)
    return 0


def _described(one: Version) -> dict[str, object]:
    return {
        "version": one.number,
        "change": one.change.kind,
        "panel": one.change.panel or None,
        "summary": one.change.summary,
        "created_at": one.created_at.isoformat(timespec="seconds"),
    }


def _row(one: Version, desk: Desk) -> tuple[str, ...]:
    change = one.change
    key = f"say.version_{change.kind}"
    if change.kind == "reletter" and change.summary:
        key += "_as"
    words = desk.said(key, panel=change.panel, words=shown(change.summary))
    return f"{one.number:>2}", words, f"{one.created_at.astimezone():%Y-%m-%d %H:%M}"


COMMANDS = {"edit": edit, "reletter": reletter, "redraw": redraw, "versions": versions}
