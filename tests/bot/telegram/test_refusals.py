"""Presses that are not allowed, and data that no button of ours has: refused, and nothing is changed."""

from __future__ import annotations

import random
import string

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as some

from bot.courtesy import BURST
from bot.telegram import buttons
from kitsumy.library import Library
from tests.bot.telegram.conftest import House, Room, buttons_subject
from tests.servers.telegram import Message, Person, TelegramServer

NOT_YOURS = "That one belongs to somebody else. Your own are in /mycomics."
TOO_FAST = "Not so fast, please! I can take the next one in 1 second."


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
    # The rest of a flood is not worth a call each: its person has been told.
    await room.until(lambda: any(press.told == TOO_FAST for press in presses))
    heard = [press.told for press in presses if press.answered]
    assert len(heard) > BURST / 2  # answers overtake each other
    assert heard.count(TOO_FAST) == 1
    assert set(heard) == {NOT_YOURS, TOO_FAST}
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


async def test_orders_that_are_refused_are_refused_over_the_button(
    library: Library, telegram: TelegramServer, room: Room, ivan: Person
) -> None:
    async with House(library, telegram, limits={"member": {"daily": 1}}).open() as house:
        page = await room.page(ivan)
        await house.over()
        told = len(room.told)
        refused = await room.press(ivan, page, "Sequel")
        assert refused.startswith("You have made all of today's comics, 1 of them.")
        assert len(room.told) == told
