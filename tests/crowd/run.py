"""A crowd: everybody orders, then everybody once more while a hundred orders are on their way."""

from __future__ import annotations

import asyncio
import time
from itertools import pairwise
from pathlib import Path

from sqlalchemy import select

from kitsumy.library import Library
from kitsumy.library.work_tables import jobs
from kitsumy.settings import Settings
from tests.chaos.process import Bot, running
from tests.crowd.figures import Counted, Figures, percentile
from tests.platforms import Answer, Asked, People

_BUSY = 120
"""Orders that are on their way before answers are timed: those of people who come after."""
_BETWEEN = 0.12
"""Seconds between timed commands: under what the platform lets a bot say in all."""
PATIENCE = 1800.0


class Crowd:
    """So many people, so many orders of each."""

    def __init__(self, home: Path, port: int, people: People) -> None:
        self._home, self._port, self._people = home, port, people
        self._asked: list[tuple[Asked, bool]] = []
        self._memory = 0.0

    async def run(self, people: int, each: int) -> Figures:
        """Let them order and wait for all pages."""
        async with self._people.server as server:
            self._people.gather(people)
            start = time.monotonic()
            async with running(Bot(self._environment(), self._home / "bot.log")) as bot:
                await server.until(lambda: self._people.ready, PATIENCE)
                watch = asyncio.create_task(self._watch())
                for _ in range(each):
                    await self._ask(people)
                await self._settled()
                watch.cancel()
                counted = await asyncio.to_thread(Counted.read, self._port)
                await bot.stop()
            return await self._figures(counted, time.monotonic() - start)

    def _environment(self) -> dict[str, str]:
        more = {"KITSUMY_DATA_DIR": str(self._home), "KITSUMY_METRICS_PORT": str(self._port)}
        return {**self._people.settings, **more}

    async def _ask(self, people: int) -> None:
        for number in range(people):
            # In a chat where something was said a moment ago an answer waits for its second.
            busy = len(self._asked) == number >= min(_BUSY, people // 2)
            idea = f"A fox detective loses hat number {number} in the rain"
            self._asked.append((self._people.order(number, idea), busy))
            await asyncio.sleep(_BETWEEN)

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(1)
            try:
                counted = await asyncio.to_thread(Counted.read, self._port)
            except OSError:
                continue  # it is not up yet
            self._memory = max(self._memory, counted.memory)

    async def _settled(self) -> None:
        async with asyncio.timeout(PATIENCE):
            while not all(self._pages(asked) for asked, _ in self._asked):  # noqa: ASYNC110
                await asyncio.sleep(0.5)

    def _pages(self, asked: Asked) -> list[Answer]:
        return [one for one in self._people.answers(asked, {}) if one.page]

    async def _figures(self, counted: Counted, seconds: float) -> Figures:
        pages = [self._pages(asked) for asked, _ in self._asked]
        waits = [self._people.answers(asked, {})[0].at - asked.at for asked, busy in self._asked if busy]
        return Figures(
            orders=len(self._asked),
            pages=sum(map(len, pages)),
            doubled=sum(len(found) > 1 for found in pages),
            heard_p50=percentile(waits, 0.5),
            heard_p99=percentile(waits, 0.99),
            fair=await self._fair(),
            most_in_a_second=self._people.most_in_a_second(),
            lag_p99=counted.lag_at(0.99),
            memory=max(self._memory, counted.memory),
            seconds=seconds,
        )

    async def _fair(self) -> bool:
        """Tell whether everybody's first order was begun before anybody's second."""
        async with Library.open(Settings(data_dir=self._home)) as library, library.store.read() as connection:
            rows = (await connection.execute(select(jobs.c.owner, jobs.c.started_at))).all()
        turns: dict[str, list[float]] = {}
        for row in rows:
            turns.setdefault(row.owner, []).append(row.started_at)
        ordered = [sorted(begun) for begun in turns.values()]
        rounds = list(zip(*ordered, strict=True))
        return all(max(one) <= min(other) for one, other in pairwise(rounds))
