"""How much one person may ask for in a minute, whatever it is: nobody keeps the bot to themselves."""

from __future__ import annotations

import asyncio
from collections import OrderedDict

from aiolimiter import AsyncLimiter

from bot.refusals import TooFast

_BURST, _SECONDS = 60, 60.0
_PEOPLE = 5_000


class Courtesy:
    """A bucket of requests for everybody."""

    def __init__(self) -> None:
        self._buckets: OrderedDict[int, AsyncLimiter] = OrderedDict()

    async def pause(self, person: int) -> None:
        """Take one drop out of a person's bucket.

        Raises:
            TooFast: it is empty.

        """
        bucket = self._buckets.setdefault(person, AsyncLimiter(_BURST, _SECONDS))
        self._buckets.move_to_end(person)
        if len(self._buckets) > _PEOPLE:
            self._buckets.popitem(last=False)
        if not bucket.has_capacity():
            raise TooFast(_SECONDS / _BURST)
        async with asyncio.timeout(1):
            await bucket.acquire()
