"""Find a status that may have been sent before the answer, or the process, was lost.

A status has a button with its order's id. To give a message that very button again is refused as "not
modified" where it is there already: so nothing that is anybody else's is written over by asking. What is
asked of a message leaves a trace on it, though, and the answer may be lost: so orders of one chat look for
their statuses one after the other, and a message that is not the first one's is marked as the next one's.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress

from telegram import InlineKeyboardMarkup
from telegram.error import BadRequest, TelegramError

from bot.asking import Place
from bot.pacing import Urgency

from . import outcomes
from .limiter import Seen, Turn
from .posting import TelegramBot

Known = Callable[[str], Awaitable[frozenset[str]]]
"""Returns the ids of all orders' messages in a chat."""
_TRIES, _REACH = 5, 40
"""Messages that are tried, and how far behind the one that asked."""
_HEARD = Turn(Urgency.HEARD)


class Adoption:
    """Looks for statuses."""

    def __init__(self, bot: TelegramBot, seen: Seen, known: Known) -> None:
        self._bot, self._seen, self._known = bot, seen, known

    async def find(
        self,
        place: Place,
        button: InlineKeyboardMarkup,
        after: int,
        instead: InlineKeyboardMarkup | None = None,
    ) -> str:
        """Return the id of the message behind another one that has a button; empty when none has.

        ``instead`` is the button that other messages of ours get: of who looks for theirs next.
        """
        taken = self._seen.among(place.chat) | {int(id) for id in await self._known(place.chat)}
        for message in _candidates(after, taken):
            if await self._has(place.chat, message, button, instead):
                return str(message)
        return ""

    async def _has(
        self, chat: str, message: int, button: InlineKeyboardMarkup, instead: InlineKeyboardMarkup | None
    ) -> bool:
        try:
            await self._bot.edit_message_reply_markup(
                chat, message, reply_markup=button, rate_limit_args=_HEARD
            )
        except BadRequest as error:
            if outcomes.is_same(error):
                return True
            if not outcomes.is_lost(error):
                raise
            return False
        # It was another message of ours: the button does not belong there.
        with suppress(TelegramError):
            await self._bot.edit_message_reply_markup(
                chat, message, reply_markup=instead, rate_limit_args=_HEARD
            )
        return False


def _candidates(after: int, taken: frozenset[int]) -> Iterator[int]:
    free = (number for number in range(after + 1, after + 1 + _REACH) if number not in taken)
    return (number for number, _ in zip(free, range(_TRIES), strict=False))
