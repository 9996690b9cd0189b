"""What the bot says of itself."""

from __future__ import annotations

from discord import app_commands

from kitsumy.styles import styles as all_styles

from ..desk import Asked, Visit
from ..wording import said


@app_commands.command(name="help", description=said("commands.help"))
async def help(asked: Asked) -> None:
    """Tell what can be asked for, and how."""
    visit = await Visit.of(asked)
    await visit.tell(visit.said("discord.help"))


@app_commands.command(name="styles", description=said("commands.styles"))
async def styles(asked: Asked) -> None:
    """List the styles."""
    visit = await Visit.of(asked)
    names = [style.names[visit.person.language] for style in all_styles().values()]
    await visit.tell(visit.said("discord.styles", names=", ".join(names)))
