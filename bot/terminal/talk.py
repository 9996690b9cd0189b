"""One person at one terminal, and what they may use."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from bot.asking import Asking, Person, Place, Wish
from bot.frontends import House
from bot.visitor import Visitor

_CHAT = "terminal"


@dataclass(slots=True)
class Talk(Visitor):
    """One person at one terminal."""

    house: House
    person: Person
    folder: Path

    async def order(self, wish: Wish) -> str:
        """Place an order; the supervisor says everything after that."""
        place = Place(platform="terminal", chat=_CHAT)
        key = f"terminal:{uuid4().hex}"
        return await self.house.orders.place(Asking(key=key, person=self.person, place=place, wish=wish))
