"""What calls cost is written down once, and a provider's work is found again by its id."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import time
from typing import get_args

import pytest

from kitsumy.errors import AllowanceSpent, AnswerRefused, DiskFull, KeyRejected, ProviderSilent
from kitsumy.ledger import Ledger, Purse, accounts
from kitsumy.library import Library
from tests.ledger.calls import (
    CALLER,
    PAID,
    ROOT,
    Paid,
    external,
    paid,
    rows,
)


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
