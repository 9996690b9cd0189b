"""Orders that are stopped in the middle: what is under way is called off, and paid for by nobody."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from kitsumy import settings
from kitsumy.agency import Agency
from kitsumy.library import Library
from kitsumy.library.work_tables import costs, ledger
from tests.bot.conftest import Desk, clock, quota
from tests.bot.surfaces import Remembering, asking
from tests.bot.watching import only, over
from tests.jobs.conftest import Clock
from tests.servers.faults import too_many
from tests.servers.openai import OpenAIServer
from tests.servers.replicate import ReplicateServer

from .failing import IDEA, Providers, running

__all__ = ["clock"]

LONG = 60.0
ROOT = Path(__file__).parents[2]
MINE = "test:7"


@pytest.fixture
async def providers(
    openai_server: OpenAIServer, replicate_server: ReplicateServer, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Providers]:
    async for one in running(openai_server, replicate_server, monkeypatch):
        monkeypatch.setenv("KITSUMY_WRITERS", "openai")
        monkeypatch.setenv("KITSUMY_ARTISTS", "replicate")
        yield one


@asynccontextmanager
async def bot(clock: Clock) -> AsyncIterator[Desk]:
    current = settings.load()
    async with Library.open(current) as library, Agency.of(current) as agency:
        here = Desk(library, Remembering(), clock, quota(budget=50.0), agency)
        async with here.open("studio"):
            yield here


async def stopped(here: Desk, when: Callable[[], bool], key: str = "one") -> None:
    """Order a comic and stop it when something holds."""
    order = await here.orders.place(asking(key, idea=IDEA, panels=2))
    async with asyncio.timeout(20):
        while not when():  # noqa: ASYNC110 - a server has no event for it
            await asyncio.sleep(0.01)
    assert await here.orders.cancel(order, MINE)
    await over(here)


async def paid_again(here: Desk, providers: Providers) -> None:
    """Order the same in peace: it is made, and no answer that was paid for is paid for again."""
    providers.openai.latency.clear()
    providers.replicate.latency = 0.0
    providers.openai.faults.clear()
    await here.orders.place(asking("again", idea=IDEA, panels=2))
    await over(here)
    assert len(here.surface.pages()) == 1
    asked = [f"{work.question.rules}{work.question.said}" for work in providers.openai.paid]
    drawn = providers.replicate.count("succeeded")
    assert len(asked) == len(set(asked))
    assert set(drawn.values()) == {1}
    async with here.library.store.read() as connection:
        keys = (await connection.execute(select(costs.c.key))).scalars().all()
        states = (await connection.execute(select(ledger.c.state))).scalars().all()
    assert len(keys) == len(set(keys)) == len(asked) + len(drawn)
    assert set(states) == {"done"}


def open_works(providers: Providers) -> list[str]:
    """Return the states of what was begun and has not been finished."""
    texts = [work.status for work in providers.openai.works.values() if work not in providers.openai.paid]
    return [
        *texts,
        *(work.status for work in providers.replicate.works.values() if work.status != "succeeded"),
    ]


@pytest.mark.parametrize("call", ["plot", "dialogue"])
async def test_a_text_is_called_off(providers: Providers, clock: Clock, call: str) -> None:
    providers.openai.latency[call] = LONG
    async with bot(clock) as here:
        await stopped(here, lambda: bool(providers.openai.calls_of(call)) and bool(providers.openai.works))
        assert set(open_works(providers)) <= {"cancelled", "canceled"}
        assert len(providers.openai.calls_of("cancel")) == 1
        assert only(here.surface).stages[-1] == "cancelled"
        await paid_again(here, providers)


async def test_a_portrait_is_called_off(providers: Providers, clock: Clock) -> None:
    providers.replicate.latency = LONG
    async with bot(clock) as here:
        await stopped(here, lambda: len(providers.replicate.works) == 2)
        assert [work.status for work in providers.replicate.works.values()] == ["canceled"] * 2
        assert len(providers.replicate.calls_of("cancel")) == 2
        await paid_again(here, providers)


async def test_panels_are_called_off_and_portraits_kept(providers: Providers, clock: Clock) -> None:
    def drawing() -> bool:
        if providers.replicate.count("succeeded").total() == 2:
            return len(providers.replicate.works) == 4
        if len(providers.replicate.works) == 2:
            providers.replicate.latency = LONG  # for whatever comes after both portraits
        return False

    providers.replicate.latency = 0.2
    async with bot(clock) as here:
        await stopped(here, drawing)
        assert sorted(work.status for work in providers.replicate.works.values()) == [
            *["canceled"] * 2,
            *["succeeded"] * 2,
        ]
        await paid_again(here, providers)


async def test_whoever_waits_for_their_turn_asks_for_nothing(
    providers: Providers, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KITSUMY_TERMS__REPLICATE__AT_ONCE", "1")
    providers.replicate.latency = LONG
    async with bot(clock) as here:
        await stopped(here, lambda: bool(providers.replicate.works))
        assert [work.status for work in providers.replicate.works.values()] == ["canceled"]
        assert len(providers.replicate.calls_of("create")) == 1
        await paid_again(here, providers)


async def test_nobody_sits_out_a_pause(providers: Providers, clock: Clock) -> None:
    providers.openai.faults.on("plot", too_many(int(LONG)), times=9)
    async with bot(clock) as here:
        await stopped(here, lambda: bool(providers.openai.calls_of("plot")))
        assert len(providers.openai.calls_of("plot")) == 1
        await paid_again(here, providers)


async def test_a_server_at_home_is_told_to_stop(
    providers: Providers, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KITSUMY_WRITERS", "draft")
    monkeypatch.setenv("KITSUMY_ARTISTS", "http")
    providers.comfy.latency = LONG
    async with bot(clock) as here:
        await stopped(here, lambda: bool(providers.comfy.works))
        asked = {providers.comfy.method(call) for call in providers.comfy.calls if call.verb == "POST"}
        assert {"queue", "interrupt"} <= asked
        assert {work.status for work in providers.comfy.works.values()} == {"stopped"}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to be sent there")
async def test_ctrl_c_in_a_terminal_calls_off_what_is_under_way(providers: Providers) -> None:
    providers.replicate.latency = LONG
    code = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from kitsumy.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", code, "comic", IDEA, "--panels", "2"),
        cwd=Path.cwd(),
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    await providers.replicate.until(lambda: len(providers.replicate.works) == 2, within=30.0)
    process.send_signal(signal.SIGINT)
    async with asyncio.timeout(20):
        out, err = await process.communicate()
    assert (process.returncode, out.decode()) == (130, "")
    assert err.decode().endswith("Stopped. Nothing unfinished was kept.\n")
    assert [work.status for work in providers.replicate.works.values()] == ["canceled"] * 2
