"""Wait for what happens to orders, and find what people see of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from tests.bot.conftest import Desk
from tests.bot.surfaces import Message, Remembering


async def until(true: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not true():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0.01)


async def over(desk: Desk) -> None:
    async with asyncio.timeout(20):
        while await desk.orders.book.open():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0.01)


def only(surface: Remembering) -> Message:
    (chat,) = surface.chats.values()
    (message,) = chat.values()
    return message
