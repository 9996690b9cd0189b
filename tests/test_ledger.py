"""Calls through the ledger are made once: by several at once, by several processes, after a crash."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import get_args

import pytest
from sqlalchemy import func, select

from kitsumy import artists, settings, writers
from kitsumy.comic import Brief, Origin
from kitsumy.errors import AllowanceSpent, AnswerRefused, BlobMissing, DiskFull, KeyRejected, ProviderSilent
from kitsumy.ledger import Call, Ledger, Purse, Result, accounts, content_key
from kitsumy.ledgered import LedgeredArtist, LedgeredWriter
from kitsumy.library import Library
from kitsumy.library.work_tables import costs, ledger, ledger_uses
from kitsumy.ports import Camera, Drawing, PanelOrder
from kitsumy.slips import Slip
from kitsumy.studio import Studio

ROOT = Path(__file__).parents[1]
CALL = Call(key="a" * 64, kind="plot", owner="cli:local")
BRIEF = Brief(idea="A fox loses her hat", style="comic", language="en", panels=5)
ARTIST = """
import asyncio, sys
from kitsumy import artists, settings, writers
from kitsumy.ledger import Ledger
from kitsumy.library import Library
from kitsumy.studio import Studio
from kitsumy.ledgered import LedgeredArtist, LedgeredWriter
from tests.test_ledger import BRIEF, Counting

class Slow(Counting):
    async def draw(self, order, camera=None, slip=None):
        if len(self.drawn) >= 3:
            print("three", flush=True)
            await asyncio.sleep(60)
        return await super().draw(order, camera)

async def main():
    async with Library.open(settings.load()) as library:
        calls = Ledger(library.store, lease=0.5)
        artist = LedgeredArtist(Slow(), calls, library, BRIEF.origin)
        await Studio(LedgeredWriter(writers.find(), calls), artist, library).make(BRIEF)

asyncio.run(main())
"""
CALLER = """
import asyncio
from kitsumy import settings
from kitsumy.ledger import Ledger
from kitsumy.library import Library
from tests.test_ledger import PAID

async def make(slip):
    await slip.sent("work-1")
    print("sent", flush=True)
    await asyncio.sleep(60)

async def main():
    async with Library.open(settings.load()) as library:
        await Ledger(library.store, lease=0.5).once(PAID, make)

