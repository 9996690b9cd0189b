"""The whole bot against the loopback Discord: the real library, orders, engine and client."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from typing import Self

import pytest

from bot import frontends
from bot.asking import Person
from bot.discord import DiscordFrontend
from bot.discord.clients import Client, Sharded
from bot.orders import Orders
from bot.pacing import Pacer
from bot.people import People
from bot.quotas import Quotas
from bot.settings import BotSettings
from bot.shelf import Shelf
from bot.surface import Surface
from kitsumy.events import ComicReady, PanelReady, PanelStarted, PlotReady, StoryboardReady
from kitsumy.jobs import Embedded, Emit, Handler, Job, Limits
from kitsumy.ledger import Ledger
from kitsumy.library import Library
from kitsumy.workshop import COMIC_LETTERS, NewComic, Redraw, Workshop
from tests.bot.conftest import grey, library
from tests.bot.discord.quiet import loud
from tests.servers.discord import Channel, DiscordServer, Guild, Interaction, Message
from tests.servers.discord import Person as Human

__all__ = ["library"]
IDEA = "A fox detective loses her hat in the rain"
MAIN = ["Sequel", "Redraw panel…", "Edit text…", "Style…", "Export…", "Delete"]
HASTE = 50
"""How much faster than in life statuses change where pace is not under test."""


class Hasty:
    """Begins its sessions at once: the library would wait for five seconds before each."""

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for nothing."""


class Quick(Hasty, Client):
    """The client, in haste."""


class QuickShards(Hasty, Sharded):
    """The client of several sessions, in haste."""


class House:
    """One process of the bot."""

    def __init__(self, library: Library, server: DiscordServer, **more: object) -> None:
        self.library, self.server = library, server
        settings = BotSettings.model_validate({"DISCORD_TOKEN": server.token, **more})
        self.engine = Embedded(library.store, Limits(running=4))
        self.quotas = quotas = Quotas(library.store, settings.limits)
        surfaces: dict[str, Surface] = {}
        self.placed: list[str] = []
        self.orders = Orders(
            library, self.engine, quotas, surfaces, listen=lambda order, *_: self.placed.append(order.id)
        )
        self.shelf = Shelf(library, self.orders)
        self.people = People(library.store)
        rooms = frontends.House(settings, library, self.orders, self.shelf, self.people, quotas)
        hasty = Pacer(lambda: time.monotonic() * HASTE, lambda seconds: asyncio.sleep(seconds / HASTE))
        shards = settings.discord_shards
        self.client = Quick() if shards == 1 else QuickShards(shard_count=shards or None)
        self.front = DiscordFrontend(rooms, hasty, server.clock.time, self.client)
        surfaces["discord"] = self.front.surface
        self.sketch = ""
        self.gate = asyncio.Event()
        self.gate.set()
        self.wishes: list[NewComic | Redraw] = []

    @asynccontextmanager
    async def open(self, handlers: Mapping[str, Handler] | None = None) -> AsyncIterator[Self]:
        quick: Mapping[str, Handler] = {"comic": self._comic, "redraw": self._redraw}
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self.front.running())
            await stack.enter_async_context(self.engine.working(handlers or quick))
            await stack.enter_async_context(self.orders.working())
            await self.server.until(
                lambda: self.server.gateway.connected and bool(self.server.catalogue.of(None))
            )
            yield self

    @property
    def studio(self) -> Mapping[str, Handler]:
        return Workshop(self.library, Ledger(self.library.store)).handlers

    async def over(self) -> None:
        """Wait until no order is open."""
        async with asyncio.timeout(20):
            while await self.orders.book.open():  # noqa: ASYNC110 - what is waited for has no event
                await asyncio.sleep(0.01)

    async def rule(self, guild: Guild, **fields: object) -> None:
        """Change a server's settings, as its owner."""
        owner = Person(platform="discord", user=str(guild.owner.id), language="en", role="admin")
        home = f"discord:{guild.id}"
        await self.quotas.communities.change(owner, home, lambda before: before.having(**fields))

    async def comics(self, human: Human) -> list[str]:
        return [one.id for one in await self.library.comics(f"discord:{human.id}")]

    async def _comic(self, job: Job, emit: Emit) -> str:
        wanted = NewComic.model_validate_json(job.order.payload)
        self.wishes.append(wanted)
        emit(PlotReady(title="The hat", panels=2, cast=("Rena",)))
        if self.sketch:
            emit(StoryboardReady(image=self.sketch))
        emit(PanelStarted(panel=1, total=2))
        await self.gate.wait()
        emit(PanelReady(panel=1, done=1, total=2))
        made = await grey(self.library, job.id[:COMIC_LETTERS], wanted)
        comic = made.model_copy(update={"created_at": datetime.now(UTC)})
        await self.library.save(comic)
        if wanted.photo:
            await self.library.refer(comic, wanted.photo)
        emit(ComicReady(comic=comic.id, title=comic.title))
        return comic.id

    async def _redraw(self, job: Job, emit: Emit) -> str:
        wanted = Redraw.model_validate_json(job.order.payload)
        self.wishes.append(wanted)
        return wanted.comic


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put nothing off however busy the machine is, unless a test wants that."""
    monkeypatch.setattr("bot.discord.patience._PATIENCE", 60.0)


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
