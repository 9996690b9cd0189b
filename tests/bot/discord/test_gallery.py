"""Galleries: one's own, and what was made in a server, which its members may look at and nothing more."""

from __future__ import annotations

import pytest

from tests.bot.discord.conftest import IDEA, MAIN, House, Room
from tests.servers.discord import Channel, DiscordServer, Guild, Kind, Message, Permission, Person

HERE = "This server’s"


async def shown(room: Room, human: Person) -> str:
    asked = await room.asks(human, "/gallery", whose=HERE)
    assert asked.private
    return await room.answered(asked)


@pytest.fixture
def wolf(discord_server: DiscordServer) -> Person:
    return discord_server.person("Wolf")


async def test_members_look_at_what_was_made_in_their_server(
    house: House, room: Room, page: Message, ivan: Person, olena: Person
) -> None:
    asked = await room.asks(olena, "/gallery", whose="server")
    assert (await room.answered(asked)).splitlines()[0] == "На цьому сервері є 1 комікс:"
    assert f"<@{ivan.id}>" in asked.told
    chosen = await room.choose(olena, asked, asked.messages[0].menus[0].options[0].label)
    await room.until(lambda: bool(chosen.messages) and bool(chosen.messages[0].pictures))
    assert chosen.private
    assert chosen.messages[0].labels == []
    assert chosen.messages[0].pictures[0].name.startswith("comic-")
    assert len(room.told) == 1
    assert house.server.pings == []


async def test_it_is_turned_over_and_what_is_deleted_is_gone(
    house: House, room: Room, page: Message, ivan: Person, olena: Person
) -> None:
    for _ in range(5):
        await room.asks(ivan, "/comic", idea=IDEA)
        await house.over()
    asked = await room.asks(olena, "/gallery", whose="server")
    await room.answered(asked)
    await room.press(olena, asked.messages[0], "Старіші ›")
    await room.until(lambda: "6. " in asked.told)
    await room.press(olena, asked.messages[0], "‹ Новіші")
    await room.until(lambda: "1. " in asked.told)
    label = asked.messages[0].menus[0].options[0].label
    await house.shelf.remove("1", f"discord:{ivan.id}")
    late = await room.choose(olena, asked, label)
    assert "/gallery" in await room.answered(late)
    assert late.private
    assert "5 comics" in await shown(room, ivan)


async def test_no_other_server_and_no_private_chat_shows_it(
    house: House, discord_server: DiscordServer, room: Room, page: Message, ivan: Person, wolf: Person
) -> None:
    (comic,) = await house.comics(ivan)
    wolves = Room(discord_server, discord_server.channel(discord_server.guild("Wolves", wolf, ivan)))
    assert (await shown(wolves, wolf)).startswith("Nothing has been made in this server yet")
    assert (await shown(Room(discord_server, discord_server.dm(wolf)), wolf)).startswith(
        "That is only in servers"
    )
    own = await wolves.page(wolf)
    await house.over()
    for forged in (f"k1:look:{wolf.id}", f"k1:show:{comic}", f"k1:pick:{wolf.id}", f"k1:ours:{ivan.id}"):
        pressed = discord_server.forges(wolf, own, forged, values=[comic])
        await wolves.answered(pressed)
        assert pressed.private
        assert pressed.messages[-1].pictures == []
    discord_server.installs(wolf)
    alone = Room(discord_server, discord_server.channel(discord_server.guild("Alone", wolf, bot=False)))
    assert (await shown(alone, wolf)).startswith("That is only in servers")


@pytest.mark.parametrize("place", ["denied", "private thread", "allowed", "adult"])
async def test_what_was_made_where_not_everybody_can_look_is_not_shown(
    house: House,
    discord_server: DiscordServer,
    foxes: Guild,
    room: Room,
    ivan: Person,
    olena: Person,
    place: str,
) -> None:
    hidden = Room(discord_server, _hidden(discord_server, foxes, ivan, place))
    await hidden.page(ivan)
    open_thread = Room(discord_server, discord_server.thread(room.channel, "Open", ivan))
    await house.over()
    assert (await shown(room, ivan)).startswith("Nothing has been made")
    await open_thread.page(ivan)
    await house.over()
    assert "1 comic:" in await shown(room, ivan)


def _hidden(server: DiscordServer, guild: Guild, ivan: Person, place: str) -> Channel:
    channel = server.channel(guild, "mods")
    friends = server.role(guild, "friends", ivan)
    if place == "private thread":
        return server.thread(channel, "Secret", ivan, private=True)
    channel.adult = place == "adult"
    if place == "denied":
        server.denies(channel, Permission.VIEW_CHANNEL, to=server.role(guild, "others"))
    elif place == "allowed":
        server.allows(channel, Permission.VIEW_CHANNEL, to=friends)
    return channel


async def test_what_a_moderator_takes_away_is_shown_no_more(
    house: House, discord_server: DiscordServer, room: Room, page: Message, ivan: Person, foxes: Guild
) -> None:
    mod = discord_server.person("Mod")
    discord_server.joins(mod, foxes)
    discord_server.role(foxes, "mods", mod, permissions=Permission.MANAGE_MESSAGES)
    asked = await room.press(mod, page, "Delete")
    await room.press(mod, asked.messages[0], "Yes, delete")
    await room.until(lambda: not page.stands)
    assert (await shown(room, ivan)).startswith("Nothing has been made")
    assert len(await house.comics(ivan)) == 1


async def test_others_comics_are_not_ones_own_anywhere_else(
    house: House, room: Room, page: Message, ivan: Person, olena: Person
) -> None:
    (comic,) = await house.comics(ivan)
    assert "1" in await shown(room, ivan)
    for command, options in (
        ("/sequel", {}), ("/redraw", {"panel": 1}), ("/edit", {"panel": 1}), ("/export", {"format": "text"})
    ):  # fmt: skip
        asked = await room.asks(olena, command, comic=comic, **options)
        assert "/gallery" in await room.answered(asked)
    assert page.labels == MAIN
    assert len(house.wishes) == 1


async def test_a_crowd_in_a_channel_asks_once_who_sees_it(
    house: House, room: Room, ivan: Person, olena: Person
) -> None:
    asked = [room.server.slash(human, room.channel, "/comic", idea=IDEA) for human in (ivan, olena)]
    await room.until(lambda: all(one.acknowledged for one in asked))
    await house.over()
    server = room.server
    assert [server.method(call) for call in server.calls].count("get_channel") == 1
    assert "2 comics:" in await shown(room, ivan)


async def test_an_announcement_thread_and_a_forum_post_are_as_open_as_their_channels(
    house: House, discord_server: DiscordServer, foxes: Guild, room: Room, ivan: Person
) -> None:
    forum = discord_server.channel(foxes, "comics", Kind.FORUM)
    await Room(discord_server, discord_server.thread(forum, "Ideas", ivan)).page(ivan)
    await house.over()
    assert "1 comic:" in await shown(room, ivan)
