"""Complete what is being typed: comics, characters and styles, each of this person's own."""

from __future__ import annotations

from discord import app_commands

from bot import wishes
from bot.people import People
from kitsumy.styles import styles

from .desk import Asked
from .markup import LONGEST_LABEL, cut
from .patience import soon

_MOST, _LOOKED_AT = 25, 200
Choices = list[app_commands.Choice[str]]


@soon
async def comics(asked: Asked, typed: str) -> Choices:
    """Return this person's comics whose titles have what was typed in them, the newest first."""
    found = await asked.client.desk.house.shelf.comics(_owner(asked), _LOOKED_AT)
    named = [(f"{cut(one.title, 80)} · {one.created_at:%d.%m.%Y}", one.id) for one in found]
    return _fitting(named, typed)


@soon
async def characters(asked: Asked, typed: str) -> Choices:
    """Return this person's characters."""
    found = await asked.client.desk.house.shelf.characters(_owner(asked))
    names = dict.fromkeys(one.sheet.name for one in found)
    return _fitting([(name, name) for name in names], typed)


@soon
async def casts(asked: Asked, typed: str) -> Choices:
    """Return lists of characters: those that were typed already, and one of the others behind them."""
    before, _, last = typed.rpartition(",")
    there = wishes.listed(before)
    taken = {name.casefold() for name in there}
    found = await asked.client.desk.house.shelf.characters(_owner(asked))
    names = dict.fromkeys(one.sheet.name for one in found if one.sheet.name.casefold() not in taken)
    wanted = last.strip().casefold()
    lists = [", ".join((*there, name)) for name in names if wanted in name.casefold()]
    return [app_commands.Choice(name=one, value=one) for one in lists if len(one) <= LONGEST_LABEL][:_MOST]


@soon
async def looks(asked: Asked, typed: str) -> Choices:
    """Return the styles by their names in this person's language."""
    people: People = asked.client.desk.house.people
    language = await people.language(_owner(asked), str(asked.locale))
    named = [(style.names.get(language, key), key) for key, style in styles().items()]
    known = [one for one in styles().values() if typed.strip().casefold() in one.answers_to()]
    # A style's other names find it too.
    return _fitting(named, "" if known else typed, {one.key for one in known})


def _fitting(named: list[tuple[str, str]], typed: str, only: set[str] | None = None) -> Choices:
    wanted = typed.strip().casefold()
    return [
        app_commands.Choice(name=cut(name, LONGEST_LABEL), value=value)
        for name, value in named
        if wanted in name.casefold() and (not only or value in only) and value
    ][:_MOST]


def _owner(asked: Asked) -> str:
    return f"discord:{asked.user.id}"
