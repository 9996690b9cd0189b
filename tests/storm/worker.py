"""A process that makes comics in full, until somebody kills it: ``python -m tests.storm.worker``."""

from __future__ import annotations

import asyncio

from kitsumy import settings
from kitsumy.agency import Agency
from kitsumy.jobs import Embedded, Limits
from kitsumy.ledger import Ledger
from kitsumy.library import Library
from kitsumy.workshop import Workshop

LEASE = 3.0
"""Short, so that what a killed process had in its hands is soon somebody else's."""
_LIMITS = Limits(running=12, attempts=100, lease=LEASE)


async def work() -> None:
    """Do whatever stands in the library's queue."""
    set_up = settings.load()
    async with Library.open(set_up) as library, Agency.of(set_up) as agency:
        workshop = Workshop(library, Ledger(library.store, lease=LEASE), agency)
        async with Embedded(library.store, _LIMITS).working(workshop.handlers):
            await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(work())
