"""A throttle: so many calls of a provider at once, so many begun in a minute."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiolimiter import AsyncLimiter

from .terms import Terms

_MINUTE = 60.0


class Throttle:
    """Lets calls begin when it is their turn."""

    def __init__(self, terms: Terms) -> None:
        self._places = asyncio.Semaphore(terms.at_once)
        self._pace = AsyncLimiter(terms.per_minute, _MINUTE)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn and hold it."""
        async with self._places:
            await self._pace.acquire()
            yield
