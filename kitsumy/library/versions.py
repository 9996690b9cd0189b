"""Versions of a comic: a new one takes the place of the newest, which is put by as it was."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import delete, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from ..comic import Brief, Comic, Panel, Script
from ..errors import ComicChanged, ComicNotFound, VersionNotFound
from ..page import Page
from . import saving
from .blobs import Blobs
from .records import Change, Version
from .store import Store
from .tables import comics, pages, panels, version_pages, version_panels
from .tables import versions as table

_KEPT = ("changed_at", "change", "brief", "script")


async def revise(store: Store, blobs: Blobs, comic: Comic, change: Change) -> Comic:
    """Keep other words, panels and pages of a comic as its next version.

    Raises:
        BlobMissing: a picture was not put before, or is gone again.
        ComicNotFound: its owner has no comic of this id.
        ComicChanged: ``comic.version`` is not the newest any more.

    """
    async with store.write() as connection:
        await saving.pictures_are_there(blobs, comic)
        if await _newest(connection, comic.id, comic.brief.origin.owner) != comic.version:
            raise ComicChanged(comic.id)
        await _put_by(connection, comic)
        await _draw_anew(connection, comic)
        revised = comic.model_copy(update={"version": comic.version + 1})
        columns = {
            "version": revised.version,
            "change": change.model_dump_json(exclude_defaults=True),
            "changed_at": datetime.now(UTC),
            **saving.words(revised),
        }
        await connection.execute(update(comics).where(comics.c.id == comic.id).values(columns))
        await saving.save_pictures(connection, comic.id, pages, revised.pages)
    return revised


async def versions(store: Store, comic: str, owner: str) -> tuple[Version, ...]:
    """Return what is known of a comic's versions, the first one first.

    Raises:
        ComicNotFound: this person has no comic of this id.

    """
    async with store.read() as connection:
        newest = await _newest(connection, comic, owner)
        columns = table.c.number, table.c.change, table.c.changed_at
        before = await connection.execute(select(*columns).where(table.c.comic == comic).order_by("number"))
        now = select(literal(newest), comics.c.change, comics.c.changed_at).where(comics.c.id == comic)
        made = select(comics.c.created_at).where(comics.c.id == comic)
        created_at = (await connection.execute(made)).scalar_one()
        return tuple(
            Version(number=number, change=Change.model_validate_json(change), created_at=when or created_at)
            for number, change, when in (*before, *await connection.execute(now))
        )


async def version(connection: AsyncConnection, comic: Comic, number: int) -> Comic:
    """Return a comic as it was in one of its versions.

    Raises:
        VersionNotFound: it has none of this number.

    """
    if number == comic.version:
        return comic
    if not 0 < number < comic.version:
        raise VersionNotFound(number, comic.version)
    one = table.c.comic == comic.id, table.c.number == number
    kept = (await connection.execute(select(table.c.brief, table.c.script).where(*one))).one()
    chosen = version_pages.c.comic == comic.id, version_pages.c.number == number
    documents = select(version_pages.c.document).where(*chosen).order_by(version_pages.c.position)
    return comic.model_copy(
        update={
            "brief": Brief.model_validate_json(kept.brief),
            "script": Script.model_validate_json(kept.script),
            "panels": await _panels(connection, comic, number),
            "pages": tuple(map(Page.model_validate_json, await connection.scalars(documents))),
            "version": number,
        }
    )


async def _panels(connection: AsyncConnection, comic: Comic, number: int) -> tuple[Panel, ...]:
    """Return a version's panels: of the drawings a later one replaced, those that were there first."""
    table = version_panels.c
    later = select(table.position, table.document).where(table.comic == comic.id, table.number >= number)
    rows = await connection.execute(later.order_by(table.number.desc()))
    before = {position: Panel.model_validate_json(document) for position, document in rows}
    return tuple(before.get(position, panel) for position, panel in enumerate(comic.panels))


async def _newest(connection: AsyncConnection, comic: str, owner: str) -> int:
    mine = comics.c.id == comic, comics.c.owner == owner
    newest: int | None = await connection.scalar(select(func.max(comics.c.version)).where(*mine))
    if newest is None:
        raise ComicNotFound(comic)
    return newest


async def _put_by(connection: AsyncConnection, comic: Comic) -> None:
    """Copy the newest version's rows to those of the old ones, and take its pages away."""
    row = select(comics.c.id, literal(comic.version), *(comics.c[name] for name in _KEPT))
    ours = row.where(comics.c.id == comic.id)
    await connection.execute(insert(table).from_select(["comic", "number", *_KEPT], ours))
    names = ["comic", "number", "position", "image", "document"]
    shown = select(pages.c.comic, literal(comic.version), *(pages.c[name] for name in names[2:]))
    await connection.execute(insert(version_pages).from_select(names, shown.where(pages.c.comic == comic.id)))
    await connection.execute(delete(pages).where(pages.c.comic == comic.id))


async def _draw_anew(connection: AsyncConnection, comic: Comic) -> None:
    """Put those drawings by that a comic has others of now."""
    columns = panels.c.position, panels.c.image, panels.c.document
    rows = (await connection.execute(select(*columns).where(panels.c.comic == comic.id))).all()
    for position, image, document in rows:
        panel = comic.panels[position]
        if Panel.model_validate_json(document) == panel:
            continue
        old = {"comic": comic.id, "number": comic.version, "position": position}
        await connection.execute(insert(version_panels).values(**old, image=image, document=document))
        here = update(panels).where(panels.c.comic == comic.id, panels.c.position == position)
        await connection.execute(here.values(image=panel.image, document=panel.model_dump_json()))
