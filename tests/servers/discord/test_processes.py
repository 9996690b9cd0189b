"""The server outlives the bot's process; and it can be a process itself."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

from tests.servers.discord import Channel, DiscordServer, Person

ROOT = Path(__file__).resolve().parents[3]


async def run(module: str, *given: str) -> Process:
    command = (sys.executable, "-m", f"tests.servers.discord{module}", *given)
    return await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=PIPE, stdout=PIPE)


async def test_a_killed_bot_loses_what_it_was_asked_but_its_buttons_live_on(
    discord_server: DiscordServer, olena: Person, general: Channel
) -> None:
    server = discord_server
    where = (server.api, server.gateway.url, server.token)
    first = await run(".echoing", *where)
    await server.until(lambda: server.gateway.connected, within=60)
    asked = server.slash(olena, general, "/echo", word="one")
    await server.until(lambda: asked.acknowledged, within=60)
    first.kill()
    await first.wait()
    await server.until(lambda: not server.gateway.connected)
    lost = server.slash(olena, general, "/echo", word="two")
    second = await run(".echoing", *where)
    await server.until(lambda: server.gateway.connected, within=60)
    pressed = server.presses(olena, general.told[0], "More")
    await server.until(lambda: pressed.acknowledged, within=60)
    second.terminate()
    await asyncio.wait_for(second.wait(), 30)
    assert [message.text for message in general.told] == ["one", "one"]
    assert not lost.acknowledged
    assert server.gateway.lost == [lost.id]
    assert len(server.catalogue.syncs) == 2


async def test_the_server_alone_tells_what_a_person_sees() -> None:
    process = await run("", "--language", "uk")
    assert process.stdin is not None
    assert process.stdout is not None
    told = dict([(await process.stdout.readline()).decode().split() for _ in range(3)])
    bot = await run(".echoing", told["api"], told["gateway"], told["token"])
    assert await asyncio.wait_for(process.stdout.readline(), 60) == b"the bot is here\n"
    process.stdin.write(b"/echo word=hello\n")
    assert await asyncio.wait_for(process.stdout.readline(), 60) == b"1 hello <More>\n"
    process.stdin.write(b"1 Less\n")
    assert b"not possible" in await asyncio.wait_for(process.stdout.readline(), 60)
    process.stdin.write(b"1 More\n")
    assert await asyncio.wait_for(process.stdout.readline(), 60) == b"2 hello\n"
    process.stdin.close()
    assert await asyncio.wait_for(process.wait(), 30) == 0
    bot.kill()
    await bot.wait()
