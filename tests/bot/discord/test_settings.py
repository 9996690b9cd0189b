"""A server's settings: changed by its admins in one private message, and obeyed by everybody there."""

from __future__ import annotations

import pytest

from kitsumy.library import Library
from tests.bot.discord.conftest import IDEA, MAIN, House, Room
from tests.bot.discord.offices import MENUS, Office, comic, office, refused
from tests.servers.discord import (
    DiscordServer,
    Guild,
    Message,
    NotOffered,
    Person,
)
from tests.servers.discord.places import Kind

__all__ = ["office"]


async def test_nothing_is_ruled_at_first(office: Office, ivan: Person) -> None:
    assert [office.chosen(name) for name in MENUS] == [
        *([], [], []),
        *(["none"], ["none"], ["never"], ["normal"]),
    ]
    assert office.message.labels == ["Orders a day…", "Pause me", "Share a cast"]
    await office.room.page(ivan)


async def test_comics_are_made_in_chosen_channels_and_their_threads_alone(
    office: Office, discord_server: DiscordServer, foxes: Guild, ivan: Person
) -> None:
    comics = discord_server.channel(foxes, "comics")
    forum = discord_server.channel(foxes, "ideas", Kind.FORUM)
    await office.chooses("channels", comics, forum)
    assert office.chosen("channels") == [str(comics.id), str(forum.id)]
    room = office.room
    assert await refused(room, ivan) == (
        f"In this server I draw in other channels: <#{comics.id}> <#{forum.id}>"
    )
    assert "<#" in await refused(room, ivan, discord_server.thread(room.channel, "aside", ivan))
    await Room(discord_server, comics).page(ivan)
    await Room(discord_server, discord_server.thread(comics, "night", ivan)).page(ivan)
    await Room(discord_server, discord_server.thread(forum, "post", ivan)).page(ivan)
    await Room(discord_server, discord_server.dm(ivan)).page(ivan)
    await office.chooses("channels")
    assert office.chosen("channels") == []
    await room.page(ivan)


async def test_only_those_with_a_role_may_order_admins_as_well(
    office: Office, discord_server: DiscordServer, foxes: Guild, ivan: Person
) -> None:
    role = discord_server.role(foxes, "artists")
    await office.chooses("roles", role)
    for human in (ivan, office.admin):
        assert f"<@&{role.id}>" in await refused(office.room, human)
    foxes.members[ivan.id].roles.append(role.id)
    await office.room.page(ivan)


async def test_every_way_to_a_comic_is_closed_by_a_pause_and_all_else_is_open(
    office: Office, discord_server: DiscordServer, ivan: Person
) -> None:
    room, house = office.room, office.house
    page = await room.page(ivan)
    asked = await room.press(ivan, page, "Style…")
    edited = await room.asks(ivan, "/edit", panel=1)
    said = discord_server.says(office.admin, room.channel, IDEA)
    await house.over()
    await office.presses("Pause me")
    assert "Paused" in office.message.text
    wishes, looks = len(house.wishes), len(page.looks)
    tries = [
        discord_server.slash(ivan, room.channel, "/comic", idea=IDEA),
        discord_server.slash(ivan, room.channel, "/sequel"),
        discord_server.slash(ivan, room.channel, "/redraw", panel=1),
        discord_server.slash(ivan, room.channel, "/edit", panel=1),
        discord_server.context_menu(ivan, said, "Make a comic of this"),
        *(discord_server.presses(ivan, page, one) for one in MAIN[:4]),
        discord_server.selects(ivan, asked.messages[0], asked.messages[0].menus[0].custom_id or "", "manga"),
        discord_server.submits(ivan, edited.modal, {}),
    ]
    for one in tries:
        await room.until(lambda one=one: bool(one.messages) and not one.messages[-1].loading)  # type: ignore[misc]
        assert one.private
        assert one.told.startswith("The admins here have paused me"), one.data
    assert len(house.wishes) == wishes
    assert len(page.looks) == looks
    for command in ("/gallery", "/help", "/quota", "/privacy", "/forgetme", "/cast list"):
        assert "The admins" not in await room.answered(await room.asks(ivan, command))
    assert "Paused" in await room.answered(await room.asks(ivan, "/quota"))
    await room.answered(await room.press(ivan, page, "Delete"))
    await office.presses("Go on drawing")
    await room.page(ivan)


async def test_members_have_a_day_roles_more_and_the_server_one_together(
    office: Office, discord_server: DiscordServer, foxes: Guild, ivan: Person
) -> None:
    room = office.room
    role = discord_server.role(foxes, "patrons", office.admin)
    with pytest.raises(NotOffered):
        discord_server.selects(office.admin, office.message, office._id("more"), role)
    await office.limits(member_daily="1", daily="3")
    await office.more(role, "2")
    shown = office.message.text
    assert "Each member: 1" in shown
    assert "Everybody together: 3" in shown
    assert f"<@&{role.id}>: 2" in shown
    await room.page(ivan)
    assert (await refused(room, ivan)).startswith("Your daily limit here is 1, and you have reached it.")
    told = await room.answered(await room.asks(ivan, "/quota"))
    assert "In this server: 1 of 1." in told
    assert "All of this server together: 1 of 3." in told
    for _ in range(2):
        await room.page(office.admin)
    assert "Your daily limit here is 2" in await refused(room, office.admin)
    await office.limits(member_daily="5", daily="3")
    assert "has made all of its comics for today" in await refused(room, ivan)
    await Room(discord_server, discord_server.dm(ivan)).page(ivan)
    await office.more(role, "")
    assert "<@&" not in office.message.text
    await office.limits()
    assert office.message.text.count("not limited") == 2
    await room.page(ivan)


