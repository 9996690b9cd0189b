"""The cast of a server: share a character, withdraw one, and have one removed who shows oneself."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from bot.sharing import key_of

from .. import completing, looks, shared
from ..desk import Asked, Visit
from ..ids import Data
from ..rights import is_moderator, runs_server
from ..wording import said, worded


@app_commands.command(name="share", description=said("discord.cast_share"))
@worded("name", "depicts")
@app_commands.autocomplete(name=completing.characters)
async def share(asked: Asked, name: str, depicts: discord.User | discord.Member | None = None) -> None:
    """Let anyone in this server use a character; whom it shows is asked first."""
    visit = await Visit.of(asked)
    whom = key_of(visit.person, depicts.id) if depicts else ""
    found = await visit.house.sharing.share(visit.place.home, visit.owner, name, whom)
    if found.agreed:
        await visit.tell(visit.said("discord.shared", name=found.sheet.name))
    else:
        await shared.ask(visit, found)


@app_commands.command(name="unshare", description=said("discord.cast_unshare"))
@worded("name")
@app_commands.autocomplete(name=completing.withdrawable)
async def unshare(asked: Asked, name: str) -> None:
    """Let a character be used in this server no more."""
    visit = await Visit.of(asked)
    moderator = is_moderator(asked)
    found = await visit.house.sharing.withdraw(visit.place.home, name, visit.owner, moderator=moderator)
    await visit.tell(visit.said("discord.unshared", name=found.sheet.name))


@app_commands.command(name="remove-me", description=said("discord.cast_remove_me"))
@worded("name")
@app_commands.autocomplete(name=completing.leavable)
async def remove_me(asked: Asked, name: str) -> None:
    """Ask whether a character who shows this person is to go, with all that shows them."""
    visit = await Visit.of(asked)
    depiction = await visit.house.sharing.leaving(
        visit.place.home, visit.owner, name, moderator=runs_server(asked)
    )
    data = Data("leave", visit.person.user, depiction.key)
    await visit.tell(shared.going(visit, depiction), looks.sure(visit.said, data))


COMMANDS: tuple[app_commands.Command[Any, ..., Any], ...] = (share, unshare, remove_me)
