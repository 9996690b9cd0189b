"""How fast the bot may call, and what goes wrong on request, through the real library."""

from __future__ import annotations

import asyncio

import aiohttp
import discord
import pytest

from tests.servers.discord import Channel, DiscordServer, refusals
from tests.servers.discord.conftest import Bot, running
from tests.servers.faults import LOST_REPLY, Garbled, Refused


async def test_the_library_waits_as_the_headers_say(
    discord_server: DiscordServer, bot: Bot, general: Channel
) -> None:
    discord_server.pace.limits["create_message"] = (2, 0.1)
    async with running(discord_server, bot):
        place = bot.get_partial_messageable(general.id)
        await asyncio.gather(*(place.send(str(number)) for number in range(6)))
    assert len(general.told) == 6
    assert discord_server.pace.refused == []


async def test_one_too_many_is_refused_and_tried_again(
    discord_server: DiscordServer, bot: Bot, general: Channel
) -> None:
    discord_server.pace.limits.clear()
    discord_server.pace.everywhere = (2, 0.1)
    async with running(discord_server, bot):
        await discord_server.until(lambda: discord_server.gateway.connected)
        place = bot.get_partial_messageable(general.id)
        await asyncio.gather(*(place.send(str(number)) for number in range(4)))
    assert len(general.told) == 4
    assert "everywhere" in discord_server.pace.refused
    assert [refusal.status for refusal in discord_server.invalid] == [429] * len(discord_server.pace.refused)


async def test_old_messages_are_edited_slowly(
    discord_server: DiscordServer, bot: Bot, general: Channel
) -> None:
    async with running(discord_server, bot):
        sent = await bot.get_partial_messageable(general.id).send("a page")
        discord_server.pace.limits["old_edit"] = (1, 0.05)
        discord_server.clock.advance(3601)
        await sent.edit(content="b")
        await sent.edit(content="c")
    assert "old_edit" in discord_server.pace.refused
    assert general.told[0].text == "c"


async def test_faults_strike_by_name(discord_server: DiscordServer, bot: Bot, general: Channel) -> None:
    faults = discord_server.faults
    async with running(discord_server, bot):
        place = bot.get_partial_messageable(general.id)
        faults.on("create_message", Refused(429, retry_after=0))
        faults.on("create_message", Refused(429, "global", retry_after=0))
        await place.send("after two 429s")
        faults.on("create_message", refusals.MISSING_PERMISSIONS.fault)
        with pytest.raises(discord.Forbidden) as refused:
            await place.send("x")
        assert (refused.value.code, refused.value.text) == (50013, "Missing Permissions")
        faults.on("create_message", Refused(503))
        with pytest.raises(discord.DiscordServerError):
            await place.send("x")
        faults.on("create_message", LOST_REPLY)
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await place.send("it was done")
        faults.on("typing", Garbled())
        await bot.http.send_typing(general.id)
    assert [message.text for message in general.told] == ["after two 429s", "it was done"]
    assert len(faults.struck) == 6
    assert len(discord_server.calls_of("create_message")) == 6


async def test_a_still_server_limits_nothing_by_itself(still_discord_server: DiscordServer) -> None:
    assert (still_discord_server.pace.limits, still_discord_server.pace.everywhere) == ({}, None)