@pytest.mark.parametrize(("typed", "said"), [("many", "whole number"), ("0", "from 1 to"), ("99999", "from")])
async def test_numbers_that_are_none_are_asked_for_again(office: Office, typed: str, said: str) -> None:
    sent = await office.limits(member_daily=typed)
    assert said in await office.room.answered(sent)
    assert sent.private
    assert "Each member: not limited" in office.message.text


async def test_what_nobody_chose_is_as_usual_in_the_server(office: Office, ivan: Person) -> None:
    await office.chooses("style", "noir")
    await office.chooses("language", "Ukrainian")
    assert office.chosen("style") + office.chosen("language") == ["noir", "uk"]
    await office.room.page(ivan)
    assert (comic(office.house).brief.style, comic(office.house).brief.language) == ("noir", "uk")
    page = await office.room.page(ivan, style="manga", language="English")
    await office.house.over()
    assert (comic(office.house).brief.style, comic(office.house).brief.language) == ("manga", "en")
    await office.chooses("style", "none")
    await office.room.press(ivan, page, "Sequel")
    await office.house.over()
    assert (comic(office.house).brief.style, comic(office.house).brief.language) == ("manga", "en")


async def test_pictures_are_covered_where_the_server_wants_that(
    office: Office, discord_server: DiscordServer, ivan: Person
) -> None:
    def covers(message: Message) -> list[bool]:
        return [item.spoiler for part in message.look.parts for item in part.items]

    page = await office.room.page(ivan)
    assert covers(page) == [False]
    await office.chooses("spoiler", "Cover all pictures")
    page = await office.room.page(ivan)
    assert covers(page) == [True]
    gallery = await office.room.asks(ivan, "/gallery")
    chosen = await office.room.choose(ivan, gallery, gallery.messages[0].menus[0].options[0].label)
    await office.room.until(lambda: bool(chosen.messages) and chosen.messages[0].labels == MAIN)
    assert covers(chosen.messages[0]) == [True]
    private = await Room(discord_server, discord_server.dm(ivan)).page(ivan)
    assert covers(private) == [False]


async def test_a_storyboard_is_covered_as_well(
    office: Office, discord_server: DiscordServer, ivan: Person, library: Library
) -> None:
    house, room = office.house, office.room
    await office.chooses("spoiler", "Cover all pictures")
    house.sketch = await library.blobs.put(b"a storyboard")
    house.gate.clear()
    asked = await room.asks(ivan, "/comic", idea=IDEA)
    await room.until(lambda: bool(asked.messages and asked.messages[0].pictures))
    assert [file.name for file in asked.messages[0].pictures] == ["SPOILER_storyboard.jpg"]
    house.gate.set()
    await house.over()


async def test_a_server_can_be_stricter(office: Office, ivan: Person) -> None:
    coarse = "A fox says damn shit in the rain"
    await office.room.page(ivan, idea=coarse)
    await office.chooses("moderation", "Strict: fit for children")
    asked = await office.room.asks(ivan, "/comic", idea=coarse)
    assert await office.room.answered(asked)
    assert asked.private
    assert len(office.house.wishes) == 1


async def test_words_that_are_changed_are_judged_as_strictly(office: Office, ivan: Person) -> None:
    page = await office.room.page(ivan)
    await office.house.over()
    await office.chooses("moderation", "Strict: fit for children")
    form = (await office.room.asks(ivan, "/edit", panel=1)).modal
    assert form is not None
    looks = len(page.looks)
    sent = office.room.server.submits(ivan, form, {form.labels[0]: "Damn shit!"})
    assert (await office.room.answered(sent)).startswith("Moderation refused these words")
    assert sent.private
    assert len(page.looks) == looks


async def test_the_cast_is_switched_and_settings_outlive_the_process(
    library: Library, discord_server: DiscordServer, foxes: Guild, room: Room, olena: Person
) -> None:
    discord_server.pace.unlimited()
    async with House(library, discord_server).open() as house:
        office = await Office(house, room, olena).opened()
        await office.presses("Увімкнути спільних персонажів")
        await office.presses("Пауза")
    async with House(library, discord_server).open() as again:
        rules = await again.quotas.communities.of(f"discord:{foxes.id}")
        assert rules.cast
        assert rules.paused
        await office.presses("Малювати далі")  # by the old message
        await office.presses("Вимкнути спільних персонажів")
        rules = await again.quotas.communities.of(f"discord:{foxes.id}")
        assert not rules.cast
        assert not rules.paused
        assert "Зміни діють одразу" in office.message.text
