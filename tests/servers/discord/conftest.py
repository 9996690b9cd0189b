"""A small bot on the real library, and people before it."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import discord
import pytest
from discord import app_commands
from PIL import Image

from tests.servers.discord import Channel, DiscordServer, Guild, Person

Asked = discord.Interaction["Bot"]


def picture(width: int = 64, height: int = 48) -> bytes:
    out = io.BytesIO()
    Image.new("L", (width, height), 200).save(out, "PNG")
    return out.getvalue()


def file(name: str = "page.png", alt: str = "A fox finds a hat.") -> discord.File:
    return discord.File(io.BytesIO(picture()), name, description=alt)


class Bot(discord.Client):
    """A client with a command tree, of no intents unless asked."""

    def __init__(self, intents: discord.Intents | None = None) -> None:
        quiet = discord.AllowedMentions.none()
        super().__init__(intents=intents or discord.Intents.none(), allowed_mentions=quiet)
        self.tree = app_commands.CommandTree(self)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Begin a new session at once: the library would wait for five seconds."""


@asynccontextmanager
async def running(server: DiscordServer, bot: discord.Client) -> AsyncIterator[discord.Client]:
    """Run a bot against a server from its login to its end."""
    task = asyncio.create_task(bot.start(server.token))
    try:
        await server.until(lambda: server.gateway.connected or task.done())
        yield bot
    finally:
        await bot.close()
        await task


@pytest.fixture
def bot(discord_server: DiscordServer) -> Bot:
    return Bot()


@pytest.fixture
def olena(discord_server: DiscordServer) -> Person:
    return discord_server.person("Olena", locale="uk")


@pytest.fixture
def ivan(discord_server: DiscordServer) -> Person:
    return discord_server.person("Ivan")


@pytest.fixture
def foxes(discord_server: DiscordServer, olena: Person, ivan: Person) -> Guild:
    return discord_server.guild("Foxes", olena, ivan)


@pytest.fixture
def general(discord_server: DiscordServer, foxes: Guild) -> Channel:
    return discord_server.channel(foxes)
