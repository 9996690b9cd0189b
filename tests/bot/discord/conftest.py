"""The whole bot against the loopback Discord: the real library, orders, engine and client."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Self

import pytest

from bot import frontends
from bot.asking import Person
from bot.discord import DiscordFrontend
from bot.discord.clients import Client, Sharded
from bot.settings import BotSettings
from kitsumy.jobs import Handler
from kitsumy.library import Library
from tests.bot.conftest import library
from tests.bot.discord.quiet import loud
from tests.bot.household import IDEA, MAIN, Household, hasty
from tests.servers.discord import Channel, DiscordServer, Guild, Interaction, Message
from tests.servers.discord import Person as Human

__all__ = ["IDEA", "MAIN", "library"]


class Hasty:
    """Begins its sessions at once: the library would wait for five seconds before each."""

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for nothing."""


class Quick(Hasty, Client):
    """The client, in haste."""


class QuickShards(Hasty, Sharded):
    """The client of several sessions, in haste."""


class House(Household):
    """One process of the bot."""

    platform = "discord"

    def __init__(self, library: Library, server: DiscordServer, **more: object) -> None:
        super().__init__(library, BotSettings.model_validate({"DISCORD_TOKEN": server.token, **more}))
        self.server, shards = server, self.settings.discord_shards
        rooms = frontends.House(self.settings, library, self.orders, self.shelf, self.people, self.quotas)
        self.client = Quick() if shards == 1 else QuickShards(shard_count=shards or None)
        self.front = DiscordFrontend(rooms, hasty(), server.clock.time, self.client)
        self.surfaces["discord"] = self.front.surface

    @asynccontextmanager
    async def open(self, handlers: Mapping[str, Handler] | None = None) -> AsyncIterator[Self]:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self.front.running())
            await stack.enter_async_context(self.engine.working(handlers or self.quick))
            await stack.enter_async_context(self.orders.working())
            await self.server.until(
                lambda: self.server.gateway.connected and bool(self.server.catalogue.of(None))
            )
            yield self

    async def rule(self, guild: Guild, **fields: object) -> None:
        """Change a server's settings, as its owner."""
        owner = Person(platform="discord", user=str(guild.owner.id), language="en", role="admin")
        home = f"discord:{guild.id}"
        await self.quotas.communities.change(owner, home, lambda before: before.having(**fields))


@pytest.fixture
async def house(library: Library, discord_server: DiscordServer) -> AsyncIterator[House]:
    discord_server.pace.unlimited()
    async with House(library, discord_server).open() as opened:
        yield opened
    assert loud(discord_server) == []


class Room:
    """A channel as somebody looks at it: ask for something, and wait for what the bot says then."""

    def __init__(self, server: DiscordServer, channel: Channel) -> None:
        self.server, self.channel = server, channel

    @property
    def told(self) -> list[Message]:
        return self.channel.told

    async def until(self, true: Callable[[], bool]) -> None:
        await self.server.until(true, within=15)

    async def answered(self, asked: Interaction) -> str:
        """Wait for an answer and return what it says."""
        await self.until(lambda: bool(asked.messages) and not asked.messages[-1].loading)
        return asked.told

    async def asks(self, human: Human, command: str, /, **options: object) -> Interaction:
        asked = self.server.slash(human, self.channel, command, **options)
        await self.until(lambda: asked.acknowledged)
        return asked

    async def page(self, human: Human, **options: object) -> Message:
        """Order a comic and return its page."""
        asked = await self.asks(human, "/comic", **{"idea": IDEA, **options})
        await self.until(lambda: bool(asked.messages) and len(asked.messages[0].labels) == len(MAIN))
        return asked.messages[0]

    async def press(self, human: Human, message: Message, button: str) -> Interaction:
        pressed = self.server.presses(human, message, button)
        await self.until(lambda: pressed.acknowledged)
        return pressed

    async def choose(self, human: Human, asked: Interaction, label: str) -> Interaction:
        """Choose a line of the menu in an answer."""
        (menu,) = asked.messages[-1].menus
        chosen = self.server.selects(human, asked.messages[-1], menu.custom_id or "", label)
        await self.until(lambda: chosen.acknowledged)
        return chosen


@pytest.fixture
def olena(discord_server: DiscordServer) -> Human:
    return discord_server.person("Olena", locale="uk")


@pytest.fixture
def ivan(discord_server: DiscordServer) -> Human:
    return discord_server.person("Ivan")


@pytest.fixture
def foxes(discord_server: DiscordServer, olena: Human, ivan: Human) -> Guild:
    return discord_server.guild("Foxes", olena, ivan)


@pytest.fixture
def room(discord_server: DiscordServer, foxes: Guild) -> Room:
    return Room(discord_server, discord_server.channel(foxes))


@pytest.fixture
async def page(house: House, room: Room, ivan: Human) -> Message:
    shown = await room.page(ivan)
    await house.over()
    return shown
