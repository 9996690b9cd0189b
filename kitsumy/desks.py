"""Desks: room for work that takes a processor, as much of it at once as there are processors."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakKeyDictionary

_COUNT = max(2, os.cpu_count() or 2)
_rooms: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()
"""One for all comics of a process: a hundred that are finished at once must not be in memory at once."""


@asynccontextmanager
async def one() -> AsyncIterator[None]:
    """Wait for a desk and have it for as long as the context is open. Whoever has one takes no second."""
    loop = asyncio.get_running_loop()
    async with _rooms.setdefault(loop, asyncio.Semaphore(_COUNT)):
        yield
