"""Who plays where: which kept characters a comic's cast are.

A character who is taken into another story goes there under their key as the sheet's id: ids that writers
give, like ``c0``, say somebody only within one story.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from ..character import CharacterSheet
from ..comic import Comic
from .store import Store
from .tables import casts, characters, comics


async def keys_in_story(connection: AsyncConnection, owner: str, story: str) -> dict[str, str]:
    """Return the keys of all characters in a story's parts by the ids that they have there."""
    parts = select(comics.c.id, comics.c.script).where(comics.c.story == story, comics.c.owner == owner)
    scripts = {row.id: row.script for row in await connection.execute(parts.order_by(comics.c.part))}
    played: dict[str, dict[int, str]] = {}
    for row in await connection.execute(select(casts).where(casts.c.comic.in_(scripts))):
        played.setdefault(row.comic, {})[row.position] = row.character
    found: dict[str, str] = {}
    for comic, script in scripts.items():
        ids = [sheet["id"] for sheet in json.loads(script)["plot"]["cast"]]
        found |= {ids[position]: key for position, key in played.get(comic, {}).items()}
    return found


async def keys_of_sheets(
    connection: AsyncConnection, owner: str, sheets: Sequence[CharacterSheet]
) -> dict[str, str]:
    """Return the keys of those characters who were taken to a new story, or whose sheets were as they are."""
    if not sheets:
        return {}
    given = {sheet.id: sheet for sheet in sheets}
    rows = await connection.execute(
        select(characters.c.sheet_id, characters.c.key, characters.c.sheet)
        .where(characters.c.owner == owner)
        .where(characters.c.sheet_id.in_(given) | characters.c.key.in_(given))
        .order_by(characters.c.key)
    )
    alike, taken = {}, {}
    for row in rows:
        if row.key in given:
            taken[row.key] = row.key
        elif CharacterSheet.model_validate_json(row.sheet) == given[row.sheet_id]:
            alike[row.sheet_id] = row.key
    return alike | taken


async def lent(connection: AsyncConnection, owner: str, ids: Collection[str]) -> dict[str, str]:
    """Return those of some sheets' ids that are the keys of others' characters, each with that key."""
    others = select(characters.c.key).where(characters.c.key.in_(ids), characters.c.owner != owner)
    return {key: key for key in await connection.scalars(others)}


async def cast_of(store: Store, comic: Comic) -> tuple[CharacterSheet, ...]:
    """Return a comic's cast as they are now: renamed or edited since, if somebody did that."""
    cast = comic.script.plot.cast
    async with store.read() as connection:
        rows = await connection.execute(
            select(characters.c.sheet, casts.c.position)
            .join(casts, casts.c.character == characters.c.key)
            .join(comics, comics.c.id == casts.c.comic)
            .where(comics.c.id == comic.id, comics.c.owner == comic.brief.origin.owner)
            .order_by(casts.c.position)
        )
        return tuple(_as(cast[row.position].id, row.sheet) for row in rows) or cast


def _as(id: str, document: str) -> CharacterSheet:
    return CharacterSheet.model_validate_json(document).model_copy(update={"id": id})
