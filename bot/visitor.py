"""Whoever is spoken to: in their own language, about nothing but what is theirs."""

from __future__ import annotations

from .asking import Person
from .orders import Orders
from .refusals import NotYours, OrderNotFound
from .texts import Texts, texts


class Visitor:
    """What every conversation, press and form knows about its person."""

    person: Person

    @property
    def said(self) -> Texts:
        """Return the texts in this person's language."""
        return texts(self.person.language)

    @property
    def owner(self) -> str:
        """Return the key of everything that is this person's."""
        return self.person.owner

    async def stopped(self, orders: Orders, order: str) -> bool:
        """Take an order of this person's back by its id; False when it is over.

        Raises:
            NotYours: they have none of this id.

        """
        try:
            return await orders.cancel(order, self.owner)
        except OrderNotFound:
            raise NotYours from None
