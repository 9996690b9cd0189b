"""What those ask for who run a server."""

from __future__ import annotations

import discord
from discord import app_commands

from .. import ruling
from ..desk import Asked, Visit
from ..wording import said

kitsumy = app_commands.Group(
    name="kitsumy",
    description=said("settings.about_group"),
    default_permissions=discord.Permissions(manage_guild=True),
    allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
    allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
)


@kitsumy.command(name="settings", description=said("settings.about_settings"))
async def settings(asked: Asked) -> None:
    """Show the rules of this server, to be changed."""
    await ruling.show(await Visit.of(asked))
