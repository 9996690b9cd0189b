"""The buttons under a page: what each does, also after a restart, and that only its owner's press does it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.discord import ids
from kitsumy.library import Library
from kitsumy.workshop import NewComic, Redraw
from tests.bot.discord.conftest import IDEA, MAIN, House, Room
from tests.servers.discord import DiscordServer, Guild, Message, Permission, Person


def subject(page: Message) -> str:
    data = ids.read(page.buttons[0].custom_id or "", [])
    assert data is not None
    return data.subject


async def test_a_sequel_is_ordered_by_its_button(
    house: House, room: Room, page: Message, ivan: Person
) -> None:
    await room.press(ivan, page, "Sequel")
    await room.until(lambda: len(room.told) == 2 and room.told[1].labels == MAIN)
    wish = house.wishes[-1]
    assert isinstance(wish, NewComic)
    assert wish.parent == subject(page)
    assert page.labels == MAIN


async def test_a_panel_and_a_style_are_chosen_in_private(
    house: House, room: Room, page: Message, ivan: Person
) -> None:
    asked = await room.press(ivan, page, "Redraw panel…")
    assert asked.private
    await room.choose(ivan, asked, "Panel 2")
    await house.over()
    redraw = house.wishes[-1]
    assert isinstance(redraw, Redraw)
    assert (redraw.comic, redraw.panel) == (subject(page), 2)
    await room.choose(ivan, await room.press(ivan, page, "Style…"), "manga")
    await house.over()
    restyled = house.wishes[-1]
    assert isinstance(restyled, NewComic)
    assert (restyled.brief.style, restyled.brief.idea) == ("manga", IDEA)
    await room.until(lambda: [message.labels for message in room.told] == [MAIN] * 3)


async def test_files_are_for_the_owner_alone(house: House, room: Room, page: Message, ivan: Person) -> None:
    chosen = await room.choose(ivan, await room.press(ivan, page, "Export…"), "Text")
    await room.answered(chosen)
    assert chosen.private
    assert [file.name for file in chosen.messages[0].pictures] == [f"comic-{subject(page)}.txt"]


async def test_files_that_are_too_large_are_said_to_be(
    house: House, discord_server: DiscordServer, room: Room, page: Message, ivan: Person
) -> None:
    asked = await room.press(ivan, page, "Export…")
    discord_server.world.files.limit = 10
    chosen = await room.choose(ivan, asked, "PNG pictures")
    await room.until(lambda: "larger than Discord takes" in chosen.told)


async def test_deleting_asks_once_more(house: House, room: Room, page: Message, ivan: Person) -> None:
    asked = await room.press(ivan, page, "Delete")
    assert asked.private
    assert len(await house.comics(ivan)) == 1
    await room.press(ivan, asked.messages[0], "Yes, delete")
    await room.until(lambda: not page.stands)
    assert await house.comics(ivan) == []
    assert asked.told.startswith("Deleted: ")


async def test_buttons_live_on_after_a_restart(
    library: Library, discord_server: DiscordServer, room: Room, ivan: Person
) -> None:
    discord_server.pace.unlimited()
    first = House(library, discord_server)
    async with first.open(first.studio):
        page = await room.page(ivan, panels=2)
        asked = await room.press(ivan, page, "Edit text…")
        form = await room.choose(ivan, asked, "Panel 1")
        assert form.modal is not None
        label = next(one for one in form.modal.labels if one.startswith("Balloon"))
        before = page.pictures
    async with House(library, discord_server).open() as again:
        sent = discord_server.submits(ivan, form.modal, {label: "Quite other words"})
        assert await room.answered(sent) == "The words are changed."
        assert sent.private
        assert page.pictures != before
        assert page.labels == MAIN
        comic = await library.comic("", f"discord:{ivan.id}")
        assert "Quite other words" in comic.script.dialogue.model_dump_json()
        same = discord_server.submits(ivan, form.modal, {label: "Quite other words"})
        assert (await room.answered(same)).startswith("The words are as they were")
        refused = discord_server.submits(ivan, form.modal, {label: "<b>x</b>"})
        assert (await room.answered(refused)).startswith("There is markup in the words")
        await room.press(ivan, page, "Sequel")
        await room.until(lambda: len(room.told) == 2 and room.told[1].labels == MAIN)
        await again.over()


@pytest.mark.parametrize("label", MAIN)
async def test_somebody_elses_press_is_answered_politely_and_does_nothing(
    house: House,
    room: Room,
    page: Message,
    olena: Person,
    discord_server: DiscordServer,
    foxes: Guild,
    label: str,
) -> None:
    wolf = discord_server.person("Wolf")
    discord_server.joins(wolf, foxes)
    pressed = await room.press(wolf, page, label)
    said = await room.answered(pressed)
    assert said == "That one belongs to somebody else. Your own are in /gallery."
    assert pressed.private
    assert len(house.wishes) == 1
    assert page.labels == MAIN


async def test_a_moderator_takes_a_page_away_and_its_owner_keeps_the_comic(
    house: House, discord_server: DiscordServer, room: Room, page: Message, ivan: Person, foxes: Guild
) -> None:
    mod = discord_server.person("Mod")
    discord_server.joins(mod, foxes)
    discord_server.role(foxes, "mods", mod, permissions=Permission.MANAGE_MESSAGES)
    asked = await room.press(mod, page, "Delete")
    assert asked.told.startswith("Take this page out of the channel?")
    await room.press(mod, asked.messages[0], "Yes, delete")
    await room.until(lambda: not page.stands)
    assert len(await house.comics(ivan)) == 1
    assert "owner's" in asked.told


@pytest.mark.parametrize(
    "forged",
    [
        "k1:sequel:{other}",
        "k1:show:{other}",
        "k1:delete:{other}:1",
        "k1:redraw:{other}:1",
        "k1:edit:{other}",
        "k1:words:{other}:1.1",
        "k1:words:{own}:1.1",
        "k1:edit:{own}:x",
        "k1:delete:{own}:x",
        "k1:delete:{own}:1.1",
        "k1:get:{order}",
        "k1:stop:0123456789abcdef",
        "k1:get:0123456789abcdef",
        "k1:mine:7",
        "k1:mine:{user}:x",
        "k1:forget:7",
        "k1:drop:{user}:nobody",
        "k1:sequel:zzzz",
        "k1:none:1",
        "k2",
        "",
        "k1:sequel:" + "a" * 80,
    ],
)
async def test_what_is_forged_does_nothing(
    house: House,
    discord_server: DiscordServer,
    room: Room,
    page: Message,
    ivan: Person,
    olena: Person,
    forged: str,
) -> None:
    looks = len(page.looks)
    own = await room.page(olena)
    await house.over()
    order = house.placed[-1]
    wishes = len(house.wishes)
    custom_id = forged.format(other=subject(page), own=subject(own), order=order, user=olena.id)
    for values in (None, ["1"], ["x" * 90]):
        pressed = discord_server.forges(olena, page, custom_id, values=values)
        await room.answered(pressed)
        assert pressed.private
    assert len(house.wishes) == wishes
    assert len(await house.comics(ivan)) == len(await house.comics(olena)) == 1
    assert page.stands
    assert len(page.looks) == looks


async def test_a_forged_id_of_anothers_page_leaves_that_page_alone(
    house: House, discord_server: DiscordServer, room: Room, page: Message, olena: Person
) -> None:
    looks = len(page.looks)
    own = subject(await room.page(olena))
    await house.over()
    asked = await room.asks(olena, "/edit", panel=1)
    assert asked.modal is not None
    (first, *_) = asked.modal.labels
    forged = replace(asked.modal, custom_id=f"k1:words:{own}:1.{page.id}")
    await room.answered(discord_server.submits(olena, forged, {first: "Quite other words"}))
    await room.answered(discord_server.forges(olena, page, f"k1:delete:{own}:{page.id}"))
    assert await house.comics(olena) == []
    assert page.stands
    assert len(page.looks) == looks
