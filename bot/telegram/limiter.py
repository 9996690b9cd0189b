"""Every call of the bot goes through here and takes its turn."""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter, OrderedDict, deque
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from telegram.error import NetworkError, RetryAfter
from telegram.ext import BaseRateLimiter

from bot.pacing import Pacer, Urgency

Answer = bool | dict[str, Any] | list[dict[str, Any]]
_TRIES = 20
_MOST_WAITING = 20
"""Answers that may wait in one chat; who asks for more gets none: they would come minutes later."""
_LONGEST_WAIT = 60.0
"""Seconds after which an answer is not worth waiting for any more."""
_CHATS, _MESSAGES = 2_000, 64
"""Chats whose last messages are remembered, and how many of each."""

answered: ContextVar[asyncio.Event | None] = ContextVar("answered", default=None)
"""Set as soon as what an update asks for was decided and only has to be said."""


@dataclass(frozen=True, slots=True)
class Turn:
    """How a call takes its turn."""

    urgency: Urgency = Urgency.ANSWER
    granted: bool = False
    """The caller holds its turn already; a call that is refused then is not repeated."""


class TooMuchToSay(NetworkError):
    """So many answers wait in a chat that one more is left out."""

    def __init__(self) -> None:
        super().__init__("too many answers wait in this chat")


class Seen:
    """The ids of messages that were met lately: written by others, or known to be what they are."""

    def __init__(self) -> None:
        self._chats: OrderedDict[str, deque[int]] = OrderedDict()

    def note(self, chat: int | str, message: int) -> None:
        """Remember a message."""
        known = self._chats.setdefault(str(chat), deque(maxlen=_MESSAGES))
        self._chats.move_to_end(str(chat))
        if message not in known:
            known.append(message)
        if len(self._chats) > _CHATS:
            self._chats.popitem(last=False)

    def among(self, chat: str) -> frozenset[int]:
        """Return the messages that are remembered of a chat."""
        return frozenset(self._chats.get(chat, ()))


class Limiter(BaseRateLimiter[Turn]):
    """Lets calls through at the pacer's pace; one chat's penalty is nobody else's."""

    def __init__(self, pacer: Pacer) -> None:
        self.pacer = pacer
        self.seen = Seen()
        self._waiting: Counter[str] = Counter()
        self._numbers = itertools.count()

    async def initialize(self) -> None:
        """Need nothing."""

    async def shutdown(self) -> None:
        """Hold nothing."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: tuple[object, ...],
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Turn | None,
    ) -> Answer:
        """Make a call when its turn has come; after a refusal for haste, once more when that is over."""
        turn = rate_limit_args or Turn()
        spoken = "chat_id" in data and not endpoint.startswith(("get", "set"))
        # What is not said in a chat counts among all calls only.
        chat = str(data["chat_id"]) if spoken else f"{endpoint} {next(self._numbers)}"
        if (event := answered.get()) is not None and (spoken or endpoint == "answerCallbackQuery"):
            event.set()
        for left in reversed(range(_TRIES)):
            try:
                async with self._turn(chat, turn, _weight(data)):
                    answer = await callback(*args, **kwargs)
            except RetryAfter as error:
                self.pacer.penalise(chat, _seconds(error))
                if turn.granted or not left:
                    raise
            else:
                self._note(answer)
                return answer
        raise TooMuchToSay

    @asynccontextmanager
    async def _turn(self, chat: str, turn: Turn, weight: int) -> AsyncIterator[None]:
        """Wait for the turns that a call needs; the call is made in the last of them."""
        if turn.granted:
            yield
            return
        late = self._waiting[chat] >= _MOST_WAITING or self.pacer.silence(chat) > _LONGEST_WAIT
        if turn.urgency is Urgency.ANSWER and late:
            raise TooMuchToSay
        async with AsyncExitStack() as last:
            self._waiting[chat] += 1
            try:
                for _ in range(weight - 1):
                    async with self.pacer.turn(chat, turn.urgency, crowded=crowded(chat)):
                        pass
                await last.enter_async_context(self.pacer.turn(chat, turn.urgency, crowded=crowded(chat)))
            finally:
                self._waiting[chat] -= 1
                if not self._waiting[chat]:
                    del self._waiting[chat]
            yield

    def _note(self, answer: Answer) -> None:
        for one in answer if isinstance(answer, list) else [answer]:
            if isinstance(one, Mapping) and "message_id" in one and "chat" in one:
                self.seen.note(one["chat"]["id"], one["message_id"])


def crowded(chat: str) -> bool:
    """Tell whether a chat is a group: their ids are negative, and they have a budget a minute."""
    return chat.startswith("-")


def _weight(data: Mapping[str, Any]) -> int:
    """Count what a call shows: every picture of an album is a message."""
    media = data.get("media")
    return len(media) if isinstance(media, list | tuple) else 1


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)
