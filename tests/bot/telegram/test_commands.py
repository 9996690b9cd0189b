"""Every command, in both languages."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from bot.telegram.commands import COMMANDS
from bot.texts import texts
from kitsumy.workshop import NewComic, Redraw
from tests.bot.telegram.conftest import IDEA, House, Room
from tests.servers.telegram import Person, TelegramServer


async def test_hello_comes_with_a_picture_that_is_sent_up_once(
    house: House, telegram: TelegramServer, olena: Person
) -> None:
    room = Room(telegram, olena)
    first = await room.hears(olena, "/start")
    again = await room.hears(olena, "/start")
    assert first.photo is not None
    assert again.photo is first.photo
    with Image.open(BytesIO(first.photo.data)) as picture:
        assert min(picture.size) > 600
    assert first.text.startswith("Вітаю! Я Kitsumy.")
    assert "/comic манга, 6 кадрів: Двоє роботів печуть пиріг" in first.text


@pytest.mark.parametrize("command", ["help", "styles", "privacy", "quota", "mycomics", "cast", "language"])
async def test_what_is_told_is_told_in_the_persons_language(
    house: House, telegram: TelegramServer, olena: Person, ivan: Person, command: str
) -> None:
    ukrainian = await Room(telegram, olena).hears(olena, f"/{command}")
    english = await Room(telegram, ivan).hears(ivan, f"/{command}")
    assert ukrainian.text != english.text
    letters = [c for c in ukrainian.text if c.isalpha()]
    assert sum("а" <= c.lower() <= "ї" for c in letters) > len(letters) / 3
    assert all(not ("а" <= c.lower() <= "ї") for c in english.text)
    assert ukrainian.reply_to is telegram.chat(olena).messages[0]


async def test_help_names_every_command(house: House, telegram: TelegramServer, ivan: Person) -> None:
    told = await Room(telegram, ivan).hears(ivan, "/help")
    missing = [name for name in COMMANDS if name not in ("start", "help") and f"/{name}" not in told.text]
    assert missing == []


async def test_menus_are_registered_by_scope_and_language(
    house: House, telegram: TelegramServer, olena: Person, ivan: Person
) -> None:
    group = telegram.group("Foxes", olena, ivan)
    await telegram.until(lambda: len(telegram.menus.menus) == 8)
    private = telegram.menus.seen_by(ivan, telegram.chat(ivan))
    assert private == [name for name in COMMANDS if name != "start"]
    assert "forgetme" not in telegram.menus.seen_by(ivan, group)
    assert set(telegram.menus.seen_by(ivan, group)) < set(telegram.menus.seen_by(olena, group))
    spoken = {
        language: [one.description for one in commands if one.command == "comic"]
        for (scope, language), commands in telegram.menus.menus.items()
    }
    assert spoken == {code: [texts(code or "en")("commands.comic")] for code in ("", "uk")}


async def test_a_sequel_goes_on_from_the_newest_the_named_or_the_answered(
    house: House, telegram: TelegramServer, ivan: Person
) -> None:
    room = Room(telegram, ivan)
    first = await room.page(ivan)
    await room.page(ivan, "/comic A bear bakes a pie")
    newest, oldest = await house.comics(ivan)
    for words, answered, parent in (
        ("", None, newest),
        ("the hat comes home", first, oldest),
        ("#4", None, oldest),
    ):
        await room.page(ivan, f"/sequel {words}", reply_to=answered)
        await house.over()
        wish = house.wishes[-1]
        assert isinstance(wish, NewComic)
        assert (wish.parent, wish.brief.mode) == (parent, "sequel")
    assert (await room.hears(ivan, "/sequel #abcdef")).text.startswith(
        "I cannot find that comic among yours."
    )


async def test_a_redraw_wants_a_panel(house: House, telegram: TelegramServer, ivan: Person) -> None:
    room = Room(telegram, ivan)
    assert (await room.hears(ivan, "/redraw 1")).text.startswith("You have no comics here yet.")
    await room.page(ivan)
    asked = await room.hears(ivan, "/redraw")
    assert (asked.text, asked.labels) == ("“Капелюх”: which panel?", ["1", "2", "‹ Back"])
    assert (await room.hears(ivan, "/redraw nose")).text.startswith(
        "I expected a whole number there, not “nose”"
    )
    assert (await room.hears(ivan, "/redraw 9")).text.startswith(
        "There is no panel 9 in this comic: it has 2."
    )
    await room.hears(ivan, "/redraw 2")
    await house.over()
    wish = house.wishes[-1]
    assert isinstance(wish, Redraw)
    assert wish.panel == 2


async def test_a_comic_is_taken_away_in_a_format(
    house: House, telegram: TelegramServer, ivan: Person
) -> None:
    room = Room(telegram, ivan)
    await room.page(ivan)
    sent = await room.hears(ivan, "/export pdf")
    assert sent.document is not None
    assert sent.document.name.endswith(".pdf")
    assert sent.document.data.startswith(b"%PDF")
    assert (await room.hears(ivan, "/export mp3")).text.startswith("I know no format “mp3”.")
    asked = await room.hears(ivan, "/export")
    assert "CBZ" in asked.labels


async def test_comics_are_listed_page_by_page_to_their_owner_only(
    house: House, telegram: TelegramServer, ivan: Person, olena: Person
) -> None:
    group = telegram.group("Foxes", olena, ivan)
    room = Room(telegram, group)
    assert (await room.hears(ivan, "/mycomics")).text.startswith("You have no comics yet.")
    for number in range(6):
        await room.page(ivan, f"/comic A fox with {number} hats")
    await house.over()
    listed = await room.hears(ivan, "/mycomics@kitsumy_bot")
    assert listed.text.startswith("You have 6 comics.")
    assert listed.labels == ["1", "2", "3", "4", "5", "Older ›"]
    before = listed.text
    assert await room.press(olena, listed, "Older ›") == "Це чуже. Ваші комікси покаже /mycomics."
    assert await room.press(olena, listed, "1") == "Це чуже. Ваші комікси покаже /mycomics."
    assert listed.text == before
    await room.press(ivan, listed, "Older ›")
    await room.until(lambda: listed.labels == ["6", "‹ Newer"])
    count = len(room.told)
    await room.press(ivan, listed, "6")
    await room.until(lambda: len(room.told) > count)
    assert room.told[-1].photo is not None
    assert "Sequel" in room.told[-1].labels


async def test_the_cast_is_seen_renamed_dressed_and_let_go(
    house: House, telegram: TelegramServer, olena: Person, ivan: Person
) -> None:
    room = Room(telegram, olena)
    await room.page(olena)
    assert "Рена" in (await room.hears(olena, "/cast")).text
    assert (await room.hears(olena, "/cast рена")).text.startswith("Рена\nвид: human")
    assert (await room.hears(olena, "/cast перейменуй Рена = Руда Віра")).text.startswith(
        "Рена тепер має ім’я Руда Віра."
    )
    assert (await room.hears(olena, "/cast Руда Віра капелюх = котелок")).text.startswith(
        "Руда Віра: капелюх тепер «котелок»."
    )
    assert (await room.hears(olena, "/cast Руда Віра хвіст = довгий")).text.startswith(
        "У персонажа немає риси"
    )
    assert (await room.hears(olena, "/cast Том")).text.startswith("Персонажа на ім’я «Том» у вас немає.")
    asked = await room.hears(olena, "/cast видали Руда Віра")
    assert await room.forge(ivan, asked, asked.buttons[0].callback_data or "") == (
        "That one belongs to somebody else. Your own are in /mycomics."
    )
    (character,) = await house.shelf.characters(f"telegram:{olena.id}")
    assert (character.sheet.name, character.sheet.outfit.hat) == ("Руда Віра", "котелок")
    await room.press(olena, asked, "Так, прибрати")
    await room.until(lambda: asked.text == "Руда Віра більше не серед ваших персонажів.")
    assert await house.shelf.characters(f"telegram:{olena.id}") == ()


async def test_a_language_is_chosen_by_word_and_by_button(
    house: House, telegram: TelegramServer, olena: Person
) -> None:
    room = Room(telegram, olena)
    assert (await room.hears(olena, "/language english")).text == "I speak English to you now."
    asked = await room.hears(olena, "/language")
    assert asked.labels == ["English", "Українська", "As my Telegram"]
    await room.press(olena, asked, "As my Telegram")
    await room.until(lambda: asked.text == "Тепер я говорю з вами українською.")
    assert (await room.hears(olena, "/language клінгонська")).text.startswith(
        "Мовою «клінгонська» я не пишу."
    )


async def test_the_quota_is_told(house: House, telegram: TelegramServer, ivan: Person) -> None:
    room = Room(telegram, ivan)
    await room.page(ivan)
    told = (await room.hears(ivan, "/quota")).text
    assert told.startswith("Today you ordered 1 of 30 comics.\nCounting begins anew in ")


async def test_everything_is_forgotten_after_a_second_word(
    house: House, telegram: TelegramServer, ivan: Person, olena: Person
) -> None:
    room = Room(telegram, ivan)
    await room.page(ivan)
    await house.over()
    asked = await room.hears(ivan, "/forgetme")
    assert len(await house.comics(ivan)) == 1
    assert "somebody else" in await room.forge(ivan, asked, f"k1:forget:{olena.id}:yes")
    await room.press(ivan, asked, "Yes, remove everything")
    await room.until(lambda: asked.text.startswith("Done. I removed 1 comic and"))
    assert await house.comics(ivan) == []


async def test_an_idea_without_a_command_is_offered_to_be_drawn(
    house: House, telegram: TelegramServer, ivan: Person, olena: Person
) -> None:
    room = Room(telegram, ivan)
    offered = await room.hears(ivan, IDEA)
    assert (offered.text, offered.labels) == ("Shall I draw a comic of that?", ["Draw it"])
    await room.press(ivan, offered, "Draw it")
    await room.until(lambda: any(message.photo for message in room.told))
    wish = house.wishes[-1]
    assert isinstance(wish, NewComic)
    assert wish.brief.idea == IDEA
    assert (await room.hears(ivan, "/dance")).text.startswith("I know no such command.")
