"""Let a character go who shows a person that wishes it: out of every cast, comic and picture."""

from __future__ import annotations

import time

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from ..character import CharacterSheet
from ..errors import CharacterNotFound
from . import removal
from .blobs import Blobs
from .records import Depiction
from .store import Store
from .tables import casts, characters, comics, shared_casts
from .work_tables import ledger, orders


async def depiction(store: Store, key: str, community: str) -> Depiction:
    """Return the comics in which a character is to be seen, also as others' copy of them.

    Raises:
        CharacterNotFound: there is no such character any more.

    """
    async with store.read() as connection:
        document = await connection.scalar(select(characters.c.sheet).where(characters.c.key == key))
        if document is None:
            raise CharacterNotFound(key)
        ids = await _showing(connection, key, community)
        owners = await connection.scalars(select(comics.c.owner).where(comics.c.id.in_(ids)).distinct())
        name = CharacterSheet.model_validate_json(document).name
        return Depiction(key=key, name=name, community=community, comics=ids, owners=tuple(sorted(owners)))


async def depart(store: Store, blobs: Blobs, depiction: Depiction) -> None:
    """Remove what a depiction names, and what has come to it meanwhile.

    A person's own wish ends the character; within a community they leave its cast and its comics.
    """
    asked_at = time.time()
    async with store.write() as connection:
        ids = await _showing(connection, depiction.key, depiction.community)
        if depiction.community:
            here = shared_casts.c.community == depiction.community
            them = shared_casts.c.character == depiction.key
            await connection.execute(delete(shared_casts).where(here, them))
            keys = set()
        else:
            keys = await _remove_character(connection, depiction.key)
        keys |= await _remove_comics(connection, ids)
        nobodys = keys - await removal.still_named(connection, keys)
    await blobs.discard(nobodys, asked_at)


async def _remove_comics(connection: AsyncConnection, ids: tuple[str, ...]) -> set[str]:
    """Remove comics, and what was paid for their pictures; return all pictures that may be nobody's now."""
    mine = select(comics.c.id).where(comics.c.id.in_(ids))
    keys = await removal.pictures(connection, mine)
    cast = tuple(await connection.scalars(select(casts.c.character).where(casts.c.comic.in_(ids))))
    await connection.execute(delete(comics).where(comics.c.id.in_(ids)))
    # A call's result would keep its picture, and bring it back when the same is asked for again.
    for some in removal.portions(keys):
        await connection.execute(delete(ledger).where(ledger.c.blob.in_(some), ledger.c.state == "done"))
    return keys | await removal.drop_characters(connection, cast)


async def _remove_character(connection: AsyncConnection, key: str) -> set[str]:
    """Remove a character and all copies of them; return their pictures."""
    them = _are(key)
    pictures = set(await connection.scalars(select(characters.c.reference).where(them))) - {""}
    await connection.execute(delete(characters).where(them))
    # The photo that came with an order is the same picture.
    await connection.execute(update(orders).where(orders.c.photo.in_(pictures)).values(photo=""))
    return pictures


async def _showing(connection: AsyncConnection, key: str, community: str) -> tuple[str, ...]:
    them = select(casts.c.comic).join(characters, characters.c.key == casts.c.character).where(_are(key))
    shown = select(comics.c.id).where(comics.c.id.in_(them))
    if community:
        shown = shown.where(comics.c.community == community)
    return tuple(await connection.scalars(shown.order_by(comics.c.created_at, comics.c.id)))


def _are(key: str) -> ColumnElement[bool]:
    return or_(characters.c.key == key, characters.c.lender == key)
