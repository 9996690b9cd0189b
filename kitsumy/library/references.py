"""Pictures that characters are drawn after."""

from __future__ import annotations

import time

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from ..character import CharacterSheet
from ..comic import Comic
from ..errors import BlobMissing
from . import characters as everybody
from . import removal
from .blobs import Blobs
from .records import Character
from .store import Store
from .tables import casts, characters


async def of_first(store: Store, blobs: Blobs, comic: Comic, picture: str) -> None:
    """Keep a picture as the reference of a comic's first character; nothing when the picture is gone."""
    async with store.write() as connection:
        first = casts.c.comic == comic.id, casts.c.position == 0
        key = await connection.scalar(select(casts.c.character).where(*first))
        if key is None or blobs.missing([picture]):
            return
        document = await connection.scalar(select(characters.c.sheet).where(characters.c.key == key))
        await _put(connection, key, CharacterSheet.model_validate_json(document or ""), picture)


async def of_cast(store: Store, blobs: Blobs, comic: Comic) -> None:
    """Keep the references of a comic's cast for those who have none yet."""
    async with store.write() as connection:
        linked = select(casts.c.position, characters.c.key, characters.c.sheet).join(
            characters, characters.c.key == casts.c.character
        )
        bare = casts.c.comic == comic.id, characters.c.reference == ""
        for position, key, document in (await connection.execute(linked.where(*bare))).all():
            picture = comic.script.plot.cast[position].reference
            if picture and not blobs.missing([picture]):
                await _put(connection, key, CharacterSheet.model_validate_json(document), picture)


async def of(store: Store, blobs: Blobs, owner: str, name: str, picture: str) -> Character:
    """Keep a picture as a character's reference in place of the one before; return who they are now.

    Raises:
        CharacterNotFound: this person has none.
        BlobMissing: the picture is gone.

    """
    asked_at = time.time()
    found = await everybody.character(store, name, owner)
    async with store.write() as connection:
        if blobs.missing([picture]):
            raise BlobMissing(picture)
        sheet = await _put(connection, found.key, found.sheet, picture)
        before = {found.sheet.reference} - {"", picture}
        nobodys = before - await removal.still_named(connection, before)
    await blobs.discard(nobodys, asked_at)
    return found.model_copy(update={"sheet": sheet})


async def _put(connection: AsyncConnection, key: str, before: CharacterSheet, picture: str) -> CharacterSheet:
    sheet = before.model_copy(update={"reference": picture})
    columns = {"sheet": sheet.model_dump_json(), "reference": picture}
    await connection.execute(update(characters).where(characters.c.key == key).values(**columns))
    return sheet
