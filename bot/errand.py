"""One order's errand: have it made, show how it goes, bring the page or the reason why there is none."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from kitsumy.agency import Agency
from kitsumy.errors import InputError, JobNotFound, KitsumyError, SetupError
from kitsumy.jobs import Failure, JobEnded, JobEngine, JobStarted
from kitsumy.library import Library

from . import commissions
from . import status as statuses
from .asking import Place
from .communities import Communities
from .insisting import insist
from .listening import Listener
from .orderbook import Order, OrderBook
from .parcels import parcel
from .queue import Queue
from .status import Status
from .surface import Card, Gone, Parcel, Surface, Unreachable

_log = logging.getLogger(__name__)
_FIRST_LOOK, _LOOK, _LONGEST_LOOK = 0.5, 3.0, 60.0
"""Seconds between looks at a waiting order's place in the queue."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What every errand is run with."""

    library: Library
    engine: JobEngine
    queue: Queue
    book: OrderBook
    surfaces: Mapping[str, Surface]
    clock: Callable[[], float]
    listen: Listener
    communities: Communities
    agency: Agency


class Errand:
    """Sees one order through."""

    def __init__(self, tools: Tools, order: Order, *, new: bool) -> None:
        self._tools, self._order, self._new = tools, order, new
        self._surface = tools.surfaces[order.place.platform]
        self._spoiler = False

    async def run(self) -> None:
        """Do what is left to do. It may be cancelled at any moment and run again."""
        try:
            self._spoiler = (await self._tools.communities.of(self._order.place.home)).is_covered
            await self._begin()
            ended = await self._follow()
            await self._bring(ended)
        except Gone:
            await self._lose()
        except InputError as error:
            await self._tell(JobEnded(state="failed", failure=Failure.of(error)))

    async def _begin(self) -> None:
        """Show that the order was heard and have its job queued, both at once."""
        queued = asyncio.create_task(self._job())
        try:
            place = await self._acknowledged()
            await asyncio.wait([queued])
        finally:
            queued.cancel()
        failed = queued.exception()
        self._order = await self._tools.book.put(self._order, place, "" if failed else queued.result())
        if failed:
            raise failed

    async def _acknowledged(self) -> Place:
        if self._order.place.message:
            return self._order.place
        asking, card = self._order.asking, self._card()
        place = await insist(
            lambda again: self._surface.acknowledge(asking, card, again=again), again=not self._new
        )
        self._tools.listen(self._order, "heard")
        return place

    async def _job(self) -> str:
        """Return the order's job, submitted now unless it was before."""
        if self._order.job:
            return self._order.job
        tools, order = self._tools, self._order
        wanted = await commissions.commission(tools.library, order.asking, tools.agency)
        wanted = wanted.model_copy(update={"allowance": order.reserved})
        submitted = await tools.engine.submit(commissions.job(order.id, order.asking, wanted))
        return submitted.id

    async def _follow(self) -> JobEnded:
        """Follow the job to its end while the status follows it."""
        status = Status(self._surface, self._order.place, self._card())
        shown = asyncio.create_task(status.keep())
        queue = asyncio.create_task(self._watch_the_queue(status))
        try:
            ended = await self._ended(status, queue)
        finally:
            await statuses.stopped(queue)
            await statuses.stopped(shown)
        await self._clear_away(status.card.sketch)
        return ended

    async def _clear_away(self, sketch: str) -> None:
        """Remove a storyboard that is shown no more: a sweep would leave it for an hour."""
        if sketch:
            with suppress(SetupError):
                await self._tools.library.blobs.discard([sketch], time.time())

    async def _ended(self, status: Status, queue: asyncio.Task[None]) -> JobEnded:
        try:
            async for entry in self._tools.engine.follow(self._order.job):
                if isinstance(entry.step, JobEnded):
                    return entry.step
                if isinstance(entry.step, JobStarted):
                    queue.cancel()
                    self._tools.listen(self._order, "begun")
                status.set(statuses.after(status.card, entry.step))
        except JobNotFound:
            return JobEnded(state="cancelled")
        return JobEnded(state="cancelled")

    async def _watch_the_queue(self, status: Status) -> None:
        """Show the place in the queue as long as the order waits, the more rarely the longer it will."""
        with suppress(KitsumyError):
            await asyncio.sleep(_FIRST_LOOK)
            while place := await self._tools.queue.place(self._order.job):
                status.set(status.card.model_copy(update={"stage": "waiting", "number": place}))
                await asyncio.sleep(min(_LOOK * max(1.0, place / 5), _LONGEST_LOOK))

    async def _bring(self, ended: JobEnded) -> None:
        """Deliver what was made, or say why nothing was."""
        if ended.state != "done":
            return await self._tell(ended)
        try:
            await self._deliver(ended.result)
        except KitsumyError as error:
            await self._tell(JobEnded(state="failed", failure=Failure.of(error)))

    async def _deliver(self, comic: str) -> None:
        order = self._order
        made = await self._tools.library.comic(comic, order.asking.person.owner)
        took, language = self._tools.clock() - order.placed_at, order.asking.person.language
        wrapped = await parcel(
            self._tools.library,
            made,
            language,
            order=order.id,
            took=took,
            spoiler=self._spoiler,
            offer=self._tools.agency.offer(made),
        )
        self._tools.listen(order, "made")
        if "page" not in order.progress.done:
            await self._tools.book.begin(order, "page")
            place = await insist(lambda _: self._surface.deliver(self._order.place, wrapped))
            self._order = order = await self._tools.book.put(order, place)
            self._order = order = await self._tools.book.finish(order, "page")
        for number in range(1, len(wrapped.pages)):
            await self._add(wrapped, number)
        order = self._order
        if "enclosed" not in order.progress.begun:
            # Whether it arrived cannot always be known: it is sent at most once, and Export has it.
            self._order = order = await self._tools.book.begin(order, "enclosed")
            with suppress(Unreachable, Gone):
                await self._surface.enclose(order.place, wrapped)
        self._order = order
        await self._call(made=True)
        await self._tools.book.end(order, "delivered")
        self._tools.listen(order, "delivered")

    async def _add(self, wrapped: Parcel, number: int) -> None:
        """Send another page than the first; one that may have been sent before is looked for."""
        step = f"page {number + 1}"
        if step in self._order.progress.done:
            return
        again, place = step in self._order.progress.begun, self._order.place
        if not again:
            self._order = await self._tools.book.begin(self._order, step, self._surface.newest(place))
        after = self._order.progress.after

        await insist(
            lambda again: self._surface.add(place, wrapped, number, after=after, again=again), again=again
        )
        self._order = await self._tools.book.finish(self._order, step)

    async def _call(self, *, made: bool) -> None:
        """Call whoever wished to be called, once: a call that may have been made before is looked for."""
        order = self._order
        if not order.asking.wish.notify or "call" in order.progress.done:
            return
        again, place, person = "call" in order.progress.begun, order.place, order.asking.person
        if not again:
            self._order = await self._tools.book.begin(order, "call")
        with suppress(Gone):
            await insist(lambda again: self._surface.call(place, person, made=made, again=again), again=again)
        self._order = await self._tools.book.finish(self._order, "call")

    async def _tell(self, ended: JobEnded) -> None:
        """Make the status the last word about an order that came to nothing."""
        state: Literal["failed", "cancelled"] = "failed" if ended.state == "failed" else "cancelled"
        card = self._card().model_copy(update={"stage": state, "failure": ended.failure})
        await insist(lambda _: self._surface.show(self._order.place, lambda: card))
        if state == "failed":
            await self._call(made=False)
        await self._tools.book.end(self._order, state)
        reason = ended.failure.error if ended.failure else ""
        self._tools.listen(self._order, state, reason)

    async def _lose(self) -> None:
        """End an order that can be shown to nobody any more."""
        await commissions.withdraw(self._tools.engine, self._order.id, self._order.asking.person.owner)
        await self._tools.book.end(self._order, "cancelled")
        self._tools.listen(self._order, "lost")

    def _card(self) -> Card:
        asking = self._order.asking
        return Card(
            order=self._order.id,
            language=asking.person.language,
            stage="heard",
            idea=asking.wish.idea,
            spoiler=self._spoiler,
        )
