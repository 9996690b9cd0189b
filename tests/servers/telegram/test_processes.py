"""The server outlives the bot's process; and it can be a process itself."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from tests.servers.telegram import Person, TelegramServer
from tests.servers.telegram.conftest import bot_of

ROOT = Path(__file__).resolve().parents[3]


async def run(module: str, *given: str) -> Process:
    command = (sys.executable, "-m", f"tests.servers.telegram{module}", *given)
    return await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=PIPE, stdout=PIPE)


async def test_a_killed_bot_leaves_its_updates_to_the_next(telegram: TelegramServer, olena: Person) -> None:
    chat = telegram.chat(olena)
    first = await run(".echoing", telegram.base_url, telegram.token)
    telegram.says(olena, olena, "one")
    await telegram.until(lambda: len(chat.told) == 1, within=60)
    first.kill()
    await first.wait()
    telegram.says(olena, olena, "two")
    second = await run(".echoing", telegram.base_url, telegram.token)
    await telegram.until(lambda: chat.told[-1].text == "two", within=60)
    second.terminate()
    await asyncio.wait_for(second.wait(), 30)
    # What the killed one had not confirmed may come twice, as from the real one.
    assert {message.text for message in chat.told} == {"one", "two"}


async def test_the_server_alone_tells_what_a_person_sees() -> None:
    process = await run("", "--language", "uk")
    assert process.stdin is not None
    assert process.stdout is not None
    told = dict([(await process.stdout.readline()).decode().split() for _ in range(3)])
    other = TelegramServer(token=told["token"])
    other.url = told["base_url"].removesuffix("/bot")
    async with bot_of(other) as bot:
        process.stdin.write(b"/start\n")
        (started,) = await bot.get_updates(timeout=20)
        assert started.message is not None
        assert started.message.from_user is not None
        assert (started.message.text, started.message.from_user.language_code) == ("/start", "uk")
        keys = InlineKeyboardMarkup([[InlineKeyboardButton("Sequel", callback_data="s:1")]])
        await bot.send_message(started.message.chat.id, "Hello", reply_markup=keys)
        assert (await process.stdout.readline()).decode() == "2 Hello <Sequel>\n"
        process.stdin.write(b"2 Delete\n2 Sequel\n")
        assert b"not possible" in await process.stdout.readline()
        (pressed,) = await bot.get_updates(started.update_id + 1, timeout=20)
        assert pressed.callback_query is not None
        assert pressed.callback_query.data == "s:1"
    process.stdin.close()
    assert await asyncio.wait_for(process.wait(), 30) == 0