asyncio.run(main())
"""


class Work:
    """Something to be done once, that counts how often it was begun."""

    def __init__(self, *, free: bool = True, error: Exception | None = None) -> None:
        self.begun, self.cancelled = 0, 0
        self.error = error
        self.gate = asyncio.Event()
        if free:
            self.gate.set()

    async def __call__(self, slip: Slip) -> Result:
        self.begun += 1
        try:
            await self.gate.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        if self.error:
            raise self.error
        return Result(document=f"made {self.begun}")


class Counting:
    """The draft artist, with a list of what it has drawn."""

    name, foresees = "draft", True

    def __init__(self) -> None:
        self._artist = artists.find()
        self.cameras, self.credit = self._artist.cameras, self._artist.credit
        self.references, self.price = self._artist.references, self._artist.price
        self.recipe = self._artist.recipe
        self.drawn: list[PanelOrder] = []

    async def draw(
        self, order: PanelOrder, camera: Camera | None = None, slip: Slip | None = None
    ) -> Drawing:
        drawing = await self._artist.draw(order, camera)
        self.drawn.append(order)
        return drawing


@pytest.fixture
async def library() -> AsyncIterator[Library]:
    async with Library.open(settings.load()) as opened:
        yield opened


async def rows(library: Library) -> int:
    async with library.store.read() as connection:
        return await connection.scalar(select(func.count()).select_from(ledger)) or 0


async def test_a_call_is_made_once_and_then_known(library: Library) -> None:
    work = Work()
    first = await Ledger(library.store).once(CALL, work)
    again = await Ledger(library.store).once(CALL, work)
    assert first == again == Result(document="made 1")
    assert work.begun == 1


async def test_many_at_once_make_one_call(library: Library) -> None:
    work, calls = Work(free=False), Ledger(library.store)
    waiting = [asyncio.create_task(calls.once(CALL, work)) for _ in range(20)]
    await asyncio.sleep(0.05)
    work.gate.set()
    assert set(await asyncio.gather(*waiting)) == {Result(document="made 1")}
    assert work.begun == 1


async def test_two_processes_make_one_call(library: Library) -> None:
    here, there, work = Ledger(library.store), Ledger(library.store), Work(free=False)
    first = asyncio.create_task(here.once(CALL, work))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(there.once(CALL, work))
    await asyncio.sleep(0.05)
    work.gate.set()
    assert await first == await second
    assert work.begun == 1


async def test_a_long_call_keeps_its_lease(library: Library) -> None:
    here, there, work = Ledger(library.store, 0.5), Ledger(library.store, 0.5), Work(free=False)
    first = asyncio.create_task(here.once(CALL, work))
    second = asyncio.create_task(there.once(CALL, work))
    await asyncio.sleep(1.2)
    work.gate.set()
    assert await first == await second
    assert work.begun == 1


async def test_a_failure_is_everybodys_and_is_not_kept(library: Library) -> None:
    broken, calls = Work(free=False, error=BlobMissing("x")), Ledger(library.store)
    waiting = [asyncio.create_task(calls.once(CALL, broken)) for _ in range(3)]
    await asyncio.sleep(0.05)
    broken.gate.set()
    for outcome in await asyncio.gather(*waiting, return_exceptions=True):
        assert isinstance(outcome, BlobMissing)
    assert await rows(library) == 0
    assert await calls.once(CALL, Work()) == Result(document="made 1")


async def test_it_goes_on_while_somebody_waits_and_stops_with_the_last(library: Library) -> None:
    work, calls = Work(free=False), Ledger(library.store)
    one, other = [asyncio.create_task(calls.once(CALL, work)) for _ in range(2)]
    await asyncio.sleep(0.05)
    one.cancel()
    await asyncio.wait([one])
    assert (work.begun, work.cancelled) == (1, 0)
    other.cancel()
    await asyncio.wait([other])
    assert work.cancelled == 1
    assert await rows(library) == 0


@pytest.mark.parametrize("change", [{"idea": "A cat"}, {"style": "noir"}, {"panels": 3}, {"language": "uk"}])
def test_whatever_shapes_a_result_is_in_its_key(change: dict[str, object]) -> None:
    other = BRIEF.model_copy(update=change)
    assert content_key("plot", "draft", BRIEF) == content_key("plot", "draft", BRIEF)
    assert content_key("plot", "draft", BRIEF) != content_key("plot", "draft", other)
    assert content_key("plot", "draft", BRIEF) != content_key("dialogue", "draft", BRIEF)


async def make(library: Library, artist: Counting, origin: Origin = BRIEF.origin) -> tuple[str, ...]:
    calls = Ledger(library.store, lease=0.5)
    brief = BRIEF.model_copy(update={"origin": origin})
    drawn = LedgeredArtist(artist, calls, library, origin)
    comic = await Studio(LedgeredWriter(writers.find(), calls), drawn, library).make(brief)
    return tuple(page.image for page in comic.pages)


async def test_the_same_order_again_draws_nothing_and_looks_the_same(library: Library) -> None:
    artist = Counting()
    first = await make(library, artist)
    assert len(artist.drawn) == 5
    assert await make(library, artist, Origin(platform="telegram", user="7")) == first
    assert len(artist.drawn) == 5


async def test_what_was_drawn_before_a_kill_is_not_drawn_again(library: Library) -> None:
    def killed() -> None:
        command = [sys.executable, "-c", ARTIST]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            assert process.stdout.readline() == "three\n"
            process.send_signal(signal.SIGKILL)

    await asyncio.to_thread(killed)
    artist = Counting()
    pages = await make(library, artist)
    assert 1 <= len(artist.drawn) <= 3
    assert (await library.check()).missing == ()
    assert await make(library, Counting()) == pages


async def test_whoever_is_forgotten_leaves_no_call_that_only_they_had(library: Library) -> None:
    me, other = Origin(platform="telegram", user="7"), Origin(platform="telegram", user="8")
    await make(library, Counting(), me)
    await make(library, Counting(), other)
    await library.forget(me.owner)
    kept = await rows(library)
    assert kept == 7
    await library.forget(other.owner)
    assert await rows(library) == 0
    assert library.blobs.sizes() == {}
    async with library.store.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(ledger_uses)) == 0


class Paid:
    """A provider's call: it tells its slip what a provider would, and comes to what it is told to."""

    def __init__(
        self, *, external: str = "work-1", micros: int = 40_000, error: Exception | None = None
    ) -> None:
        self.external, self.micros, self.error = external, micros, error
        self.attached: list[str] = []
        self.gate = asyncio.Event()
        self.gate.set()

    async def __call__(self, slip: Slip) -> Result:
        self.attached.append(slip.external)
        await slip.sent(slip.external or self.external)
        await self.gate.wait()
        if self.error:
            raise self.error
        slip.charged(self.micros, "painter-2")
        return Result(document=slip.external)


async def external(library: Library) -> str | None:
    async with library.store.read() as connection:
        return await connection.scalar(select(ledger.c.external))


async def paid(library: Library) -> list[tuple[object, ...]]:
    async with library.store.read() as connection:
        found = select(costs.c.provider, costs.c.model, costs.c.micros, costs.c.owner, costs.c.job)
        return [tuple(row) for row in await connection.execute(found)]


PAID = CALL.model_copy(update={"provider": "replicate", "job": "job-1", "community": "telegram:5"})


async def test_what_was_charged_is_written_down_once_with_whoever_asked_first(library: Library) -> None:
    calls, work = Ledger(library.store), Paid()
    work.gate.clear()
    other = PAID.model_copy(update={"owner": "telegram:8", "job": "job-2"})
    waiting = [asyncio.create_task(calls.once(one, work)) for one in (PAID, other, other)]
    await asyncio.sleep(0.05)
    assert await external(library) == "work-1"
    work.gate.set()
    await asyncio.gather(*waiting)
    await calls.once(other, work)
    assert await paid(library) == [("replicate", "painter-2", 40_000, "cli:local", "job-1")]
    assert await accounts.spent(library.store, "job-1") == 40_000
    assert await accounts.spent(library.store, "job-2") == 0


