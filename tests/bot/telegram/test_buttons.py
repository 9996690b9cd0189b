"""The buttons under a page: what each does, and that only its owner's press does anything."""

from __future__ import annotations

import random
import string

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as some

from bot.telegram import buttons
from kitsumy.library import Library
from kitsumy.workshop import NewComic, Redraw
from tests.bot.telegram.conftest import IDEA, House, Room
from tests.servers.telegram import Message, Person, TelegramServer

NOT_YOURS = "That one belongs to somebody else. Your own are in /mycomics."
MAIN = ["Sequel", "Redraw panel…", "Edit text…", "Style…", "Export…", "Delete"]


@pytest.fixture
def room(telegram: TelegramServer, ivan: Person) -> Room:
    return Room(telegram, ivan)


@pytest.fixture
async def page(house: House, room: Room, ivan: Person) -> Message:
    shown = await room.page(ivan)
    await house.over()
    return shown


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


async def test_pressed_by_somebody_else_nothing_is_shown_or_changed(
    house: House, telegram: TelegramServer, ivan: Person, olena: Person
) -> None:
    stranger = telegram.person("Zoe")
    group = telegram.group("Foxes", olena, ivan, stranger)
    room = Room(telegram, group)
    page = await room.page(ivan)
    await house.over()
    looks, told = len(page.looks), len(room.told)
    for button in page.buttons:
        assert await room.press(stranger, page, button.text) == NOT_YOURS
    for data in (f"k1:delete:{buttons_subject(page)}:yes", f"k1:show:{buttons_subject(page)}"):
        assert await room.forge(stranger, page, data) == NOT_YOURS
    assert (len(page.looks), len(room.told), len(house.wishes)) == (looks, told, 1)


async def test_an_admin_takes_a_page_out_of_their_group_and_the_comic_stays(
    house: House, telegram: TelegramServer, ivan: Person, olena: Person
) -> None:
    room = Room(telegram, telegram.group("Foxes", olena, ivan))
    page = await room.page(ivan)
    mine = await room.page(olena)
    await house.over()
    forged = f"k1:delete:{buttons_subject(mine)}:yes"
    assert await room.forge(ivan, page, forged) == NOT_YOURS
    assert (
        await room.forge(olena, page, f"k1:delete:{'0' * 12}:yes")
        == "Це чуже. Ваші комікси покаже /mycomics."
    )
    await room.press(olena, page, "Delete")
    await room.until(lambda: len(page.labels) == 2)
    await room.press(olena, page, "Так, видалити цей комікс")
    await room.until(lambda: page.deleted_at is not None)
    assert len(await house.comics(ivan)) == 1


async def test_forged_data_is_refused_and_changes_nothing(
    house: House, room: Room, page: Message, ivan: Person
) -> None:
    dice = random.Random(4)
    comic = buttons_subject(page)
    forged = [
        f"k1:{verb}:{dice.randbytes(6).hex()}" for verb in ("sequel", "delete", "page", "show") for _ in "123"
    ]
    forged += [
        f"k1:redraw:{comic}:99",
        f"k1:redraw:{comic}:1.1",
        f"k1:edit:{comic}:1.77",
        f"k1:edit:{comic}:x.1",
    ]
    forged += [
        f"k1:export:{comic}:exe",
        f"k1:style:{comic}:cubism",
        f"k1:stop:{'0' * 16}",
        "k1:mine:1:99",
        "k1",
    ]
    forged += [
        f"k1:lang:{ivan.id}:de",
        f"k1:mine:{ivan.id}:x",
        f"k1:forget:{ivan.id}",
        f"k2:delete:{comic}:yes",
    ]
    looks, told = len(page.looks), len(room.told)
    for data in forged:
        assert await room.forge(ivan, page, data), data
    await house.over()
    assert (len(page.looks), len(room.told), len(house.wishes)) == (looks, told, 1)


async def test_a_flood_of_random_data_is_refused(
    house: House, room: Room, page: Message, ivan: Person
) -> None:
    dice = random.Random(7)
    marks = string.printable + "їґ"
    presses = [
        room.server.forges(ivan, page, "".join(dice.choices(marks, k=dice.randint(1, 64))))
        for _ in range(100)
    ]
    looks, told = len(page.looks), len(room.told)
    await room.until(lambda: all(press.answered for press in presses))
    assert {press.told for press in presses} == {
        NOT_YOURS,
        "Not so fast, please! I can take the next one in 1 second.",
    }
    assert (len(page.looks), len(room.told)) == (looks, told)


@hypothesis_settings(max_examples=50)
@given(
    some.one_of(
        some.text(max_size=80),
        some.from_regex(r"k1:[a-z]{3,8}:[0-9a-f]{10,18}(:[a-z0-9.]*)?", fullmatch=True),
    )
)
def test_data_is_read_whole_or_not_at_all(data: str) -> None:
    found = buttons.read(data)
    assert found is None or str(found) == data


def test_ten_thousand_random_strings_are_no_buttons() -> None:
    dice = random.Random(10)
    for _ in range(10_000):
        assert buttons.read("".join(dice.choices(string.printable, k=dice.randint(0, 90)))) is None


def buttons_subject(page: Message) -> str:
    data = buttons.read(page.buttons[0].callback_data)
    assert data is not None
    return data.subject
