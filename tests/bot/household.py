"""What every platform's bot is tried with: the real library, orders and engine, and a studio in haste."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import ClassVar, Protocol

from bot.orders import Orders
from bot.pacing import Pacer
from bot.people import People
from bot.quotas import Quotas
from bot.settings import BotSettings
from bot.shelf import Shelf
from bot.surface import Surface
from kitsumy.agency import Agency
from kitsumy.comic import Comic
from kitsumy.events import ComicReady, PanelReady, PanelStarted, PlotReady, StoryboardReady
from kitsumy.jobs import Embedded, Emit, Handler, Job, Limits
from kitsumy.ledger import Ledger
from kitsumy.library import Library
from kitsumy.workshop import COMIC_LETTERS, Commission, NewComic, Painting, Redraw, Workshop
from tests.bot.conftest import grey

IDEA = "A fox detective loses her hat in the rain"
MAIN = ["Sequel", "Redraw panel…", "Edit text…", "Style…", "Export…", "Delete"]
HASTE = 50
"""How much faster than in life statuses change where pace is not under test."""


class Human(Protocol):
    """Somebody on a platform."""

    @property
    def id(self) -> int: ...


def hasty() -> Pacer:
    return Pacer(lambda: time.monotonic() * HASTE, lambda seconds: asyncio.sleep(seconds / HASTE))


class Household:
    """One process of the bot behind a platform's frontend, whose comics are grey pages made at once."""

    platform: ClassVar[str]
    agency: ClassVar[Agency | None] = None
    """Who works for it besides the draft studio."""

    def __init__(self, library: Library, settings: BotSettings) -> None:
        self.library, self.settings = library, settings
        self.engine = Embedded(library.store, Limits(running=4))
        self.quotas = Quotas(library.store, settings.limits)
        self.surfaces: dict[str, Surface] = {}
        self.placed: list[str] = []
        self.orders = Orders(
            library,
            self.engine,
            self.quotas,
            self.surfaces,
            listen=lambda order, *_: self.placed.append(order.id),
            agency=self.agency,
        )
        self.shelf = Shelf(library, self.orders)
        self.people = People(library.store)
        self.sketch, self.pages = "", 1
        self.gate = asyncio.Event()
        self.gate.set()
        self.wishes: list[Commission] = []

    @property
    def quick(self) -> Mapping[str, Handler]:
        return {"comic": self._comic, "redraw": self._redraw, "full": self._full}

    @property
    def studio(self) -> Mapping[str, Handler]:
        return Workshop(self.library, Ledger(self.library.store)).handlers

    async def over(self) -> None:
        """Wait until no order is open."""
        async with asyncio.timeout(20):
            while await self.orders.book.open():  # noqa: ASYNC110 - what is waited for has no event
                await asyncio.sleep(0.01)

    async def comics(self, human: Human) -> list[str]:
        return [one.id for one in await self.library.comics(f"{self.platform}:{human.id}")]

    async def _comic(self, job: Job, emit: Emit) -> str:
        wanted = NewComic.model_validate_json(job.order.payload)
        self.wishes.append(wanted)
        emit(PlotReady(title="The hat", panels=2, cast=("Rena",)))
        if self.sketch:
            emit(StoryboardReady(image=self.sketch))
        emit(PanelStarted(panel=1, total=2))
        await self.gate.wait()
        emit(PanelReady(panel=1, done=1, total=2))
        comic = await self._kept(await grey(self.library, job.id[:COMIC_LETTERS], wanted))
        if wanted.photo:
            await self.library.refer(comic, wanted.photo)
        emit(ComicReady(comic=comic.id, title=comic.title))
        return comic.id

    async def _kept(self, comic: Comic) -> Comic:
        pages = [comic.pages[0].model_copy(update={"number": n}) for n in range(1, self.pages + 1)]
        dated = comic.model_copy(update={"created_at": datetime.now(UTC), "pages": tuple(pages)})
        await self.library.save(dated)
        return dated

    async def _redraw(self, job: Job, emit: Emit) -> str:
        wanted = Redraw.model_validate_json(job.order.payload)
        self.wishes.append(wanted)
        return wanted.comic

    async def _full(self, job: Job, emit: Emit) -> str:
        wanted = Painting.model_validate_json(job.order.payload)
        self.wishes.append(wanted)
        return wanted.comic
