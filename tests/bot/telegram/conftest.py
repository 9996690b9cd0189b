"""The whole bot against the loopback Telegram: the real library, orders, engine and client."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime

import pytest

from bot.orders import Orders
from bot.pacing import Pacer
from bot.people import People
from bot.quotas import Quotas
from bot.settings import BotSettings
from bot.shelf import Shelf
from bot.surface import Surface
from bot.telegram import TelegramFrontend, buttons
from kitsumy.comic import Comic
from kitsumy.events import ComicReady, PanelReady, PanelStarted, PlotReady, StoryboardReady
from kitsumy.jobs import Embedded, Emit, Handler, Job, Limits
from kitsumy.ledger import Ledger
from kitsumy.library import Library
from kitsumy.workshop import COMIC_LETTERS, NewComic, Redraw, Workshop
from tests.bot.conftest import grey, library
from tests.servers.telegram import Chat, Message, TelegramServer
from tests.servers.telegram import Person as Human

__all__ = ["library"]
IDEA = "A fox detective loses her hat in the rain"
MAIN = ["Sequel", "Redraw panel…", "Edit text…", "Style…", "Export…", "Delete"]
HASTE = 50
"""How much faster than in life turns are given where pace is not under test."""


def hasty() -> Pacer:
    return Pacer(lambda: time.monotonic() * HASTE, lambda seconds: asyncio.sleep(seconds / HASTE))


class House:
    """One process of the bot."""

    def __init__(
        self, library: Library, server: TelegramServer, pacer: Pacer | None = None, **more: object
    ) -> None:
        self.library, self.server = library, server
        settings = BotSettings.model_validate(
            {"TELEGRAM_TOKEN": server.token, "telegram_api": server.url, **more}
        )
        self.engine = Embedded(library.store, Limits(running=4))
        self.quotas = Quotas(library.store, settings.limits)
        surfaces: dict[str, Surface] = {}
        self.orders = Orders(library, self.engine, self.quotas, surfaces)
        self.shelf = Shelf(library, self.orders)
        self.people = People(library.store)
        self.front = TelegramFrontend(
            settings, library, self.orders, self.shelf, self.people, self.quotas, pacer or hasty()
        )
        surfaces["telegram"] = self.front.surface
        self.sketch = ""
        self.pages = 1
        self.gate = asyncio.Event()
        self.gate.set()
        self.wishes: list[NewComic | Redraw] = []

    @asynccontextmanager
    async def open(self, handlers: Mapping[str, Handler] | None = None) -> AsyncIterator[House]:
        quick: Mapping[str, Handler] = {"comic": self._comic, "redraw": self._redraw}
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self.engine.working(handlers or quick))
            await stack.enter_async_context(self.orders.working())
            await stack.enter_async_context(self.front.running())
            yield self

    @property
    def studio(self) -> Mapping[str, Handler]:
        return Workshop(self.library, Ledger(self.library.store)).handlers

    async def over(self) -> None:
        """Wait until no order is open."""
        async with asyncio.timeout(20):
            while await self.orders.book.open():  # noqa: ASYNC110 - what is waited for has no event
                await asyncio.sleep(0.01)

    async def comics(self, human: Human) -> list[str]:
        return [one.id for one in await self.library.comics(f"telegram:{human.id}")]

    async def _comic(self, job: Job, emit: Emit) -> str:
        wanted = NewComic.model_validate_json(job.order.payload)
        self.wishes.append(wanted)
        emit(PlotReady(title="The hat", panels=2, cast=("Rena",)))
        if self.sketch:
            emit(StoryboardReady(image=self.sketch))
        emit(PanelStarted(panel=1, total=2))
        await self.gate.wait()
        emit(PanelReady(panel=1, done=1, total=2))
        comic = await self._kept(await grey(self.library, job.id[:COMIC_LETTERS], wanted))
        if wanted.photo:
            await self.library.refer(comic, wanted.photo)
        emit(ComicReady(comic=comic.id, title=comic.title))
        return comic.id

    async def _kept(self, comic: Comic) -> Comic:
        pages = [comic.pages[0].model_copy(update={"number": n}) for n in range(1, self.pages + 1)]
        dated = comic.model_copy(update={"created_at": datetime.now(UTC), "pages": tuple(pages)})
        await self.library.save(dated)
        return dated

    async def _redraw(self, job: Job, emit: Emit) -> str:
        wanted = Redraw.model_validate_json(job.order.payload)
        self.wishes.append(wanted)
        return wanted.comic


@pytest.fixture
async def house(library: Library, telegram: TelegramServer) -> AsyncIterator[House]:
    async with House(library, telegram).open() as opened:
        yield opened


@pytest.fixture
def olena(telegram: TelegramServer) -> Human:
    return telegram.person("Olena", language="uk", username="olena")


@pytest.fixture
def ivan(telegram: TelegramServer) -> Human:
    return telegram.person("Ivan", language="en", username="ivan")


class Room:
    """A chat as somebody looks at it: say something, and wait for what the bot says then."""

    def __init__(self, server: TelegramServer, chat: Chat | Human) -> None:
        self.server, self.chat = server, server.chat(chat)

    @property
    def told(self) -> list[Message]:
        return self.chat.told

    async def until(self, true: Callable[[], bool]) -> None:
        await self.server.until(true, within=15)

    async def hears(self, human: Human, text: str, **more: object) -> Message:
        """Say something and return the first new message of the bot's."""
        before = len(self.told)
        self.server.says(human, self.chat, text, **more)  # type: ignore[arg-type]
        await self.until(lambda: len(self.told) > before)
        return self.told[before]

    async def page(self, human: Human, text: str = f"/comic {IDEA}", **more: object) -> Message:
        """Order a comic and return its page, with the full size there too."""
        page = await self.hears(human, text, **more)
        await self.until(lambda: page.photo is not None and self.told[-1].document is not None)
        return page

    async def press(self, human: Human, message: Message, button: str) -> str:
        """Press a button and return what was told over the chat."""
        press = self.server.presses(human, message, button)
        await self.until(lambda: press.answered)
        return press.told

    async def forge(self, human: Human, message: Message, data: str) -> str:
        press = self.server.forges(human, message, data)
        await self.until(lambda: press.answered)
        return press.told


@pytest.fixture
def room(telegram: TelegramServer, ivan: Human) -> Room:
    return Room(telegram, ivan)


@pytest.fixture
async def page(house: House, room: Room, ivan: Human) -> Message:
    shown = await room.page(ivan)
    await house.over()
    return shown


def buttons_subject(page: Message) -> str:
    data = buttons.read(page.buttons[0].callback_data)
    assert data is not None
    return data.subject
