"""The chaos run: every order ends in exactly one page or one clear refusal, on whichever platform."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from kitsumy.library import Library
from kitsumy.library.work_tables import orders
from kitsumy.settings import Settings
from tests.chaos.process import Bot, running
from tests.platforms import Answer, Asked, People
from tests.servers.faults import Cut, Refused

PATIENCE = 600.0
DOWN = (Refused(503), Cut(done=False))
"""How calls fail while the platform is down."""
IDEAS = (
    "A fox detective loses her hat in the rain",
    "A robot learns to bake bread",
    "Кіт-моряк шукає скарб на дні моря",
    "Їжак приніс яблуко подрузі в снігу",
)


@dataclass(frozen=True)
class Plan:
    """How much of everything."""

    people: int
    each: int
    kills: int
    between: tuple[float, float]
    """Seconds between kills."""
    outage: float = 0.0
    """Seconds for which the platform takes no call at all."""


@dataclass
class Outcome:
    """What became of everything that was asked for."""

    asked: int = 0
    unheard: int = 0
    """Asked while nobody was there, as the platform told at once; not among those above."""
    pages: int = 0
    refused: int = 0
    doubled: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)
    quotas: list[str] = field(default_factory=list)
    dead: list[str] = field(default_factory=list)
    """Pages whose buttons do nothing."""
    seen: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    kills: int = 0

    @property
    def problems(self) -> list[str]:
        return [*self.doubled, *self.unanswered, *self.orphans, *self.quotas, *self.dead]


class Run:
    """Some people, their commands, and what they see in the end."""

    def __init__(self, home: Path, people: People, dice: random.Random) -> None:
        self._home, self._people, self._dice = home, people, dice
        self._asked: list[Asked] = []
        self._unheard = 0

    async def run(self, plan: Plan) -> Outcome:
        """Let people order while the bot is killed and its calls fail; then look what came of it."""
        async with self._people.server as server:
            self._people.gather(plan.people)
            bot = Bot({**self._people.settings, "KITSUMY_DATA_DIR": str(self._home)}, self._home / "bot.log")
            async with running(bot):
                for chance, fault in self._people.faults:
                    server.faults.chance(chance, fault)
                await server.until(lambda: self._people.ready, PATIENCE)
                await self._spoiled(plan, bot)
                server.faults.clear()
                await self._settled()
                outcome = await self._outcome(bot.kills)
                await bot.stop()
            return outcome

    async def _spoiled(self, plan: Plan, bot: Bot) -> None:
        trouble = asyncio.create_task(self._people.trouble(self._dice))
        async with asyncio.TaskGroup() as group:
            group.create_task(bot.crash(plan.kills, self._dice, plan.between))
            group.create_task(self._everybody(plan, group))
            group.create_task(self._outage(plan.outage))
        trouble.cancel()
        await asyncio.wait([trouble])

    async def _everybody(self, plan: Plan, group: asyncio.TaskGroup) -> None:
        for _ in range(plan.each):
            for number in range(plan.people):
                await asyncio.sleep(self._dice.uniform(0, 0.5))
                group.create_task(self._ask(number, self._dice.choice(IDEAS)))

    async def _ask(self, number: int, idea: str) -> None:
        """Ask, and once more when the platform says that nobody is there."""
        while True:
            self._asked.append(self._people.order(number, idea))
            if await self._people.heard(self._asked[-1]):
                return
            await asyncio.sleep(self._dice.uniform(1, 5))

    async def _outage(self, seconds: float) -> None:
        for fault in DOWN if seconds else ():
            with self._people.server.faults.during(fault):
                await asyncio.sleep(seconds / len(DOWN))

    async def _settled(self) -> None:
        """Wait until everything is over; what does not end is seen in what came of it."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while not await self._over():  # noqa: ASYNC110
                    await asyncio.sleep(0.5)

    async def _over(self) -> bool:
        rows = await self._rows()
        found = [self._people.answers(one, _messages(rows)) for one in self._counted(rows)]
        ended = all(any(one.page or not one.waiting for one in answers) for answers in found)
        return ended and not any(row["state"] == "open" for row in rows)

    def _counted(self, rows: list[dict[str, object]]) -> list[Asked]:
        return [one for one in self._asked if self._people.counts(one, _messages(rows))]

    async def _rows(self) -> list[dict[str, object]]:
        async with Library.open(Settings(data_dir=self._home)) as library, library.store.read() as connection:
            return [dict(row) for row in (await connection.execute(select(orders))).mappings()]

    async def _outcome(self, kills: int) -> Outcome:
        rows = await self._rows()
        counted, messages = self._counted(rows), _messages(rows)
        out = Outcome(asked=len(counted), unheard=len(self._asked) - len(counted), kills=kills)
        struck = self._people.server.faults.struck
        out.faults.update(type(one).__name__ + str(getattr(one, "status", "")) for _, one in struck)
        out.faults.update(self._people.troubles)
        for one in counted:
            _judge(out, one, self._people.answers(one, messages))
        out.orphans += self._people.strays(counted, messages)
        _count(out, rows)
        for one in counted:
            await self._press(out, one, messages)
        return out

    async def _press(self, out: Outcome, asked: Asked, messages: dict[str, str]) -> None:
        if any(one.page for one in self._people.answers(asked, messages)):
            try:
                alive = await self._people.alive(asked, messages)
            except TimeoutError:
                alive = False
            if not alive:
                out.dead.append(asked.name)


def _messages(rows: list[dict[str, object]]) -> dict[str, str]:
    return {str(row["key"]): str(row["message"]) for row in rows}


def _judge(out: Outcome, asked: Asked, answers: list[Answer]) -> None:
    pages = [one for one in answers if one.page]
    words = [one for one in answers if not one.page]
    out.pages += len(pages)
    out.seen[asked.owner] += len(pages)
    out.refused += not pages and len(words) == 1
    if len(pages) > 1:
        out.doubled.append(f"{asked.name}: {len(pages)} pages")
    if not pages and not words:
        out.unanswered.append(f"{asked.name}: nothing")
    # Beside a page no words are left, and the last word about an order has no button.
    left = words if pages else [one for one in words if one.waiting]
    out.orphans += [f"{asked.name}: {one.text[:60]!r}" for one in left]


def _count(out: Outcome, rows: list[dict[str, object]]) -> None:
    delivered = Counter(str(row["owner"]) for row in rows if row["state"] == "delivered")
    for owner, count in delivered.items():
        if count != out.seen[owner]:
            out.quotas.append(f"{owner}: {count} orders counted, {out.seen[owner]} pages seen")
    if sum(delivered.values()) != out.pages:
        out.quotas.append(f"{sum(delivered.values())} orders counted, {out.pages} pages seen")
