"""What each command says, in whose language, and that it shows nobody what is another person's."""

from __future__ import annotations

import pytest

from kitsumy.library import Library
from kitsumy.workshop import NewComic
from tests.bot.conftest import PNG
from tests.bot.discord.conftest import IDEA, MAIN, House, Room
from tests.servers.discord import DiscordServer, Message, Person, refusals
from tests.servers.discord.catalogue import LARGEST_COMMAND, size
from tests.servers.faults import Cut


async def test_the_commands_are_registered_once_and_are_small_enough(
    library: Library, discord_server: DiscordServer, room: Room, olena: Person, ivan: Person
) -> None:
    for _ in range(2):
        async with House(library, discord_server).open():
            await room.asks(ivan, "/help")
    assert len(discord_server.catalogue.syncs) == 1
    everything = discord_server.catalogue.of(None)
    assert max(size(one.command) for one in everything) < LARGEST_COMMAND
    comic = next(one.command for one in everything if one.command.name == "comic")
    assert (comic.description_localizations or {})["uk"].startswith("Створити комікс")
    assert (comic.options[0].name_localizations or {})["uk"] == "ідея"
    assert "Зробити з цього комікс" in discord_server.menu(olena, room.channel)
    assert "Make a comic of this" in discord_server.menu(ivan, room.channel)


async def test_commands_that_were_not_taken_are_registered_a_little_later(
    library: Library, discord_server: DiscordServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.discord.tree._PAUSE", 0.01)
    for fault in (Cut(done=False), refusals.MISSING_ACCESS.fault):
        discord_server.faults.on("put_commands", fault)
    async with House(library, discord_server).open():
        assert len(discord_server.catalogue.syncs) == 1
    assert len(discord_server.faults.struck) == 2


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("/help", "/comic та ідея"),
        ("/styles", "Малюю такими стилями: "),
        ("/quota", "Сьогодні замовлено коміксів: 0 із "),
        ("/privacy", "Я зберігаю"),
        ("/gallery", "У вас ще немає коміксів"),
        ("/cast list", "У вас ще немає персонажів"),
        ("/cancel", "Тут уже нема"),
    ],
)
async def test_everybody_is_answered_in_private_and_in_their_language(
    house: House, room: Room, olena: Person, command: str, said: str
) -> None:
    asked = await room.asks(olena, command)
    assert (await room.answered(asked)).startswith(said[:9])
    assert asked.private


async def test_another_language_can_be_chosen_and_left_again(house: House, room: Room, olena: Person) -> None:
    for choice, said in (("English", "I speak English"), ("As my Discord", "Тепер я говорю")):
        asked = await room.asks(olena, "/language", speech=choice)
        assert (await room.answered(asked)).startswith(said)


async def test_a_sequel_goes_on_from_the_newest_or_from_a_chosen_comic(
    house: House, room: Room, page: Message, ivan: Person
) -> None:
    first = (await house.comics(ivan))[0]
    await room.asks(ivan, "/sequel", idea="She finds it again")
    await house.over()
    assert (await completed(room, ivan, "/sequel", "comic", ""))[-1][1] == first
    await room.asks(ivan, "/sequel", comic=first)
    await house.over()
    parents = [wish.parent for wish in house.wishes if isinstance(wish, NewComic)]
    assert parents == ["", first, first]


async def completed(
    room: Room, human: Person, command: str, option: str, typed: str
) -> list[tuple[str, object]]:
    asked = room.server.completes(human, room.channel, command, option, typed)
    await room.until(lambda: asked.choices is not None)
    return [(one.name, one.value) for one in asked.choices or ()]


async def test_completions_are_ones_own(
    house: House, room: Room, page: Message, ivan: Person, olena: Person
) -> None:
    for command in ("/sequel", "/redraw", "/edit", "/export"):
        assert len(await completed(room, ivan, command, "comic", "")) == 1
        assert await completed(room, olena, command, "comic", "") == []
    assert await completed(room, ivan, "/sequel", "comic", "no such title") == []
    assert len(await completed(room, ivan, "/cast show", "name", "")) >= 1
    assert await completed(room, olena, "/cast show", "name", "") == []
    styles = await completed(room, olena, "/comic", "style", "манґ")
    assert styles == [("манґа", "manga")]
    assert [value for _, value in await completed(room, ivan, "/comic", "style", "manga")] == ["manga"]


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("/sequel", {}),
        ("/redraw", {"panel": 1}),
        ("/edit", {"panel": 1}),
        ("/export", {"format": "PDF document"}),
    ],
)
async def test_nobody_reaches_another_persons_comic_by_a_command(
    house: House,
    room: Room,
    page: Message,
    ivan: Person,
    olena: Person,
    command: str,
    options: dict[str, object],
) -> None:
    theirs = (await house.comics(ivan))[0]
    asked = await room.asks(olena, command, comic=theirs, **options)
    assert "/gallery" in await room.answered(asked) or "/comic" in asked.told
    assert asked.private
    assert asked.modal is None
    assert len(house.wishes) == 1


