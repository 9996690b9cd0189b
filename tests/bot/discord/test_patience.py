"""What waits for something is put off in time, and answered where it belongs when it is done."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from kitsumy.library import Library
from tests.bot.discord.conftest import IDEA, MAIN, House, Room
from tests.servers.discord import DiscordServer, Message, Person
from tests.servers.discord.interactions import Answering
from tests.servers.faults import LOST_REPLY


@pytest.fixture(autouse=True)
def haste(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.discord.patience._PATIENCE", 0.05)


@pytest.fixture
async def locked(house: House) -> AsyncIterator[asyncio.Event]:
    """Hold the library's pen until the event is set, as another process may."""
    free, held = asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        async with house.library.store.write():
            held.set()
            await free.wait()

    holding = asyncio.create_task(hold())
    await held.wait()
    yield free
    free.set()
    await holding


@pytest.mark.parametrize("lost", [False, True])
async def test_an_order_that_cannot_be_written_down_yet_is_put_off(
    house: House, discord_server: DiscordServer, room: Room, ivan: Person, locked: asyncio.Event, lost: bool
) -> None:
    if lost:
        discord_server.faults.on("interaction_callback", LOST_REPLY)
    asked = await room.asks(ivan, "/comic", idea=IDEA)
    assert asked.answer is Answering.DEFER
    assert [one.loading for one in room.told] == [True]
    locked.set()
    await room.until(lambda: len(room.told) == 1 and room.told[0].labels == MAIN)
    await house.over()
    assert len(house.wishes) == 1


async def test_why_not_is_told_in_private_though_everybody_saw_that_an_answer_was_to_come(
    library: Library, discord_server: DiscordServer, room: Room, ivan: Person
) -> None:
    limits = {"member": {"daily": 0}}
    async with House(library, discord_server, limits=limits).open() as house:
        async with house.library.store.write():
            asked = await room.asks(ivan, "/comic", idea=IDEA)
            assert len(room.told) == 1
        await room.until(lambda: bool(asked.follow_ups))
    assert room.told == []
    assert asked.private


async def test_a_press_that_waits_leaves_the_page_alone(
    house: House, room: Room, page: Message, ivan: Person
) -> None:
    async with house.library.store.write():
        await room.press(ivan, page, "Sequel")
        assert [one.loading for one in room.told] == [False, True]
    await room.until(lambda: len(room.told) == 2 and room.told[1].labels == MAIN)
    await house.over()
    assert page.labels == MAIN


async def test_a_question_that_waits_becomes_its_answer(
    house: House, room: Room, page: Message, ivan: Person
) -> None:
    asked = await room.press(ivan, page, "Delete")
    question = asked.messages[0]
    async with house.library.store.write():
        sure = await room.press(ivan, question, "Yes, delete")
        assert sure.answer is Answering.DEFER_UPDATE
    await room.until(lambda: not question.labels and not page.stands)
    assert sure.messages == []


async def test_a_form_that_comes_too_late_is_asked_for_again(
    house: House, room: Room, page: Message, ivan: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, free = house.shelf.lines, asyncio.Event()

    async def lines(*about: object) -> object:
        await free.wait()
        return await found(*about)  # type: ignore[arg-type]  # whatever it is asked with

    monkeypatch.setattr(house.shelf, "lines", lines)
    asked = await room.asks(ivan, "/edit", panel=1)
    assert asked.private
    free.set()
    assert (await room.answered(asked)).startswith("That took too long")
    again = await room.asks(ivan, "/edit", panel=1)
    assert again.modal is not None


async def test_what_is_not_found_in_time_is_not_offered(
    house: House, discord_server: DiscordServer, room: Room, page: Message, ivan: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    async def comics(*_: object) -> object:
        return await asyncio.Event().wait()

    monkeypatch.setattr(house.shelf, "comics", comics)
    asked = discord_server.completes(ivan, room.channel, "/sequel", "comic", "")
    await room.until(lambda: asked.acknowledged)
    assert asked.choices == []
