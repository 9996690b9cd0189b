"""A person's characters: see them, rename them, dress them anew, let them go."""

from __future__ import annotations

import re

from kitsumy.comic import CharacterSheet
from kitsumy.library import TRAITS

from ..buttons import sure
from ..casting import Edit, Removal, Renaming, read
from ..desk import Talk
from ..listing import page_of_cast
from ..markup import plain

_NOTHING = re.compile(r"^(none|)$")


async def cast(talk: Talk) -> None:
    """List the characters, show one, or change one."""
    shelf, said = talk.desk.shelf, talk.said
    match wish := read(talk.words):
        case None:
            html, keyboard = await page_of_cast(talk.desk, talk.person, 0)
            await talk.html(html, keyboard)
        case Renaming():
            sheet = await shelf.rename(talk.owner, wish.name, wish.new)
            await talk.answer(said("telegram.cast_renamed", old=wish.name, name=sheet.name))
        case Edit():
            sheet = await shelf.change_trait(talk.owner, wish.name, wish.trait, wish.value)
            trait = said(f"telegram.trait_{wish.trait}")
            value = _spoken(talk, wish.trait, _value(sheet, wish.trait)) or "—"
            await talk.answer(said("telegram.cast_changed", name=sheet.name, trait=trait, value=value))
        case Removal():
            found = await shelf.character(wish.name, talk.owner)
            question = said("telegram.cast_drop", name=found.sheet.name)
            await talk.answer(question, sure(said, "drop", talk.person.user, argument=found.key))
        case str():
            found = await shelf.character(wish, talk.owner)
            await talk.html(_described(talk, found.sheet))


def _described(talk: Talk, sheet: CharacterSheet) -> str:
    """Return what is known of a character, a line for each trait that says something."""
    values = {trait: _value(sheet, trait) for trait in TRAITS if trait != "name"}
    lines = [
        f"{plain(talk.said(f'telegram.trait_{trait}'))}: {plain(_spoken(talk, trait, value))}"
        for trait, value in values.items()
        if not _NOTHING.fullmatch(value)
    ]
    return "\n".join([f"<b>{plain(sheet.name)}</b>", *lines, "", plain(talk.said("telegram.cast_use"))])


def _spoken(talk: Talk, trait: str, value: str) -> str:
    return talk.said(f"telegram.gender_{value}") if trait == "gender" else value


def _value(sheet: CharacterSheet, trait: str) -> str:
    value: object = sheet
    for part in TRAITS[trait]:
        value = getattr(value, part)
    return ", ".join(value) if isinstance(value, tuple) else str(value)
