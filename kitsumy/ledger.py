"""Pay-once calls: the same content key is the same result, whoever asks, also after a crash."""

from __future__ import annotations

import asyncio
import hashlib
import json
import secrets
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Literal

from pydantic import BaseModel, JsonValue
from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from .errors import KitsumyError
from .frozen import Frozen
from .library.store import Store
from .library.work_tables import ledger, ledger_uses

LEASE = 30.0
"""Seconds after which a silent process has died in the middle of a call."""
_BEATS = 3
_POLL = 0.2
"""Seconds between looks at a call that another process makes."""


class Call(Frozen):
    """One call: its content key, what it asks for, and for whom."""

    key: str
    kind: Literal["plot", "dialogue", "panel", "sheet"]
    owner: str


class Result(Frozen):
    """What a call has brought: a document, and the blob key of a picture where there is one."""

    document: str
    blob: str = ""


def content_key(kind: str, *parts: BaseModel | JsonValue) -> str:
    """Return the hash of everything that shapes a result; ``parts`` in a fixed order."""
    plain = [part.model_dump(mode="json") if isinstance(part, BaseModel) else part for part in parts]
    text = json.dumps([kind, *plain], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class _Flight:
    """A call under way in this process, and how many wait for it."""

    def __init__(self, task: asyncio.Task[Result]) -> None:
        self.task, self.waiting = task, 0


class Ledger:
    """Every call that a writer or an artist is asked for, on the library's store."""

    def __init__(self, store: Store, lease: float = LEASE, clock: Callable[[], float] = time.time) -> None:
        self._store, self._lease, self._clock = store, lease, clock
        self._name = secrets.token_hex(8)
        self._flights: dict[str, _Flight] = {}

    async def once(self, call: Call, make: Callable[[], Awaitable[Result]]) -> Result:
        """Return a call's result; ``make`` it only when nobody has and nobody is about to.

        Whatever ``make`` raises is raised to everybody who waits, and nothing is kept. A call that nobody
        waits for any more is cancelled.
        """
        flight = self._flights.get(call.key)
        if flight is None:
            flight = self._flights[call.key] = _Flight(asyncio.create_task(self._result(call, make)))
            flight.task.add_done_callback(lambda _: self._flights.pop(call.key, None))
        flight.waiting += 1
        try:
            result = await asyncio.shield(flight.task)
        finally:
            flight.waiting -= 1
            if not flight.waiting and not flight.task.done():
                flight.task.cancel()
                await asyncio.wait([flight.task])
        await self._use(call)
        return result

    async def _result(self, call: Call, make: Callable[[], Awaitable[Result]]) -> Result:
        while True:
            async with self._store.write() as connection:
                row = await self._claimed(connection, call)
            if row is None:
                return await self._made(call, make)
            if row.state == "done":
                return Result(document=row.document, blob=row.blob)
            await asyncio.sleep(_POLL)

    async def _claimed(self, connection: AsyncConnection, call: Call) -> Row[tuple[object, ...]] | None:
        """Return what is known of a call, None when it is ours to make from now on."""
        row = (await connection.execute(select(ledger).where(ledger.c.key == call.key))).one_or_none()
        now = self._clock()
        ours = {"holder": self._name, "lease": now + self._lease}
        if row is None:
            new = {"key": call.key, "kind": call.kind, "state": "pending", "begun_at": now}
            await connection.execute(insert(ledger).values(**new, **ours))
        elif row.state == "pending" and row.lease < now:
            await connection.execute(update(ledger).where(ledger.c.key == call.key).values(ours))
        else:
            return row
        return None

    async def _made(self, call: Call, make: Callable[[], Awaitable[Result]]) -> Result:
        try:
            async with self._held(call):
                result = await make()
            async with self._store.write() as connection:
                done = {"state": "done", "document": result.document, "blob": result.blob}
                here = update(ledger).where(ledger.c.key == call.key)
                await connection.execute(here.values(**done, ended_at=self._clock(), holder=""))
        except BaseException:
            # Left behind, the row would only make the next one wait for its lease.
            with suppress(KitsumyError):
                await self._give_up(call)
            raise
        return result

    async def _give_up(self, call: Call) -> None:
        async with self._store.write() as connection:
            ours = ledger.c.key == call.key, ledger.c.holder == self._name, ledger.c.state == "pending"
            await connection.execute(delete(ledger).where(*ours))

    @asynccontextmanager
    async def _held(self, call: Call) -> AsyncIterator[None]:
        """Keep the lease of a call as long as it takes."""
        beat = asyncio.create_task(self._beat(call))
        try:
            yield
        finally:
            beat.cancel()
            with suppress(asyncio.CancelledError, KitsumyError):
                await beat

    async def _beat(self, call: Call) -> None:
        while True:
            await asyncio.sleep(self._lease / _BEATS)
            async with self._store.write() as connection:
                held = ledger.c.key == call.key, ledger.c.holder == self._name
                lease = self._clock() + self._lease
                await connection.execute(update(ledger).where(*held).values(lease=lease))

    async def _use(self, call: Call) -> None:
        """Note that somebody has had a result: it goes when the last of them is forgotten."""
        async with self._store.write() as connection:
            mine = ledger_uses.c.key == call.key, ledger_uses.c.owner == call.owner
            if await connection.scalar(select(ledger_uses.c.key).where(*mine)) is None:
                known = await connection.scalar(select(ledger.c.key).where(ledger.c.key == call.key))
                if known is not None:
                    await connection.execute(insert(ledger_uses).values(key=call.key, owner=call.owner))
