"""A person's characters: see them, rename them, dress them anew, let them go."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.casting import known, spoken
from kitsumy.character import CharacterSheet
from kitsumy.library import TRAITS, pick

from .. import attached, completing, looks
from ..desk import Asked, Visit
from ..ids import Data
from ..patience import Way
from ..wording import said, worded

_CHANGED = tuple(trait for trait in TRAITS if trait != "name")
Value = app_commands.Range[str, 1, 100]
New = app_commands.Range[str, 0, 100]
cast = app_commands.Group(name="cast", description=said("commands.cast"))


@cast.command(name="list", description=said("discord.cast_list"))
async def everybody(asked: Asked) -> None:
    """List the characters."""
    visit = await Visit.of(asked)
    found = await visit.house.shelf.characters(visit.owner)
    lines = [f"{one.sheet.name} · {visit.said.count('comic', len(one.comics))}" for one in found]
    own = [visit.said("discord.cast"), *lines] if lines else [visit.said("discord.no_cast")]
    lent = [one.sheet.name for one in await visit.house.sharing.cast(visit.place.home)]
    await visit.tell("\n".join([*own, *([visit.said("discord.cast_here"), *lent] if lent else [])]))


@cast.command(name="show", description=said("discord.cast_show"))
@worded("name")
@app_commands.autocomplete(name=completing.anybody)
async def show(asked: Asked, name: str) -> None:
    """Tell what is known of a character."""
    visit = await Visit.of(asked)
    own = await visit.house.shelf.characters(visit.owner)
    sheet = pick((*own, *await visit.house.sharing.cast(visit.place.home)), name).sheet
    portrait = await visit.house.shelf.portrait(sheet)
    await visit.tell(_described(visit, sheet), files=[("portrait.jpg", portrait)] if portrait else ())


@cast.command(name="edit", description=said("discord.cast_edit"))
@worded("name", "trait", "value", "picture")
@app_commands.choices(
    trait=[app_commands.Choice(name=said(f"cast.trait_{one}"), value=one) for one in _CHANGED]
)
@app_commands.autocomplete(name=completing.characters)
async def edit(
    asked: Asked,
    name: str,
    trait: str = "",
    value: New = "",
    picture: discord.Attachment | None = None,
) -> None:
    """Change a character for the comics to come: a trait, the picture they are drawn after, or both."""
    visit = await Visit.of(asked)
    if bool(trait) != bool(value) or not (trait or picture):
        await visit.tell(visit.said("discord.cast_what"))
        return
    key = (await visit.house.shelf.character(name, visit.owner)).key
    lines = [await _picture(visit, key, picture)] if picture else []
    if trait:
        sheet = await visit.house.shelf.change_trait(visit.owner, key, trait, value)
        shown, now = spoken(visit.said, sheet, trait)
        lines.append(visit.said("cast.changed", name=sheet.name, trait=shown, value=now or "—"))
    await visit.tell("\n".join(lines))


async def _picture(visit: Visit, key: str, picture: discord.Attachment) -> str:
    """Keep a picture that a character is drawn after, and say so."""
    await visit.put_off(Way.PRIVATE)
    kept = await attached.kept(visit, picture)
    sheet = await visit.house.shelf.picture_character(visit.owner, key, kept)
    return visit.said("discord.cast_pictured", name=sheet.name)


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


def _described(visit: Visit, sheet: CharacterSheet) -> str:
    return "\n".join([sheet.name, *(f"{trait}: {value}" for trait, value in known(visit.said, sheet))])
