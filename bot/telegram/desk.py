"""What every answer is given with."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import CallbackQuery, Message, User
from telegram.error import BadRequest

from bot.asking import Asking, Person, Place, Wish
from bot.orders import Orders
from bot.people import People
from bot.quotas import Quotas
from bot.shelf import Shelf
from bot.visitor import Visitor

from .hearing import Heard
from .markup import LONGEST_NOTE, cut, plain
from .persons import Persons
from .posting import Markup, Post, TelegramBot, place_of


@dataclass(frozen=True, slots=True)
class Desk:
    """The bot, and the rooms behind it."""

    bot: TelegramBot
    post: Post
    orders: Orders
    shelf: Shelf
    people: People
    quotas: Quotas
    persons: Persons

    @property
    def me(self) -> User:
        """Return the bot as Telegram knows it."""
        return self.bot.bot

    async def order(self, key: str, person: Person, place: Place, wish: Wish) -> str:
        """Place an order; the supervisor says everything after that."""
        return await self.orders.place(Asking(key=key, person=person, place=place, wish=wish))


class Talk(Visitor):
    """Somebody's words, and an answer to them in their language."""

    def __init__(self, desk: Desk, heard: Heard, person: Person) -> None:
        self.desk, self.heard, self.person = desk, heard, person
        self.place = place_of(heard.message)

    @property
    def message(self) -> Message:
        """Return the message."""
        return self.heard.message

    @property
    def words(self) -> str:
        """Return what was said after the command."""
        return self.heard.words

    async def order(self, wish: Wish) -> str:
        """Place an order; a message that comes twice is one order."""
        key = f"telegram:{self.place.chat}:{self.place.asked}"
        person = await self.desk.persons.writing(self.message, role=True)
        return await self.desk.order(key, person, self.place, wish)

    async def answer(self, text: str, keyboard: Markup | None = None) -> Message:
        """Answer with plain words."""
        return await self.html(plain(text), keyboard)

    async def html(self, html: str, keyboard: Markup | None = None) -> Message:
        """Answer with HTML."""
        return await self.desk.post.text(self.place, html, keyboard)


class Press(Visitor):
    """A button that somebody pressed, under a message that can still be seen."""

    def __init__(self, desk: Desk, query: CallbackQuery, message: Message, person: Person) -> None:
        self.desk, self.query, self.message, self.person = desk, query, message, person
        self.place = place_of(message)

    async def order(self, wish: Wish) -> str:
        """Place an order; a press that comes twice is one order."""
        person = await self.desk.persons.pressing(self.query, role=True)
        return await self.desk.order(f"telegram:press:{self.query.id}", person, self.place, wish)

    async def note(self, text: str = "", *, alert: bool = False) -> None:
        """Say something over the chat, to this person only; or just stop the button's spinner."""
        try:
            await self.query.answer(cut(text, LONGEST_NOTE) or None, show_alert=alert)
        except BadRequest:
            # The button was pressed so long ago that nobody waits any more.
            return
