"""A library, an engine and orders on a surface that remembers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from io import BytesIO
from typing import Protocol

import pytest
from PIL import Image

from bot.limits import Limits as Quota
from bot.limits import changed, defaults
from bot.orders import Orders
from bot.quotas import Quotas
from kitsumy import settings
from kitsumy.agency import Agency
from kitsumy.comic import Comic
from kitsumy.events import ComicReady, PanelReady, PanelStarted, PlotReady, PlotStarted, StoryboardReady
from kitsumy.jobs import Embedded, Emit, Job, Limits
from kitsumy.ledger import Ledger
from kitsumy.library import Library
from kitsumy.workshop import COMIC_LETTERS, NewComic, Workshop
from tests.bot.surfaces import Remembering
from tests.jobs.conftest import Clock, clock
from tests.library import samples

__all__ = ["clock"]


def _png() -> bytes:
    out = BytesIO()
    Image.new("RGB", (100, 80), "#888888").save(out, "PNG")
    return out.getvalue()


PNG = _png()


@pytest.fixture
async def library() -> AsyncIterator[Library]:
    async with Library.open(settings.load()) as opened:
        yield opened


@pytest.fixture
def surface() -> Remembering:
    return Remembering()


class Desk:
    """Everything that takes an order, as one process has it."""

    def __init__(
        self, library: Library, surface: Remembering, clock: Clock, quota: Quota, agency: Agency | None = None
    ) -> None:
        self.library, self.surface, self.clock, self.agency = library, surface, clock, agency
        self.engine = Embedded(library.store, Limits(running=4), clock)
        self.quotas = Quotas(library.store, quota, clock)
        self.steps: list[tuple[str, str]] = []
        self.orders = Orders(
            library,
            self.engine,
            self.quotas,
            {"test": surface},
            clock=clock,
            agency=agency,
            listen=lambda order, step, reason="": self.steps.append((step, reason)),
        )
        self.made: list[str] = []
        self.pages = 1
        self.sketch = ""

    async def quick(self, job: Job, emit: Emit) -> str:
        """Make a comic of one grey page: what is under test is its way, not the picture."""
        wanted = NewComic.model_validate_json(job.order.payload)
        emit(PlotStarted())
        emit(PlotReady(title="The hat", panels=2, cast=("Rena",)))
        if self.sketch:
            emit(StoryboardReady(image=self.sketch))
        for panel in (1, 2):
            emit(PanelStarted(panel=panel, total=2))
            emit(PanelReady(panel=panel, done=panel, total=2))
        comic = await grey(self.library, job.id[:COMIC_LETTERS], wanted)
        numbered = [comic.pages[0].model_copy(update={"number": n}) for n in range(1, self.pages + 1)]
        comic = comic.model_copy(update={"pages": tuple(numbered)})
        await self.library.save(comic)
        self.made.append(comic.id)
        emit(ComicReady(comic=comic.id, title=comic.title))
        return comic.id

    @asynccontextmanager
    async def open(self, handler: object = None) -> AsyncIterator[None]:
        """Work on orders with the quick handler, another one, or for "studio" the real one."""
        real = Workshop(self.library, Ledger(self.library.store), self.agency).handlers
        handlers = real if handler == "studio" else {"comic": handler or self.quick}
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self.engine.working(handlers))  # type: ignore[arg-type]
            await stack.enter_async_context(self.orders.working())
            yield


async def grey(library: Library, id: str, wanted: NewComic) -> Comic:
    user, cast = wanted.brief.origin.user, wanted.brief.cast or (samples.FOX,)
    # Bytes after a PNG's end are no part of the picture, only of its key.
    comic = await samples.comic(library, id=id, user=user, art=PNG + id.encode(), cast=cast)
    return comic.model_copy(update={"brief": wanted.brief})


def quota(community: int = 1000, installation: int = 1000, **member: float) -> Quota:
    """Return the usual limits with other numbers for members."""
    return Quota.model_validate(
        changed(
            {
                "member": member,
                "community": {"daily": community},
                "installation": {"daily": installation},
            }
        )
    )


class MakeDesk(Protocol):
    def __call__(self, quota: Quota | None = None) -> Desk: ...


@pytest.fixture
def desk(library: Library, surface: Remembering, clock: Clock) -> MakeDesk:
    return lambda quota=None: Desk(library, surface, clock, quota or defaults())
