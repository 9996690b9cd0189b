"""Make comics: new ones and sequels."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from kitsumy import artists, hiring, idea, publishing, writers
from kitsumy.comic import Brief, Comic
from kitsumy.errors import SetupError
from kitsumy.language import detect
from kitsumy.ledger import Ledger
from kitsumy.ledgered import Payer
from kitsumy.library import Library
from kitsumy.sentences import shown
from kitsumy.studio import Studio
from kitsumy.styles import find as find_style

from . import opening
from .asked import Asked
from .desk import OWNER, Desk
from .output import Target
from .progress import Progress


async def comic(asked: Asked, desk: Desk) -> int:
    """Make a comic of an idea."""
    words = idea.read(" ".join(asked.idea))
    brief = Brief(
        idea=words,
        style=find_style(asked.style or "comic").key,
        language=asked.lang or detect(words, desk.said.language),
        panels=asked.panels or 5,
        pages=asked.pages or 1,
        mode="explain" if asked.explain else "story",
    )
    target = Target.read(asked.out, asked.format)
    target.check()
    async with desk.door as door:
        await door.idea(words)
    async with Library.open(desk.settings) as library:
        made = await _make(library, brief, None, asked, desk)
        return await deliver(made, library, target, asked, desk)


async def sequel(asked: Asked, desk: Desk) -> int:
    """Go on with a comic."""
    words = None if asked.plot is None else idea.read(asked.plot)
    style = asked.style and find_style(asked.style).key
    target = Target.read(asked.out, asked.format)
    target.check()
    async with desk.door as door:
        await door.idea(words or "")
    async with Library.open(desk.settings) as library:
        parent = await library.comic(asked.comic or "", OWNER)
        before = parent.brief
        desk = desk if words or asked.lang else desk.of_idea(before.language)
        brief = Brief(
            idea=words or before.idea,
            style=style or before.style,
            language=asked.lang or (detect(words, before.language) if words else before.language),
            panels=asked.panels or before.panels,
            pages=asked.pages or before.pages,
            mode="sequel",
            cast=await library.cast_of(parent),
        )
        made = await _make(library, brief, parent, asked, desk)
        return await deliver(made, library, target, asked, desk)


async def _make(library: Library, brief: Brief, parent: Comic | None, asked: Asked, desk: Desk) -> Comic:
    progress = Progress(sys.stderr, desk.said)
    try:
        if asked.draft or not hiring.is_full(desk.settings):
            studio = Studio(writers.find(), artists.find(), library)
            return await studio.make(brief, parent=parent, listen=progress)
        from kitsumy import agency as agencies  # with its packages, which drafts do without

        async with agencies.Agency.of(desk.settings) as agency:
            full = brief.model_copy(update={"quality": "full"})
            price = agency.price(full, 0 if parent else agencies.NEW_FACES)
            agreed = await _agreed(price, desk, asks=agency.proofs(full, price))
            wanted, payer = agencies.Asked(full if agreed else brief, parent), Payer(brief.origin)
            comic = await agency.make(library, Ledger(library.store), wanted, payer, progress)
        progress.finish()
        if agreed:
            desk.warn(desk.said("say.spent", amount=desk.said.money(payer.purse.spent)))
        return comic
    finally:
        progress.finish()


async def _agreed(price: int, desk: Desk, *, asks: bool) -> bool:
    """Tell what a comic will cost, and ask whoever sits at a terminal, where the settings want that."""
    amount = desk.said.money(price)
    if not (asks and sys.stdin.isatty() and sys.stderr.isatty()):
        desk.warn(desk.said("say.price", amount=amount))
        return True
    desk.warn(desk.said("say.price_asked", amount=amount))
    answer = await asyncio.to_thread(sys.stdin.readline)
    return answer.strip().casefold() not in ("n", "no", "н", "ні")


async def deliver(
    comic: Comic,
    library: Library,
    target: Target,
    asked: Asked,
    desk: Desk,
    more: Mapping[str, object] = MappingProxyType({}),
) -> int:
    """Write a comic's pictures and tell about it; the last line is the path of the last picture.

    Scripts are told ``more`` besides.
    """
    try:
        paths = await target.write(comic, library)
    except SetupError as error:
        error.add_note(desk.said("errors.KeptAnyway", comic=comic.id))
        raise
    if asked.json:
        desk.emit({**described(comic, paths), **more})
    else:
        _warn(comic, desk)
        _tell(comic, paths, desk)
    if asked.open and not opening.show(paths[0]):
        desk.warn(desk.said("errors.NotOpened"))
    return 0


def described(comic: Comic, paths: tuple[Path, ...] = ()) -> dict[str, object]:
    """Return what scripts get to know about a comic."""
    return {
        "comic": comic.id,
        "title": comic.title,
        "part": comic.part,
        "version": comic.version,
        "parent": comic.parent or None,
        "idea": comic.brief.idea,
        "style": comic.brief.style,
        "language": comic.brief.language,
        "panels": len(comic.panels),
        "pages": len(comic.pages),
        "checkable": list(comic.script.plot.checkable),
        "cast": [sheet.name for sheet in comic.script.plot.cast],
        "left_out": [{"panel": one.panel, "signs": one.signs} for one in publishing.left_out(comic.script)],
        "sounds_left_out": [{"panel": one.panel, "sounds": one.sounds} for one in publishing.unheard(comic)],
        "likeness": [panel.likeness for panel in comic.panels],
        "created_at": comic.created_at.isoformat(timespec="seconds"),
        "paths": [str(path.resolve()) for path in paths],
    }


def size(comic: Comic, desk: Desk) -> str:
    """Say how long a comic is, its pages only when there are several."""
    panels = desk.said.count("panels", len(comic.panels))
    return panels if len(comic.pages) == 1 else f"{panels}, {desk.said.count('pages', len(comic.pages))}"


def _warn(comic: Comic, desk: Desk) -> None:
    """Say what the pages lack: signs that no font here has, and sounds that found no place."""
    for one in publishing.left_out(comic.script):
        key = "say.left_out" if one.panel else "say.left_out_of_title"
        desk.warn(desk.said(key, panel=one.panel, signs=shown(" ".join(one.signs))))
    for lack in publishing.unheard(comic):
        sounds = ", ".join(desk.said.quoted(shown(sound)) for sound in lack.sounds)
        desk.warn(desk.said("say.sounds_left_out", panel=lack.panel, sounds=sounds))


def _tell(comic: Comic, paths: tuple[Path, ...], desk: Desk) -> None:
    names = ", ".join(sheet.name for sheet in comic.script.plot.cast)
    facts = [desk.said.quoted(comic.title), desk.style(comic.brief.style), size(comic, desk)]
    if comic.version > 1:
        facts.append(desk.said("say.version_number", number=comic.version))
    desk.say(" · ".join(facts))
    desk.say(desk.said("say.starring", names=names))
    for path in paths:
        desk.say(str(path))
