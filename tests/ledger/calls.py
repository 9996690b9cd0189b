"""Calls to be made once, and what the ledger's tables hold of them."""

from __future__ import annotations

import asyncio
from pathlib import Path

from sqlalchemy import func, select

from kitsumy import artists
from kitsumy.comic import Brief
from kitsumy.ledger import Call, Result
from kitsumy.library import Library
from kitsumy.library.work_tables import costs, ledger
from kitsumy.ports import Camera, Drawing, PanelOrder
from kitsumy.slips import Slip

ROOT = Path(__file__).parents[2]
CALL = Call(key="a" * 64, kind="plot", owner="cli:local")
BRIEF = Brief(idea="A fox loses her hat", style="comic", language="en", panels=5)
ARTIST = """
import asyncio, sys
from kitsumy import artists, settings, writers
from kitsumy.ledger import Ledger
from kitsumy.library import Library
from kitsumy.studio import Studio
from kitsumy.ledgered import LedgeredArtist, LedgeredWriter
from tests.ledger.calls import BRIEF, Counting

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
from tests.ledger.calls import PAID

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


async def rows(library: Library) -> int:
    async with library.store.read() as connection:
        return await connection.scalar(select(func.count()).select_from(ledger)) or 0


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
