"""Time that a test turns by hand."""

from __future__ import annotations

import asyncio
import contextlib
import time

# A still clock starts here: the first second of 2026, UTC.
START = 1_767_225_600.0


class Clock:
    """Time that passes by itself and can be turned ahead; a still clock moves only when it is turned.

    Belongs to one event loop: turn it from there.
    """

    def __init__(self, *, still: bool = False) -> None:
        self.still = still
        self._ahead = 0.0
        self._turned = asyncio.Event()

    def time(self) -> float:
        """Return seconds since 1970."""
        return (START if self.still else time.time()) + self._ahead

    def monotonic(self) -> float:
        """Return seconds since some moment of the past."""
        return (0.0 if self.still else time.monotonic()) + self._ahead

    def __call__(self) -> float:
        return self.time()

    def advance(self, seconds: float) -> None:
        """Turn the clock ahead and wake whoever slept until then."""
        if seconds < 0:
            raise ValueError(seconds)
        self._ahead += seconds
        turned, self._turned = self._turned, asyncio.Event()
        turned.set()

    async def sleep(self, seconds: float) -> None:
        """Wait until this clock has gone on by so many seconds."""
        due = self.monotonic() + seconds
        while (left := due - self.monotonic()) > 0:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(None if self.still else left):
                    await self._turned.wait()
