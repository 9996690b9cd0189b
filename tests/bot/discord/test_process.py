"""``python -m bot`` as those run it who have a Discord token: an order outlives the process that took it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

from tests.servers.discord import DiscordServer

ROOT = Path(__file__).parents[3]


async def start(server: DiscordServer, home: Path) -> asyncio.subprocess.Process:
    here = {
        "PYTHONPATH": str(ROOT),
        "KITSUMY_DATA_DIR": str(home),
        "KITSUMY_DISCORD_API": server.api,
        "KITSUMY_DISCORD_GATEWAY": server.gateway.url,
        "DISCORD_TOKEN": server.token,
    }
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot"),
        env={**os.environ, **here},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def test_an_order_outlives_the_process_that_was_killed(
    discord_server: DiscordServer, home: Path
) -> None:
    server = discord_server
    ada = server.person("Ada")
    channel = server.channel(server.guild("Foxes", ada))
    first = await start(server, home)
    await server.until(lambda: server.gateway.connected and bool(server.catalogue.of(None)), within=60)
    server.slash(
        ada, channel, "/comic", idea="A fox detective loses her hat in the rain", panels=2, notify=True
    )
    await server.until(lambda: bool(channel.told), within=60)
    first.kill()
    await first.communicate()
    second = await start(server, home)
    await server.until(lambda: "Sequel" in channel.told[0].labels and len(channel.told) == 2, within=60)
    second.send_signal(signal.SIGTERM)
    async with asyncio.timeout(10):
        _, said = await second.communicate()
    assert second.returncode == 0, said.decode()
    assert len(channel.told) == 2
    assert [(ping.message, ping.whom) for ping in server.pings] == [(channel.told[1], (str(ada.id),))]
    assert server.token.encode() not in said
    assert b"fox" not in said
