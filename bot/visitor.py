"""Whoever is spoken to: in their own language, about nothing but what is theirs."""

from __future__ import annotations

from .asking import Person
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
