"""Wake whoever follows a job in this process as soon as something happens to it."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

POLL = 0.5
"""Seconds between looks at jobs that another process may be working on."""


class News:
    """Followers by job. Nobody is told what happened, only that they should look."""

    def __init__(self) -> None:
        self._waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)

    def tell(self, job: str) -> None:
        """Wake a job's followers."""
        for bell in self._waiting.get(job, ()):
            bell.set()

    @contextmanager
    def bell(self, job: str) -> Iterator[asyncio.Event]:
        """Return an event that is set whenever there is news of a job."""
        bell = asyncio.Event()
        self._waiting[job].add(bell)
        try:
            yield bell
        finally:
            self._waiting[job].discard(bell)
            if not self._waiting[job]:
                del self._waiting[job]


async def rung(bell: asyncio.Event, seconds: float) -> None:
    """Wait for a bell, but no longer than this; then silence it."""
    try:
        async with asyncio.timeout(seconds):
            await bell.wait()
    except TimeoutError:
        return
    bell.clear()
