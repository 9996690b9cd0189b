"""How late the event loop is: what a chat notices of everything else that goes on in the process."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

_EVERY = 0.05


async def watch(observe: Callable[[float], None]) -> None:
    """Tell the loop's lag in seconds, twenty times a second, until cancelled."""
    while True:
        before = time.perf_counter()
        await asyncio.sleep(_EVERY)
        observe(max(0.0, time.perf_counter() - before - _EVERY))
