"""What can be wished for besides an idea: who plays, how it is made, and to be called when it is done."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from kitsumy.library import Library
from kitsumy.workshop import NewComic
from tests.bot.discord.conftest import IDEA, MAIN, House, Room
from tests.bot.discord.quiet import loud
from tests.servers.discord import DiscordServer, Message, Permission, Person
from tests.servers.faults import LOST_REPLY


@pytest.fixture
async def calling(library: Library, still_discord_server: DiscordServer) -> AsyncIterator[House]:
    """Return a house whose messages may ping."""
    still_discord_server.pace.unlimited()
    async with House(library, still_discord_server).open() as opened:
        yield opened
    assert loud(still_discord_server) == []


async def _done(house: House, room: Room, human: Person, minutes: int = 20, **wish: object) -> Message:
    """Order, and let it take long."""
    house.gate.clear()
    asked = await room.asks(human, "/comic", idea=IDEA, notify=True, **wish)
    await room.until(lambda: "Drawing" in asked.told)
    house.server.clock.advance(minutes * 60)
    house.gate.set()
    await house.over()
    return asked.messages[0]


@pytest.fixture
def here(still_discord_server: DiscordServer) -> tuple[Room, Person]:
    ivan = still_discord_server.person("Ivan")
    guild = still_discord_server.guild("Foxes", ivan)
    return Room(still_discord_server, still_discord_server.channel(guild)), ivan


@pytest.mark.parametrize("minutes", [1, 20])
async def test_whoever_wished_is_called_once_and_nobody_else(
    calling: House, here: tuple[Room, Person], minutes: int
) -> None:
    room, ivan = here
    page = await _done(calling, room, ivan, minutes)
    assert page.labels == MAIN
    (ping,) = calling.server.pings
    assert ping.whom == (str(ivan.id),)
    assert ping.message.reply_to is page
    assert ping.message.text == f"<@{ivan.id}> Your comic is ready."
    assert room.told == [page, ping.message]


async def test_nobody_is_called_who_did_not_wish_it(calling: House, here: tuple[Room, Person]) -> None:
    room, ivan = here
    await room.page(ivan)
    await calling.over()
    assert calling.server.pings == []
    assert len(room.told) == 1


async def test_a_lost_answer_calls_nobody_twice(calling: House, here: tuple[Room, Person]) -> None:
    room, ivan = here
    calling.server.faults.on("create_message", LOST_REPLY)
    await _done(calling, room, ivan)
    assert len(calling.server.pings) == 1


async def test_where_the_bot_may_not_write_a_call_goes_by_the_token_while_that_is_good(
    calling: House, here: tuple[Room, Person]
) -> None:
    room, ivan = here
    calling.server.denies(room.channel, Permission.SEND_MESSAGES)
    await _done(calling, room, ivan, minutes=1)
    assert [ping.whom for ping in calling.server.pings] == [(str(ivan.id),)]
    await _done(calling, room, ivan, minutes=20)
    assert len(calling.server.pings) == 1


async def test_where_the_bot_is_not_itself_a_call_goes_by_the_token(
    calling: House, still_discord_server: DiscordServer
) -> None:
    ivan, olena = still_discord_server.person("Ivan"), still_discord_server.person("Olena")
    still_discord_server.installs(ivan)
    room = Room(still_discord_server, still_discord_server.private(ivan, olena))
    await _done(calling, room, ivan, minutes=1)
    assert [ping.whom for ping in still_discord_server.pings] == [(str(ivan.id),)]


async def completed(room: Room, human: Person, typed: str) -> list[str]:
    asked = room.server.completes(human, room.channel, "/comic", "cast", typed)
    await room.until(lambda: asked.choices is not None)
    return [str(one.value) for one in asked.choices or ()]


async def test_characters_are_completed_one_after_the_other_and_appear(
    house: House, room: Room, page: Message, ivan: Person, olena: Person
) -> None:
    assert await completed(room, ivan, "ре") == ["Рена"]
    assert await completed(room, ivan, "Рена, ") == []
    assert await completed(room, ivan, "Хтось,Ре") == ["Хтось, Рена"]
    assert await completed(room, olena, "") == []
    await room.page(ivan, cast="рена")
    wish = house.wishes[-1]
    assert isinstance(wish, NewComic)
    assert [sheet.name for sheet in wish.brief.cast] == ["Рена"]


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ({"cast": "Рина"}, "You have no character called “Рина”. Did you mean Рена?"),
        ({"cast": "a,b,c,d"}, "You can ask for 3 characters at most"),
        ({"quality": "Full"}, "No image provider is set up here. Drafts are free"),
    ],
)
async def test_what_cannot_be_had_is_said_in_private(
    house: House, room: Room, page: Message, ivan: Person, wish: dict[str, object], said: str
) -> None:
    asked = await room.asks(ivan, "/comic", idea=IDEA, **wish)
    assert (await room.answered(asked)).startswith(said)
    assert asked.private
    assert len(house.wishes) == 1


async def test_a_draft_can_be_asked_for(house: House, room: Room, ivan: Person) -> None:
    await room.page(ivan, quality="Draft: free")
    wish = house.wishes[0]
    assert isinstance(wish, NewComic)
    assert wish.brief.quality == "draft"
