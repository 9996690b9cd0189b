"""Who may still order: bursts by leaky buckets, days and money by counting the orders themselves.

An order counts from the moment it is taken. One that failed or was cancelled gives its place in the day
back, and of its money all that was not spent. What went into one that failed is not the person's to pay: it
counts only where providers' bills do. Days are UTC's.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from aiolimiter import AsyncLimiter
from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from kitsumy.frozen import Frozen
from kitsumy.library.store import Store
from kitsumy.library.work_tables import orders

from .asking import Person, Place
from .communities import Communities
from .limits import MICROS, UNCAPPED, Allowance, Budget, Caps, Limits
from .refusals import BudgetSpent, DailyLimit, TooFast, TooManyWaiting, Whose

BACK = ("failed", "cancelled")
"""States of orders that count no more."""
_BILLED: tuple[Whose, ...] = ("community", "installation")
"""Whose money pays for failed orders, too."""
_BUCKETS = 10_000


class Count(Frozen):
    """Orders of a day, and how many of them there may be."""

    made: int
    daily: int


class Standing(Frozen):
    """What somebody has used up of their day."""

    made: int
    daily: int
    waiting: int
    """Orders that are not done yet."""
    spent: float
    """Dollars, with what is reserved for orders on their way."""
    budget: float
    seconds: float
    """Until the next day."""
    here: Count | None = None
    """The person's orders in the community, where its admins limit them."""
    together: Count | None = None
    """Everybody's there, likewise."""


class Quotas:
    """The limits of one installation, on its library's orders."""

    def __init__(self, store: Store, limits: Limits, clock: Callable[[], float] = time.time) -> None:
        self._store, self._limits, self._clock = store, limits, clock
        self.communities = Communities(store)
        self._buckets: OrderedDict[str, AsyncLimiter] = OrderedDict()

    @property
    def day(self) -> str:
        """Return today's name."""
        return self._now().date().isoformat()

    async def pause(self, person: Person) -> None:
        """Take one order's drop out of a person's bucket.

        Raises:
            TooFast: it is empty; ``seconds`` until the next drop.

        """
        allowed = self._limits.of(person.role)
        bucket = self._bucket(person, allowed)
        if not bucket.has_capacity():
            raise TooFast(allowed.burst_seconds / allowed.burst)
        async with asyncio.timeout(1):
            await bucket.acquire()

    async def check(
        self, connection: AsyncConnection, person: Person, place: Place, cost: int, caps: Caps
    ) -> None:
        """Look whether there is room for one more order of a cost, in the transaction that will add it.

        ``caps`` are those of the community.

        Raises:
            TooManyWaiting: the person's other orders come first.
            DailyLimit: a day's orders are used up: the person's, the community's or the installation's.
            BudgetSpent: the same for money.

        """
        allowed = self._limits.of(person.role)
        mine = orders.c.owner == person.owner
        if await self._open(connection, mine) > allowed.waiting:
            raise TooManyWaiting(allowed.waiting)
        rest = (self._midnight() - self._now()).total_seconds()
        for whose, budget, whom in self._counted(allowed, person, place, caps):
            made, spent = await self._used(connection, whom, waived=whose not in _BILLED)
            if made >= budget.daily:
                raise DailyLimit(whose, budget.daily, rest)
            if cost and spent + cost > budget.micros:
                raise BudgetSpent(whose, rest)

    async def standing(self, person: Person, place: Place | None = None) -> Standing:
        """Return what a person has used up today, in all and at a place."""
        allowed = self._limits.of(person.role)
        mine = orders.c.owner == person.owner
        caps = (await self.communities.of(place.home)).caps(person) if place else UNCAPPED
        async with self._store.read() as connection:
            made, spent = await self._used(connection, mine, waived=True)
            waiting = await self._open(connection, mine)
            theirs = _of(place) if place else mine
            here = await self._count(connection, caps.member, mine & theirs)
            together = await self._count(connection, caps.community, theirs)
        return Standing(
            made=made,
            daily=allowed.daily,
            waiting=waiting,
            spent=spent / MICROS,
            budget=allowed.budget,
            seconds=(self._midnight() - self._now()).total_seconds(),
            here=here,
            together=together,
        )

    async def _count(
        self, connection: AsyncConnection, daily: int | None, whom: ColumnElement[bool]
    ) -> Count | None:
        return None if daily is None else Count(made=(await self._used(connection, whom))[0], daily=daily)

    def _counted(
        self, allowed: Allowance, person: Person, place: Place, caps: Caps
    ) -> Iterator[tuple[Whose, Budget, ColumnElement[bool]]]:
        mine, theirs = orders.c.owner == person.owner, _of(place)
        yield "person", allowed, mine
        if place.community and caps.member is not None:
            yield "member", _capped(allowed, caps.member), mine & theirs
        if place.community:
            yield "community", _capped(self._limits.community, caps.community), theirs
        yield "installation", self._limits.installation, orders.c.day == self.day

    async def _used(
        self, connection: AsyncConnection, whom: ColumnElement[bool], *, waived: bool = False
    ) -> tuple[int, int]:
        """Return orders and micros; ``waived``: without what went into orders that failed."""
        over = orders.c.state.in_(BACK)
        counted = func.sum(case((over, 0), else_=1))
        kept = case((orders.c.state == "failed", 0), else_=orders.c.spent) if waived else orders.c.spent
        money = func.sum(case((orders.c.state == "open", orders.c.reserved), else_=kept))
        row = (await connection.execute(select(counted, money).where(whom, orders.c.day == self.day))).one()
        return int(row[0] or 0), int(row[1] or 0)

    async def _open(self, connection: AsyncConnection, mine: ColumnElement[bool]) -> int:
        waiting = select(func.count()).select_from(orders).where(mine, orders.c.state == "open")
        return int(await connection.scalar(waiting) or 0)

    def _bucket(self, person: Person, allowed: Allowance) -> AsyncLimiter:
        name = f"{person.owner} {person.role}"
        bucket = self._buckets.get(name)
        if bucket is None:
            bucket = self._buckets[name] = AsyncLimiter(allowed.burst, allowed.burst_seconds)
            if len(self._buckets) > _BUCKETS:
                self._buckets.popitem(last=False)
        self._buckets.move_to_end(name)
        return bucket

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock(), UTC)

    def _midnight(self) -> datetime:
        return datetime.combine(self._now().date() + timedelta(days=1), datetime.min.time(), UTC)


def _of(place: Place) -> ColumnElement[bool]:
    return (orders.c.community == place.community) & (orders.c.platform == place.platform)


def _capped(budget: Budget, daily: int | None) -> Budget:
    return Budget(daily=budget.daily if daily is None else min(budget.daily, daily), budget=budget.budget)
