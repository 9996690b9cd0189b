"""The chaos run on Telegram: every order ends in exactly one page or one clear refusal."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from kitsumy.library import Library
from kitsumy.library.work_tables import orders
from kitsumy.settings import Settings
from tests.chaos.process import Bot, running
from tests.servers.faults import BROKEN, LOST_REPLY, Fault, Silent, too_many
from tests.servers.telegram import Message, Person, TelegramServer

PATIENCE = 600.0
_FAULT = 0.05
IDEAS = (
    "A fox detective loses her hat in the rain",
    "A robot learns to bake bread",
    "Кіт-моряк шукає скарб на дні моря",
    "Їжак приніс яблуко подрузі в снігу",
)


@dataclass
class Outcome:
    """What became of everything that was asked for."""

    asked: int = 0
    pages: int = 0
    refused: int = 0
    doubled: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)
    quotas: list[str] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    kills: int = 0

    @property
    def problems(self) -> list[str]:
        return [*self.doubled, *self.unanswered, *self.orphans, *self.quotas]


class Run:
    """Some people, their commands, and what they see in the end."""

    def __init__(self, home: Path, seed: int = 0) -> None:
        self._home, self._dice = home, random.Random(seed)
        self._asked: list[tuple[Person, Message]] = []

    async def run(self, people: int, each: int, kills: int, between: tuple[float, float]) -> Outcome:
        """Let people order while the bot is killed and its calls fail; then look what came of it."""
        async with TelegramServer(seed=self._dice.randrange(1 << 30)) as server:
            self._spoil(server)
            crowd = [server.person(f"P{n}", language="uk" if n % 2 else "en") for n in range(people)]
            async with running(Bot(self._environment(server), self._home / "bot.log")) as bot:
                async with asyncio.TaskGroup() as group:
                    group.create_task(bot.crash(kills, self._dice, between))
                    group.create_task(self._ask(server, crowd, each))
                server.faults.clear()
                await self._settled(server)
                await bot.stop()
            return await self._outcome(server, bot.kills)

    def _spoil(self, server: TelegramServer) -> None:
        for fault in (too_many(1), BROKEN, LOST_REPLY, Silent(), Silent(done=True)):
            server.faults.chance(_FAULT if not isinstance(fault, Silent) else _FAULT / 5, fault)

    def _environment(self, server: TelegramServer) -> dict[str, str]:
        return {
            "TELEGRAM_TOKEN": server.token,
            "KITSUMY_TELEGRAM_API": server.url,
            "KITSUMY_DATA_DIR": str(self._home),
        }

    async def _ask(self, server: TelegramServer, crowd: list[Person], each: int) -> None:
        for _ in range(each):
            for person in crowd:
                await asyncio.sleep(self._dice.uniform(0, 0.5))
                words = f"/comic {self._dice.choice(IDEAS)}"
                self._asked.append((person, server.says(person, person, words)))

    async def _settled(self, server: TelegramServer) -> None:
        async with asyncio.timeout(PATIENCE):
            while any(not self._final(server, one) for one in self._asked) or await self._open():  # noqa: ASYNC110
                await asyncio.sleep(0.5)

    def _final(self, server: TelegramServer, asked: tuple[Person, Message]) -> bool:
        return any(one.photo or not one.buttons for one in _answers(server, asked))

    async def _open(self) -> int:
        return sum(row["state"] == "open" for row in await self._rows())

    async def _rows(self) -> list[dict[str, object]]:
        async with Library.open(Settings(data_dir=self._home)) as library, library.store.read() as connection:
            return [dict(row) for row in (await connection.execute(select(orders))).mappings()]

    async def _outcome(self, server: TelegramServer, kills: int) -> Outcome:
        out = Outcome(asked=len(self._asked), kills=kills)
        out.faults.update(
            type(fault).__name__ + str(getattr(fault, "status", "")) for _, fault in server.faults.struck
        )
        for one in self._asked:
            self._judge(out, one, _answers(server, one))
        await self._count(out)
        return out

    def _judge(self, out: Outcome, asked: tuple[Person, Message], answers: list[Message]) -> None:
        name = f"{asked[0].name} {asked[1].id}"
        pages = [one for one in answers if one.photo]
        words = [one for one in answers if not one.media]
        out.pages += len(pages)
        out.seen[f"telegram:{asked[0].id}"] += len(pages)
        out.refused += not pages and len(words) == 1
        if len(pages) > 1:
            out.doubled.append(f"{name}: {len(pages)} pages")
        if not pages and not words:
            out.unanswered.append(f"{name}: nothing")
        # Beside a page no words are left, and the last word about an order has no button.
        left = words if pages else [one for one in words if one.buttons]
        out.orphans += [f"{name}: {one.text[:60]!r}" for one in left]

    async def _count(self, out: Outcome) -> None:
        rows = await self._rows()
        delivered = Counter(row["owner"] for row in rows if row["state"] == "delivered")
        for owner, count in delivered.items():
            if count != out.seen[str(owner)]:
                out.quotas.append(f"{owner}: {count} orders counted, {out.seen[str(owner)]} pages seen")
        if sum(delivered.values()) != out.pages:
            out.quotas.append(f"{sum(delivered.values())} orders counted, {out.pages} pages seen")


def _name(fault: Fault) -> str:
    return f"{type(fault).__name__}{getattr(fault, 'status', '')}".lower()


def _answers(server: TelegramServer, asked: tuple[Person, Message]) -> list[Message]:
    """Return what answers a command: all that quotes it."""
    return [one for one in server.chat(asked[0]).told if one.reply_to is asked[1]]
