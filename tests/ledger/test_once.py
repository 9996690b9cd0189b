"""Calls through the ledger are made once: by several at once, by several processes, after a crash."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys

import pytest
from sqlalchemy import func, select

from kitsumy import writers
from kitsumy.comic import Origin
from kitsumy.errors import BlobMissing
from kitsumy.ledger import Ledger, Result, content_key
from kitsumy.ledgered import LedgeredArtist, LedgeredWriter
from kitsumy.library import Library
from kitsumy.library.work_tables import ledger_uses
from kitsumy.studio import Studio
from tests.ledger.calls import (
    ARTIST,
    BRIEF,
    CALL,
    ROOT,
    Counting,
    Work,
    rows,
)


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
