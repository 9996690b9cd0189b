"""The cast: see the characters, rename them, change what they look like."""

from __future__ import annotations

from typing import get_args

from kitsumy.character import CharacterSheet, Gender
from kitsumy.errors import UnknownTrait
from kitsumy.library import TRAITS, Character, Library

from .asked import Asked
from .desk import OWNER, Desk


async def catalogue(asked: Asked, desk: Desk) -> int:
    """List the characters, those of the newest comic first."""
    async with Library.open(desk.settings) as library:
        found = await library.characters(OWNER)
    if asked.json:
        desk.emit([_described(one) for one in found])
    elif not found:
        desk.say(desk.said("say.nobody"))
    else:
        desk.table([_row(one, desk) for one in found], flexible=1)
    return 0


def _row(one: Character, desk: Desk) -> tuple[str, ...]:
    who = " ".join(filter(None, (one.sheet.look.species, one.sheet.role)))
    return one.sheet.name, who, desk.said.count("comics", len(one.comics))


async def show(asked: Asked, desk: Desk) -> int:
    """Tell about a character."""
    async with Library.open(desk.settings) as library:
        found = await library.character(asked.name, OWNER)
    if asked.json:
        desk.emit(_described(found))
        return 0
    desk.facts([(f"traits.{trait}", _spoken(trait, trait_of(found.sheet, trait), desk)) for trait in TRAITS])
    return 0


def _described(one: Character) -> dict[str, object]:
    traits = {trait: trait_of(one.sheet, trait) for trait in TRAITS}
    return {"character": one.key, **traits, "comics": list(one.comics)}


def trait_of(sheet: CharacterSheet, trait: str) -> str:
    """Return the value of a trait as people write it."""
    value: object = sheet
    for part in TRAITS[trait]:
        value = getattr(value, part)
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _spoken(trait: str, value: str, desk: Desk) -> str:
    return desk.said(f"genders.{value}") if trait == "gender" else value


def _written(trait: str, value: str, desk: Desk) -> str:
    """Return a value as sheets keep it: genders by their letter, all else as it was typed."""
    genders = {desk.said(f"genders.{letter}"): letter for letter in get_args(Gender)}
    return genders.get(value.strip().casefold(), value) if trait == "gender" else value


async def rename(asked: Asked, desk: Desk) -> int:
    """Give a character another name."""
    async with desk.door as door:
        await door.words(asked.new)
    async with Library.open(desk.settings) as library:
        before = await library.character(asked.name, OWNER)
        after = await library.rename_character(OWNER, before.key, asked.new)
    desk.say(desk.said("say.renamed", old=before.sheet.name, new=after.sheet.name))
    return 0


async def edit(asked: Asked, desk: Desk) -> int:
    """Change a trait of a character; the trait may be named in the language of the messages."""
    names = {desk.said(f"traits.{trait}"): trait for trait in TRAITS}
    wanted = asked.trait.strip().casefold().replace("_", "-").replace("'", "’")
    trait = names.get(wanted, wanted)
    if trait not in TRAITS:
        raise UnknownTrait(asked.trait, tuple(names))
    async with desk.door as door:
        await door.words(asked.value)
    async with Library.open(desk.settings) as library:
        after = await library.edit_character(OWNER, asked.name, trait, _written(trait, asked.value, desk))
    value = _spoken(trait, trait_of(after.sheet, trait), desk)
    name = desk.said(f"traits.{trait}")
    desk.say(desk.said("say.edited", name=after.sheet.name, trait=name, value=value))
    return 0


ACTIONS = {"list": catalogue, "show": show, "rename": rename, "edit": edit}
