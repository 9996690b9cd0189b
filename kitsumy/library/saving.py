"""Keep a comic: all its rows in one transaction, its pictures there before."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Sequence

from sqlalchemy import Table, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from ..character import CharacterSheet
from ..comic import Comic, Panel
from ..errors import BlobMissing, ComicNotFound
from ..page import Page
from . import casting, removal
from .blobs import Blobs
from .store import Store
from .tables import casts, characters, comics, pages, panels


async def save(store: Store, blobs: Blobs, comic: Comic) -> None:
    """Keep a comic, in place of what was kept under its id.

    Raises:
        BlobMissing: a picture was not put before, or is gone again.
        ComicNotFound: the id is another person's comic's.

    """
    async with store.write() as connection:
        await pictures_are_there(blobs, comic)
        story = await story_of(connection, comic)
        known = await casting.keys_in_story(connection, comic.brief.origin.owner, story)
        before = await _make_room(connection, comic)
        await connection.execute(insert(comics).values(_row(comic, story)))
        await _save_cast(connection, comic, known)
        await _save_panels_and_pages(connection, comic)
        await removal.drop_characters(connection, before)


async def story_of(connection: AsyncConnection, comic: Comic) -> str:
    """Return the id that all parts of a comic's story share."""
    family = (comic.id, comic.parent) if comic.parent else (comic.id,)
    rows = await connection.execute(
        select(comics.c.id, comics.c.story).where(
            comics.c.id.in_(family), comics.c.owner == comic.brief.origin.owner
        )
    )
    stories = {row.id: row.story for row in rows}
    return stories.get(comic.id) or stories.get(comic.parent) or comic.parent or comic.id


async def pictures_are_there(blobs: Blobs, comic: Comic) -> None:
    """Look while holding the write lock, which whoever removes a comic needs as well.

    Raises:
        BlobMissing: a picture was not put before, or is gone again.

    """
    keys = [panel.image for panel in comic.panels] + [page.image for page in comic.pages if page.image]
    missing = await asyncio.to_thread(blobs.missing, keys)
    if missing:
        raise BlobMissing(missing[0])


async def _make_room(connection: AsyncConnection, comic: Comic) -> tuple[str, ...]:
    """Remove what is kept under the comic's id and return its characters' keys."""
    owner = await connection.scalar(select(comics.c.owner).where(comics.c.id == comic.id))
    if owner is None:
        return ()
    if owner != comic.brief.origin.owner:
        raise ComicNotFound(comic.id)
    cast = await connection.scalars(select(casts.c.character).where(casts.c.comic == comic.id))
    await connection.execute(delete(comics).where(comics.c.id == comic.id))
    return tuple(cast)


def _row(comic: Comic, story: str) -> dict[str, object]:
    return {
        "id": comic.id,
        "owner": comic.brief.origin.owner,
        "story": story,
        "parent": comic.parent,
        "part": comic.part,
        "writer": comic.writer,
        "version": comic.version,
        "created_at": comic.created_at,
        "community": comic.brief.origin.home,
        "hidden": comic.brief.origin.hidden,
        **words(comic),
    }


def words(comic: Comic) -> dict[str, object]:
    """Return the columns that another version of a comic may have otherwise."""
    return {
        "title": comic.title,
        "style": comic.brief.style,
        "language": comic.brief.language,
        "saved_at": time.time(),
        "brief": comic.brief.model_dump_json(),
        "script": comic.script.model_dump_json(),
    }


async def _save_cast(connection: AsyncConnection, comic: Comic, known: dict[str, str]) -> None:
    """Link the cast. A character who is known already keeps their sheet: a person may have edited it."""
    owner = comic.brief.origin.owner
    reused = await casting.keys_of_sheets(connection, owner, comic.brief.cast)
    keys = {sheet.id: known.get(sheet.id) or reused.get(sheet.id) for sheet in comic.script.plot.cast}
    strangers = {sheet.id: sheet for sheet in comic.script.plot.cast if not keys[sheet.id]}
    lent = await casting.lent(connection, owner, strangers)
    rows = [_character(owner, sheet, lent.get(sheet.id, "")) for sheet in strangers.values()]
    if rows:
        await connection.execute(insert(characters), rows)
    keys |= {row["sheet_id"]: row["key"] for row in rows}
    links = [
        {"comic": comic.id, "position": position, "character": keys[sheet.id]}
        for position, sheet in enumerate(comic.script.plot.cast)
    ]
    await connection.execute(insert(casts), links)


def _character(owner: str, sheet: CharacterSheet, lender: str) -> dict[str, str]:
    return {
        "key": secrets.token_hex(6),
        "owner": owner,
        "sheet_id": sheet.id,
        "reference": sheet.reference,
        "sheet": sheet.model_dump_json(),
        "lender": lender,
    }


async def _save_panels_and_pages(connection: AsyncConnection, comic: Comic) -> None:
    kinds: tuple[tuple[Table, Sequence[Panel | Page]], ...] = ((panels, comic.panels), (pages, comic.pages))
    for table, pictures in kinds:
        await save_pictures(connection, comic.id, table, pictures)


async def save_pictures(
    connection: AsyncConnection, comic: str, table: Table, pictures: Sequence[Panel | Page]
) -> None:
    """Put a comic's panels or pages into their table, which has none of them."""
    rows = [_picture(comic, *numbered) for numbered in enumerate(pictures)]
    if rows:
        await connection.execute(insert(table), rows)


def _picture(comic: str, position: int, picture: Panel | Page) -> dict[str, object]:
    document = picture.model_dump_json()
    return {"comic": comic, "position": position, "image": picture.image, "document": document}
