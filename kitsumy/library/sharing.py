"""Casts of communities: characters that their owners share, and the going of those whom they show."""

from __future__ import annotations

import time

from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from ..character import CharacterSheet
from ..errors import CharacterNotFound
from . import characters as everybody
from . import departures
from .blobs import Blobs
from .records import Character, Depiction, SharedCharacter
from .store import Store
from .tables import characters, shared_casts


class SharedCasts:
    """The casts of all communities, each by its community's key."""

    def __init__(self, store: Store, blobs: Blobs) -> None:
        self._store, self._blobs = store, blobs

    async def of(self, community: str, *, waiting: bool = False) -> tuple[SharedCharacter, ...]:
        """List whom anyone in a community may use, who came first first; nobody in private.

        ``waiting``: with those who wait for the person whom they show to agree.
        """
        there = _in(community) if waiting else _in(community) & shared_casts.c.agreed
        async with self._store.read() as connection:
            return await _those(connection, there)

    async def find(self, community: str, key: str) -> SharedCharacter:
        """Return a character who is shared, or waits for somebody to agree, by key.

        Raises:
            CharacterNotFound: there is none.

        """
        async with self._store.read() as connection:
            return await _one(connection, community, key)

    async def share(self, community: str, owner: str, name: str, depicts: str) -> SharedCharacter:
        """Share a person's character with a community; whom it shows stays said once somebody is named.

        Raises:
            CharacterNotFound: this person has none.

        """
        found = await everybody.character(self._store, name, owner)
        async with self._store.write() as connection:
            here = characters.c.key == found.key
            before = await connection.scalar(select(characters.c.depicts).where(here))
            shown = before or depicts
            await connection.execute(update(characters).where(here).values(depicts=shown))
            known = await _those(connection, _in(community), characters.c.key == found.key)
            agreed = shown in ("", owner) or (shown == before and any(one.agreed for one in known))
            await _withdraw(connection, community, found.key)
            row = {"community": community, "character": found.key, "owner": owner, "agreed": agreed}
            await connection.execute(insert(shared_casts).values(**row, shared_at=time.time()))
            return await _one(connection, community, found.key)

    async def agree(self, community: str, key: str, person: str) -> SharedCharacter:
        """Let a character join who shows this person, and return them.

        Raises:
            CharacterNotFound: none who shows this person waits for that.

        """
        async with self._store.write() as connection:
            found = await _one(connection, community, key)
            if found.depicts != person:
                raise CharacterNotFound(key)
            here = _in(community), shared_casts.c.character == key
            await connection.execute(update(shared_casts).where(*here).values(agreed=True))
        return found.model_copy(update={"agreed": True})

    async def withdraw(self, community: str, key: str) -> None:
        """Share a character with a community no more; comics made with them stay."""
        async with self._store.write() as connection:
            await _withdraw(connection, community, key)

    async def showing(self, person: str) -> tuple[Character, ...]:
        """List the characters who are said to show a person, wherever they are."""
        rows = select(characters.c.key, characters.c.sheet).where(characters.c.depicts == person)
        async with self._store.read() as connection:
            found = await connection.execute(rows.order_by(characters.c.key))
            return tuple(
                Character(key=row.key, sheet=CharacterSheet.model_validate_json(row.sheet)) for row in found
            )

    async def depiction(self, key: str, community: str) -> Depiction:
        """Return where a character is to be seen: in a community's comics, or in everybody's for none.

        Raises:
            CharacterNotFound: there is no such character any more.

        """
        return await departures.depiction(self._store, key, community)

    async def depart(self, depiction: Depiction) -> None:
        """Remove a character from where they are to be seen, with all comics and pictures that show them."""
        await departures.depart(self._store, self._blobs, depiction)


def _in(community: str) -> ColumnElement[bool]:
    return (shared_casts.c.community == community) & (shared_casts.c.community != "")


async def _withdraw(connection: AsyncConnection, community: str, key: str) -> None:
    await connection.execute(delete(shared_casts).where(_in(community), shared_casts.c.character == key))


async def _one(connection: AsyncConnection, community: str, key: str) -> SharedCharacter:
    found = await _those(connection, _in(community), characters.c.key == key)
    if not found:
        raise CharacterNotFound(key)
    return found[0]


async def _those(connection: AsyncConnection, *which: ColumnElement[bool]) -> tuple[SharedCharacter, ...]:
    rows = await connection.execute(
        select(characters.c.key, characters.c.sheet, characters.c.depicts, shared_casts)
        .join(characters, characters.c.key == shared_casts.c.character)
        .where(*which)
        .order_by(shared_casts.c.shared_at, characters.c.key)
    )
    return tuple(
        SharedCharacter(
            key=row.key,
            sheet=CharacterSheet.model_validate_json(row.sheet),
            owner=row.owner,
            depicts=row.depicts,
            agreed=row.agreed,
        )
        for row in rows
    )
