"""Whose turn it is: interactive before batch, each person's first job before anyone's second."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from kitsumy.errors import JobGaveUp
from kitsumy.library.work_tables import jobs

from . import rows
from .port import Failure, JobEnded, Limits


async def claim(
    connection: AsyncConnection, worker: str, limits: Limits, kinds: tuple[str, ...], now: float
) -> Row[tuple[object, ...]] | None:
    """Give a worker the next job under a fresh lease, None when nobody may begin one."""
    await _free_the_dead(connection, worker, limits, now)
    running = select(func.count()).where(jobs.c.state == "running").group_by(jobs.c.owner)
    busy = running.with_only_columns(jobs.c.owner).having(func.count() >= limits.per_owner)
    turns = _turns(limits, now).where(jobs.c.kind.in_(kinds), jobs.c.owner.not_in(busy))
    row = (await connection.execute(turns.limit(1))).one_or_none()
    if row is None:
        return None
    mine = {
        "state": "running",
        "worker": worker,
        "lease": now + limits.lease,
        "attempt": row.attempt + 1,
        "started_at": now,
    }
    await connection.execute(update(jobs).where(jobs.c.id == row.id).values(mine))
    return await rows.one(connection, row.id)


async def places(connection: AsyncConnection, limits: Limits, now: float) -> dict[str, int]:
    """Return the place in the queue of every job that waits, from 1."""
    waiting = await connection.execute(_turns(limits, now))
    return {row.id: number for number, row in enumerate(waiting, start=1)}


def _turns(limits: Limits, now: float) -> Select[tuple[object, ...]]:
    """Select the waiting jobs in the order of their turns.

    A job's turn is how many jobs of the same person come before it: those begun lately, and those
    that wait in front. What a dead worker had begun goes on before anything new.
    """
    begun = and_(jobs.c.started_at >= now - limits.memory, jobs.c.state != "queued")
    served = select(jobs.c.owner, func.count().label("served")).where(begun).group_by(jobs.c.owner).subquery()
    in_front = func.row_number().over(partition_by=jobs.c.owner, order_by=jobs.c.number)
    turn = func.coalesce(served.c.served, 0) + in_front
    waiting = select(jobs).outerjoin(served, served.c.owner == jobs.c.owner).where(jobs.c.state == "queued")
    return waiting.order_by(jobs.c.batch, case((jobs.c.attempt > 0, 0), else_=1), turn, jobs.c.number)


async def _free_the_dead(connection: AsyncConnection, worker: str, limits: Limits, now: float) -> None:
    """Put the jobs of silent workers back; end those that were to be cancelled or have killed enough.

    Whoever asks is alive, and only slept: its own jobs are still in its hands.
    """
    silent = and_(jobs.c.state == "running", jobs.c.lease < now, jobs.c.worker != worker)
    doomed = or_(jobs.c.cancelling, jobs.c.attempt >= limits.attempts)
    for row in (await connection.execute(select(jobs).where(silent, doomed))).all():
        ended = JobEnded(state="cancelled") if row.cancelling else _given_up(row.attempt)
        await rows.end(connection, row.id, ended, now)
    await connection.execute(update(jobs).where(silent).values(state="queued", worker=""))


def _given_up(attempts: int) -> JobEnded:
    return JobEnded(state="failed", failure=Failure.of(JobGaveUp(attempts)))


def mine(job: str, worker: str) -> ColumnElement[bool]:
    """Return the condition that a worker still holds a job."""
    return and_(jobs.c.id == job, jobs.c.worker == worker, jobs.c.state == "running")


async def renew(connection: AsyncConnection, worker: str, lease: float, now: float) -> dict[str, bool]:
    """Lengthen all leases of a worker; return its jobs and whether each is to be cancelled."""
    held = and_(jobs.c.worker == worker, jobs.c.state == "running")
    await connection.execute(update(jobs).where(held).values(lease=now + lease))
    found = await connection.execute(select(jobs.c.id, jobs.c.cancelling).where(held))
    return {row.id: bool(row.cancelling) for row in found}


async def put_back(connection: AsyncConnection, worker: str, job: str | None = None) -> None:
    """Put a worker's job back, or all that it holds: it was no job's fault, so the attempt does not count."""
    held = and_(jobs.c.worker == worker, jobs.c.state == "running")
    back = {"state": "queued", "worker": "", "attempt": jobs.c.attempt - 1}
    these = held if job is None else and_(held, jobs.c.id == job)
    await connection.execute(update(jobs).where(these).values(back))
