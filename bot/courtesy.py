"""How much one person may ask for in a minute, whatever it is: nobody keeps the bot to themselves."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field

from aiolimiter import AsyncLimiter

from bot.refusals import TooFast

BURST = 60
"""Requests at once; a minute later there is room for as many again."""
_SECONDS = 60.0
_CALM = 4
"""The part of a bucket that is to be free again before its person is told another time."""
_PEOPLE = 5_000


@dataclass
class _Bucket:
    limiter: AsyncLimiter = field(default_factory=lambda: AsyncLimiter(BURST, _SECONDS))
    told: bool = False


class Courtesy:
    """A bucket of requests for everybody."""

    def __init__(self) -> None:
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    async def pause(self, person: str) -> bool:
        """Take one drop out of a person's bucket; False when there is none and they know it.

        Raises:
            TooFast: there is none, and they were not told yet.

        """
        bucket = self._of(person)
        if bucket.limiter.has_capacity(BURST / _CALM):
            bucket.told = False
        if not bucket.limiter.has_capacity():
            if bucket.told:
                return False
            bucket.told = True
            raise TooFast(_SECONDS / BURST)
        async with asyncio.timeout(1):
            await bucket.limiter.acquire()
        return True

    def _of(self, person: str) -> _Bucket:
        bucket = self._buckets.setdefault(person, _Bucket())
        self._buckets.move_to_end(person)
        if len(self._buckets) > _PEOPLE:
            self._buckets.popitem(last=False)
        return bucket
