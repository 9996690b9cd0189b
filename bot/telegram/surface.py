"""Telegram's side of an order: a status that becomes the page, and the file that follows it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from telegram import InlineKeyboardMarkup
from telegram.error import BadRequest, ChatMigrated

from bot.asking import Asking, Person, Place
from bot.orderbook import Order
from bot.pacing import Urgency
from bot.surface import Card, Gone, Parcel, Unreachable
from bot.texts import texts

from . import outcomes
from .adoption import Adoption, Known
from .buttons import under_another, under_status
from .limiter import Limiter, Turn, crowded
from .posting import Post, TelegramBot, masters
from .showing import Picture, Showing, keys, words

Unheard = Callable[[str], Awaitable[tuple[Order, ...]]]
"""Returns the orders of a chat whose message is not known, in the order in which they were asked."""
Relocate = Callable[[str, str], Awaitable[None]]
"""Tells the orders of a chat's old and new id."""
_Answer = TypeVar("_Answer")
_PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds between tries of what must not arrive twice, as long as it certainly did not arrive."""


class TelegramSurface:
    """Shows and delivers orders."""

    name = "telegram"

    def __init__(
        self,
        bot: TelegramBot,
        limiter: Limiter,
        picture: Picture,
        known: Known,
        unheard: Unheard,
        relocate: Relocate,
    ) -> None:
        self._pacer, self._seen = limiter.pacer, limiter.seen
        self._showing = Showing(bot, picture)
        self._post = Post(bot)
        self._adoption = Adoption(bot, limiter.seen, known)
        self._unheard, self._relocate = unheard, relocate
        self._moved: dict[str, str] = {}
        self._tried: dict[str, int] = {}
        """The last message of the chat when an order's status was first sent."""

    async def acknowledge(self, asking: Asking, card: Card, *, again: bool) -> Place:
        """Answer with a first status, or take up the one that an earlier try has left."""

        async def act(place: Place) -> Place:
            message = await self._left_before(place, card) if again else ""
            if not message:
                self._tried.setdefault(
                    card.order, max([int(place.asked or 0), *self._seen.among(place.chat)])
                )
                sent = await self._post.text(place, words(card), keys(card), Turn(Urgency.HEARD))
                message = str(sent.message_id)
            self._tried.pop(card.order, None)
            return place.model_copy(update={"message": message})

        return await self._there(asking.place, act)

    async def show(self, place: Place, latest: Callable[[], Card | None]) -> None:
        """Change a status; the last word about an order is sent anew where its status was deleted."""

        async def act(place: Place) -> None:
            async with self._pacer.turn(place.chat, Urgency.EDIT, crowded=crowded(place.chat)):
                if (card := latest()) is not None:
                    await self._change(place, card)

        await self._there(place, act)

    async def _change(self, place: Place, card: Card) -> None:
        try:
            await self._showing.change(place, card)
        except BadRequest as error:
            if not (outcomes.is_lost(error) and card.is_last):
                raise
            await self._post.text(place, words(card), turn=Turn(Urgency.FINAL))

    async def deliver(self, place: Place, parcel: Parcel) -> Place:
        """Turn the status into the page; where it was deleted, answer with the page."""

        async def act(place: Place) -> Place:
            try:
                await self._post.become(place, parcel)
            except BadRequest as error:
                if not outcomes.is_lost(error):
                    raise
                sent = await self._post.page(place, parcel)
                return place.model_copy(update={"message": str(sent.message_id)})
            return place

        return await self._there(place, act)

    def newest(self, place: Place) -> str:
        """Return the id of the last message that was met in a chat."""
        chat = self._followed(place).chat
        return str(max(int(place.asked or 0), int(place.message or 0), *self._seen.among(chat)))

    async def add(self, place: Place, parcel: Parcel, number: int, *, after: str, again: bool) -> None:
        """Answer with another page, or find it where an earlier try has left it, by its button.

        An album's pictures can have no buttons, so nobody could tell whether they are there.
        """
        keyboard = under_another(texts(parcel.language), parcel.comic, number + 1, parcel.version)

        async def act(place: Place) -> None:
            found = await self._adoption.find(place, keyboard, int(after or 0)) if again else ""
            if found:
                self._seen.note(place.chat, int(found))
                return
            await self._post.page(place, parcel, number, keyboard=keyboard)

        await self._there(place, act)

    async def enclose(self, place: Place, parcel: Parcel) -> None:
        """Send all pages in full size: an answer, so that its person hears of it."""
        below = texts(parcel.language)("telegram.full_size", title=parcel.title)
        await self._once(place, lambda there: self._post.documents(there, masters(parcel), below))

    async def call(self, place: Place, person: Person, *, made: bool, again: bool) -> None:
        """Call nobody: the pages in full size are an answer to whoever asked."""

    async def _left_before(self, place: Place, card: Card) -> str:
        """Return the status that an earlier try has left; orders of one chat look one after the other.

        Raises:
            Unreachable: an earlier order has not found its own yet.
            Gone: nobody has this order any more.

        """
        waiting = await self._unheard(place.chat)
        if card.order not in [order.id for order in waiting]:
            raise Gone  # its person was forgotten meanwhile
        first, *others = waiting
        if first.id != card.order:
            raise Unreachable
        after = self._tried.get(card.order, int(place.asked or 0))
        return await self._adoption.find(place, _stop(card.language, card.order), after, _next(others))

    async def _once(self, place: Place, act: Callable[[Place], Awaitable[None]]) -> None:
        """Do what must not be done twice: again only when it certainly was not done."""
        for pause in (*_PAUSES, None):
            try:
                await self._there(place, act)
            except Unreachable as error:
                if error.maybe or pause is None:
                    raise
                await asyncio.sleep(pause)
            else:
                return

    async def _there(self, place: Place, act: Callable[[Place], Awaitable[_Answer]]) -> _Answer:
        """Act in a chat, where it has moved to."""
        here = self._followed(place)
        try:
            with outcomes.understood():
                return await act(here)
        except ChatMigrated as moved:
            await self.move(here.chat, str(moved.new_chat_id))
        with outcomes.understood():
            try:
                return await act(self._followed(place))
            except ChatMigrated as error:
                raise Gone from error

    async def move(self, old: str, new: str) -> None:
        """Follow a chat that has got another id."""
        if self._moved.get(old) != new:
            self._moved[old] = new
            await self._relocate(old, new)

    def _followed(self, place: Place) -> Place:
        chat = self._moved.get(place.chat)
        if chat is None:
            return place
        community = chat if place.community == place.chat else place.community
        return place.model_copy(update={"chat": chat, "community": community})


def _next(waiting: Sequence[Order]) -> InlineKeyboardMarkup | None:
    return _stop(waiting[0].asking.person.language, waiting[0].id) if waiting else None


def _stop(language: str, order: str) -> InlineKeyboardMarkup:
    return under_status(texts(language), order)
