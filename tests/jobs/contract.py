"""What every job engine must do. A test class of an engine inherits `Contract` and makes engines."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack

import pytest

from kitsumy.errors import JobNotFound, TextDoesNotFit
from kitsumy.events import PlotReady, PlotStarted
from kitsumy.jobs import Emit, Entry, Failure, Job, JobEnded, JobEngine, JobOrder, JobStarted, Limits
from tests.jobs.conftest import Clock

Make = Callable[[Limits], JobEngine]
READY = PlotReady(title="The hat", panels=3, cast=("Rena",))


def order(key: str, owner: str = "telegram:7", **wishes: object) -> JobOrder:
    return JobOrder.model_validate({"key": key, "owner": owner, "kind": "comic", **wishes})


class Hand:
    """A handler that tells what it began, and finishes when it may."""

    def __init__(self, *, free: bool = True) -> None:
        self.begun: list[str] = []
        self.stopped: list[str] = []
        self.gate = asyncio.Event()
        if free:
            self.gate.set()

    async def __call__(self, job: Job, emit: Emit) -> str:
        self.begun.append(job.order.key)
        emit(PlotStarted())
        try:
            await self.gate.wait()
        except asyncio.CancelledError:
            self.stopped.append(job.order.key)
            raise
        emit(READY)
        return f"comic of {job.order.key}"


async def story(engine: JobEngine, job: Job, after: int = 0) -> list[Entry]:
    async with asyncio.timeout(10):
        return [entry async for entry in engine.follow(job.id, after)]


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not true():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0.005)


class Contract:
    """The tests. ``make`` returns engines that share one queue."""

    async def test_a_job_is_done_and_tells_its_steps(self, make: Make) -> None:
        engine = make(Limits())
        job = await engine.submit(order("one", payload='{"idea": "a fox"}'))
        assert (job.state, job.order.payload) == ("queued", '{"idea": "a fox"}')
        async with engine.working({"comic": Hand()}):
            steps = await story(engine, job)
        ended = JobEnded(state="done", result="comic of one")
        assert [entry.step for entry in steps] == [JobStarted(attempt=1), PlotStarted(), READY, ended]
        assert [entry.number for entry in steps] == [1, 2, 3, 4]
        done = await engine.job(job.id)
        assert (done.state, done.result) == ("done", "comic of one")
        assert done.ended_at is not None

    async def test_steps_are_told_again_and_from_any_number_on(self, make: Make) -> None:
        engine = make(Limits())
        job = await engine.submit(order("one"))
        async with engine.working({"comic": Hand()}):
            first = await story(engine, job)
        assert await story(engine, job) == first
        assert await story(make(Limits()), job, after=3) == first[3:]

    async def test_the_same_key_is_the_same_job(self, make: Make) -> None:
        engine, hand = make(Limits()), Hand()
        jobs = await asyncio.gather(*(engine.submit(order("one")) for _ in range(20)))
        assert len({job.id for job in jobs}) == 1
        async with engine.working({"comic": hand}):
            await story(engine, jobs[0])
            again = await engine.submit(order("one"))
        assert again.state == "done"
        assert hand.begun == ["one"]

    async def test_an_error_is_kept_as_data(self, make: Make) -> None:
        async def failing(job: Job, emit: Emit) -> str:
            raise TextDoesNotFit(2, 61) if job.order.key == "known" else RuntimeError("secret")

        engine = make(Limits())
        known, unknown = [await engine.submit(order(key, owner=key)) for key in ("known", "unknown")]
        async with engine.working({"comic": failing}):
            await story(engine, known)
            (*_, last) = await story(engine, unknown)
        failed = await engine.job(known.id)
        assert failed.failure is not None
        assert failed.failure.error == "TextDoesNotFit"
        assert failed.failure.data == {"panel": 2, "words": 61, "balloon": 0, "room": 0, "what": ""}
        assert last.step == JobEnded(state="failed", failure=Failure(error="Unexpected"))
        assert "secret" not in last.model_dump_json()

    async def test_a_waiting_job_is_cancelled(self, make: Make) -> None:
        engine, hand = make(Limits()), Hand()
        job = await engine.submit(order("one"))
        assert await engine.cancel(job.id, "telegram:7")
        assert not await engine.cancel(job.id, "telegram:7")
        async with engine.working({"comic": hand}):
            steps = await story(engine, job)
        assert [entry.step for entry in steps] == [JobEnded(state="cancelled")]
        assert hand.begun == []

    async def test_a_running_job_is_cancelled(self, make: Make) -> None:
        engine, hand = make(Limits()), Hand(free=False)
        job = await engine.submit(order("one"))
        async with engine.working({"comic": hand}):
            await until(lambda: hand.begun == ["one"])
            assert await engine.cancel(job.id, "telegram:7")
            (*_, last) = await story(engine, job)
        assert last.step == JobEnded(state="cancelled")
        assert hand.stopped == ["one"]

    async def test_another_process_cancels_a_running_job(self, make: Make) -> None:
        here, there, hand = make(Limits(lease=0.3)), make(Limits(lease=0.3)), Hand(free=False)
        job = await here.submit(order("one"))
        async with here.working({"comic": hand}):
            await until(lambda: hand.begun == ["one"])
            assert await there.cancel(job.id, "telegram:7")
            (*_, last) = await story(there, job)
        assert last.step == JobEnded(state="cancelled")

    async def test_nobody_cancels_another_persons_job(self, make: Make) -> None:
        engine = make(Limits())
        job = await engine.submit(order("one"))
        for wrong in ((job.id, "telegram:8"), ("nothing", "telegram:7")):
            with pytest.raises(JobNotFound):
                await engine.cancel(*wrong)
        assert (await engine.job(job.id)).state == "queued"

    async def test_an_unknown_job_is_not_found(self, make: Make) -> None:
        engine = make(Limits())
        with pytest.raises(JobNotFound):
            await engine.job("nothing")
        with pytest.raises(JobNotFound):
            await engine.place("nothing")
        with pytest.raises(JobNotFound):
            await anext(aiter(engine.follow("nothing")))

    async def test_everyones_first_job_comes_before_anyones_second(self, make: Make) -> None:
        engine, hand = make(Limits(running=1)), Hand()
        for key in ("a1", "a2", "a3", "b1", "b2", "c1"):
            await engine.submit(order(key, owner=key[0]))
        last = await engine.submit(order("d1", owner="d"))
        assert await engine.place(last.id) == 4
        assert sorted((await engine.places()).values()) == [1, 2, 3, 4, 5, 6, 7]
        assert (await engine.places())[last.id] == 4
        async with engine.working({"comic": hand}):
            await until(lambda: len(hand.begun) == 7)
        assert hand.begun == ["a1", "b1", "c1", "d1", "a2", "b2", "a3"]

    async def test_whoever_comes_late_with_a_first_job_goes_before_second_ones(self, make: Make) -> None:
        engine, hand = make(Limits(running=1)), Hand(free=False)
        for key in ("a1", "a2", "a3"):
            await engine.submit(order(key, owner="a"))
        async with engine.working({"comic": hand}):
            await until(lambda: hand.begun == ["a1"])
            late = await engine.submit(order("b1", owner="b"))
            assert await engine.place(late.id) == 1
            hand.gate.set()
            await until(lambda: len(hand.begun) == 4)
        assert hand.begun == ["a1", "b1", "a2", "a3"]

    async def test_what_somebody_waits_for_goes_before_batches(self, make: Make) -> None:
        engine, hand = make(Limits(running=1)), Hand()
        await engine.submit(order("batch", owner="a", priority="batch"))
        for key in ("b1", "b2"):
            await engine.submit(order(key, owner="b"))
        async with engine.working({"comic": hand}):
            await until(lambda: len(hand.begun) == 3)
        assert hand.begun == ["b1", "b2", "batch"]

    async def test_limits_hold(self, make: Make) -> None:
        engine, hand = make(Limits(running=3)), Hand(free=False)
        jobs = [await engine.submit(order(f"{owner}{n}", owner=owner)) for owner in "abcde" for n in (1, 2)]
        async with engine.working({"comic": hand}):
            await until(lambda: len(hand.begun) == 3)
            await asyncio.sleep(0.05)
            assert hand.begun == ["a1", "b1", "c1"]
            assert [await engine.place(job.id) for job in jobs[:2]] == [0, 3]
            hand.gate.set()
            await until(lambda: len(hand.begun) == 10)

    async def test_one_person_runs_one_job_at_a_time(self, make: Make) -> None:
        engine, hand = make(Limits(running=5)), Hand(free=False)
        for key in ("a1", "a2"):
            await engine.submit(order(key, owner="a"))
        assert [job.order.key for job in await engine.unfinished("a")] == ["a1", "a2"]
        assert await engine.unfinished("b") == ()
        async with engine.working({"comic": hand}):
            await until(lambda: hand.begun == ["a1"])
            await asyncio.sleep(0.05)
            assert hand.begun == ["a1"]

    async def test_stopping_puts_jobs_back_without_an_attempt(self, make: Make) -> None:
        engine, slow = make(Limits()), Hand(free=False)
        job = await engine.submit(order("one"))
        async with engine.working({"comic": slow}):
            await until(lambda: slow.begun == ["one"])
        assert slow.stopped == ["one"]
        assert (await engine.job(job.id)).state == "queued"
        async with make(Limits()).working({"comic": Hand()}):
            steps = await story(engine, job)
        assert steps[-1].step == JobEnded(state="done", result="comic of one")
        assert (await engine.job(job.id)).attempt == 1

    async def test_a_dead_workers_job_is_begun_again_and_ends_once(self, make: Make, clock: Clock) -> None:
        dead, alive, slow = make(Limits(lease=60)), make(Limits(lease=60)), Hand(free=False)
        job = await dead.submit(order("one"))
        async with dead.working({"comic": slow}):
            await until(lambda: slow.begun == ["one"])
            clock.ahead += 61
            async with alive.working({"comic": Hand()}):
                steps = await story(alive, job)
            slow.gate.set()
        ends = [entry.step for entry in await story(alive, job) if isinstance(entry.step, JobEnded)]
        assert ends == [JobEnded(state="done", result="comic of one")]
        assert JobStarted(attempt=2) in [entry.step for entry in steps]

    async def test_a_job_that_kills_every_process_is_given_up(self, make: Make, clock: Clock) -> None:
        limits = Limits(lease=60, attempts=2)
        job = await make(limits).submit(order("one"))
        async with AsyncExitStack() as silent:
            for _ in range(2):
                slow = Hand(free=False)
                await silent.enter_async_context(make(limits).working({"comic": slow}))
                await until(lambda slow=slow: slow.begun == ["one"])  # type: ignore[misc] # mypy knows no default
                clock.ahead += 61
            await silent.enter_async_context(make(limits).working({"comic": Hand()}))
            (*_, last) = await story(make(limits), job)
        assert last.step == JobEnded(state="failed", failure=Failure(error="JobGaveUp", data={"attempts": 2}))

    async def test_ended_jobs_are_forgotten_in_time(self, make: Make, clock: Clock) -> None:
        engine = make(Limits(retention=100))
        job = await engine.submit(order("one"))
        async with engine.working({"comic": Hand()}):
            await story(engine, job)
        clock.ahead += 101
        async with make(Limits(retention=100)).working({"comic": Hand()}):
            await until_gone(engine, job)

    async def test_only_those_kinds_are_begun_that_somebody_can_do(self, make: Make) -> None:
        engine, hand = make(Limits()), Hand()
        other = await engine.submit(order("one", kind="export"))
        mine = await engine.submit(order("two", owner="telegram:8"))
        async with engine.working({"comic": hand}):
            await story(engine, mine)
        assert (await engine.job(other.id)).state == "queued"


async def until_gone(engine: JobEngine, job: Job) -> None:
    async with asyncio.timeout(10):
        while True:
            try:
                await engine.job(job.id)
            except JobNotFound:
                return
            await asyncio.sleep(0.01)
