"""The clock that tests turn."""

from __future__ import annotations

import asyncio

import pytest

from tests.servers.clock import START, Clock


def test_a_still_clock_moves_only_when_it_is_turned() -> None:
    clock = Clock(still=True)
    assert (clock.time(), clock(), clock.monotonic()) == (START, START, 0.0)
    clock.advance(5)
    assert (clock.time(), clock.monotonic()) == (START + 5, 5.0)


def test_no_clock_goes_back() -> None:
    with pytest.raises(ValueError, match="-1"):
        Clock().advance(-1)


def test_a_running_clock_can_be_ahead() -> None:
    clock, other = Clock(), Clock()
    clock.advance(3600)
    assert 3599 < clock.time() - other.time() < 3601
    assert 3599 < clock.monotonic() - other.monotonic() < 3601


async def test_sleepers_wake_when_their_time_has_come() -> None:
    clock = Clock(still=True)
    short, long = asyncio.create_task(clock.sleep(1)), asyncio.create_task(clock.sleep(10))
    await asyncio.sleep(0)
    clock.advance(2)
    await short
    assert not long.done()
    clock.advance(8)
    await long


async def test_a_running_clock_wakes_by_itself() -> None:
    async with asyncio.timeout(10):
        await Clock().sleep(0.01)
