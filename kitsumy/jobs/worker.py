"""One process's worker: claims jobs, keeps their leases, writes their journals, ends each of them once."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from kitsumy.errors import DiskFull, LibraryBusy
from kitsumy.library.store import Store
from kitsumy.library.work_tables import jobs

from . import queue, rows
from .news import POLL, News, rung
from .port import Entry, Failure, Handler, Job, JobEnded, JobStarted, Limits, Step

_Answer = TypeVar("_Answer")
_log = logging.getLogger(__name__)
_BEATS = 3
"""Heartbeats in one lease."""
_HOUSEKEEPING = 3600.0


class _Running:
    """One job in this worker's hands: its task, its journal, and whether its owner wants it stopped."""

    def __init__(self, job: Job, last: int) -> None:
        self.job, self.last = job, last
        self.cancelled = False
        self.pending: list[Entry] = []
        self.ink = asyncio.Event()
        self.task: asyncio.Task[str] | None = None

    def note(self, step: Step) -> None:
        """Put a step into the journal; it is written a moment later."""
        self.last += 1
        self.pending.append(Entry(number=self.last, step=step))
        self.ink.set()

    def written(self, last: int) -> None:
        """Forget the steps up to this number: they are in the journal."""
        self.pending = [entry for entry in self.pending if entry.number > last]

    def stop(self) -> None:
        """Cancel the handler."""
        if self.task is not None:
            self.task.cancel()


class Worker:
    """Does jobs of the kinds it has handlers for."""

    def __init__(
        self,
        store: Store,
        limits: Limits,
        clock: Callable[[], float],
        news: News,
        handlers: Mapping[str, Handler],
    ) -> None:
        self._store, self._limits, self._clock, self._news = store, limits, clock, news
        self._handlers = handlers
        self._name = secrets.token_hex(8)
        self._running: dict[str, _Running] = {}
        self._bell = asyncio.Event()

    def look(self) -> None:
        """Look for work at once instead of at the next turn."""
        self._bell.set()

    def stop(self, job: str) -> None:
        """Cancel a job for its owner, when this worker has it."""
        if job in self._running:
            self._running[job].cancelled = True
            self._running[job].stop()

    async def work(self) -> None:
        """Work until cancelled; then put back what is not finished."""
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._beat())
                group.create_task(self._keep_house())
                while True:
                    while len(self._running) < self._limits.running and (
                        running := await _patiently(self._claimed)
                    ):
                        group.create_task(self._do(running))
                    await rung(self._bell, min(POLL, self._limits.lease / _BEATS))
        finally:
            # Claimed a moment before, and not begun yet: nobody else would have it before its lease ends.
            await _patiently(self._put_back)

    async def _claimed(self) -> _Running | None:
        kinds = tuple(self._handlers)
        async with self._store.write() as connection:
            row = await queue.claim(connection, self._name, self._limits, kinds, self._clock())
            if row is None:
                return None
            job = rows.job_of(row)
            running = _Running(job, await rows.noted(connection, job.id))
        self._running[job.id] = running
        return running

    async def _put_back(self) -> None:
        async with self._store.write() as connection:
            await queue.put_back(connection, self._name)

    async def _beat(self) -> None:
        """Say regularly that this worker lives, and hear who has cancelled what elsewhere."""
        while True:
            await asyncio.sleep(self._limits.lease / _BEATS)
            before = dict(self._running)
            held = await _patiently(self._renewed)
            for job, running in before.items():
                if job not in held or held[job]:
                    running.cancelled = held.get(job, False)
                    running.stop()

    async def _renewed(self) -> dict[str, bool]:
        async with self._store.write() as connection:
            return await queue.renew(connection, self._name, self._limits.lease, self._clock())

    async def _keep_house(self) -> None:
        while True:
            await _patiently(self._forget)
            await asyncio.sleep(_HOUSEKEEPING)

    async def _forget(self) -> None:
        async with self._store.write() as connection:
            await rows.forget_ended(connection, self._clock() - self._limits.retention)

    async def _do(self, running: _Running) -> None:
        """Run one job's handler and end the job, or put it back when this worker has to stop."""
        job = running.job
        running.note(JobStarted(attempt=job.attempt))
        scribe = asyncio.create_task(self._write(running))
        running.task = asyncio.ensure_future(self._handlers[job.order.kind](job, running.note))
        try:
            await asyncio.wait([running.task])
        finally:
            running.stop()
            scribe.cancel()
            await asyncio.wait([running.task, scribe])
            ended = _ended(running)
            await _patiently(lambda: self._end(running, ended))
            del self._running[job.id]
            self._bell.set()

    async def _write(self, running: _Running) -> None:
        """Write steps as they come, several at once where they come quickly."""
        while True:
            await running.ink.wait()
            await _patiently(lambda: self._flush(running))

    async def _flush(self, running: _Running) -> None:
        running.ink.clear()
        async with self._store.write() as connection:
            written = await self._note(connection, running)
        running.written(written)
        self._news.tell(running.job.id)

    async def _note(self, connection: AsyncConnection, running: _Running) -> int:
        """Write the steps that are not in the journal yet, if the job is still ours; return the last one."""
        job = running.job.id
        if await connection.scalar(select(jobs.c.id).where(queue.mine(job, self._name))) is None:
            return running.last
        last = await rows.noted(connection, job)
        new = [entry for entry in running.pending if entry.number > last]
        await rows.note(connection, job, new)
        return new[-1].number if new else last

    async def _end(self, running: _Running, ended: JobEnded | None) -> None:
        """Write a job's end, None puts it back; nothing when somebody else has it by now."""
        job = running.job.id
        async with self._store.write() as connection:
            if await connection.scalar(select(jobs.c.id).where(queue.mine(job, self._name))) is None:
                return
            await self._note(connection, running)
            if ended is None:
                # It was not this job's fault: the attempt does not count.
                await queue.put_back(connection, self._name, job)
            else:
                await rows.end(connection, job, ended, self._clock())
        self._news.tell(job)


async def _patiently(write: Callable[[], Awaitable[_Answer]]) -> _Answer:
    """Try again as long as the library is busy or its disk full: a job must not be lost for that."""
    while True:
        try:
            return await write()
        except (LibraryBusy, DiskFull) as error:
            _log.warning("the library does not take a job's state: %s", type(error).__name__)
            await asyncio.sleep(POLL)


def _ended(running: _Running) -> JobEnded | None:
    """Return how a finished handler ended its job; None when it was stopped and nobody had asked for it."""
    task = running.task
    if task is None or task.cancelled():
        return JobEnded(state="cancelled") if running.cancelled else None
    error = task.exception()
    if error is None:
        return JobEnded(state="done", result=task.result())
    if not isinstance(error, Exception):
        raise error
    if (failure := Failure.of(error)).error == "Unexpected":
        _log.error("job %s failed: %s", running.job.id, type(error).__name__, exc_info=error)
    return JobEnded(state="failed", failure=failure)
