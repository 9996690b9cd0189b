"""The embedded engine: jobs in the library's own database, worked on in this process."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager

from sqlalchemy import select, update

from kitsumy.errors import JobNotFound
from kitsumy.library.store import Store
from kitsumy.library.work_tables import jobs

from . import queue, rows
from .news import POLL, News, rung
from .port import Entry, Handler, Job, JobEnded, JobOrder, Limits
from .worker import Worker

_LONGEST_POLL = 8.0
"""Seconds between looks at a job that has been silent for a while."""


class Embedded:
    """A job engine on a library's store. Several processes may share the file."""

    def __init__(
        self, store: Store, limits: Limits | None = None, clock: Callable[[], float] = time.time
    ) -> None:
        self._store, self._limits, self._clock = store, limits or Limits(), clock
        self._news = News()
        self._workers: list[Worker] = []

    async def submit(self, order: JobOrder) -> Job:
        """Keep a job and return it; the one that is there already when its key is known."""
        async with self._store.write() as connection:
            known = select(jobs.c.id).where(jobs.c.key == order.key)
            job: str | None = await connection.scalar(known)
            if job is None:
                job = secrets.token_hex(8)
                await rows.add(connection, job, order, self._clock())
            row = await rows.one(connection, job)
        for worker in self._workers:
            worker.look()
        return rows.job_of(row)

    async def job(self, job: str) -> Job:
        """Return a job; JobNotFound when there is none of this id."""
        async with self._store.read() as connection:
            return rows.job_of(await rows.one(connection, job))

    async def place(self, job: str) -> int:
        """Return a waiting job's place in the queue, 0 when it is not waiting; JobNotFound as above."""
        async with self._store.read() as connection:
            await rows.one(connection, job)
            return (await queue.places(connection, self._limits, self._clock())).get(job, 0)

    async def places(self) -> Mapping[str, int]:
        """Return the place of every job that waits."""
        async with self._store.read() as connection:
            return await queue.places(connection, self._limits, self._clock())

    async def unfinished(self, owner: str) -> tuple[Job, ...]:
        """Return a person's jobs that are not over."""
        async with self._store.read() as connection:
            return tuple(rows.job_of(row) for row in await connection.execute(rows.unfinished(owner)))

    async def cancel(self, job: str, owner: str) -> bool:
        """Stop a job; False when it was over before, JobNotFound when this person has none of this id."""
        async with self._store.write() as connection:
            row = await rows.one(connection, job)
            if row.owner != owner:
                raise JobNotFound(job)
            if row.state == "queued":
                await rows.end(connection, job, JobEnded(state="cancelled"), self._clock())
            elif row.state == "running":
                await connection.execute(update(jobs).where(jobs.c.id == job).values(cancelling=True))
        for worker in self._workers:
            worker.stop(job)
        self._news.tell(job)
        return row.state in ("queued", "running")

    async def follow(self, job: str, after: int = 0) -> AsyncIterator[Entry]:
        """Yield a job's steps after a number, those that have been and those to come, up to its end."""
        pause = POLL
        with self._news.bell(job) as bell:
            while True:
                async with self._store.read() as connection:
                    await rows.one(connection, job)
                    entries = await rows.steps(connection, job, after)
                for entry in entries:
                    yield entry
                    after = entry.number
                    if isinstance(entry.step, JobEnded):
                        return
                # Hundreds may wait here, most of them for a job of this process, which rings.
                pause = POLL if entries else min(2 * pause, _LONGEST_POLL)
                await rung(bell, pause)

    @asynccontextmanager
    async def working(self, handlers: Mapping[str, Handler]) -> AsyncIterator[None]:
        """Do jobs as long as the context is open. Those that are running at its end go back to the queue."""
        worker = Worker(self._store, self._limits, self._clock, self._news, handlers)
        async with asyncio.TaskGroup() as group:
            work = group.create_task(worker.work())
            self._workers.append(worker)
            try:
                yield
            finally:
                self._workers.remove(worker)
                work.cancel()