async def test_panels_are_drawn_again_words_asked_for_and_files_sent(
    house: House, room: Room, page: Message, ivan: Person
) -> None:
    await room.asks(ivan, "/redraw", panel=2)
    await house.over()
    assert house.wishes[-1].kind == "redraw"
    asked = await room.asks(ivan, "/edit", panel=1)
    assert asked.modal is not None
    form = room.server.submits(ivan, asked.modal, {})
    assert await room.answered(form) == "The words are as they were."
    beyond = await room.asks(ivan, "/redraw", panel=30)
    assert (await room.answered(beyond)).startswith("There is no panel 30")
    files = await room.asks(ivan, "/export", format="PDF document")
    await room.answered(files)
    assert files.messages[0].look.attachments[0].name.endswith(".pdf")


async def test_the_gallery_is_turned_over_and_shows_a_comic(
    house: House, room: Room, page: Message, ivan: Person, olena: Person
) -> None:
    for _ in range(5):
        await room.asks(ivan, "/comic", idea=IDEA)
        await house.over()
    asked = await room.asks(ivan, "/gallery")
    assert "6 comics" in await room.answered(asked)
    await room.press(ivan, asked.messages[0], "Older ›")
    await room.until(lambda: "6. " in asked.told)
    (menu,) = asked.messages[0].menus
    shown = await room.choose(ivan, asked, menu.options[0].label)
    await room.until(lambda: bool(shown.messages) and shown.messages[0].labels == MAIN)
    assert not shown.private


async def test_the_cast_is_seen_changed_and_left(
    house: House, room: Room, page: Message, ivan: Person
) -> None:
    name = (await house.shelf.characters(f"discord:{ivan.id}"))[0].sheet.name
    assert name in await room.answered(await room.asks(ivan, "/cast list"))
    assert name in await room.answered(await room.asks(ivan, "/cast show", name=name))
    renamed = await room.asks(ivan, "/cast rename", name=name, new="Vira")
    assert (await room.answered(renamed)).startswith(f"{name} is now called Vira")
    changed = await room.asks(ivan, "/cast edit", name="Vira", trait="hat", value="bowler")
    assert "hat is now “bowler”" in await room.answered(changed)
    wrong = await room.asks(ivan, "/cast show", name="@everyone")
    assert "@everyone" not in await room.answered(wrong)
    before = len(await house.shelf.characters(f"discord:{ivan.id}"))
    asked = await room.asks(ivan, "/cast delete", name="Vira")
    await room.press(ivan, asked.messages[0], "Yes, remove")
    await room.until(lambda: asked.told == "Vira has left your cast.")
    assert len(await house.shelf.characters(f"discord:{ivan.id}")) == before - 1


async def test_everything_of_a_person_is_removed(
    house: House, room: Room, page: Message, ivan: Person
) -> None:
    asked = await room.asks(ivan, "/forgetme")
    assert len(await house.comics(ivan)) == 1
    await room.press(ivan, asked.messages[0], "Yes, remove everything")
    await room.until(lambda: asked.told.startswith("Done"))
    assert await house.comics(ivan) == []


async def test_a_message_becomes_a_comic(
    house: House, room: Room, olena: Person, ivan: Person, discord_server: DiscordServer
) -> None:
    said = discord_server.says(olena, room.channel, IDEA)
    asked = discord_server.context_menu(ivan, said, "Make a comic of this")
    await room.until(lambda: bool(asked.messages) and asked.messages[0].labels == MAIN)
    wish = house.wishes[0]
    assert isinstance(wish, NewComic)
    assert wish.brief.idea == IDEA
    assert str(olena.id) not in wish.model_dump_json()


async def test_a_photo_goes_with_an_order(
    house: House, room: Room, ivan: Person, discord_server: DiscordServer
) -> None:
    await room.page(ivan, photo=discord_server.upload(PNG))
    wish = house.wishes[0]
    assert isinstance(wish, NewComic)
    assert wish.photo
    asked = await room.asks(ivan, "/comic", idea=IDEA, photo=discord_server.upload(b"none"))
    await room.until(lambda: asked.told.startswith("I cannot read that picture"))
    assert asked.private


async def test_what_nobody_foresaw_is_said_plainly(
    house: House, room: Room, ivan: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(owner: str, limit: int = 50) -> tuple[object, ...]:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(house.shelf, "comics", broken)
    asked = await room.asks(ivan, "/gallery")
    assert (await room.answered(asked)).startswith("Something went wrong on my side")
