"""An order's way: heard at once, followed, delivered, whatever place it was asked in."""

from __future__ import annotations

import pytest

from kitsumy.library import Library
from kitsumy.workshop import NewComic
from tests.bot.conftest import PNG
from tests.bot.discord.conftest import IDEA, MAIN, House, Room
from tests.servers.discord import Channel, DiscordServer, Guild, Kind, Permission, Person, refusals
from tests.servers.faults import LOST_REPLY


async def test_a_comic_is_a_status_that_becomes_a_page(house: House, room: Room, ivan: Person) -> None:
    house.gate.clear()
    asked = await room.asks(ivan, "/comic", idea=IDEA, style="manga", panels=2, pages=1, language="English")
    await room.until(lambda: "Drawing" in asked.told)
    (status,) = room.told
    assert status.text.splitlines()[0] == "**“The hat”**"
    assert status.labels == ["Cancel"]
    house.gate.set()
    await room.until(lambda: status.labels == MAIN)
    assert [message.look.v2 for message in room.told] == [True]
    assert status.text.startswith("### ")
    assert len(status.pictures) == len(status.alts) == 1
    assert status.alts[0]
    wish = house.wishes[0]
    assert isinstance(wish, NewComic)
    assert (wish.brief.style, wish.brief.panels, wish.brief.language) == ("manga", 2, "en")
    assert wish.brief.origin.community == str(room.channel.guild and room.channel.guild.id)


async def test_a_storyboard_is_shown_while_it_is_drawn(house: House, room: Room, ivan: Person) -> None:
    house.sketch = await house.library.blobs.put(PNG)
    house.gate.clear()
    asked = await room.asks(ivan, "/comic", idea=IDEA)
    await room.until(lambda: "Drawing" in asked.told and len(asked.messages[0].pictures) == 1)
    assert asked.messages[0].pictures[0].name == "storyboard.jpg"
    house.gate.set()
    await room.until(lambda: asked.messages[0].labels == MAIN)
    assert [picture.name[:6] for picture in asked.messages[0].pictures] == ["comic-"]


async def test_an_order_is_taken_back_by_its_owner_alone(
    house: House, room: Room, ivan: Person, olena: Person
) -> None:
    house.gate.clear()
    asked = await room.asks(ivan, "/comic", idea=IDEA)
    await room.until(lambda: "Drawing" in asked.told)
    status = asked.messages[0]
    other = await room.press(olena, status, "Cancel")
    assert (await room.answered(other)).startswith("Це чуже")
    assert other.private
    stopped = await room.press(ivan, status, "Cancel")
    assert await room.answered(stopped) == "I am stopping it."
    await room.until(lambda: status.text == "**Stopped. It does not count.**")
    assert status.labels == []
    late = await room.asks(ivan, "/cancel")
    assert (await room.answered(late)).startswith("There is nothing here to stop")


async def test_what_cannot_be_made_is_said_in_private(house: House, room: Room, olena: Person) -> None:
    asked = await room.asks(olena, "/comic", idea="<b>х</b>", style="nonsense")
    assert asked.private
    assert "nonsense" in await room.answered(asked) or "розмітка" in asked.told
    assert room.told == []


async def test_words_ping_nobody_and_break_no_layout(house: House, room: Room, ivan: Person) -> None:
    asked = await room.asks(ivan, "/comic", idea="x", style="@everyone **x** https://x.test [a](b)")
    said = await room.answered(asked)
    assert "@everyone" not in said
    assert "://" not in said
    assert "**x" not in said


@pytest.mark.parametrize("place", ["server", "thread", "forum", "announcements", "dm", "install", "private"])
async def test_an_order_of_twenty_minutes_is_delivered(
    library: Library, still_discord_server: DiscordServer, place: str
) -> None:
    server = still_discord_server
    server.pace.unlimited()
    ivan, olena = server.person("Ivan"), server.person("Olena")
    channel = _place(server, place, ivan, olena)
    room = Room(server, channel)
    async with House(library, server).open() as house:
        house.gate.clear()
        asked = await room.asks(ivan, "/comic", idea=IDEA)
        await room.until(lambda: "Drawing" in asked.told)
        (status,) = channel.told
        server.clock.advance(20 * 60)
        house.gate.set()
        await house.over()
        if place in ("install", "private"):
            assert status.labels == ["Cancel", "Get my comic"]
            await room.press(ivan, status, "Get my comic")
        await room.until(lambda: status.labels == MAIN)
        assert channel.told == [status]
        assert len(status.pictures) == 1
    assert server.unanswered == []


