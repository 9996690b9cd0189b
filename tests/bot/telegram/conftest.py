"""The whole bot against the loopback Telegram: the real library, orders, engine and client."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager

import pytest

from bot.pacing import Pacer
from bot.settings import BotSettings
from bot.telegram import TelegramFrontend, buttons
from kitsumy.jobs import Handler
from kitsumy.library import Library
from tests.bot.conftest import library
from tests.bot.household import IDEA, MAIN, Household, hasty
from tests.servers.telegram import Chat, Message, TelegramServer
from tests.servers.telegram import Person as Human

__all__ = ["IDEA", "MAIN", "hasty", "library"]


class House(Household):
    """One process of the bot."""

    platform = "telegram"

    def __init__(
        self, library: Library, server: TelegramServer, pacer: Pacer | None = None, **more: object
    ) -> None:
        told = {"TELEGRAM_TOKEN": server.token, "telegram_api": server.url, **more}
        super().__init__(library, BotSettings.model_validate(told))
        self.server = server
        self.front = TelegramFrontend(
            self.settings, library, self.orders, self.shelf, self.people, self.quotas, pacer or hasty()
        )
        self.surfaces["telegram"] = self.front.surface

    @asynccontextmanager
    async def open(self, handlers: Mapping[str, Handler] | None = None) -> AsyncIterator[House]:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self.engine.working(handlers or self.quick))
            await stack.enter_async_context(self.orders.working())
            await stack.enter_async_context(self.front.running())
            yield self


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
