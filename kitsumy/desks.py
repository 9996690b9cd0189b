"""Desks and easels: room for work in this process, for all of its comics together."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple
from weakref import WeakKeyDictionary

_DESKS = max(2, os.cpu_count() or 2)
"""Pieces of work at once that take a processor: as many as there are."""
_EASELS = 24
"""Drawings under way at once at providers: each may come any moment, and a megapixel takes 3 MB and more."""


class _Rooms(NamedTuple):
    desks: asyncio.Semaphore
    easels: asyncio.Semaphore


_rooms: WeakKeyDictionary[asyncio.AbstractEventLoop, _Rooms] = WeakKeyDictionary()


@asynccontextmanager
async def desk() -> AsyncIterator[None]:
    """Wait for a desk and have it for as long as the context is open. Whoever has one takes no second."""
    async with _here().desks:
        yield


@asynccontextmanager
async def easel() -> AsyncIterator[None]:
    """Wait until a drawing may be asked for, and keep its place until it is in the library."""
    async with _here().easels:
        yield


def _here() -> _Rooms:
    loop = asyncio.get_running_loop()
    if loop not in _rooms:
        _rooms[loop] = _Rooms(asyncio.Semaphore(_DESKS), asyncio.Semaphore(_EASELS))
    return _rooms[loop]
