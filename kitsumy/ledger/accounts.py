"""What calls have cost: a row for every answer that a provider charged, and their sums."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import asc, case, desc, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from kitsumy.frozen import Frozen
from kitsumy.library.store import Store
from kitsumy.library.work_tables import costs
from kitsumy.slips import Slip

from .calls import Call

By = Literal["day", "person", "community", "provider"]


class Sum(Frozen):
    """What some calls have cost together, in micros."""

    name: str
    """Of the day, person, community or provider (with the model); empty for nobody any more, and for none."""
    calls: int
    micros: int
    waived: int
    """Of them those that nobody was charged for: the first choice had failed, or a script was given up."""


async def enter(connection: AsyncConnection, call: Call, slip: Slip, now: float) -> None:
    """Write down a call that was charged, in the transaction that keeps its result."""
    row = {
        "key": call.key,
        "kind": call.kind,
        "provider": call.provider,
        "model": slip.model,
        "micros": slip.cost,
        "owner": call.owner,
        "community": call.community,
        "job": call.job,
        "charged": call.charged,
        "day": datetime.fromtimestamp(now, UTC).date().isoformat(),
        "paid_at": now,
    }
    await connection.execute(insert(costs).values(row))


async def spent(store: Store, job: str) -> int:
    """Return the micros that a job's person is charged."""
    mine = costs.c.job == job, costs.c.charged
    async with store.read() as connection:
        return int(await connection.scalar(select(func.sum(costs.c.micros)).where(*mine)) or 0)


async def waive(store: Store, job: str) -> None:
    """Charge nobody for what a job has paid so far: nothing comes of it."""
    async with store.write() as connection:
        await connection.execute(update(costs).where(costs.c.job == job).values(charged=False))


async def sums(store: Store, by: By) -> tuple[Sum, ...]:
    """Return what everything has cost: the newest day first, or the dearest name."""
    named = {
        "day": costs.c.day,
        "person": costs.c.owner,
        "community": costs.c.community,
        "provider": costs.c.provider + " " + costs.c.model,
    }[by]
    micros = func.sum(costs.c.micros)
    waived = func.sum(case((costs.c.charged, 0), else_=costs.c.micros))
    wanted = select(named.label("name"), func.count().label("calls"), micros.label("micros"), waived)
    # By the label: PostgreSQL takes the same words with other parameters for another expression.
    first = "name" if by == "day" else "micros"
    async with store.read() as connection:
        rows = (await connection.execute(wanted.group_by("name").order_by(desc(first), asc("name")))).all()
    return tuple(
        Sum(name=row[0], calls=row[1], micros=int(row[2] or 0), waived=int(row[3] or 0)) for row in rows
    )
