"""The storm: comics are ordered, calls fail, the process is killed and started again."""

from __future__ import annotations

import asyncio
import random
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from kitsumy import settings
from kitsumy.agency import Agency, Asked
from kitsumy.comic import Brief, Origin
from kitsumy.jobs import Embedded, JobOrder
from kitsumy.ledger import Ledger
from kitsumy.ledgered import Payer
from kitsumy.library import Library
from kitsumy.library.work_tables import jobs
from kitsumy.workshop import NewComic
from tests.servers.openai import OpenAIServer
from tests.servers.replicate import ReplicateServer
from tests.storm import faults, reckoning

ROOT = Path(__file__).resolve().parents[2]
_AGAIN = 5
"""How often a finished order is given again, to time it."""


@dataclass(frozen=True)
class Plan:
    """How much of everything; ``share`` of the calls go wrong."""

    comics: int
    panels: int
    kills: int
    share: float
    patience: float


@dataclass
class Outcome:
    """What came of it."""

    books: reckoning.Books
    written: reckoning.Count
    drawn: reckoning.Count
    struck: Counter[str]
    seconds: float
    again: float
    """Seconds of an order that was finished before, the median."""
    calls_again: int
    twice_at_once: int
    """Answers that two of the same order have paid more than once."""

    @property
    def problems(self) -> list[str]:
        left = sum(self.books.states[state] for state in ("queued", "running"))
        found = [*self.books.problems, *self.written.twice, *self.drawn.twice]
        found += [f"{left} orders have not ended"] * bool(left)
        found += [f"{self.calls_again} calls for the same order"] * bool(self.calls_again)
        return found + [f"{self.twice_at_once} calls doubled at once"] * bool(self.twice_at_once)


class Storm:
    """Orders of one process at two loopback providers."""

    def __init__(
        self, home: Path, writer: OpenAIServer, artist: ReplicateServer, dice: random.Random
    ) -> None:
        self._home, self._writer, self._artist, self._dice = home, writer, artist, dice

    async def run(self, plan: Plan) -> Outcome:
        """Order everything, let it storm until all has ended, then order some of it again in peace."""
        start = time.monotonic()
        for server in (self._writer, self._artist):
            faults.spoil(server, plan.share)
        async with Library.open(settings.load()) as library:
            await self._ordered(library, plan)
            await self._worked(library, plan)
            seconds = time.monotonic() - start
            for server in (self._writer, self._artist):
                server.faults.clear()
            books = await reckoning.books(library)
            written, drawn = reckoning.written(self._writer), reckoning.drawn(self._artist)
            again, calls = await self._again(library, plan)
            twice = await self._at_once(library, plan)
        struck = [*self._writer.faults.struck, *self._artist.faults.struck]
        told = Counter(
            f"{type(one).__name__}{getattr(one, 'status', getattr(one, 'how', ''))}" for _, one in struck
        )
        return Outcome(books, written, drawn, told, seconds, again, calls, twice)

    async def _ordered(self, library: Library, plan: Plan) -> None:
        engine = Embedded(library.store)
        for number in range(plan.comics):
            brief = _brief(number, plan.panels)
            payload = NewComic(brief=brief).model_dump_json()
            order = JobOrder(key=f"storm-{number}", owner=brief.origin.owner, kind="comic", payload=payload)
            await engine.submit(order)

    async def _worked(self, library: Library, plan: Plan) -> None:
        """Kill the process after equal parts of the work, and start it again."""
        killed, due = 0, [plan.comics * at / (plan.kills + 1) for at in range(1, plan.kills + 1)]
        process = await self._started()
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(plan.patience):
                    while (ended := await _ended(library)) < plan.comics:
                        if killed < plan.kills and ended >= due[killed]:
                            await asyncio.sleep(self._dice.uniform(0, 0.5))
                            process.kill()
                            await process.wait()
                            killed += 1
                            process = await self._started()
                        await asyncio.sleep(0.1)
        finally:
            process.kill()
            await process.wait()

    async def _started(self) -> asyncio.subprocess.Process:
        with (self._home / "worker.log").open("ab") as log:
            command = (sys.executable, "-m", "tests.storm.worker")
            return await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=log, stderr=log)

    async def _again(self, library: Library, plan: Plan) -> tuple[float, int]:
        """Order once in peace, then the same again; return the median of its seconds, and its calls."""
        brief = _brief(plan.comics, plan.panels)
        took: list[float] = []
        async with Agency.of(settings.load()) as agency:
            await _made(agency, library, Ledger(library.store), brief, "peace")
            before = len(self._writer.calls) + len(self._artist.calls)
            for number in range(_AGAIN):
                begun = time.perf_counter()
                await _made(agency, library, Ledger(library.store), brief, f"again-{number}")
                took.append(time.perf_counter() - begun)
        return sorted(took)[_AGAIN // 2], len(self._writer.calls) + len(self._artist.calls) - before

    async def _at_once(self, library: Library, plan: Plan) -> int:
        """Order the same twice at once; return how many answers were paid for again."""
        brief = _brief(plan.comics + 1, plan.panels)
        written, drawn = len(self._writer.paid), len(self._artist.works)
        async with Agency.of(settings.load()) as agency, asyncio.TaskGroup() as group:
            ledger = Ledger(library.store)
            for name in ("one", "other"):
                group.create_task(_made(agency, library, ledger, brief, name))
        asked = [f"{one.question.rules}{one.question.said}" for one in self._writer.paid[written:]]
        asked += [one.content for one in list(self._artist.works.values())[drawn:]]
        return len(asked) - len(set(asked))


async def _made(agency: Agency, library: Library, ledger: Ledger, brief: Brief, job: str) -> None:
    await agency.make(library, ledger, Asked(brief), Payer(brief.origin, job))


async def _ended(library: Library) -> int:
    async with library.store.read() as connection:
        over = jobs.c.state.in_(("done", "failed", "cancelled"))
        return int(await connection.scalar(select(func.count()).where(over)) or 0)


def _brief(number: int, panels: int) -> Brief:
    origin = Origin(platform="terminal", user=f"person-{number}")
    idea = f"A fox detective and a cat look for hat number {number} in the rain"
    return Brief(idea=idea, style="comic", language="en", panels=panels, quality="full", origin=origin)
