"""Telegram refuses, falls silent, loses answers, or the process dies: one order is still one page."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import pytest

from bot.telegram.outcomes import is_doubtful
from kitsumy.errors import BadSetting
from kitsumy.library import Library
from tests.bot.telegram.conftest import IDEA, House, Room
from tests.servers.faults import BROKEN, LOST_REPLY, Fault, Garbled, Refused, Silent, too_many
from tests.servers.telegram import Person, TelegramServer

UNFIT = Refused(400, "PHOTO_INVALID_DIMENSIONS")


@pytest.mark.parametrize(
    ("method", "fault"),
    [
        ("sendMessage", BROKEN),
        ("sendMessage", too_many(1)),
        ("sendMessage", LOST_REPLY),
        ("sendMessage", Garbled()),
        ("editMessageText", BROKEN),
        ("editMessageText", LOST_REPLY),
        ("editMessageMedia", BROKEN),
        ("editMessageMedia", too_many(1)),
        ("editMessageMedia", LOST_REPLY),
        ("sendDocument", BROKEN),
        ("sendDocument", too_many(1)),
        ("sendDocument", LOST_REPLY),
    ],
    ids=str,
)
async def test_one_order_is_one_page_whatever_goes_wrong_once(
    house: House, telegram: TelegramServer, ivan: Person, method: str, fault: Fault
) -> None:
    room = Room(telegram, ivan)
    telegram.faults.on(method, fault)
    telegram.says(ivan, ivan, f"/comic {IDEA}")
    await room.until(lambda: len(room.told) == 2 and room.told[0].photo is not None)
    await house.over()
    assert telegram.faults.struck == [(method, fault)]
    assert [bool(message.photo) for message in room.told] == [True, False]
    assert len(house.wishes) == 1


@pytest.mark.parametrize("fault", [BROKEN, LOST_REPLY, Garbled(done=True)], ids=str)
@pytest.mark.parametrize("nth", [1, 2])
async def test_every_page_comes_once_whatever_goes_wrong_once(
    house: House, telegram: TelegramServer, ivan: Person, fault: Fault, nth: int
) -> None:
    house.pages = 3
    room = Room(telegram, ivan)
    telegram.faults.on("sendPhoto", fault, nth=nth)
    telegram.says(ivan, ivan, f"/comic {IDEA}")
    await room.until(lambda: len(room.told) == 6)
    await house.over()
    assert telegram.faults.struck == [("sendPhoto", fault)]
    assert [bool(one.photo) for one in room.told] == [True, True, True, False, False, False]
    assert [one.text.splitlines()[0][-3:] for one in room.told[1:3]] == ["2/3", "3/3"]


async def test_a_page_that_was_sent_before_the_crash_is_taken_up(
    library: Library, telegram: TelegramServer, ivan: Person, olena: Person
) -> None:
    room = Room(telegram, telegram.group("Foxes", olena, ivan))
    telegram.faults.on("sendPhoto", Silent(done=True))
    first = House(library, telegram)
    first.pages = 3
    first.gate.clear()
    async with first.open():
        telegram.says(ivan, room.chat, f"/comic {IDEA}")
        helped = [await room.hears(olena, "/help") for _ in range(7)]
        first.gate.set()
        await room.until(lambda: sum(one.photo is not None for one in room.told) == 2)
    async with House(library, telegram).open() as again:
        await again.over()
    pages = [one for one in room.told if one.photo]
    assert [one.text.splitlines()[0][-3:] for one in pages[1:]] == ["2/3", "3/3"]
    assert len([one for one in room.told if one.document]) == 3
    assert len({one.text for one in helped if not one.photo}) == 1


async def test_a_status_that_was_sent_before_the_crash_is_taken_up(
    library: Library, telegram: TelegramServer, ivan: Person, olena: Person
) -> None:
    room = Room(telegram, telegram.group("Foxes", olena, ivan))
    telegram.faults.on("sendMessage", Silent(done=True), nth=2)
    async with House(library, telegram).open():
        helped = await room.hears(olena, "/help")
        telegram.says(ivan, room.chat, f"/comic {IDEA}")
        telegram.says(olena, room.chat, "no comic")
        await room.until(lambda: len(room.told) == 2)
    said = helped.text
    async with House(library, telegram).open() as again:
        await room.until(lambda: len(room.told) == 3 and room.told[1].photo is not None)
        await again.over()
    assert (helped.text, helped.labels) == (said, [])
    assert room.told[1].text.startswith("Капелюх")


@pytest.mark.parametrize("nth", [1, 2, 3])
async def test_statuses_in_doubt_are_taken_up_by_their_own_orders(
    library: Library, telegram: TelegramServer, ivan: Person, olena: Person, nth: int
) -> None:
    """A lost answer to a look at another order's status must not make it one's own."""
    room = Room(telegram, telegram.group("Foxes", olena, ivan))
    telegram.faults.on("sendMessage", Silent(done=True), times=2)
    async with House(library, telegram).open():
        asked = [telegram.says(person, room.chat, f"/comic {IDEA}") for person in (ivan, olena)]
        await room.until(lambda: len(room.told) == 2)
    statuses = room.told
    telegram.faults.on("editMessageReplyMarkup", LOST_REPLY, nth=nth)
    async with House(library, telegram).open() as again:
        await room.until(lambda: all(one.photo for one in statuses))
        await again.over()
    pages = [one for one in room.told if one.photo]
    assert pages == statuses
    assert {one.reply_to for one in pages} == set(asked)


async def test_other_messages_of_ours_keep_their_words_while_a_status_is_looked_for(
    library: Library, telegram: TelegramServer, ivan: Person, olena: Person
) -> None:
    room = Room(telegram, telegram.group("Foxes", olena, ivan))
    asked = telegram.says(ivan, room.chat, f"/comic {IDEA}")
    telegram.world.updates.pending.clear()
    ours = telegram.world.post(room.chat, telegram.world.bot, telegram.world.look("the help"))
    async with House(library, telegram).open() as house:
        telegram.faults.on("sendMessage", LOST_REPLY)
        telegram.world.updates.add("message", asked.json())
        await room.until(lambda: len(room.told) == 3 and room.told[1].photo is not None)
        await house.over()
    assert (ours.text, ours.labels) == ("the help", [])


async def test_a_restart_goes_on_in_the_same_message(
    library: Library, telegram: TelegramServer, ivan: Person
) -> None:
    room = Room(telegram, ivan)
    first = House(library, telegram)
    first.gate.clear()
    async with first.open():
        status = await room.hears(ivan, f"/comic {IDEA}")
        await room.until(lambda: "Drawing" in status.text)
    assert status.photo is None
    async with House(library, telegram).open() as second:
        await room.until(lambda: status.photo is not None)
        await second.over()
    assert len(room.told) == 2


async def test_what_makes_no_photo_is_a_document(
    house: House, telegram: TelegramServer, ivan: Person
) -> None:
    room = Room(telegram, ivan)
    telegram.faults.on("editMessageMedia", UNFIT)
    status = await room.hears(ivan, f"/comic {IDEA}")
    await room.until(lambda: status.document is not None and len(room.told) == 2)
    assert status.labels[0] == "Sequel"


async def test_a_deleted_status_is_no_lost_page(house: House, telegram: TelegramServer, ivan: Person) -> None:
    house.gate.clear()
    room = Room(telegram, ivan)
    status = await room.hears(ivan, f"/comic {IDEA}")
    await room.until(lambda: "Drawing" in status.text)
    status.deleted_at = telegram.clock.time()
    house.gate.set()
    await room.until(lambda: len(room.told) == 2)
    assert room.told[0].photo is not None
    assert room.told[0].reply_to is room.chat.messages[0]


async def test_the_last_word_is_said_even_where_the_status_was_deleted(
    house: House, telegram: TelegramServer, ivan: Person
) -> None:
    house.gate.clear()
    room = Room(telegram, ivan)
    status = await room.hears(ivan, f"/comic {IDEA}")
    await room.until(lambda: "Drawing" in status.text)
    status.deleted_at = telegram.clock.time()
    (order,) = await house.orders.unfinished(f"telegram:{ivan.id}")
    await house.orders.cancel(order.id, f"telegram:{ivan.id}")
    await room.until(lambda: [message.text for message in room.told] == ["Stopped. It does not count."])
    await house.over()


async def test_a_penalty_of_one_chat_is_nobody_elses(
    library: Library, telegram: TelegramServer, ivan: Person, olena: Person
) -> None:
    from bot.pacing import Pacer

    async with House(library, telegram, Pacer()).open():
        telegram.faults.on("sendMessage", too_many(2))
        telegram.says(ivan, ivan, "/help")
        await telegram.until(lambda: len(telegram.faults.struck) == 1)
        await Room(telegram, olena).hears(olena, "/help")
        assert telegram.chat(ivan).told == []
        await telegram.until(lambda: len(telegram.chat(ivan).told) == 1)
    assert telegram.pace.offences == []


async def test_it_stops_within_five_seconds_while_telegram_is_silent(
    library: Library, telegram: TelegramServer, ivan: Person
) -> None:
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(House(library, telegram).open())
        await Room(telegram, ivan).hears(ivan, "/help")
        telegram.faults.chance(1.0, Silent())
        telegram.faults.on("getUpdates", Silent(), nth=2, times=9)
        telegram.says(ivan, ivan, "/help")
        await telegram.until(lambda: bool(telegram.faults.struck))
        async with asyncio.timeout(5):
            await stack.aclose()
    assert [message.text[:6] for message in telegram.chat(ivan).told] == ["/comic"]


async def test_a_wrong_token_is_told_at_once(library: Library, telegram: TelegramServer) -> None:
    house = House(library, telegram, TELEGRAM_TOKEN="1:wrong")  # noqa: S106 - opens nothing
    with pytest.raises(BadSetting) as told:
        async with house.front.running():
            pytest.fail("it must not start")
    assert told.value.name == "TELEGRAM_TOKEN"


async def test_it_waits_for_telegram_to_answer(
    library: Library, telegram: TelegramServer, ivan: Person
) -> None:
    telegram.faults.on("getMe", BROKEN)
    async with House(library, telegram).open():
        telegram.says(ivan, ivan, "/help")
        await telegram.until(lambda: len(telegram.chat(ivan).told) == 1)


async def test_what_nobody_foresaw_is_said_plainly(
    house: House, telegram: TelegramServer, ivan: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(owner: str, limit: int = 50) -> tuple[object, ...]:
        raise ZeroDivisionError("secret")

    room = Room(telegram, ivan)
    for _ in range(6):
        await room.page(ivan)
    listed = await room.hears(ivan, "/mycomics")
    monkeypatch.setattr(house.shelf, "comics", broken)
    assert (await room.press(ivan, listed, "Older ›")).startswith("Something went wrong on my side.")
    told = await Room(telegram, ivan).hears(ivan, "/mycomics")
    assert told.text == "Something went wrong on my side. I am sorry; it does not count. Please try again."


def test_only_a_lost_answer_is_doubtful() -> None:
    from telegram.error import BadRequest, Forbidden, NetworkError, TimedOut

    assert [is_doubtful(error) for error in (TimedOut(), NetworkError("Bad Gateway"))] == [True, True]
    refused = (NetworkError("Internal Server Error"), BadRequest("x"), Forbidden("x"))
    assert [is_doubtful(error) for error in refused] == [False, False, False]
