"""Characters as they are now: listed, found by name, edited for the comics to come."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from ..character import CharacterSheet
from ..errors import BadTrait, CharacterNotFound
from . import traits
from .records import Character
from .store import Store
from .tables import casts, comics
from .tables import characters as table

_Someone = TypeVar("_Someone", bound=Character)


async def characters(store: Store, owner: str) -> tuple[Character, ...]:
    """List a person's characters, those of the newest comic first."""
    async with store.read() as connection:
        return await _all(connection, owner)


async def character(store: Store, name: str, owner: str) -> Character:
    """Return a character by key, by name or by sheet id; of several, the one who appeared last.

    Raises:
        CharacterNotFound: this person has none.

    """
    async with store.read() as connection:
        return pick(await _all(connection, owner), name)


async def edit(store: Store, owner: str, name: str, trait: str, value: str) -> Character:
    """Change one trait of a character. Comics already made stay as they were drawn.

    Raises:
        CharacterNotFound: this person has none.
        UnknownTrait: a character has no such trait.
        BadTrait: the trait cannot have this value.

    """
    async with store.write() as connection:
        everyone = await _all(connection, owner)
        found = pick(everyone, name)
        sheet = traits.edited(found.sheet, trait, value)
        if sheet.name != found.sheet.name and _is_taken(everyone, found, sheet.name):
            raise BadTrait("name", value)
        document = sheet.model_dump_json()
        await connection.execute(update(table).where(table.c.key == found.key).values(sheet=document))
    return found.model_copy(update={"sheet": sheet})


async def _all(connection: AsyncConnection, owner: str) -> tuple[Character, ...]:
    rows = await connection.execute(
        select(table.c.key, table.c.sheet, comics.c.id)
        .join(casts, casts.c.character == table.c.key)
        .join(comics, comics.c.id == casts.c.comic)
        .where(table.c.owner == owner, table.c.lender == "")
        .order_by(comics.c.created_at.desc(), comics.c.id.desc(), casts.c.position)
    )
    sheets: dict[str, str] = {}
    played: dict[str, list[str]] = {}
    for row in rows:
        sheets[row.key] = row.sheet
        played.setdefault(row.key, []).append(row.id)
    return tuple(
        Character(key=key, sheet=CharacterSheet.model_validate_json(sheet), comics=tuple(played[key]))
        for key, sheet in sheets.items()
    )


def pick(everyone: Sequence[_Someone], name: str) -> _Someone:
    """Return who is meant by the surest sign: the key, then the name people see, then the sheet's id.

    Raises:
        CharacterNotFound: nobody is; carries the nearest name.

    """
    wanted = traits.alike(name)
    for sign in (_key, _name, _id):
        for one in everyone:
            if sign(one) == wanted:
                return one
    names = {traits.alike(one.sheet.name): one.sheet.name for one in everyone}
    near = difflib.get_close_matches(wanted, names, n=1)
    raise CharacterNotFound(name, tuple(dict.fromkeys(names.values())), names[near[0]] if near else "")


def _is_taken(everyone: Sequence[Character], renamed: Character, name: str) -> bool:
    """Tell whether another character of the same comics already has a name."""
    return any(
        one.key != renamed.key and _name(one) == traits.alike(name) and set(one.comics) & set(renamed.comics)
        for one in everyone
    )


def _key(one: Character) -> str:
    return one.key


def _id(one: Character) -> str:
    return traits.alike(one.sheet.id)


def _name(one: Character) -> str:
    return traits.alike(one.sheet.name)
