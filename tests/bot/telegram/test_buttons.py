"""The buttons under a page: what each does, and that only its owner's press does anything."""

from __future__ import annotations

from kitsumy.library import Library
from kitsumy.workshop import NewComic, Redraw
from tests.bot.telegram.conftest import IDEA, MAIN, House, Room, buttons_subject
from tests.servers.faults import Refused
from tests.servers.telegram import Message, Person, TelegramServer


async def test_a_sequel_is_ordered_by_its_button(
    house: House, room: Room, page: Message, ivan: Person
) -> None:
    told = len(room.told)
    assert await room.press(ivan, page, "Sequel") == "Got it! It is on its way."
    await room.until(lambda: len(room.told) == told + 2 and room.told[-2].photo is not None)
    wish = house.wishes[-1]
    assert isinstance(wish, NewComic)
    assert wish.parent == buttons_subject(page)
    assert room.told[-2].reply_to is page


async def test_menus_change_the_buttons_only_and_lead_back(
    house: House, room: Room, page: Message, ivan: Person
) -> None:
    said, shown = page.text, page.photo
    for label, choice in (
        ("Redraw panel…", "2"),
        ("Style…", "manga"),
        ("Export…", "PDF"),
        ("Edit text…", "1"),
    ):
        await room.press(ivan, page, label)
        await room.until(lambda choice=choice: choice in page.labels)  # type: ignore[misc]
        await room.press(ivan, page, "‹ Back")
        await room.until(lambda: page.labels == MAIN)
    assert (page.text, page.photo) == (said, shown)
    assert len(house.wishes) == 1


async def test_a_panel_and_a_style_are_ordered_and_a_file_is_sent(
    house: House, room: Room, page: Message, ivan: Person
) -> None:
    await room.press(ivan, page, "Redraw panel…")
    await room.until(lambda: "2" in page.labels)
    await room.press(ivan, page, "2")
    await room.until(lambda: page.labels == MAIN)
    await house.over()
    redraw = house.wishes[-1]
    assert isinstance(redraw, Redraw)
    assert (redraw.comic, redraw.panel) == (buttons_subject(page), 2)
    await room.press(ivan, page, "Style…")
    await room.until(lambda: "manga" in page.labels)
    await room.press(ivan, page, "manga")
    await room.until(lambda: page.labels == MAIN)
    await house.over()
    restyled = house.wishes[-1]
    assert isinstance(restyled, NewComic)
    assert (restyled.brief.style, restyled.brief.idea) == ("manga", IDEA)
    await room.press(ivan, page, "Export…")
    await room.until(lambda: "Text" in page.labels)
    await room.press(ivan, page, "Text")
    await room.until(
        lambda: room.told[-1].document is not None and room.told[-1].document.name.endswith(".txt")
    )


async def test_deleting_asks_once_more(house: House, room: Room, page: Message, ivan: Person) -> None:
    await room.press(ivan, page, "Delete")
    await room.until(lambda: page.labels == ["Yes, delete this comic", "‹ Back"])
    assert len(await house.comics(ivan)) == 1
    await room.press(ivan, page, "Yes, delete this comic")
    await room.until(lambda: page.deleted_at is not None)
    assert await house.comics(ivan) == []


async def test_new_words_are_asked_for_and_lettered_even_after_a_restart(
    library: Library, telegram: TelegramServer, ivan: Person, olena: Person
) -> None:
    group = telegram.group("Foxes", ivan, olena)
    room = Room(telegram, group)
    first = House(library, telegram)
    async with first.open(first.studio):
        page = await room.page(ivan, f"/comic --panels 2 {IDEA}")
        await room.press(ivan, page, "Edit text…")
        await room.until(lambda: "2" in page.labels)
        await room.press(ivan, page, "1")
        await room.until(lambda: page.labels[0].startswith("1. "))
        told = len(room.told)
        await room.press(ivan, page, page.labels[0])
        await room.until(lambda: len(room.told) > told and page.labels == MAIN)
    question, before = room.told[-1], page.photo
    assert question.text.startswith("✏️ Panel 1: “")
    async with House(library, telegram).open() as again:
        refused = await room.hears(olena, "Чужі слова", reply_to=question)
        assert refused.text == "Такого коміксу серед ваших немає. Усі ваші покаже /mycomics."
        assert page.photo is before
        assert (await room.hears(ivan, "x" * 500, reply_to=question)).text.startswith("These words have 500")
        assert (
            await room.hears(ivan, "Quite other words", reply_to=question)
        ).text == "The words are changed."
        assert page.photo is not before
        assert page.labels == MAIN
        comic = await library.comic("", f"telegram:{ivan.id}")
        assert "Quite other words" in comic.script.dialogue.model_dump_json()
        shown = await room.hears(ivan, "/edit 2.1 Shorter")
        assert shown.photo is not None
        assert shown.reply_to is not None
        assert (await room.hears(ivan, "/edit 2.9 Shorter")).text.startswith(
            "There is no balloon 9 in panel 2"
        )
        lines = await room.hears(ivan, "/edit 2")
        assert lines.labels[0] == "1. Shorter"
        await again.over()


async def test_a_page_too_old_to_be_deleted_says_that_its_comic_is_gone(
    house: House, telegram: TelegramServer, room: Room, page: Message, ivan: Person
) -> None:
    await room.press(ivan, page, "Delete")
    await room.until(lambda: len(page.labels) == 2)
    telegram.faults.on("deleteMessage", Refused(400, "message can't be deleted for everyone"))
    await room.press(ivan, page, "Yes, delete this comic")
    await room.until(lambda: page.text == "This comic was deleted.")
    assert page.buttons == []
    assert await house.comics(ivan) == []


async def test_an_answer_to_a_page_can_become_its_sequel(
    house: House, room: Room, page: Message, ivan: Person, olena: Person
) -> None:
    asked = await room.hears(ivan, "and then the hat comes home", reply_to=page)
    assert await room.forge(olena, asked, asked.buttons[0].callback_data or "") != ""
    await room.press(ivan, asked, "Draw it as the sequel")
    await room.until(lambda: len(house.wishes) == 2)
    wish = house.wishes[-1]
    assert isinstance(wish, NewComic)
    assert (wish.parent, wish.brief.idea) == (buttons_subject(page), "and then the hat comes home")


async def test_a_shown_comic_that_makes_no_photo_is_a_document(
    house: House, telegram: TelegramServer, room: Room, page: Message, ivan: Person
) -> None:
    listed = await room.hears(ivan, "/mycomics")
    telegram.faults.on("sendPhoto", Refused(400, "PHOTO_INVALID_DIMENSIONS"))
    told = len(room.told)
    await room.press(ivan, listed, "1")
    await room.until(lambda: len(room.told) > told)
    assert room.told[-1].document is not None
    assert room.told[-1].labels == MAIN
