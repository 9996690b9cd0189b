"""A crowd on Telegram: everybody orders, then everybody once more while a hundred orders are on their way."""

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
from tests.servers.telegram import Message, Person, TelegramServer

_BUSY = 120
"""Orders that are on their way before answers are timed: those of people who come after."""
_BETWEEN = 0.12
"""Seconds between timed commands: under what the platform lets a bot say in all."""
PATIENCE = 1800.0


class Crowd:
    """So many people, so many orders of each."""

    def __init__(self, home: Path, port: int) -> None:
        self._home, self._port = home, port
        self._asked: list[tuple[Person, Message, bool]] = []
        self._memory = 0.0

    async def run(self, people: int, each: int) -> Figures:
        """Let them order and wait for all pages."""
        async with TelegramServer(keep_files=False) as server:
            crowd = [server.person(f"P{n}", language="uk" if n % 2 else "en") for n in range(people)]
            start = time.monotonic()
            async with running(Bot(self._environment(server), self._home / "bot.log")) as bot:
                watch = asyncio.create_task(self._watch())
                for _ in range(each):
                    await self._ask(server, crowd)
                await self._settled(server)
                watch.cancel()
                counted = await asyncio.to_thread(Counted.read, self._port)
                await bot.stop()
            return await self._figures(server, counted, time.monotonic() - start)

    def _environment(self, server: TelegramServer) -> dict[str, str]:
        return {
            "TELEGRAM_TOKEN": server.token,
            "KITSUMY_TELEGRAM_API": server.url,
            "KITSUMY_DATA_DIR": str(self._home),
            "KITSUMY_METRICS_PORT": str(self._port),
        }

    async def _ask(self, server: TelegramServer, crowd: list[Person]) -> None:
        for number, person in enumerate(crowd):
            # In a chat where something was said a moment ago an answer waits for its second.
            busy = len(self._asked) == number >= min(_BUSY, len(crowd) // 2)
            words = f"/comic A fox detective loses hat number {person.id} in the rain"
            self._asked.append((person, server.says(person, person, words), busy))
            await asyncio.sleep(_BETWEEN)

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(1)
            try:
                counted = await asyncio.to_thread(Counted.read, self._port)
            except OSError:
                continue  # it is not up yet
            self._memory = max(self._memory, counted.memory)

    async def _settled(self, server: TelegramServer) -> None:
        async with asyncio.timeout(PATIENCE):
            while not all(_pages(server, person, asked) for person, asked, _ in self._asked):  # noqa: ASYNC110
                await asyncio.sleep(0.5)

    async def _figures(self, server: TelegramServer, counted: Counted, seconds: float) -> Figures:
        pages = [_pages(server, person, asked) for person, asked, _ in self._asked]
        waits = [
            min(one.looks[0].at for one in server.chat(person).told if one.reply_to is asked)
            - asked.looks[0].at
            for person, asked, busy in self._asked
            if busy
        ]
        return Figures(
            orders=len(self._asked),
            pages=sum(map(len, pages)),
            doubled=sum(len(found) > 1 for found in pages),
            heard_p50=percentile(waits, 0.5),
            heard_p99=percentile(waits, 0.99),
            fair=await self._fair(),
            most_in_a_second=max(server.pace.most(server.chat(one).id, 1) for one, *_ in self._asked),
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


def _pages(server: TelegramServer, person: Person, asked: Message) -> list[Message]:
    return [one for one in server.chat(person).told if one.reply_to is asked and one.photo]
