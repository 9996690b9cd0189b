"""Remove comics and people, and with them every picture that nobody else has."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Select, case, delete, func, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection

from ..character import CharacterSheet
from ..errors import ComicNotFound
from . import characters as everybody
from . import credits
from .blobs import Blobs
from .records import Character
from .store import Store
from .tables import (
    OWNED,
    PICTURES,
    casts,
    characters,
    comics,
    pages,
    panels,
    shared_casts,
    version_pages,
    version_panels,
)
from .work_tables import costs, ledger, ledger_uses, orders

_MANY = 500
"""Keys in one question: databases limit a question's values."""


async def remove(store: Store, blobs: Blobs, comic: str, owner: str) -> None:
    """Remove a comic; its sequels live on.

    Raises:
        ComicNotFound: this person has no comic of this id.

    """
    mine = select(comics.c.id).where(comics.c.id == comic, comics.c.owner == owner)
    async with store.write() as connection:
        saved_at = await _saved_at(connection, mine)
        if saved_at is None:
            raise ComicNotFound(comic)
        keys = await pictures(connection, mine)
        cast = await connection.scalars(select(casts.c.character).where(casts.c.comic == comic))
        gone = tuple(cast)
        await connection.execute(delete(comics).where(comics.c.id == comic))
        keys |= await drop_characters(connection, gone)
        nobodys = keys - await still_named(connection, keys)
    # After the commit: a crash before leaves pictures without a comic, never a comic without pictures.
    await blobs.discard(nobodys, saved_at)


async def forget(store: Store, blobs: Blobs, owner: str) -> int:
    """Remove everything of a person; return how many comics that were."""
    asked_at, mine = time.time(), select(comics.c.id).where(comics.c.owner == owner)
    async with store.write() as connection:
        saved_at = await _saved_at(connection, mine)
        count = await connection.scalar(select(func.count()).select_from(mine.subquery()))
        keys = await pictures(connection, mine)
        named = select(characters.c.reference).where(characters.c.owner == owner)
        references = set(await connection.scalars(named)) - {""}
        await _let_go(connection, owner)
        await credits.forget(connection, owner)
        ordered_at, photos = await _make_nobodys(connection, owner)
        for table in OWNED:
            await connection.execute(delete(table).where(table.c.owner == owner))
        called_at, drawn = await _drop_nobodys_calls(connection)
        keys |= drawn | photos | references
        nobodys = keys - await still_named(connection, keys)
    await blobs.discard(nobodys, max(saved_at or 0, called_at, ordered_at))
    # A character gets a picture long after the comic that they are from.
    await blobs.discard(nobodys & references, asked_at)
    await _overwrite_the_log(store)
    return count or 0


async def _let_go(connection: AsyncConnection, owner: str) -> None:
    """Take a person out of what others have: whom characters show, and pictures in copies of theirs."""
    shown = select(characters.c.key).where(characters.c.depicts == owner)
    await connection.execute(delete(shared_casts).where(shared_casts.c.character.in_(shown)))
    await connection.execute(update(characters).where(characters.c.depicts == owner).values(depicts=""))
    theirs = select(characters.c.key).where(characters.c.owner == owner)
    copies = select(characters.c.key, characters.c.sheet).where(characters.c.lender.in_(theirs))
    for row in (await connection.execute(copies.where(characters.c.reference != ""))).all():
        sheet = CharacterSheet.model_validate_json(row.sheet).model_copy(update={"reference": ""})
        here = update(characters).where(characters.c.key == row.key)
        await connection.execute(here.values(sheet=sheet.model_dump_json(), reference=""))


async def _make_nobodys(connection: AsyncConnection, owner: str) -> tuple[float, set[str]]:
    """Leave of a person's orders and calls what they cost: their community's budget must not grow by this.

    Return when the last was placed, and the photos that came with them.
    """
    mine = select(orders.c.placed_at, orders.c.photo).where(orders.c.owner == owner)
    rows = (await connection.execute(mine)).all()
    empty = ("owner", "chat", "message", "job", "photo", "asking", "place")
    blank = {"key": orders.c.id, **dict.fromkeys(empty, "")}
    forgotten = update(orders).where(orders.c.owner == owner)
    nobodys = update(costs).where(costs.c.owner == owner)
    await connection.execute(nobodys.values(owner="", job=""))
    over = case((orders.c.state == "open", "cancelled"), else_=orders.c.state)
    await connection.execute(forgotten.values(**blank, progress="{}", state=over))
    return max([0.0, *(row.placed_at for row in rows)]), {row.photo for row in rows} - {""}


