"""Do what is final on a platform, however often it cannot be reached."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from .surface import Gone, Unreachable

_Answer = TypeVar("_Answer")
_PAUSE, _LONGEST_PAUSE = 0.5, 30.0
_TRIES = 200
"""Times that something final is tried: with pauses that grow to 30 s, more than an hour."""


async def insist(act: Callable[[bool], Awaitable[_Answer]], *, again: bool = False) -> _Answer:
    """Do something until it is done: after every failure a little later.

    ``act`` is told whether it may have been done before.

    Raises:
        Gone: there is no place for it any more, or nobody could be reached for more than an hour.

    """
    pause = _PAUSE
    for _ in range(_TRIES):
        try:
            return await act(again)
        except Unreachable as error:
            again = again or error.maybe
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)
    raise Gone
