"""Who plays where: which kept characters a comic's cast are."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from ..comic import CharacterSheet, Comic
from .store import Store
from .tables import casts, characters, comics


async def keys_in_story(connection: AsyncConnection, owner: str, story: str) -> dict[str, str]:
    """Return the keys of all characters in a story's parts by their sheets' ids."""
    rows = await connection.execute(
        select(characters.c.sheet_id, characters.c.key)
        .join(casts, casts.c.character == characters.c.key)
        .join(comics, comics.c.id == casts.c.comic)
        .where(comics.c.story == story, comics.c.owner == owner)
        .order_by(comics.c.part, casts.c.position)
    )
    return {row.sheet_id: row.key for row in rows}


async def keys_of_sheets(
    connection: AsyncConnection, owner: str, sheets: Sequence[CharacterSheet]
) -> dict[str, str]:
    """Return the keys of those characters whose sheets a new story was given as they are."""
    if not sheets:
        return {}
    rows = await connection.execute(
        select(characters.c.sheet_id, characters.c.key, characters.c.sheet)
        .where(characters.c.owner == owner, characters.c.sheet_id.in_([sheet.id for sheet in sheets]))
        .order_by(characters.c.key)
    )
    given = {sheet.id: sheet for sheet in sheets}
    return {
        row.sheet_id: row.key
        for row in rows
        if CharacterSheet.model_validate_json(row.sheet) == given[row.sheet_id]
    }


async def cast_of(store: Store, comic: Comic) -> tuple[CharacterSheet, ...]:
    """Return a comic's cast as they are now: renamed or edited since, if somebody did that."""
    async with store.read() as connection:
        rows = await connection.scalars(
            select(characters.c.sheet)
            .join(casts, casts.c.character == characters.c.key)
            .join(comics, comics.c.id == casts.c.comic)
            .where(comics.c.id == comic.id, comics.c.owner == comic.brief.origin.owner)
            .order_by(casts.c.position)
        )
        return tuple(CharacterSheet.model_validate_json(row) for row in rows) or comic.script.plot.cast
