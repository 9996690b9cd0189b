"""Discord refuses, falls silent, loses answers, or hangs up: one order is still one page."""

from __future__ import annotations

import pytest
from discord.http import Route

from bot.discord.passes import Pass
from kitsumy.errors import BadSetting
from kitsumy.library import Library
from tests.bot.discord.conftest import IDEA, MAIN, House, Room
from tests.servers.discord import DiscordServer, Permission, Person, refusals
from tests.servers.faults import BROKEN, LOST_REPLY, Fault, too_many


@pytest.mark.parametrize(
    ("method", "fault"),
    [
        ("interaction_callback", too_many(1)),
        ("interaction_callback", BROKEN),
        ("interaction_callback", LOST_REPLY),
        ("edit_follow_up", BROKEN),
        ("edit_follow_up", too_many(1)),
        ("edit_follow_up", LOST_REPLY),
        ("edit_follow_up", refusals.UNKNOWN_WEBHOOK.fault),
        ("edit_follow_up", refusals.TOKEN_EXPIRED.fault),
    ],
    ids=str,
)
async def test_one_order_is_one_page_whatever_goes_wrong_once(
    house: House, discord_server: DiscordServer, room: Room, ivan: Person, method: str, fault: Fault
) -> None:
    discord_server.faults.on(method, fault)
    discord_server.slash(ivan, room.channel, "/comic", idea=IDEA)
    await room.until(lambda: len(room.told) == 1 and room.told[0].labels == MAIN)
    await house.over()
    assert discord_server.faults.struck == [(method, fault)]
    assert len(room.told) == len(house.wishes) == 1
    assert discord_server.unanswered == []


async def test_a_token_that_was_lost_before_it_was_used_is_made_up_for_in_the_channel(
    house: House, discord_server: DiscordServer, room: Room, ivan: Person
) -> None:
    discord_server.faults.on("interaction_callback", refusals.UNKNOWN_INTERACTION.fault)
    discord_server.slash(ivan, room.channel, "/comic", idea=IDEA)
    await room.until(lambda: len(room.told) == 1)
    await house.over()
    assert room.told[0].labels[0] in ("Cancel", "Sequel")


async def test_a_dropped_gateway_loses_no_order_and_no_button(
    house: House, discord_server: DiscordServer, room: Room, ivan: Person
) -> None:
    house.gate.clear()
    asked = await room.asks(ivan, "/comic", idea=IDEA)
    await room.until(lambda: "Drawing" in asked.told)
    discord_server.gateway.drop()
    house.gate.set()
    await room.until(lambda: asked.messages[0].labels == MAIN)
    await room.until(lambda: discord_server.gateway.connected)
    await room.press(ivan, asked.messages[0], "Sequel")
    await room.until(lambda: len(room.told) == 2 and room.told[1].labels == MAIN)


async def test_a_refused_resume_keeps_the_buttons_alive(
    house: House, discord_server: DiscordServer, room: Room, ivan: Person
) -> None:
    page = await room.page(ivan)
    discord_server.gateway.resumable = False
    discord_server.gateway.drop()
    await room.until(lambda: len(discord_server.gateway.identified) == 2 and discord_server.gateway.connected)
    await room.press(ivan, page, "Sequel")
    await room.until(lambda: len(room.told) == 2 and room.told[1].labels == MAIN)


async def test_a_session_whose_heartbeats_nobody_answers_is_taken_up_anew(
    library: Library, discord_server: DiscordServer, room: Room, ivan: Person
) -> None:
    gateway = discord_server.gateway
    gateway.heartbeat_every = 0.1
    house = House(library, discord_server)
    house.client._connection.heartbeat_timeout = 0.5  # a minute, where nobody waits for it
    async with house.open():
        page = await room.page(ivan)
        gateway.acknowledges = False
        await room.until(lambda: bool(gateway.resumed))
        gateway.acknowledges = True
        await room.press(ivan, page, "Sequel")
        await room.until(lambda: len(room.told) == 2 and room.told[1].labels == MAIN)
    assert gateway.lost == []


async def test_a_page_arrives_where_the_bot_may_no_more_write_while_its_token_lives(
    house: House, discord_server: DiscordServer, room: Room, ivan: Person
) -> None:
    discord_server.denies(room.channel, Permission.SEND_MESSAGES, Permission.VIEW_CHANNEL)
    asked = await room.asks(ivan, "/comic", idea=IDEA)
    await room.until(lambda: bool(asked.messages) and asked.messages[0].labels == MAIN)


async def test_a_crowd_is_heard_while_everything_is_busy(
    house: House, discord_server: DiscordServer, room: Room
) -> None:
    house.gate.clear()
    guild = room.channel.guild
    assert guild is not None
    crowd = [discord_server.person(f"P{number}") for number in range(40)]
    for person in crowd:
        discord_server.joins(person, guild)
    asked = [discord_server.slash(person, room.channel, "/comic", idea=IDEA) for person in crowd]
    await room.until(lambda: all(one.acknowledged and one.messages for one in asked))
    house.gate.set()
    await room.until(lambda: all(one.messages[0].labels == MAIN for one in asked))
    assert discord_server.unanswered == []
    assert len(room.told) == len(crowd)


async def test_a_wrong_token_is_told_at_once(library: Library, discord_server: DiscordServer) -> None:
    house = House(library, discord_server, DISCORD_TOKEN="wrong")  # noqa: S106 - opens nothing
    with pytest.raises(BadSetting) as told:
        async with house.front.running():
            pytest.fail("it must not start")
    assert told.value.name == "DISCORD_TOKEN"


async def test_it_waits_for_discord_to_answer(
    library: Library, discord_server: DiscordServer, room: Room, ivan: Person
) -> None:
    discord_server.faults.on("get_me", refusals.MISSING_ACCESS.fault)
    async with House(library, discord_server).open():
        await room.asks(ivan, "/help")
    assert len(discord_server.faults.struck) == 1


async def test_settings_point_to_another_discord(
    library: Library, discord_server: DiscordServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Route, "BASE", "http://127.0.0.1:1/api/v10")
    async with House(
        library, discord_server, discord_api=discord_server.api, discord_gateway=discord_server.gateway.url
    ).open():
        assert discord_server.gateway.connected


def test_what_is_no_pass_is_none() -> None:
    key = Pass(7, "a:b", alone=True)
    assert Pass.read(str(key)) == key
    assert [Pass.read(kept) for kept in ("", "x:home:t", "7:home:", "7")] == [None] * 4
