"""Who speaks: their id, their language, and what they are here."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

from telegram import CallbackQuery, Chat, Message
from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError

from bot.asking import Person, Role
from bot.people import People

from .posting import TelegramBot

_ADMINS = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)
_REMEMBERED = 300.0
"""Seconds for which somebody is what they were in a group."""
_MOST = 5_000


class Persons:
    """Knows people by their messages and presses."""

    def __init__(
        self,
        bot: TelegramBot,
        people: People,
        owners: tuple[str, ...],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._bot, self._people, self._owners, self._clock = bot, people, owners, clock
        self._roles: OrderedDict[tuple[int, int], tuple[float, Role]] = OrderedDict()

    async def language(self, owner: str, code: str | None) -> str:
        """Return the language that somebody is spoken to in."""
        return await self._people.language(owner, code or "en")

    async def writing(self, message: Message, *, role: bool = False) -> Person:
        """Return who wrote a message; what they are in its group only where it matters (``role``)."""
        user = message.from_user
        if message.sender_chat is not None or user is None:
            # An anonymous admin or a channel: nobody knows whose words these are.
            speaker = message.sender_chat or message.chat
            person = Person(platform="telegram", user=str(speaker.id), language="en", role="guest")
            language = await self.language(person.owner, None)
            return person.model_copy(update={"language": language})
        return await self._person(user.id, user.language_code, message.chat if role else None)

    async def pressing(self, query: CallbackQuery, *, role: bool = False) -> Person:
        """Return who pressed a button."""
        chat = query.message.chat if query.message and role else None
        return await self._person(query.from_user.id, query.from_user.language_code, chat)

    async def is_admin(self, chat: Chat, user: int) -> bool:
        """Tell whether somebody is an admin of a group."""
        return chat.type != "private" and await self._role(chat, user) == "admin"

    async def _person(self, user: int, code: str | None, chat: Chat | None) -> Person:
        person = Person(platform="telegram", user=str(user), language="en")
        language = await self.language(person.owner, code)
        role: Role = "owner" if person.owner in self._owners else "member"
        if role == "member" and chat is not None and chat.type != "private":
            role = await self._role(chat, user)
        return person.model_copy(update={"language": language, "role": role})

    async def _role(self, chat: Chat, user: int) -> Role:
        known = self._roles.get((chat.id, user))
        if known is not None and self._clock() - known[0] < _REMEMBERED:
            return known[1]
        try:
            member = await self._bot.get_chat_member(chat.id, user)
        except TelegramError:
            return known[1] if known else "member"
        role: Role = "admin" if member.status in _ADMINS else "member"
        self._roles[chat.id, user] = self._clock(), role
        self._roles.move_to_end((chat.id, user))
        if len(self._roles) > _MOST:
            self._roles.popitem(last=False)
        return role
