"""A bot of several sessions: each hears of its own servers, and one that hangs up holds up no other."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.discord.clients import AS_ADVISED, Client, Sharded, client_for
from bot.settings import BotSettings
from kitsumy.library import Library
from tests.bot.discord.conftest import IDEA, MAIN, House, Room
from tests.servers.discord import DiscordServer, Person, refusals
from tests.servers.faults import too_many

SHARDS = 2


@pytest.fixture
def rooms(discord_server: DiscordServer, ivan: Person) -> list[Room]:
    """Return a room of each shard, by its number."""
    server, found = discord_server, dict[int, Room]()
    while len(found) < SHARDS:
        server.clock.advance(0.001)
        guild = server.guild(f"Guild {len(found)}", ivan)
        found.setdefault((guild.id >> 22) % SHARDS, Room(server, server.channel(guild)))
    return [found[number] for number in range(SHARDS)]


@pytest.fixture
async def house(library: Library, discord_server: DiscordServer, rooms: list[Room]) -> AsyncIterator[House]:
    discord_server.pace.unlimited()
    async with House(library, discord_server, discord_shards=SHARDS).open() as opened:
        await discord_server.until(lambda: discord_server.gateway.up == [0, 1])
        yield opened


async def test_every_shard_hears_of_its_own_servers_and_asks_for_no_intent(
    house: House, discord_server: DiscordServer, rooms: list[Room], ivan: Person
) -> None:
    for room in (*rooms, Room(discord_server, discord_server.dm(ivan))):
        page = await room.page(ivan)
        await room.press(ivan, page, "Sequel")
        await house.over()
        await room.until(lambda told=room.told: [one.labels for one in told] == [MAIN] * 2)  # type: ignore[misc]
    begun = discord_server.gateway.identified
    assert [session.shard for session in begun] == [(0, SHARDS), (1, SHARDS)]
    assert {session.intents for session in begun} == {0}
    assert discord_server.gateway.lost == []


@pytest.mark.parametrize("resumable", [True, False], ids=["resumed", "begun anew"])
async def test_a_shard_that_hangs_up_holds_up_no_other(
    house: House, discord_server: DiscordServer, rooms: list[Room], ivan: Person, resumable: bool
) -> None:
    gateway = discord_server.gateway
    first, second = rooms
    house.gate.clear()
    waiting = [await room.asks(ivan, "/comic", idea=IDEA) for room in rooms]
    gateway.resumable = resumable
    gateway.drop(shard=0)
    assert gateway.up == [1]
    meanwhile = discord_server.slash(ivan, first.channel, "/help")
    await second.asks(ivan, "/help")
    house.gate.set()
    for room, asked in zip(rooms, waiting, strict=True):
        await room.until(lambda asked=asked: asked.messages[0].labels == MAIN)  # type: ignore[misc]
    await discord_server.until(lambda: gateway.up == [0, 1])
    if resumable:
        await first.until(lambda: meanwhile.acknowledged)
        assert [session.shard[0] for session in gateway.resumed] == [0]
    else:
        assert gateway.lost == [meanwhile.id]
    await first.press(ivan, waiting[0].messages[0], "Sequel")
    await first.until(lambda: first.told[-1].labels == MAIN)


async def test_a_server_that_has_to_wait_delays_no_other(
    house: House, discord_server: DiscordServer, rooms: list[Room], ivan: Person
) -> None:
    first, second = rooms
    house.gate.clear()
    waiting = await first.asks(ivan, "/comic", idea=IDEA)
    discord_server.faults.on("edit_follow_up", too_many(3600))
    await first.until(lambda: bool(discord_server.faults.struck) and bool(waiting.messages))
    house.gate.set()
    await second.page(ivan)


async def test_as_many_shards_as_discord_advises_once_it_does(
    library: Library, discord_server: DiscordServer, ivan: Person, rooms: list[Room]
) -> None:
    discord_server.world.shards = 3
    discord_server.faults.on("get_gateway", refusals.MISSING_ACCESS.fault)
    async with House(library, discord_server, discord_shards=AS_ADVISED).open():
        await discord_server.until(lambda: discord_server.gateway.up == [0, 1, 2])
        await rooms[0].asks(ivan, "/help")
    assert len(discord_server.faults.struck) == 1


def test_one_session_is_a_plain_client_and_the_settings_say_how_many_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KITSUMY_DISCORD_SHARDS", "4")
    several = client_for(BotSettings().discord_shards)
    assert isinstance(several, Sharded)
    assert several.shard_count == 4
    assert type(client_for(BotSettings.model_fields["discord_shards"].default)) is Client