def _place(server: DiscordServer, place: str, ivan: Person, olena: Person) -> Channel:
    if place == "dm":
        return server.dm(ivan)
    if place in ("install", "private"):
        server.installs(ivan)
    if place == "private":
        return server.private(ivan, olena)
    guild = server.guild("Foxes", olena, ivan, bot=place != "install")
    if place == "thread":
        return server.thread(server.channel(guild), "Comics", ivan)
    if place == "forum":
        return server.thread(server.channel(guild, "comics", Kind.FORUM), "Ideas", ivan)
    return server.channel(guild, "news", Kind.ANNOUNCEMENT if place == "announcements" else Kind.TEXT)


async def test_the_button_brings_nothing_to_others_and_says_that_it_is_early(
    house: House, discord_server: DiscordServer, ivan: Person, olena: Person
) -> None:
    server = discord_server
    server.installs(ivan)
    room = Room(server, server.private(ivan, olena))
    house.gate.clear()
    asked = await room.asks(ivan, "/comic", idea=IDEA)
    await room.until(lambda: "Drawing" in asked.told)
    status = asked.messages[0]
    other = await room.press(olena, status, "Get my comic")
    assert (await room.answered(other)).startswith("Це чуже")
    early = await room.press(ivan, status, "Get my comic")
    await room.until(lambda: bool(early.follow_ups))
    assert early.follow_ups[0].text.startswith("It is not done yet")
    house.gate.set()
    await room.until(lambda: status.labels == MAIN)


async def test_a_page_too_large_is_made_smaller(
    house: House, discord_server: DiscordServer, room: Room, ivan: Person
) -> None:
    house.gate.clear()
    asked = await room.asks(ivan, "/comic", idea=IDEA)
    await room.until(lambda: "Drawing" in asked.told)
    discord_server.faults.on("edit_follow_up", refusals.TOO_LARGE.fault, nth=2, times=2)
    house.gate.set()
    await room.until(lambda: asked.messages[0].labels == MAIN)


async def test_a_deleted_status_is_no_lost_page(
    house: House, discord_server: DiscordServer, room: Room, ivan: Person
) -> None:
    house.gate.clear()
    asked = await room.asks(ivan, "/comic", idea=IDEA)
    await room.until(lambda: "Drawing" in asked.told)
    discord_server.removes(asked.messages[0])
    house.gate.set()
    await room.until(lambda: len(room.told) == 1 and room.told[0].labels == MAIN)


@pytest.mark.parametrize("end", ["channel", "kicked", "forbidden"])
async def test_where_nothing_can_be_shown_any_more_the_order_ends(
    library: Library, still_discord_server: DiscordServer, end: str
) -> None:
    server = still_discord_server
    server.pace.unlimited()
    olena, ivan = server.person("Olena"), server.person("Ivan")
    guild = server.guild("Foxes", olena, ivan)
    room = Room(server, server.channel(guild))
    async with House(library, server).open() as house:
        house.gate.clear()
        asked = await room.asks(ivan, "/comic", idea=IDEA)
        await room.until(lambda: "Drawing" in asked.told)
        server.clock.advance(20 * 60)
        _end(server, guild, room, end)
        house.gate.set()
        await house.over()
        assert all("comic-" not in one.name for message in room.told for one in message.pictures)


def _end(server: DiscordServer, guild: Guild, room: Room, end: str) -> None:
    if end == "channel":
        server.deletes(room.channel)
    elif end == "kicked":
        server.kicks(guild)
    else:
        server.denies(room.channel, Permission.VIEW_CHANNEL)


async def test_a_lost_answer_is_not_given_twice(
    house: House, discord_server: DiscordServer, room: Room, ivan: Person
) -> None:
    discord_server.faults.on("interaction_callback", LOST_REPLY)
    asked = await room.asks(ivan, "/comic", idea=IDEA)
    await room.until(lambda: bool(asked.messages) and asked.messages[0].labels == MAIN)
    assert len(room.told) == 1


async def test_a_restart_goes_on_in_the_same_message(
    library: Library, discord_server: DiscordServer, room: Room, ivan: Person
) -> None:
    first = House(library, discord_server)
    first.gate.clear()
    async with first.open():
        asked = await room.asks(ivan, "/comic", idea=IDEA)
        await room.until(lambda: "Drawing" in asked.told)
    async with House(library, discord_server).open() as second:
        await room.until(lambda: asked.messages[0].labels == MAIN)
        await second.over()
    assert len(room.told) == 1
    assert len(discord_server.catalogue.syncs) == 1
