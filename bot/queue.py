"""Places in the queue for everybody who waits, looked up for all of them at once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping

from kitsumy.jobs import JobEngine

_FRESH = 1.0
"""Seconds for which what was looked up is told to others, too."""


class Queue:
    """The engine's queue as it was a moment ago."""

    def __init__(self, engine: JobEngine, clock: Callable[[], float] = time.monotonic) -> None:
        self._engine, self._clock = engine, clock
        self._places: Mapping[str, int] = {}
        self._seen = float("-inf")
        self._looking = asyncio.Lock()

    async def place(self, job: str) -> int:
        """Return a waiting job's place, from 1; 0 when it does not wait."""
        async with self._looking:
            # Who is not there may have come since.
            if job not in self._places or self._clock() - self._seen > _FRESH:
                self._places = await self._engine.places()
                self._seen = self._clock()
        return self._places.get(job, 0)
