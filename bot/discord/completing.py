"""Complete what is being typed: comics, characters and styles, each of this person's own."""

from __future__ import annotations

from collections.abc import Iterable

from discord import app_commands

from bot import wishes
from bot.people import People
from kitsumy.comic import Origin
from kitsumy.library import Character
from kitsumy.styles import styles

from .desk import Asked, community
from .markup import LONGEST_LABEL, cut
from .patience import soon
from .rights import is_moderator, runs_server

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
    found = await _everybody(asked)
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


@soon
async def anybody(asked: Asked, typed: str) -> Choices:
    """Return this person's characters, and those of this server's cast."""
    return _named(await _everybody(asked), typed)


@soon
async def withdrawable(asked: Asked, typed: str) -> Choices:
    """Return those of this server's cast whom this person may withdraw."""
    found = await asked.client.desk.house.sharing.waiting(_home(asked))
    return _named([one for one in found if is_moderator(asked) or one.owner == _owner(asked)], typed)


@soon
async def leavable(asked: Asked, typed: str) -> Choices:
    """Return those characters whom this person may have removed."""
    sharing = asked.client.desk.house.sharing
    found = await sharing.leavable(_home(asked), _owner(asked), moderator=runs_server(asked))
    return _named(found, typed)


async def _everybody(asked: Asked) -> list[Character]:
    house = asked.client.desk.house
    return [*await house.shelf.characters(_owner(asked)), *await house.sharing.cast(_home(asked))]


def _named(found: Iterable[Character], typed: str) -> Choices:
    keys = {one.key: one.sheet.name for one in found}
    return _fitting([(name, key) for key, name in keys.items()], typed)


def _home(asked: Asked) -> str:
    return Origin(platform="discord", community=community(asked)).home


def _fitting(named: list[tuple[str, str]], typed: str, only: set[str] | None = None) -> Choices:
    wanted = typed.strip().casefold()
    return [
        app_commands.Choice(name=cut(name, LONGEST_LABEL), value=value)
        for name, value in named
        if wanted in name.casefold() and (not only or value in only) and value
    ][:_MOST]


def _owner(asked: Asked) -> str:
    return f"discord:{asked.user.id}"
