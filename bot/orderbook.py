"""Orders as they are kept: taken under their quotas in one transaction, and never lost after."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Collection, Mapping
from typing import Literal

from sqlalchemy import ColumnElement, Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from kitsumy import ledger
from kitsumy.frozen import Frozen
from kitsumy.library.store import Store
from kitsumy.library.work_tables import orders
from kitsumy.workshop import COMIC_LETTERS

from .asking import Asking, Place
from .limits import UNCAPPED, Caps
from .quotas import Quotas

State = Literal["open", "delivered", "failed", "cancelled"]
RETENTION = 35 * 86400.0
"""Seconds after which an order that is over is forgotten: longer than any month's accounts."""


class Progress(Frozen):
    """Which steps of an order's way were begun and which are done: none of them is ever doubled."""

    begun: tuple[str, ...] = ("heard",)
    done: tuple[str, ...] = ()
    after: str = ""
    """The message behind which that is to be found which was begun last."""


class Order(Frozen):
    """One order as it is now."""

    id: str
    asking: Asking
    place: Place
    state: State
    job: str = ""
    progress: Progress = Progress()
    placed_at: float
    reserved: int = 0
    """Millionths of a dollar that it may still spend."""


class OrderBook:
    """The table of orders."""

    def __init__(self, store: Store, quotas: Quotas, clock: Callable[[], float] = time.time) -> None:
        self._store, self._quotas, self._clock = store, quotas, clock

    async def take(self, asking: Asking, cost: int = 0, caps: Caps = UNCAPPED) -> tuple[Order, bool]:
        """Write an order down if its person may have it; the one that is there when its key is known.

        ``caps`` are those of its community. The second value is whether it is new.

        Raises:
            Refusal: there is no room for it today.

        """
        async with self._store.write() as connection:
            known = await self._one(connection, orders.c.key == asking.key)
            if known is not None:
                return known, False
            await self._quotas.check(connection, asking.person, asking.place, cost, caps)
            row = self._row(asking, cost)
            await connection.execute(insert(orders).values(**row))
            taken = await self._one(connection, orders.c.id == row["id"])
        if taken is None:
            raise KeyError(row["id"])
        return taken, True

    async def open(self) -> tuple[Order, ...]:
        """Return every order that is not over, the oldest first."""
        async with self._store.read() as connection:
            waiting = select(orders).where(orders.c.state == "open").order_by(orders.c.placed_at)
            return tuple(_order(row) for row in await connection.execute(waiting))

    async def of(self, owner: str) -> tuple[Order, ...]:
        """Return a person's orders that are not over, the oldest first."""
        async with self._store.read() as connection:
            mine = orders.c.owner == owner, orders.c.state == "open"
            waiting = select(orders).where(*mine).order_by(orders.c.placed_at)
            return tuple(_order(row) for row in await connection.execute(waiting))

    async def order(self, id: str) -> Order | None:
        """Return an order; None when there is none of this id, or nobody's any more."""
        async with self._store.read() as connection:
            return await self._one(connection, orders.c.id == id)

    async def messages(self, platform: str, chat: str) -> frozenset[str]:
        """Return the ids of all orders' messages in a chat."""
        async with self._store.read() as connection:
            here = orders.c.platform == platform, orders.c.chat == chat, orders.c.message != ""
            return frozenset(await connection.scalars(select(orders.c.message).where(*here)))

    async def showing(self, comics: Collection[str], owners: Collection[str]) -> tuple[Place, ...]:
        """Return where messages of some people show some comics of theirs."""
        async with self._store.read() as connection:
            theirs = select(orders).where(orders.c.owner.in_(owners), orders.c.message != "")
            found = [_order(row) for row in await connection.execute(theirs)]
        return tuple(one.place for one in found if _comic(one) in comics)

    async def unheard(self, platform: str, chat: str) -> tuple[Order, ...]:
        """Return the orders of a chat whose message is not known, in the order in which they were asked."""
        async with self._store.read() as connection:
            here = orders.c.platform == platform, orders.c.chat == chat, orders.c.message == ""
            waiting = select(orders).where(*here, orders.c.state == "open").order_by(orders.c.placed_at)
            return tuple(_order(row) for row in await connection.execute(waiting))

    async def put(self, order: Order, place: Place, job: str = "") -> Order:
        """Note where an order's message is, and what its job is called."""
        moved = {"place": place.model_dump_json(), "chat": place.chat, "message": place.message}
        job = job or order.job
        return await self._change(order, {**moved, "job": job}, {"place": place, "job": job})

    async def begin(self, order: Order, step: str, after: str = "") -> Order:
        """Note that a step is about to be done, before it is, and behind which message."""
        begun = (*order.progress.begun, step)
        return await self._step(order, Progress(begun=begun, done=order.progress.done, after=after))

    async def finish(self, order: Order, step: str) -> Order:
        """Note that a step is done."""
        return await self._step(
            order, Progress(begun=order.progress.begun, done=(*order.progress.done, step))
        )

    async def end(self, order: Order, state: State) -> Order:
        """Write how an order ended and what its calls really cost; only the first end counts."""
        spent = await ledger.spent(self._store, order.job) if order.job else 0
        columns = {"state": state, "spent": spent, "ended_at": self._clock()}
        return await self._change(order, columns, {"state": state})

    async def relocate(self, platform: str, old: str, new: str) -> None:
        """Move every open order of a chat that has got another id."""
        for order in await self.open():
            if order.place.platform == platform and order.place.chat == old:
                community = new if order.place.community == old else order.place.community
                moved = order.place.model_copy(update={"chat": new, "community": community})
                await self.put(order, moved)

    async def forget_ended(self) -> None:
        """Remove orders that were over long ago."""
        async with self._store.write() as connection:
            old = orders.c.ended_at < self._clock() - RETENTION
            await connection.execute(delete(orders).where(orders.c.state != "open", old))

    def _row(self, asking: Asking, cost: int) -> dict[str, object]:
        return {
            "id": secrets.token_hex(8),
            "key": asking.key,
            "owner": asking.person.owner,
            "community": asking.place.community,
            "platform": asking.place.platform,
            "chat": asking.place.chat,
            "message": asking.place.message,
            "state": "open",
            "day": self._quotas.day,
            "reserved": cost,
            "placed_at": self._clock(),
            "progress": Progress().model_dump_json(),
            "photo": asking.wish.photo,
            "asking": asking.model_dump_json(),
            "place": asking.place.model_dump_json(),
        }

    async def _step(self, order: Order, progress: Progress) -> Order:
        return await self._change(order, {"progress": progress.model_dump_json()}, {"progress": progress})

    async def _change(
        self, order: Order, columns: Mapping[str, object], fields: Mapping[str, object]
    ) -> Order:
        async with self._store.write() as connection:
            here = orders.c.id == order.id, orders.c.state == "open", orders.c.owner != ""
            await connection.execute(update(orders).where(*here).values(**columns))
        return order.model_copy(update=fields)

    async def _one(self, connection: AsyncConnection, which: ColumnElement[bool]) -> Order | None:
        row = (await connection.execute(select(orders).where(which, orders.c.owner != ""))).one_or_none()
        return _order(row) if row else None


def _comic(order: Order) -> str:
    """Return the id of the comic that an order's message shows, or is going to show."""
    wish = order.asking.wish
    return wish.comic if wish.kind in ("redraw", "full") else order.job[:COMIC_LETTERS]


def _order(row: Row[tuple[object, ...]]) -> Order:
    return Order(
        id=row.id,
        asking=Asking.model_validate_json(row.asking),
        place=Place.model_validate_json(row.place),
        state=row.state,
        job=row.job,
        progress=Progress.model_validate_json(row.progress),
        placed_at=row.placed_at,
        reserved=row.reserved,
    )
