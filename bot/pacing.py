"""Turns to speak: one budget a chat for every kind of call, and nobody waits for another chat's penalty.

Telegram's rules are the numbers here: about one message a second in a chat, twenty a minute in a group,
thirty a second in all. Edits wait for what people wait for, and leave room for it.
"""

from __future__ import annotations

import asyncio
import heapq
import itertools
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from enum import IntEnum

from kitsumy.frozen import Frozen


class Urgency(IntEnum):
    """Who goes first when several wait in one chat."""

    FINAL = 0
    """A page or the reason why there is none: never dropped."""
    HEARD = 1
    """The first answer to an order."""
    ANSWER = 2
    """Any other answer."""
    EDIT = 3
    """A status: the latest is enough."""


class Pace(Frozen):
    """How many calls fit in how many seconds, and how many of them are kept for more than edits."""

    calls: int
    seconds: float
    spared: int = 0


PRIVATE = (Pace(calls=1, seconds=1.0),)
CROWDED = (Pace(calls=1, seconds=1.0), Pace(calls=20, seconds=60.0, spared=8))
ALL = (Pace(calls=30, seconds=1.0, spared=6),)
_MARGIN = 0.02
"""Seconds more than the rule says: the network squeezes calls together."""
_QUIET = 120.0
"""Seconds after which a silent chat is forgotten."""


class _Call:
    """One call, and when it was last known to be under way: the platform counts it somewhere between."""

    def __init__(self, now: float) -> None:
        self.at = now


class _Window:
    """Calls of the recent past under some rules."""

    def __init__(self, paces: tuple[Pace, ...]) -> None:
        self._paces = paces
        self._calls: deque[_Call] = deque(maxlen=max(pace.calls for pace in paces))

    def free_at(self, urgency: Urgency) -> float:
        """Return when the next call of this urgency may be made; a moment gone by means now."""
        return max(self._free(pace, urgency) for pace in self._paces)

    def _free(self, pace: Pace, urgency: Urgency) -> float:
        most = pace.calls - (pace.spared if urgency is Urgency.EDIT else 0)
        if len(self._calls) < most:
            return 0.0
        return sorted(call.at for call in self._calls)[-most] + pace.seconds + _MARGIN

    def take(self, call: _Call) -> None:
        self._calls.append(call)

    @property
    def last(self) -> float:
        return max((call.at for call in self._calls), default=0.0)


class _Chat(_Window):
    """One chat: its window, its penalty and who waits for a turn."""

    def __init__(self, paces: tuple[Pace, ...]) -> None:
        super().__init__(paces)
        self.silent_until = 0.0
        self.waiting: list[tuple[Urgency, int]] = []
        self.changed = asyncio.Event()

    def ready_at(self, urgency: Urgency) -> float:
        return max(self.silent_until, self.free_at(urgency))


class Pacer:
    """Gives turns. ``sleep`` and ``clock`` (seconds) belong together."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        everything: tuple[Pace, ...] = ALL,
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._all = _Window(everything)
        self._chats: dict[str, _Chat] = {}
        self._tickets = itertools.count()

    @asynccontextmanager
    async def turn(self, chat: str, urgency: Urgency, *, crowded: bool = False) -> AsyncIterator[None]:
        """Wait for a turn in a chat and make the call in it.

        ``crowded`` chats, groups, have a budget a minute too. A call that took long counts from its end.
        """
        here = self._chat(chat, crowded)
        ticket = urgency, next(self._tickets)
        heapq.heappush(here.waiting, ticket)
        here.changed.set()
        try:
            await self._wait(here, ticket)
            call = _Call(self._clock())
            here.take(call)
            self._all.take(call)
        finally:
            here.waiting.remove(ticket)
            heapq.heapify(here.waiting)
            here.changed.set()
        try:
            yield
        finally:
            call.at = self._clock()

    def penalise(self, chat: str, seconds: float) -> None:
        """Say nothing more in a chat for so long: the platform wants silence there."""
        here = self._chat(chat, crowded=False)
        here.silent_until = max(here.silent_until, self._clock() + seconds + _MARGIN)

    def silence(self, chat: str) -> float:
        """Return how many seconds nothing may be said in a chat."""
        here = self._chats.get(chat)
        return max(0.0, here.silent_until - self._clock()) if here else 0.0

    async def _wait(self, here: _Chat, ticket: tuple[Urgency, int]) -> None:
        urgency = ticket[0]
        while True:
            if here.waiting[0] != ticket:
                here.changed.clear()
                await here.changed.wait()
                continue
            rest = max(here.ready_at(urgency), self._all.free_at(urgency)) - self._clock()
            if rest <= 0:
                return
            await self._sleep_or_change(here, rest)

    async def _sleep_or_change(self, here: _Chat, seconds: float) -> None:
        """Sleep, but look up when somebody more urgent comes."""
        here.changed.clear()
        nap = asyncio.ensure_future(self._sleep(seconds))
        bell = asyncio.ensure_future(here.changed.wait())
        try:
            await asyncio.wait([nap, bell], return_when=asyncio.FIRST_COMPLETED)
        finally:
            nap.cancel()
            bell.cancel()

    def _chat(self, chat: str, crowded: bool) -> _Chat:
        found = self._chats.get(chat)
        if found is None:
            self._forget_the_quiet()
            found = self._chats[chat] = _Chat(CROWDED if crowded else PRIVATE)
        return found

    def _forget_the_quiet(self) -> None:
        before = self._clock() - _QUIET
        for name, chat in list(self._chats.items()):
            if not chat.waiting and chat.last < before and chat.silent_until < before:
                del self._chats[name]
