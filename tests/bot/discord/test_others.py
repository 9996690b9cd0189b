"""What is slow or limited in one server delays nobody in another."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest

from kitsumy.library import Library
from tests.bot.discord.conftest import IDEA, MAIN, House
from tests.servers.discord import Channel, DiscordServer, Interaction, Person
from tests.servers.faults import Silent

_HOUR = 3600.0
_CROWD = 12
"""More orders than are made at once."""


class Town:
    """Two servers: foxes and wolves."""

    def __init__(self, server: DiscordServer) -> None:
        self.server = server
        self.foxes = [server.person(f"Fox {number}") for number in range(_CROWD)]
        self.wolf = server.person("Wolf")
        self.den = server.channel(server.guild("Foxes", *self.foxes))
        self.wood = server.channel(server.guild("Wolves", self.wolf))

    async def heard(self, people: Sequence[Person], channel: Channel) -> list[Interaction]:
        """Let people order, and wait for their statuses."""
        asked = [self.server.slash(person, channel, "/comic", idea=IDEA) for person in people]
        await self.server.until(lambda: all(one.messages for one in asked))
        return asked

    async def page(self, asked: Interaction) -> None:
        await self.server.until(lambda: bool(asked.messages) and asked.messages[0].labels == MAIN, 20)


@pytest.mark.parametrize("late", [False, True])
async def test_a_server_that_is_limited_for_an_hour_delays_no_other(
    library: Library, still_discord_server: DiscordServer, late: bool
) -> None:
    server = still_discord_server
    town = Town(server)
    async with House(library, server).open() as house:
        house.gate.clear()
        limited = await town.heard(town.foxes, town.den)
        (free,) = await town.heard([town.wolf], town.wood)
        server.clock.advance(20 * 60 if late else 0)
        tokens = [f"{server.bot.id}+{one.token}" for one in limited]
        server.pace.closed = dict.fromkeys([*tokens, str(town.den.id)], _HOUR)
        house.gate.set()
        await town.page(free)
        await town.page(server.slash(town.wolf, town.wood, "/comic", idea=IDEA))
        assert server.pace.refused
        assert {tuple(one.messages[0].labels) for one in limited} == {("Cancel",)}
        asked = server.slash(town.foxes[0], town.den, "/help")
        await server.until(lambda: asked.acknowledged)


async def test_calls_that_are_never_answered_delay_no_other(
    house: House, discord_server: DiscordServer
) -> None:
    server = discord_server
    town = Town(server)
    house.gate.clear()
    slow = await town.heard(town.foxes[:4], town.den)
    # From now on they are changed as messages of their channel, those to come by their tokens.
    server.clock.advance(20 * 60)
    server.faults.on("edit_message", Silent(), times=math.inf)
    house.gate.set()
    await server.until(lambda: len(server.faults.struck) >= len(slow))
    for _ in range(2):
        await town.page(server.slash(town.wolf, town.wood, "/comic", idea=IDEA))
    assert {tuple(one.messages[0].labels) for one in slow} == {("Cancel",)}
