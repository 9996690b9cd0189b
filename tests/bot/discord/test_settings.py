"""A server's settings: changed by its admins in one private message, and obeyed by everybody there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from kitsumy.library import Library
from kitsumy.workshop import NewComic
from tests.bot.discord.conftest import IDEA, MAIN, House, Room
from tests.servers.discord import (
    Channel,
    DiscordServer,
    Guild,
    Interaction,
    Message,
    NotOffered,
    Permission,
    Person,
)
from tests.servers.discord.places import Kind, Role

MENUS = ("channels", "roles", "more", "style", "language", "spoiler", "moderation")


class Office:
    """An admin with the settings of a server before them."""

    def __init__(self, house: House, room: Room, admin: Person) -> None:
        self.house, self.room, self.admin = house, room, admin
        self.message: Message

    async def opened(self) -> Office:
        asked = await self.room.asks(self.admin, "/kitsumy settings")
        await self.room.until(lambda: bool(asked.messages))
        assert asked.private
        (self.message,) = asked.messages
        return self

    async def chooses(self, name: str, *chosen: str | Role | Channel) -> None:
        """Choose in a menu, and see the message changed."""
        looks = len(self.message.looks)
        self.room.server.selects(self.admin, self.message, self._id(name), *chosen)
        await self.room.until(lambda: len(self.message.looks) > looks)

    async def presses(self, button: str) -> None:
        looks = len(self.message.looks)
        self.room.server.presses(self.admin, self.message, button)
        await self.room.until(lambda: len(self.message.looks) > looks)

    async def fills(self, asked: Interaction, **fields: str) -> Interaction:
        await self.room.until(lambda: asked.modal is not None)
        looks = len(self.message.looks)
        sent = self.room.server.submits(self.admin, asked.modal, fields)
        await self.room.until(lambda: len(self.message.looks) > looks or bool(sent.messages))
        return sent

    async def limits(self, member_daily: str = "", daily: str = "") -> Interaction:
        asked = self.room.server.presses(self.admin, self.message, "Orders a day…")
        return await self.fills(asked, member_daily=member_daily, daily=daily)

    async def more(self, role: Role, number: str) -> None:
        asked = self.room.server.selects(self.admin, self.message, self._id("more"), role)
        await self.fills(asked, role=number)

    def chosen(self, name: str) -> list[str]:
        """Return what a menu shows as chosen."""
        (menu,) = (one for one in self.message.menus if one.custom_id == self._id(name))
        named: Sequence[dict[str, str]] = (menu.model_extra or {}).get("default_values") or ()
        return [one.value for one in menu.options if one.default] + [one["id"] for one in named]

    def _id(self, name: str) -> str:
        guild = self.room.channel.guild
        assert guild is not None
        return f"k1:rules:{guild.id}:{name}"


@pytest.fixture
async def office(house: House, room: Room, olena: Person) -> Office:
    admin = replace(olena, locale="en-US")
    room.server.world.people[olena.id] = admin
    assert room.channel.guild is not None
    room.server.joins(admin, room.channel.guild)
    room.channel.guild.owner = admin
    return await Office(house, room, admin).opened()


async def refused(room: Room, human: Person, channel: Channel | None = None) -> str:
    """Ask for a comic, and return why there is none."""
    asked = room.server.slash(human, channel or room.channel, "/comic", idea=IDEA)
    await room.until(lambda: bool(asked.messages) and not asked.messages[-1].loading)
    assert asked.private
    return asked.told


def comic(house: House) -> NewComic:
    wish = house.wishes[-1]
    assert isinstance(wish, NewComic)
    return wish


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


async def test_settings_are_offered_to_admins_alone_and_their_presses_taken(
    office: Office, discord_server: DiscordServer, foxes: Guild, ivan: Person
) -> None:
    room = office.room
    with pytest.raises(NotOffered):
        discord_server.slash(ivan, room.channel, "/kitsumy settings")
    with pytest.raises(NotOffered):
        discord_server.slash(office.admin, discord_server.dm(office.admin), "/kitsumy settings")
    page = await room.page(ivan)
    looks, before = len(page.looks), await rules(office)
    for name, values in (
        *((f"{one}.{on}", None) for one in ("paused", "cast") for on in "01"),
        *((name, ["1"]) for name in (*MENUS, "limits")),
        ("style", ["manga"]),
        ("", None),
    ):
        for custom_id in (f"k1:rules:{foxes.id}:{name}", f"k1:rules:{ivan.id}:{name}"):
            pressed = discord_server.forges(ivan, page, custom_id.rstrip(":"), values=values)
            assert await room.answered(pressed) == "That is for those who run this server."
            assert pressed.private
            assert pressed.modal is None
    edited = (await room.asks(ivan, "/edit", panel=1)).modal
    assert edited is not None
    for name in ("limits", f"role.{ivan.id}"):
        forged = replace(edited, custom_id=f"k1:numbers:{foxes.id}:{name}")
        assert await room.answered(discord_server.submits(ivan, forged, {})) == (
            "That is for those who run this server."
        )
    assert await rules(office) == before
    assert len(page.looks) == looks


async def rules(office: Office) -> object:
    guild = office.room.channel.guild
    assert guild is not None
    return await office.house.quotas.communities.of(f"discord:{guild.id}")


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("style", ["cubism"]),
        ("language", ["de"]),
        ("spoiler", ["none"]),
        ("moderation", ["relaxed"]),
        ("channels", ["x"]),
        ("roles", [str(n) for n in range(1, 27)]),
        ("paused.7", None),
        ("nothing", None),
        ("more", ["x"]),
    ],
)
async def test_what_an_admin_forges_changes_nothing(
    office: Office, name: str, values: list[str] | None
) -> None:
    before = await rules(office)
    pressed = office.room.server.forges(office.admin, office.message, office._id(name), values=values)
    await office.room.answered(pressed)
    assert pressed.private
    assert await rules(office) == before


async def test_a_server_that_somebody_else_runs_is_theirs(
    office: Office, discord_server: DiscordServer, foxes: Guild, ivan: Person
) -> None:
    wolves = discord_server.guild("Wolves", ivan)
    elsewhere = Room(discord_server, discord_server.channel(wolves))
    await office.presses("Pause me")
    theirs = await Office(office.house, elsewhere, ivan).opened()
    assert "Pause me" in theirs.message.labels
    forged = discord_server.forges(ivan, theirs.message, f"k1:rules:{foxes.id}:paused.0")
    assert await elsewhere.answered(forged) == "That is for those who run this server."
    await elsewhere.page(ivan)
    assert "paused" in await refused(office.room, ivan)


async def test_who_may_manage_no_more_changes_no_more(
    office: Office, discord_server: DiscordServer, foxes: Guild
) -> None:
    deputy = discord_server.person("Deputy")
    discord_server.joins(deputy, foxes)
    role = discord_server.role(foxes, "deputies", deputy, permissions=Permission.MANAGE_GUILD)
    theirs = await Office(office.house, office.room, deputy).opened()
    await theirs.presses("Pause me")
    foxes.members[deputy.id].roles.remove(role.id)
    pressed = discord_server.presses(deputy, theirs.message, "Go on drawing")
    assert await office.room.answered(pressed) == "That is for those who run this server."
    assert "paused" in await refused(office.room, office.admin)
