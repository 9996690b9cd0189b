"""The embedded engine keeps the contract, and what it promises beyond: it survives its process."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kitsumy.jobs import Embedded, JobEnded, Limits
from kitsumy.jobs.news import News
from kitsumy.jobs.worker import Worker, _Running
from kitsumy.library import Library
from tests.jobs.conftest import Clock
from tests.jobs.contract import Contract, Hand, Make, order, story, until

ROOT = Path(__file__).parents[2]
WORKER = """
import asyncio, sys
from kitsumy import settings
from kitsumy.jobs import Embedded, Limits
from kitsumy.library import Library

async def slowly(job, emit):
    print(job.order.key, flush=True)
    await asyncio.sleep(60)

async def main():
    async with Library.open(settings.load()) as library:
        async with Embedded(library.store, Limits(lease=0.4)).working({"comic": slowly}):
            await asyncio.sleep(60)

asyncio.run(main())
"""


@pytest.fixture
def make(library: Library, clock: Clock) -> Make:
    return lambda limits: Embedded(library.store, limits, clock)


class TestEmbedded(Contract):
    """The embedded engine."""


def killed() -> None:
    """Let a process begin the only job, and kill it in the middle."""
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", WORKER], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "one\n"
        process.send_signal(signal.SIGKILL)


async def test_a_killed_process_leaves_its_job_to_the_next(library: Library) -> None:
    engine, hand = Embedded(library.store, Limits(lease=0.4)), Hand()
    job = await engine.submit(order("one"))
    await asyncio.to_thread(killed)
    async with engine.working({"comic": hand}):
        steps = await story(engine, job)
    assert steps[-1].step == JobEnded(state="done", result="comic of one")
    assert (await engine.job(job.id)).attempt == 2
    assert hand.begun == ["one"]


async def test_two_processes_never_begin_the_same_job(library: Library) -> None:
    engines = [Embedded(library.store, Limits(running=2)) for _ in range(2)]
    hands = [Hand(), Hand()]
    for number in range(30):
        await engines[0].submit(order(str(number), owner=str(number)))
    async with engines[0].working({"comic": hands[0]}), engines[1].working({"comic": hands[1]}):
        await until(lambda: sum(len(hand.begun) for hand in hands) >= 30)
    assert sorted(hands[0].begun + hands[1].begun, key=int) == [str(number) for number in range(30)]


async def test_whoever_is_forgotten_has_no_jobs(library: Library) -> None:
    engine = Embedded(library.store)
    await engine.submit(order("one"))
    await library.forget("telegram:7")
    assert await engine.unfinished("telegram:7") == ()


class Hasty(Worker):
    """Is stopped while its claim is being written: the library has it, and the worker does not know."""

    async def _claimed(self) -> _Running | None:
        found = await super()._claimed()
        assert found is not None
        del self._running[found.job.id]
        raise asyncio.CancelledError


async def test_a_job_that_was_only_just_claimed_is_put_back(library: Library, clock: Clock) -> None:
    hand = Hand()
    job = await Embedded(library.store, Limits(), clock).submit(order("one"))
    working = asyncio.create_task(Hasty(library.store, Limits(), clock, News(), {"comic": hand}).work())
    await asyncio.wait([working])
    assert working.cancelled()
    left = await Embedded(library.store, Limits(), clock).job(job.id)
    assert (left.state, left.attempt, hand.begun) == ("queued", 0, [])
