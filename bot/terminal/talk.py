"""One person at one terminal, and what they may use."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from bot.asking import Asking, Person, Place, Wish
from bot.frontends import House
from bot.texts import Texts, texts

_CHAT = "terminal"


@dataclass(slots=True)
class Talk:
    """One person at one terminal."""

    house: House
    person: Person
    folder: Path

    @property
    def said(self) -> Texts:
        """Return the texts in this person's language."""
        return texts(self.person.language)

    @property
    def owner(self) -> str:
        """Return the key of everything that is this person's."""
        return self.person.owner

    async def order(self, wish: Wish) -> str:
        """Place an order; the supervisor says everything after that."""
        place = Place(platform="terminal", chat=_CHAT)
        key = f"terminal:{uuid4().hex}"
        return await self.house.orders.place(Asking(key=key, person=self.person, place=place, wish=wish))
