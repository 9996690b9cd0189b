"""Sessions that drop, resume, begin anew and never come back, through the real library."""

from __future__ import annotations

import asyncio

import aiohttp
import discord
import pytest
from discord.app_commands import command

from tests.servers.discord import Channel, DiscordServer, Guild, Interaction, Person
from tests.servers.discord.conftest import Asked, Bot, running


@command(description="Say hello")
async def hello(asked: Asked) -> None:
    await asked.response.send_message("Hello")


@pytest.fixture
def bot(bot: Bot) -> Bot:
    bot.tree.add_command(hello)
    return bot


async def answered(server: DiscordServer, asked: Interaction) -> None:
    await server.until(lambda: asked.acknowledged)
    assert asked.told == "Hello"


async def test_a_dropped_session_is_resumed_and_hears_what_it_missed(
    discord_server: DiscordServer, bot: Bot, olena: Person, general: Channel
) -> None:
    server = discord_server
    async with running(server, bot):
        await bot.tree.sync()
        server.gateway.drop()
        asked = server.slash(olena, general, "/hello")
        await answered(server, asked)
        await server.gateway.asks_to_reconnect()
        await server.until(lambda: len(server.gateway.resumed) == 2 and server.gateway.connected)
        await server.gateway.invalidates(resumable=True)
        await server.until(lambda: len(server.gateway.resumed) == 3 and server.gateway.connected)
        await server.gateway.closes(4000)
        await server.until(lambda: len(server.gateway.resumed) == 4 and server.gateway.connected)
        await answered(server, server.slash(olena, general, "/hello"))
    assert len(server.gateway.identified) == 1
    assert server.gateway.lost == []


async def test_a_refused_resume_begins_a_new_session_and_what_was_missed_is_lost(
    discord_server: DiscordServer, bot: Bot, olena: Person, general: Channel
) -> None:
    server = discord_server
    async with running(server, bot):
        await bot.tree.sync()
        server.gateway.resumable = False
        server.gateway.drop()
        lost = server.slash(olena, general, "/hello")
        await server.until(lambda: len(server.gateway.identified) == 2 and server.gateway.connected)
        await answered(server, server.slash(olena, general, "/hello"))
        await server.gateway.invalidates()
        await server.until(lambda: len(server.gateway.identified) == 3 and server.gateway.connected)
        await answered(server, server.slash(olena, general, "/hello"))
    assert not lost.acknowledged
    assert server.gateway.lost == [lost.id]


async def test_what_nobody_hears_is_lost(
    discord_server: DiscordServer, olena: Person, general: Channel, bot: Bot
) -> None:
    async with running(discord_server, bot):
        await bot.tree.sync()
    await discord_server.until(lambda: not discord_server.gateway.connected)
    asked = discord_server.slash(olena, general, "/hello")
    async with running(discord_server, Bot()):
        discord_server.clock.advance(4)
        assert discord_server.unanswered == [asked]
    assert discord_server.gateway.lost == [asked.id]


async def test_heartbeats_are_answered_and_asked_for(discord_server: DiscordServer, bot: Bot) -> None:
    discord_server.gateway.heartbeat_every = 0.02
    async with running(discord_server, bot):
        await discord_server.until(lambda: discord_server.gateway.heartbeats >= 3)
        assert bot.latency < 10
        discord_server.gateway.heartbeat_every = 60
        before = discord_server.gateway.heartbeats
        await discord_server.gateway.asks_for_heartbeat()
        await discord_server.until(lambda: discord_server.gateway.heartbeats > before)


async def test_a_closed_gateway_lets_nobody_in(discord_server: DiscordServer) -> None:
    discord_server.gateway.open = False
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError, match="503"):
            await session.ws_connect(discord_server.gateway.url)


async def test_a_wrong_token_and_privileged_intents_are_refused(
    discord_server: DiscordServer, bot: Bot
) -> None:
    stranger = Bot()
    with pytest.raises(discord.LoginFailure):
        await stranger.start("wrong")
    await stranger.close()
    curious = Bot(discord.Intents(members=True))
    with pytest.raises(discord.PrivilegedIntentsRequired):
        await curious.start(discord_server.token)
    await curious.close()


async def test_a_member_of_servers_hears_of_them(
    discord_server: DiscordServer, olena: Person, foxes: Guild, general: Channel
) -> None:
    server = discord_server
    bot = Bot(discord.Intents(guilds=True, guild_messages=True, dm_messages=True))
    heard: list[str] = []

    @bot.event
    async def on_message(message: discord.Message) -> None:
        heard.append(message.content)

    async with running(server, bot):
        await server.until(lambda: bot.get_guild(foxes.id) is not None)
        found = bot.get_guild(foxes.id)
        assert found is not None
        assert [channel.name for channel in found.channels] == ["general"]
        assert found.me.guild_permissions.send_messages
        wolves = server.guild("Wolves", olena)
        await server.until(lambda: bot.get_guild(wolves.id) is not None)
        server.says(olena, general, "hello")
        server.says(olena, server.dm(olena), "psst")
        server.deletes(general)
        server.kicks(wolves)
        await server.until(lambda: not found.channels and bot.get_guild(wolves.id) is None)
        await server.until(lambda: len(heard) == 2)
    assert heard == ["hello", "psst"]


class Shards(discord.AutoShardedClient):
    """Two shards that do not wait five seconds for each other."""

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Begin at once."""


async def test_shards_hear_of_their_own_servers(discord_server: DiscordServer, olena: Person) -> None:
    server = discord_server
    server.world.shards = 2
    guilds = []
    for number in range(4):
        server.clock.advance(0.001 * (number + 1))
        guilds.append(server.guild(f"Guild {number}", olena))
    bot = Shards(intents=discord.Intents(guilds=True), shard_count=2)
    heard: list[tuple[int, int]] = []

    @bot.event
    async def on_interaction(asked: discord.Interaction[discord.AutoShardedClient]) -> None:
        assert asked.guild is not None
        heard.append((asked.guild.id, asked.guild.shard_id))

    tree = discord.app_commands.CommandTree(bot)
    tree.add_command(hello)
    task = asyncio.create_task(bot.start(server.token))
    await server.until(lambda: len(bot.guilds) == 4 and all(not one.unavailable for one in bot.guilds), 20)
    await tree.sync()
    for guild in guilds:
        server.slash(olena, server.channel(guild), "/hello")
    await server.until(lambda: len(heard) == 4)
    await bot.close()
    await task
    assert sorted(heard) == [(guild.id, (guild.id >> 22) % 2) for guild in guilds]