async def _drop_nobodys_calls(connection: AsyncConnection) -> tuple[float, set[str]]:
    """Remove the results of calls that nobody has any more; return the last one's age and all pictures."""
    idle = ledger.c.state == "done", ledger.c.key.not_in(select(ledger_uses.c.key))
    rows = (await connection.execute(select(ledger.c.ended_at, ledger.c.blob).where(*idle))).all()
    await connection.execute(delete(ledger).where(*idle))
    return max([0.0, *(row.ended_at for row in rows)]), {row.blob for row in rows} - {""}


async def drop_character(store: Store, blobs: Blobs, owner: str, name: str) -> Character:
    """Remove a character with the reference picture that nobody else has; return who it was.

    One who shows somebody else is only put away: that person must still find the comics that show them.

    Raises:
        CharacterNotFound: this person has none.

    """
    asked_at = time.time()
    found = await everybody.character(store, name, owner)
    here = characters.c.key == found.key
    async with store.write() as connection:
        shown = await connection.scalar(select(characters.c.depicts).where(here))
        if shown in ("", None, owner):
            await connection.execute(delete(characters).where(here))
        else:
            await _put_away(connection, found)
        references = {found.sheet.reference} - {""}
        nobodys = references - await still_named(connection, references)
    await blobs.discard(nobodys, asked_at)
    return found


async def _put_away(connection: AsyncConnection, character: Character) -> None:
    """Let a character be in nobody's cast, as a copy is: one of themselves."""
    sheet = character.sheet.model_copy(update={"reference": ""})
    columns = {"lender": character.key, "reference": "", "sheet": sheet.model_dump_json()}
    await connection.execute(delete(shared_casts).where(shared_casts.c.character == character.key))
    await connection.execute(update(characters).where(characters.c.key == character.key).values(**columns))


async def drop_characters(connection: AsyncConnection, keys: Collection[str]) -> set[str]:
    """Remove those characters who are in no comic any more; return their reference pictures."""
    idle = characters.c.key.in_(keys), characters.c.key.not_in(select(casts.c.character))
    references = set(await connection.scalars(select(characters.c.reference).where(*idle)))
    await connection.execute(delete(characters).where(*idle))
    return references - {""}


async def still_named(connection: AsyncConnection, keys: Iterable[str]) -> set[str]:
    """Return those blob keys that some row still names."""
    named: set[str] = set()
    for some in portions(keys):
        for column in PICTURES:
            named |= set(await connection.scalars(select(column).where(column.in_(some)).distinct()))
    return named


def portions(keys: Iterable[str]) -> Iterator[list[str]]:
    """Yield keys by as many as fit into one question."""
    ordered = sorted(keys)
    for start in range(0, len(ordered), _MANY):
        yield ordered[start : start + _MANY]


async def _saved_at(connection: AsyncConnection, mine: Select[tuple[str]]) -> float | None:
    """Return when the last of some comics was saved: who puts a picture later needs it for another."""
    latest: float | None = await connection.scalar(
        select(func.max(comics.c.saved_at)).where(comics.c.id.in_(mine))
    )
    return latest


async def pictures(connection: AsyncConnection, mine: Select[tuple[str]]) -> set[str]:
    """Return every picture of some comics, also of their old versions."""
    images = union_all(
        select(panels.c.image).where(panels.c.comic.in_(mine)),
        select(pages.c.image).where(pages.c.comic.in_(mine)),
        select(version_pages.c.image).where(version_pages.c.comic.in_(mine)),
        select(version_panels.c.image).where(version_panels.c.comic.in_(mine)),
    )
    return set(await connection.scalars(images)) - {""}


async def _overwrite_the_log(store: Store) -> None:
    """Empty the write-ahead log, where forgotten words would stay readable for a while."""
    if store.is_file:
        async with store.bare() as connection:
            await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
