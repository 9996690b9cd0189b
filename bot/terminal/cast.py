"""A person's characters in a terminal: see them, rename them, dress them anew, let them go."""

from __future__ import annotations

from bot.casting import Edit, Removal, Renaming, known, read, spoken
from bot.texts import echoes

from .talk import Talk
from .words import Said

_MOST = 20


async def cast(talk: Talk, said: Said) -> str:
    """List the characters, show one, or change one."""
    shelf, say = talk.house.shelf, talk.said
    match wish := read(said.words):
        case None:
            return await _listed(talk)
        case Renaming():
            sheet = await shelf.rename(talk.owner, wish.name, wish.new)
            return say("cast.renamed", old=wish.name, name=sheet.name)
        case Edit():
            sheet = await shelf.change_trait(talk.owner, wish.name, wish.trait, wish.value)
            trait, value = spoken(say, sheet, wish.trait)
            return say("cast.changed", name=sheet.name, trait=trait, value=value or "—")
        case Removal():
            sheet = await shelf.drop_character(talk.owner, wish.name)
            return say("cast.dropped", name=sheet.name)
        case str():
            return await _described(talk, wish)


async def _listed(talk: Talk) -> str:
    found = await talk.house.shelf.characters(talk.owner)
    rows = [
        f"{echoes.spoken(one.sheet.name)} — {echoes.spoken(f'{one.sheet.look.species} {one.sheet.role}')}"
        f" · {talk.said.count('comic', len(one.comics))}"
        for one in found[:_MOST]
    ]
    return "\n".join([*rows, "", talk.said("cast.use")] if rows else [talk.said("terminal.nobody")])


async def _described(talk: Talk, name: str) -> str:
    sheet = (await talk.house.shelf.character(name, talk.owner)).sheet
    traits = [f"  {trait}: {echoes.spoken(value)}" for trait, value in known(talk.said, sheet)]
    return "\n".join([echoes.spoken(sheet.name), *traits])
