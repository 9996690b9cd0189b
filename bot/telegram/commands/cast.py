"""A person's characters: see them, rename them, dress them anew, let them go."""

from __future__ import annotations

from bot.casting import Edit, Removal, Renaming, known, read, spoken
from kitsumy.character import CharacterSheet

from ..buttons import sure
from ..desk import Talk
from ..listing import page_of_cast
from ..markup import plain


async def cast(talk: Talk) -> None:
    """List the characters, show one, or change one."""
    shelf, said = talk.desk.shelf, talk.said
    match wish := read(talk.words):
        case None:
            html, keyboard = await page_of_cast(talk.desk, talk.person, 0)
            await talk.html(html, keyboard)
        case Renaming():
            sheet = await shelf.rename(talk.owner, wish.name, wish.new)
            await talk.answer(said("cast.renamed", old=wish.name, name=sheet.name))
        case Edit():
            sheet = await shelf.change_trait(talk.owner, wish.name, wish.trait, wish.value)
            trait, value = spoken(said, sheet, wish.trait)
            answer = said("cast.changed", name=sheet.name, trait=trait, value=value or "—")
            await talk.answer(answer)
        case Removal():
            found = await shelf.character(wish.name, talk.owner)
            question = said("cast.drop", name=found.sheet.name)
            await talk.answer(question, sure(said, "drop", talk.person.user, argument=found.key))
        case str():
            found = await shelf.character(wish, talk.owner)
            await talk.html(_described(talk, found.sheet))


def _described(talk: Talk, sheet: CharacterSheet) -> str:
    """Return what is known of a character, a line for each trait that says something."""
    lines = [f"{plain(trait)}: {plain(value)}" for trait, value in known(talk.said, sheet)]
    return "\n".join([f"<b>{plain(sheet.name)}</b>", *lines, "", plain(talk.said("cast.use"))])
