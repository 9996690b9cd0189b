"""Replies are lost, chats vanish, processes die: an order is still one page or one reason."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.errand import Tools
from bot.surface import Card, Gone, Unreachable
from kitsumy.errors import ComicNotFound
from kitsumy.jobs import Emit, Job
from tests.bot.conftest import Desk, MakeDesk
from tests.bot.surfaces import Remembering, asking
from tests.bot.watching import only, over, until


async def test_lost_replies_double_nothing(desk: MakeDesk, surface: Remembering) -> None:
    surface.obeyed["acknowledge"] = [Unreachable(maybe=True)]
    surface.obeyed["deliver"] = [Unreachable(maybe=True), Unreachable(maybe=True)]
    surface.obeyed["enclose"] = [Unreachable(maybe=True)]
    here = desk()
    async with here.open():
        await here.orders.place(asking())
        await over(here)
    assert only(surface).stages.count("delivered") == 1
    assert surface.enclosed == here.made


async def test_every_page_is_sent_once_whatever_replies_are_lost(
    desk: MakeDesk, surface: Remembering
) -> None:
    surface.obeyed["add"] = [Unreachable(maybe=True)]
    surface.faults["add"] = [Unreachable(), Unreachable(maybe=True)]
    here = desk()
    here.pages = 4
    async with here.open():
        await here.orders.place(asking())
        await over(here)
    assert surface.added == [("chat 7", here.made[0], number) for number in (1, 2, 3)]
    assert surface.enclosed == here.made


@pytest.mark.parametrize("arrived", [True, False])
async def test_pages_are_sent_once_though_the_process_dies_among_them(
    desk: MakeDesk, surface: Remembering, arrived: bool
) -> None:
    """Stop while the second page is on its way, and go on in another process."""
    dies = asyncio.CancelledError()
    (surface.obeyed if arrived else surface.faults)["add"] = [dies]
    before = desk()
    before.pages = 3
    async with before.open():
        await before.orders.place(asking())
        await until(lambda: surface.calls.count("add") > int(arrived))
    assert len(surface.added) == int(arrived)
    after = desk()
    async with after.open():
        await over(after)
    assert surface.added == [("chat 7", before.made[0], number) for number in (1, 2)]
    assert surface.enclosed == before.made


@pytest.mark.parametrize("arrived", [True, False])
async def test_a_person_is_called_once_whatever_replies_are_lost(
    desk: MakeDesk, surface: Remembering, arrived: bool
) -> None:
    lost: list[BaseException] = [Unreachable(maybe=True), Unreachable(maybe=True)]
    (surface.obeyed if arrived else surface.faults)["call"] = lost
    here = desk()
    async with here.open():
        await here.orders.place(asking(notify=True))
        await here.orders.place(asking("two", user="8"))
        await over(here)
    assert surface.called == [("1", "7", True)]


@pytest.mark.parametrize("arrived", [True, False])
async def test_a_person_is_called_once_though_the_process_dies_meanwhile(
    desk: MakeDesk, surface: Remembering, arrived: bool
) -> None:
    (surface.obeyed if arrived else surface.faults)["call"] = [asyncio.CancelledError()]
    before = desk()
    async with before.open():
        await before.orders.place(asking(notify=True))
        await until(lambda: "call" in surface.calls)
    after = desk()
    async with after.open():
        await over(after)
    assert surface.called == [("1", "7", True)]
    assert surface.enclosed == before.made


async def test_a_person_is_called_to_what_failed_where_they_can_be(
    desk: MakeDesk, surface: Remembering
) -> None:
    async def failing(job: Job, emit: Emit) -> str:
        raise ComicNotFound("x")

    here = desk()
    async with here.open(failing):
        await here.orders.place(asking(notify=True))
        await over(here)
        surface.faults["call"] = [Gone()]
        await here.orders.place(asking("two", user="8", notify=True))
        await over(here)
    assert surface.called == [("1", "7", False)]


async def test_nobody_is_called_to_what_they_stopped(desk: MakeDesk, surface: Remembering) -> None:
    begun = asyncio.Event()

    async def slow(job: Job, emit: Emit) -> str:
        begun.set()
        await asyncio.sleep(60)
        return ""

    here = desk()
    async with here.open(slow):
        order = await here.orders.place(asking(notify=True))
        await begun.wait()
        assert await here.orders.cancel(order, "test:7")
        await over(here)
    assert only(surface).stages[-1] == "cancelled"
    assert surface.called == []


async def test_a_surface_that_is_away_is_waited_for(desk: MakeDesk, surface: Remembering) -> None:
    surface.faults["acknowledge"] = [Unreachable()]
    surface.faults["show"] = [Unreachable()]
    surface.faults["deliver"] = [Unreachable()]
    here = desk()
    async with here.open():
        await here.orders.place(asking())
        await over(here)
    assert only(surface).stages[-1] == "delivered"


async def test_an_order_whose_chat_is_gone_is_given_up(desk: MakeDesk, surface: Remembering) -> None:
    surface.faults["deliver"] = [Gone()]
    here = desk()
    async with here.open():
        await here.orders.place(asking())
        await over(here)
    assert here.steps[-1] == ("lost", "")
    assert (await here.quotas.standing(asking().person)).made == 0


async def test_orders_of_a_platform_that_is_off_wait_for_it(desk: MakeDesk, surface: Remembering) -> None:
    here = desk()
    await here.orders.place(asking())
    here.orders._tools = replace(here.orders._tools, surfaces={})
    async with here.open():
        await asyncio.sleep(0.05)
    assert surface.calls == []
    assert len(await here.orders.book.open()) == 1


async def test_an_order_that_cannot_be_shown_is_not_made(desk: MakeDesk, surface: Remembering) -> None:
    surface.faults["acknowledge"] = [Gone()]
    here = desk()
    gate = asyncio.Event()

    async def slow(job: Job, emit: Emit) -> str:
        await gate.wait()
        return await here.quick(job, emit)

    async with here.open(slow):
        await here.orders.place(asking())
        await over(here)
        await until(lambda: here.steps[-1] == ("lost", ""))
        assert await here.engine.unfinished("test:7") in ((), here.made)
    assert here.made == []


async def test_a_comic_that_was_removed_before_its_sequel_began_is_the_last_word(
    desk: MakeDesk, surface: Remembering
) -> None:
    before = desk()
    async with before.open():
        await before.orders.place(asking("first"))
        await over(before)
    parent = before.made[0]
    await before.orders.place(asking("second", kind="sequel", idea="", comic="1"))
    await before.library.remove(parent, "test:7")
    after = desk()
    async with after.open():
        await over(after)
    (*_, last) = surface.chats["chat 7"].values()
    assert isinstance(last.last, Card)
    assert last.last.failure is not None
    assert last.last.failure.error == "ComicNotFound"


async def test_a_restart_goes_on_with_the_same_message(desk: MakeDesk, surface: Remembering) -> None:
    begun = asyncio.Event()

    async def slow(job: Job, emit: Emit) -> str:
        begun.set()
        await asyncio.sleep(60)
        return ""

    before = desk()
    async with before.open(slow):
        await before.orders.place(asking())
        await begun.wait()
        await until(lambda: surface.chats["chat 7"])
    after = desk()
    async with after.open():
        await over(after)
    assert only(surface).stages[-1] == "delivered"


async def test_dying_between_any_two_steps_doubles_nothing(desk: MakeDesk, surface: Remembering) -> None:
    """Stop after each step in turn and go on in another process."""
    steps = ("placed", "heard", "begun", "made", "delivered")
    for number, step in enumerate(steps):
        before = desk()
        stopped = asyncio.Event()
        before.orders._tools = _stopping(before, step, stopped)
        async with before.open():
            await before.orders.place(asking(step, user=step))
            await stopped.wait()
        after = desk()
        async with after.open():
            await over(after)
        assert [m.stages.count("delivered") for m in surface.chats[f"chat {step}"].values()] == [1]
        assert len(surface.enclosed) == number + 1


def _stopping(desk: Desk, at: str, stopped: asyncio.Event) -> Tools:
    def listen(order: object, step: str, reason: str = "") -> None:
        if step == at:
            stopped.set()
            if task := asyncio.current_task():
                task.cancel() if at != "placed" else None

    return replace(desk.orders._tools, listen=listen)
