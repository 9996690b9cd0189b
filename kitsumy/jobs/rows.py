"""Jobs as rows: the statements that keep, find and end them."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Row, Select, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from kitsumy.errors import JobNotFound
from kitsumy.library.work_tables import job_steps, jobs

from .port import Entry, Failure, Job, JobEnded, JobOrder, Step

_OVER = ("done", "failed", "cancelled")


def moment(seconds: float | None) -> datetime | None:
    """Return a moment from seconds since 1970."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def job_of(row: Row[tuple[object, ...]]) -> Job:
    """Return the job that a row keeps."""
    order = JobOrder(
        key=row.key,
        owner=row.owner,
        kind=row.kind,
        payload=row.payload,
        priority="batch" if row.batch else "interactive",
    )
    return Job(
        id=row.id,
        order=order,
        state=row.state,
        attempt=row.attempt,
        result=row.result,
        failure=Failure.model_validate_json(row.failure) if row.failure else None,
        submitted_at=datetime.fromtimestamp(row.submitted_at, UTC),
        started_at=moment(row.started_at),
        ended_at=moment(row.ended_at),
    )


async def one(connection: AsyncConnection, job: str) -> Row[tuple[object, ...]]:
    """Return a job's row.

    Raises:
        JobNotFound: there is none.

    """
    row = (await connection.execute(select(jobs).where(jobs.c.id == job))).one_or_none()
    if row is None:
        raise JobNotFound(job)
    return row


async def add(connection: AsyncConnection, job: str, order: JobOrder, now: float) -> None:
    """Put a new job at the end of the queue."""
    last = await connection.scalar(select(func.max(jobs.c.number)))
    row = {
        "id": job,
        "key": order.key,
        "number": (last or 0) + 1,
        "owner": order.owner,
        "kind": order.kind,
        "payload": order.payload,
        "batch": order.priority == "batch",
        "state": "queued",
        "submitted_at": now,
    }
    await connection.execute(insert(jobs).values(row))


def unfinished(owner: str) -> Select[tuple[object, ...]]:
    """Select a person's jobs that are not over."""
    return select(jobs).where(jobs.c.owner == owner, jobs.c.state.not_in(_OVER)).order_by(jobs.c.number)


async def note(connection: AsyncConnection, job: str, entries: list[Entry]) -> None:
    """Write steps into a job's journal."""
    rows = [{"job": job, "number": e.number, "document": e.step.model_dump_json()} for e in entries]
    if rows:
        await connection.execute(insert(job_steps), rows)


async def noted(connection: AsyncConnection, job: str) -> int:
    """Return the number of a journal's last step."""
    last = await connection.scalar(select(func.max(job_steps.c.number)).where(job_steps.c.job == job))
    return last or 0


async def steps(connection: AsyncConnection, job: str, after: int) -> tuple[Entry, ...]:
    """Return a journal's steps after a number."""
    newer = select(job_steps.c.number, job_steps.c.document).where(
        job_steps.c.job == job, job_steps.c.number > after
    )
    rows = await connection.execute(newer.order_by(job_steps.c.number))
    return tuple(Entry.model_validate({"number": row.number, "step": _step(row.document)}) for row in rows)


def _step(document: str) -> Step:
    return Entry.model_validate_json(f'{{"number": 0, "step": {document}}}').step


async def end(connection: AsyncConnection, job: str, ended: JobEnded, now: float) -> None:
    """Write how a job ended, into its row and as the last step of its journal."""
    failure = ended.failure.model_dump_json() if ended.failure else ""
    state = {"state": ended.state, "result": ended.result, "failure": failure, "ended_at": now, "worker": ""}
    await connection.execute(update(jobs).where(jobs.c.id == job).values(state))
    await note(connection, job, [Entry(number=await noted(connection, job) + 1, step=ended)])


async def forget_ended(connection: AsyncConnection, before: float) -> None:
    """Remove jobs that ended before a moment, journals and all."""
    await connection.execute(delete(jobs).where(jobs.c.state.in_(_OVER), jobs.c.ended_at < before))
