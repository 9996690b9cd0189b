"""How fast a bot may speak: 1 a second in a chat, 20 a minute in a group, 30 a second in all."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

from tests.servers.clock import Clock

from .refusals import Refusal, too_many
from .rooms import Chat

# From Telegram's FAQ, "My bot is hitting limits": calls and the seconds in which they may be made.
A_CHAT = (1, 1.0)
A_GROUP = (20, 60.0)
IN_ALL = (30, 1.0)


@dataclass(frozen=True)
class Offence:
    """A call that came after the bot had been told to wait, and before the time was over."""

    at: float
    chat: int
    method: str


def _pause(times: list[float], limit: tuple[int, float], now: float, weight: int) -> float:
    """Return how long to wait until so many calls more fit."""
    most, window = limit
    if len(times) + weight <= most or weight > most:
        return 0.0
    return times[len(times) + weight - most - 1] + window - now


class Pace:
    """Counts sends, edits and chat actions; refuses those over the limits once ``enforced``."""

    def __init__(self, clock: Clock) -> None:
        self.enforced = False
        self.offences: list[Offence] = []
        self.refused = 0
        self._clock = clock
        self._times: dict[int, list[float]] = defaultdict(list)
        self._all: list[float] = []
        self._until: dict[int, float] = {}
        self._told: dict[int, float] = {}

    def penalise(self, chat: int, seconds: float) -> None:
        """Hear nothing from the bot in one chat for so long; it learns of it when it next calls there."""
        self._until[chat] = max(self._until.get(chat, 0.0), self._clock.monotonic() + seconds)

    def ask(self, chat: int, seconds: float) -> Refusal:
        """Penalise a chat, and return the refusal that tells the bot."""
        self.penalise(chat, seconds)
        self._told[chat] = self._until[chat]
        self.refused += 1
        return too_many(max(1, math.ceil(seconds)))

    def admit(self, chat: Chat, method: str, weight: int = 1) -> None:
        """Let a call through and count it, or refuse it with the seconds to wait."""
        now = self._clock.monotonic()
        left = self._until.get(chat.id, now) - now
        if left > 0 and self._told.get(chat.id) == self._until[chat.id]:
            self.offences.append(Offence(self._clock.time(), chat.id, method))
        if left <= 0 and self.enforced:
            left = self._wait(chat, now, weight)
        if left > 0:
            raise self.ask(chat.id, left)
        self._times[chat.id] += [now] * weight
        self._all += [now] * weight

    def _wait(self, chat: Chat, now: float, weight: int) -> float:
        times = self._times[chat.id]
        waits = [_pause(times, A_CHAT, now, weight), _pause(self._all, IN_ALL, now, weight)]
        if chat.kind != "private":
            waits.append(_pause(times, A_GROUP, now, weight))
        return max(waits)

    def most(self, chat: int | None, seconds: float) -> int:
        """Return the most calls that any span of so many seconds saw, in one chat or in all."""
        times = self._all if chat is None else self._times[chat]
        first = best = 0
        for last, time in enumerate(times):
            while time - times[first] >= seconds:
                first += 1
            best = max(best, last - first + 1)
        return best
