"""What fails in passing is tried again, as late as the provider says, and not for ever."""

from __future__ import annotations

import asyncio

import pytest

from kitsumy.errors import (
    AnswerRefused,
    AnswerUnusable,
    CallRejected,
    KeyRejected,
    ProviderBusy,
    ProviderDown,
    ProviderError,
    ProviderSilent,
)
from kitsumy.events import ProviderRetried
from kitsumy.ports import Camera, Drawing, PanelOrder
from kitsumy.providers.steady import Line, SteadyArtist, SteadyWriter
from kitsumy.slips import Slip

from .people import BRIEF, ORDER, TERMS, Author, Clock, Heard, Painter

DOWN, BUSY = ProviderDown("openai"), ProviderBusy("openai", 7.0)


def line(clock: Clock, **terms: float) -> Line:
    return Line("openai", TERMS.model_copy(update=terms), clock=clock, pause=clock.wait)


async def test_what_passes_is_tried_again_and_told(clock: Clock, heard: Heard) -> None:
    author, slip = Author("openai", [DOWN, AnswerUnusable("openai", "cut")]), Slip()
    plot = await SteadyWriter(author, line(clock), heard).plot(BRIEF, None, slip)
    assert plot.title == "By openai"
    assert slip.cost == 10_000
    assert [type(one) for one in heard] == [ProviderRetried, ProviderRetried]
    assert 0 < clock.waits[0] <= 1.0
    assert 0 < clock.waits[1] <= 2.0


async def test_it_waits_as_long_as_the_provider_says_and_hardly_longer(clock: Clock) -> None:
    painter = Painter("openai", [BUSY, BUSY])
    await SteadyArtist(painter, line(clock)).draw(ORDER)
    assert all(7.0 < wait <= 8.0 for wait in clock.waits)
    assert len(set(clock.waits)) == 2, "those who failed together come back apart"


async def test_it_does_not_wait_longer_than_its_patience(clock: Clock) -> None:
    painter = Painter("openai", [ProviderBusy("openai", 101.0)])
    with pytest.raises(ProviderBusy):
        await SteadyArtist(painter, line(clock)).draw(ORDER)
    assert clock.waits == []


@pytest.mark.parametrize(
    "error",
    [AnswerRefused("openai"), KeyRejected("openai"), CallRejected("openai")],
    ids=lambda one: type(one).__name__,
)
async def test_what_does_not_pass_is_not_tried_again(clock: Clock, error: ProviderError) -> None:
    author = Author("openai", [error])
    with pytest.raises(type(error)):
        await SteadyWriter(author, line(clock)).plot(BRIEF)
    assert author.asked == ["plot"]


async def test_the_last_error_is_the_reason(clock: Clock) -> None:
    author = Author("openai", words=[DOWN, DOWN, BUSY, None])
    plot = await SteadyWriter(author, line(clock)).plot(BRIEF)
    with pytest.raises(ProviderBusy):
        await SteadyWriter(author, line(clock)).dialogue(BRIEF, plot)
    assert author.asked == ["plot", *["dialogue"] * 3]


async def test_the_same_slip_goes_through_all_tries(clock: Clock) -> None:
    seen: list[str] = []

    class Losing(Painter):
        async def draw(
            self, order: PanelOrder, camera: Camera | None = None, slip: Slip | None = None
        ) -> Drawing:
            assert slip is not None
            seen.append(slip.external)
            await slip.sent("work-7")
            return await super().draw(order, camera)

    await SteadyArtist(Losing("openai", [ProviderSilent("openai")]), line(clock)).draw(ORDER)
    assert seen == ["", "work-7"]


async def test_one_that_never_answers_is_silent(clock: Clock) -> None:
    ended = asyncio.Event()

    async def never() -> None:
        try:
            await asyncio.sleep(3600)
        finally:
            ended.set()

    with pytest.raises(ProviderSilent):
        await line(clock, patience=0.05, tries=1).call(never)
    assert ended.is_set()


async def test_a_circuit_opens_is_tried_by_one_call_and_closes(clock: Clock) -> None:
    way, calls = line(clock, tries=1), 0
    works = False

    async def call() -> str:
        nonlocal calls
        calls += 1
        await asyncio.sleep(0)
        if not works:
            raise DOWN
        return "fine"

    for _ in range(3):
        with pytest.raises(ProviderDown):
            await way.call(call)
    assert not way.circuit.is_closed
    clock.now += 29
    with pytest.raises(ProviderDown):
        await way.call(call)
    assert calls == 3, "nobody is called as long as it is open"
    clock.now += 1
    both = await asyncio.gather(way.call(call), way.call(call), return_exceptions=True)
    assert calls == 4, "one call tries it, the other does not wait for that"
    assert all(isinstance(one, ProviderDown) for one in both)
    clock.now += 30
    works = True
    assert await way.call(call) == "fine"
    assert way.circuit.is_closed


async def test_failures_far_apart_and_successes_between_keep_it_closed(clock: Clock) -> None:
    way = line(clock, tries=1)
    for error in (DOWN, DOWN, None, DOWN, DOWN, AnswerUnusable("openai"), DOWN, DOWN):
        await asyncio.gather(way.call(lambda e=error: _comes_to(e)), return_exceptions=True)  # type: ignore[misc]
    assert way.circuit.is_closed
    clock.now += 61
    await asyncio.gather(way.call(lambda: _comes_to(DOWN)), return_exceptions=True)
    assert way.circuit.is_closed
    await asyncio.gather(way.call(lambda: _comes_to(KeyRejected("openai"))), return_exceptions=True)
    await asyncio.gather(way.call(lambda: _comes_to(DOWN)), return_exceptions=True)
    assert not way.circuit.is_closed


async def _comes_to(error: Exception | None) -> None:
    if error:
        raise error


async def test_a_cancelled_trial_leaves_the_next_one_free_to_try(clock: Clock) -> None:
    way = line(clock, tries=1)
    for _ in range(3):
        await asyncio.gather(way.call(lambda: _comes_to(DOWN)), return_exceptions=True)
    clock.now += 30
    trial = asyncio.create_task(way.call(lambda: asyncio.sleep(3600)))
    await asyncio.sleep(0.01)
    trial.cancel()
    await asyncio.wait([trial])
    await way.call(lambda: _comes_to(None))
    assert way.circuit.is_closed


async def test_only_so_many_call_at_once(clock: Clock) -> None:
    way, now, most = line(clock), 0, 0

    async def call() -> None:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.01)
        now -= 1

    await asyncio.gather(*(way.call(call) for _ in range(7)))
    assert most == TERMS.at_once
