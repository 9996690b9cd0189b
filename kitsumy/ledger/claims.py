"""The rows of calls: who makes a call now, by which id its provider knows it, what came of it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Literal

from sqlalchemy import Row, delete, insert, select, update

from kitsumy.frozen import Frozen
from kitsumy.library.store import Store
from kitsumy.library.work_tables import ledger, ledger_uses
from kitsumy.slips import Slip

from . import accounts
from .calls import Call, Result


class Found(Frozen):
    """What is known of a call: it is ours to make, somebody makes it, or it is done."""

    state: Literal["ours", "theirs", "done"]
    external: str = ""
    """The provider's id of the work that a dead process left behind."""
    result: Result = Result(document="")


class Claims:
    """One process's hold on the rows; ``lease`` is how many seconds of silence mean that it is dead."""

    def __init__(self, store: Store, lease: float, clock: Callable[[], float]) -> None:
        self._store, self._lease, self._clock = store, lease, clock
        self._name = secrets.token_hex(8)

    async def claim(self, call: Call) -> Found:
        """Take a call that nobody has made and nobody makes."""
        now = self._clock()
        ours = {"holder": self._name, "lease": now + self._lease}
        async with self._store.write() as connection:
            row = (await connection.execute(select(ledger).where(ledger.c.key == call.key))).one_or_none()
            if row is None:
                new = {"key": call.key, "kind": call.kind, "state": "pending", "begun_at": now}
                await connection.execute(insert(ledger).values(**new, **ours))
                return Found(state="ours")
            if row.state == "pending" and row.lease < now:
                await connection.execute(update(ledger).where(ledger.c.key == call.key).values(ours))
                return Found(state="ours", external=row.external)
        return _found(row)

    async def hold(self, key: str) -> None:
        """Live on."""
        await self._change(key, {"lease": self._clock() + self._lease})

    async def note(self, key: str, external: str) -> None:
        """Write down the provider's id of the work."""
        await self._change(key, {"external": external})

    async def finish(self, call: Call, result: Result, slip: Slip) -> None:
        """Write down what came of a call, and what it cost; not when somebody else has taken it over."""
        now = self._clock()
        done = {"state": "done", "document": result.document, "blob": result.blob, "ended_at": now}
        async with self._store.write() as connection:
            ours = ledger.c.key == call.key, ledger.c.holder == self._name, ledger.c.state == "pending"
            known = await connection.execute(update(ledger).where(*ours).values(**done, holder=""))
            if known.rowcount and slip.model:
                await accounts.enter(connection, call, slip, now)

    async def give_up(self, key: str, *, keep: bool) -> None:
        """Let go of a call that came to nothing; ``keep`` what the provider knows it by."""
        async with self._store.write() as connection:
            ours = ledger.c.key == key, ledger.c.holder == self._name, ledger.c.state == "pending"
            left = update(ledger).where(*ours).values(lease=0.0, holder="")
            await connection.execute(left if keep else delete(ledger).where(*ours))

    async def use(self, call: Call) -> None:
        """Note that somebody has had a result: it goes when the last of them is forgotten."""
        async with self._store.write() as connection:
            mine = ledger_uses.c.key == call.key, ledger_uses.c.owner == call.owner
            if await connection.scalar(select(ledger_uses.c.key).where(*mine)) is None:
                known = await connection.scalar(select(ledger.c.key).where(ledger.c.key == call.key))
                if known is not None:
                    await connection.execute(insert(ledger_uses).values(key=call.key, owner=call.owner))

    async def _change(self, key: str, columns: dict[str, object]) -> None:
        async with self._store.write() as connection:
            held = ledger.c.key == key, ledger.c.holder == self._name
            await connection.execute(update(ledger).where(*held).values(columns))


def _found(row: Row[tuple[object, ...]]) -> Found:
    if row.state != "done":
        return Found(state="theirs")
    return Found(state="done", result=Result(document=row.document, blob=row.blob))