async def test_whoever_takes_over_goes_on_with_the_providers_work(library: Library) -> None:
    now = [1000.0]
    dead, alive = (Ledger(library.store, 30.0, lambda: now[0]) for _ in range(2))
    begun, again = Paid(), Paid(external="work-2")
    begun.gate.clear()
    stuck = asyncio.create_task(dead.once(PAID, begun))
    await asyncio.sleep(0.05)
    now[0] += 31
    assert (await alive.once(PAID, again)).document == "work-1"
    assert again.attached == ["work-1"]
    begun.gate.set()  # it was not dead after all, and must not be charged a second time
    await stuck
    assert len(await paid(library)) == 1


@pytest.mark.parametrize(
    ("error", "kept"),
    [
        (ProviderSilent("replicate", 5.0), "work-1"),
        (DiskFull("/"), "work-1"),
        (AnswerRefused("replicate", "picture"), ""),
        (KeyRejected("replicate"), ""),
    ],
)
async def test_after_a_failure_the_work_is_found_again_where_that_may_help(
    library: Library, error: Exception, kept: str
) -> None:
    calls = Ledger(library.store)
    with pytest.raises(type(error)):
        await calls.once(PAID, Paid(error=error))
    assert await paid(library) == []
    again = Paid(external="work-2")
    await calls.once(PAID, again)
    assert again.attached == [kept]
    assert await rows(library) == len(await paid(library)) == 1


async def test_a_cancelled_call_is_known_by_its_id_still(library: Library) -> None:
    calls, work = Ledger(library.store), Paid()
    work.gate.clear()
    waiting = asyncio.create_task(calls.once(PAID, work))
    await asyncio.sleep(0.05)
    waiting.cancel()
    await asyncio.wait([waiting])
    assert await external(library) == "work-1"
    work.gate.set()
    await calls.once(PAID, work)
    assert work.attached == ["", "work-1"]


async def test_a_kill_in_the_middle_of_a_providers_work_does_not_repeat_it(library: Library) -> None:
    def killed() -> None:
        with subprocess.Popen(
            [sys.executable, "-c", CALLER], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout
            assert process.stdout.readline() == "sent\n"
            process.send_signal(signal.SIGKILL)

    await asyncio.to_thread(killed)
    work = Paid(external="work-2")
    assert (await Ledger(library.store, lease=0.5).once(PAID, work)).document == "work-1"
    assert work.attached == ["work-1"]


async def test_a_forgotten_persons_costs_stay_as_nobodys(library: Library) -> None:
    await Ledger(library.store).once(PAID, Paid())
    await library.forget(PAID.owner)
    assert await paid(library) == [("replicate", "painter-2", 40_000, "", "")]
    assert (await accounts.sums(library.store, "community"))[0].name == "telegram:5"


async def test_sums_by_whatever_is_asked(library: Library) -> None:
    now = [1_790_000_000.0]
    calls = Ledger(library.store, clock=lambda: now[0])
    await calls.once(PAID, Paid())
    now[0] += 86_400
    other = {"key": "b" * 64, "owner": "telegram:8", "community": "", "charged": False, "provider": "openai"}
    await calls.once(PAID.model_copy(update=other), Paid(micros=70_000))
    found = {by: await accounts.sums(library.store, by) for by in get_args(accounts.By)}
    assert [one.name for one in found["day"]] == ["2026-09-22", "2026-09-21"]
    assert [(one.calls, one.micros, one.waived) for one in found["day"]] == [
        (1, 70_000, 70_000),
        (1, 40_000, 0),
    ]
    assert [one.name for one in found["person"]] == ["telegram:8", "cli:local"]
    assert [one.name for one in found["community"]] == ["", "telegram:5"]
    assert [one.name for one in found["provider"]] == ["openai painter-2", "replicate painter-2"]


async def test_calls_that_nobody_took_up_again_are_swept(library: Library) -> None:
    now = [time.time() - 2 * 86_400]
    with pytest.raises(ProviderSilent):
        await Ledger(library.store, clock=lambda: now[0]).once(PAID, Paid(error=ProviderSilent("replicate")))
    assert await rows(library) == 1
    await library.sweep()
    assert await rows(library) == 0


async def test_a_purse_pays_for_no_more_than_is_in_it(library: Library) -> None:
    purse = Purse(100_000, spent=20_000)
    with purse.holding("replicate", 40_000), purse.holding("replicate", 40_000):
        with pytest.raises(AllowanceSpent), purse.holding("replicate", 1):
            pass
        with purse.holding("draft", 0):
            purse.pay(30_000)
    with purse.holding("replicate", 50_000):
        pass
    with pytest.raises(AllowanceSpent), purse.holding("replicate", 50_001):
        pass
