"""Updates come in by a poll or a webhook, and none is confirmed before it is kept."""

from __future__ import annotations

import asyncio
import socket

import aiohttp
import pytest
from telegram import Update

from bot.asking import Asking
from bot.telegram.arrivals import Arrivals
from kitsumy.library import Library
from tests.bot.telegram.conftest import House, Room
from tests.servers.telegram import Person, TelegramServer

SIGN = "X-Telegram-Bot-Api-Secret-Token"


async def test_an_order_is_kept_before_its_update_is_confirmed(
    library: Library, telegram: TelegramServer, ivan: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = House(library, telegram)
    kept = asyncio.Event()
    place = house.orders.place

    async def slowly(asking: Asking) -> str:
        await kept.wait()
        return await place(asking)

    monkeypatch.setattr(house.orders, "place", slowly)
    async with house.open():
        telegram.says(ivan, ivan, "/comic A fox loses her hat")
        await asyncio.sleep(0.3)
        assert len(telegram.world.updates.pending) == 1
        kept.set()
        await telegram.until(lambda: not telegram.world.updates.pending)
        await house.over()


async def test_a_slow_answer_holds_up_nobody() -> None:
    never = asyncio.Event()

    async def answer(update: Update) -> None:
        await never.wait()

    arrivals = Arrivals(answer)
    async with asyncio.timeout(5):
        await arrivals.take([Update(1)])
        await arrivals.stop()


async def test_what_was_answered_does_not_come_again(
    library: Library, telegram: TelegramServer, ivan: Person
) -> None:
    room = Room(telegram, ivan)
    for _ in range(2):
        async with House(library, telegram).open():
            await room.hears(ivan, "/help")
    assert len(room.told) == 2


async def test_a_webhook_left_over_is_taken_away(
    library: Library, telegram: TelegramServer, ivan: Person
) -> None:
    telegram.world.updates.webhook = telegram.world.updates.webhook.model_copy(
        update={"url": "http://127.0.0.1:9/x"}
    )
    async with House(library, telegram).open():
        await Room(telegram, ivan).hears(ivan, "/help")


async def test_updates_come_to_a_webhook_with_its_secret(
    library: Library, telegram: TelegramServer, ivan: Person
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}/hook"
    async with House(library, telegram, telegram_webhook=url, telegram_webhook_port=port).open():
        await telegram.until(lambda: telegram.world.updates.webhook.url == url)
        room = Room(telegram, ivan)
        assert (await room.hears(ivan, "/help")).text.startswith("/comic and an idea")
        async with aiohttp.ClientSession() as session:
            for headers, body, status in (
                ({}, "{}", 403),
                ({SIGN: "guessed"}, "{}", 403),
                ({SIGN: telegram.world.updates.webhook.secret}, "no json", 400),
            ):
                async with session.post(url, data=body, headers=headers) as answer:
                    assert answer.status == status
        assert len(telegram.world.updates.webhook.secret) == 64
    assert len(room.told) == 1
