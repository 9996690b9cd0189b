"""The one path of an order, the same for every frontend: quota → submit → follow → deliver.

`Orders.place` answers at once; everything after that is done by a supervisor, one task an order, which
after a restart takes up every order where the dead process left it. What cannot be repeated without harm
is noted before it is done, and is not done twice.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Collection, Mapping
from contextlib import asynccontextmanager, suppress

from kitsumy.agency import Agency
from kitsumy.comic import Comic
from kitsumy.errors import SetupError
from kitsumy.jobs import JobEngine
from kitsumy.library import Library
from kitsumy.moderation import Door
from kitsumy.workshop import Commission, NewComic

from .asking import Asking
from .commissions import check_quality, commission, drafted, settled, withdraw
from .errand import Errand, Tools
from .limits import Caps
from .listening import Listener, nobody
from .orderbook import Order, OrderBook
from .queue import Queue
from .quotas import Quotas
from .refusals import BudgetSpent, OrderNotFound
from .surface import Surface

_log = logging.getLogger(__name__)
_PAUSE, _LONGEST_PAUSE = 1.0, 60.0
_HOUSEKEEPING = 3600.0
_ENDING = 5.0
"""Seconds that stopped orders get to say so."""


class Orders:
    """Takes orders and sees each of them through to one page or one reason why there is none."""

    def __init__(
        self,
        library: Library,
        engine: JobEngine,
        quotas: Quotas,
        surfaces: Mapping[str, Surface],
        *,
        clock: Callable[[], float] = time.time,
        listen: Listener = nobody,
        door: Door | None = None,
        agency: Agency | None = None,
    ) -> None:
        self._library, self._engine, self._quotas = library, engine, quotas
        self._door, self._agency = door or Door(), agency or Agency()
        self.book = OrderBook(library.store, quotas, clock)
        self._tools = Tools(
            library,
            engine,
            Queue(engine),
            self.book,
            surfaces,
            clock,
            listen,
            quotas.communities,
            self._agency,
        )
        self._errands: dict[str, asyncio.Task[None]] = {}
        self._group: asyncio.TaskGroup | None = None

    async def place(self, asking: Asking) -> str:
        """Take an order and return its id; the same asking is the same order, however often it comes.

        Raises:
            InputError: it cannot be made as it was asked for.
            Refusal: there is no room for it now.

        """
        rules = await self._quotas.communities.of(asking.place.home)
        rules.admit(asking.person, asking.place)
        asking = rules.over(asking)
        check_quality(asking.wish, self._agency)
        wanted = await commission(self._library, asking, self._agency)
        await self._quotas.pause(asking.person)
        if isinstance(wanted, NewComic):
            await self._door.idea(wanted.brief.idea, rules.moderation)
        order, new = await self._taken(asking, wanted, rules.caps(asking.person))
        if new:
            self._tools.listen(order, "placed")
            self._set_out(order.id, order)
        return order.id

    async def _taken(self, asking: Asking, wanted: Commission, caps: Caps) -> tuple[Order, bool]:
        """Write an order down; as a draft where there is no money for more and nobody insisted on it."""
        try:
            return await self.book.take(settled(asking, wanted), wanted.allowance or 0, caps)
        except BudgetSpent:
            if asking.wish.quality is not None or not isinstance(wanted, NewComic):
                raise
            return await self.book.take(settled(asking, drafted(wanted)), caps=caps)

    async def stop_all(self, marks: Collection[str]) -> None:
        """Stop every order whose job speaks of one of some comics or characters, and wait until it ends."""
        stopped = []
        for order in await self.book.open():
            owner = order.asking.person.owner
            jobs = [job for job in await self._engine.unfinished(owner) if job.order.key == order.id]
            if any(mark in job.order.payload for job in jobs for mark in marks):
                await withdraw(self._engine, order.id, owner)
                stopped.append(order.id)
        errands = [self._errands[id] for id in stopped if id in self._errands]
        if errands:
            await asyncio.wait(errands, timeout=_ENDING)

    def offer(self, comic: Comic) -> int | None:
        """Return about how many micros a draft will cost in full; None where that cannot be had."""
        return self._agency.offer(comic)

    async def cancel(self, order: str, owner: str) -> bool:
        """Stop an order; False when it is over.

        Raises:
            OrderNotFound: this person has none of this id.

        """
        found = await self.book.order(order)
        if found is None or found.asking.person.owner != owner:
            raise OrderNotFound
        return found.state == "open" and await withdraw(self._engine, order, owner)

    async def unfinished(self, owner: str) -> tuple[Order, ...]:
        """Return a person's orders that are not over, the oldest first."""
        return await self.book.of(owner)

    async def relocate(self, platform: str, old: str, new: str) -> None:
        """Follow a chat that has got another id."""
        await self.book.relocate(platform, old, new)

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """See orders through as long as the context is open, those of earlier processes first."""
        async with asyncio.TaskGroup() as group:
            self._group = group
            for order in await self.book.open():
                # Another platform's orders wait for a process that speaks to it.
                if order.place.platform in self._tools.surfaces:
                    self._set_out(order.id)
            house = group.create_task(self._keep_house())
            try:
                yield
            finally:
                self._group = None
                house.cancel()
                for errand in self._errands.values():
                    errand.cancel()

    def _set_out(self, order: str, new: Order | None = None) -> None:
        if self._group is None or order in self._errands:
            return
        errand = self._errands[order] = self._group.create_task(self._see_through(order, new))
        errand.add_done_callback(lambda _: self._errands.pop(order, None))

    async def _see_through(self, id: str, new: Order | None) -> None:
        """Run an order's errand, again after a while when the library or the program fails it."""
        pause = _PAUSE
        while True:
            try:
                order = new or await self.book.order(id)
                if order is not None and order.state == "open":
                    await Errand(self._tools, order, new=new is not None).run()
            except Exception as error:  # one order's trouble must not end all others
                _log.error("order %s is tried again: %s", id, type(error).__name__, exc_info=error)
                new = None
                await asyncio.sleep(pause)
                pause = min(2 * pause, _LONGEST_PAUSE)
            else:
                return

    async def _keep_house(self) -> None:
        while True:
            with suppress(SetupError):
                await self.book.forget_ended()
                await self._library.sweep()
            await asyncio.sleep(_HOUSEKEEPING)
