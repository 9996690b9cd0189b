"""The ledger: one call at a time for each content key, whoever asks for it and in whichever process."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from kitsumy.errors import KitsumyError, ProviderError
from kitsumy.library.store import Store
from kitsumy.slips import Slip

from .calls import Call, Result
from .claims import Claims

LEASE = 30.0
"""Seconds after which a silent process has died in the middle of a call."""
_BEATS = 3
_POLL = 0.2
"""Seconds between looks at a call that another process makes."""
Make = Callable[[Slip], Awaitable[Result]]
"""Makes a call. What its slip hears is kept; its slip may know already by which id the provider has it."""


class _Noted(Slip):
    """A slip that writes the provider's id down the moment it is known."""

    def __init__(self, claims: Claims, key: str, external: str) -> None:
        super().__init__(external)
        self._claims, self._key = claims, key

    async def sent(self, external: str) -> None:
        """Note the provider's id, in the call's row before anything else is done."""
        if external != self.external:
            await super().sent(external)
            await self._claims.note(self._key, external)


class _Flight:
    """A call under way in this process, and how many wait for it."""

    def __init__(self, task: asyncio.Task[Result]) -> None:
        self.task, self.waiting = task, 0


class Ledger:
    """Every call that a writer or an artist is asked for, on the library's store."""

    def __init__(self, store: Store, lease: float = LEASE, clock: Callable[[], float] = time.time) -> None:
        self.store, self._lease = store, lease
        self._claims = Claims(store, lease, clock)
        self._flights: dict[str, _Flight] = {}

    async def once(self, call: Call, make: Make) -> Result:
        """Return a call's result; ``make`` it only when nobody has and nobody is about to.

        Whatever ``make`` raises is raised to everybody who waits, and no result is kept. A call that nobody
        waits for any more is cancelled. Whoever asked first pays.
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
        await self._claims.use(call)
        return result

    async def _result(self, call: Call, make: Make) -> Result:
        while True:
            found = await self._claims.claim(call)
            if found.state == "ours":
                return await self._made(call, make, found.external)
            if found.state == "done":
                return found.result
            await asyncio.sleep(_POLL)

    async def _made(self, call: Call, make: Make, external: str) -> Result:
        slip = _Noted(self._claims, call.key, external)
        try:
            async with self._held(call):
                result = await make(slip)
            await self._claims.finish(call, result, slip)
        except BaseException as error:
            # Left behind, the row would only make the next one wait for its lease.
            with suppress(KitsumyError):
                await self._claims.give_up(call.key, keep=bool(slip.external) and _may_go_on(error))
            raise
        return result

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
            await self._claims.hold(call.key)


def _may_go_on(error: BaseException) -> bool:
    """Tell whether the provider's work may still come to something: perhaps only our side has failed."""
    return not isinstance(error, ProviderError) or error.passing
