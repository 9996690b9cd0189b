"""A person's characters: see them, rename them, dress them anew, let them go."""

from __future__ import annotations

from discord import app_commands

from bot.casting import known, spoken
from kitsumy.comic import CharacterSheet
from kitsumy.library import TRAITS

from .. import completing, looks
from ..desk import Asked, Visit
from ..ids import Data
from ..wording import said, worded

_CHANGED = tuple(trait for trait in TRAITS if trait != "name")
Value = app_commands.Range[str, 1, 100]
cast = app_commands.Group(name="cast", description=said("commands.cast"))


@cast.command(name="list", description=said("discord.cast_list"))
async def everybody(asked: Asked) -> None:
    """List the characters."""
    visit = await Visit.of(asked)
    found = await visit.house.shelf.characters(visit.owner)
    lines = [f"{one.sheet.name} · {visit.said.count('comic', len(one.comics))}" for one in found]
    await visit.tell("\n".join([visit.said("discord.cast"), *lines] if lines else [_nobody(visit)]))


@cast.command(name="show", description=said("discord.cast_show"))
@worded("name")
@app_commands.autocomplete(name=completing.characters)
async def show(asked: Asked, name: str) -> None:
    """Tell what is known of a character."""
    visit = await Visit.of(asked)
    found = await visit.house.shelf.character(name, visit.owner)
    await visit.tell(_described(visit, found.sheet))


@cast.command(name="edit", description=said("discord.cast_edit"))
@worded("name", "trait", "value")
@app_commands.choices(
    trait=[app_commands.Choice(name=said(f"cast.trait_{one}"), value=one) for one in _CHANGED]
)
@app_commands.autocomplete(name=completing.characters)
async def edit(asked: Asked, name: str, trait: str, value: Value) -> None:
    """Change a character for the comics to come."""
    visit = await Visit.of(asked)
    sheet = await visit.house.shelf.change_trait(visit.owner, name, trait, value)
    shown, now = spoken(visit.said, sheet, trait)
    await visit.tell(visit.said("cast.changed", name=sheet.name, trait=shown, value=now or "—"))


@cast.command(name="rename", description=said("discord.cast_rename"))
@worded("name", "new")
@app_commands.autocomplete(name=completing.characters)
async def rename(asked: Asked, name: str, new: Value) -> None:
    """Give a character another name."""
    visit = await Visit.of(asked)
    sheet = await visit.house.shelf.rename(visit.owner, name, new)
    await visit.tell(visit.said("cast.renamed", old=visit.said.shown(name), name=sheet.name))


@cast.command(name="delete", description=said("discord.cast_delete"))
@worded("name")
@app_commands.autocomplete(name=completing.characters)
async def delete(asked: Asked, name: str) -> None:
    """Ask whether a character is to leave the cast."""
    visit = await Visit.of(asked)
    found = await visit.house.shelf.character(name, visit.owner)
    question = visit.said("cast.drop", name=found.sheet.name)
    await visit.tell(question, looks.sure(visit.said, Data("drop", visit.person.user, found.key)))


def _nobody(visit: Visit) -> str:
    return visit.said("discord.no_cast")


def _described(visit: Visit, sheet: CharacterSheet) -> str:
    return "\n".join([sheet.name, *(f"{trait}: {value}" for trait, value in known(visit.said, sheet))])
