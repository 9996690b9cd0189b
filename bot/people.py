"""What people chose for themselves."""

from __future__ import annotations

from sqlalchemy import insert, select, update

from kitsumy.frozen import Frozen
from kitsumy.language import LANGUAGES
from kitsumy.library.store import Store
from kitsumy.library.work_tables import people


class Choices(Frozen):
    """One person's choices; empty where they made none."""

    language: str = ""
    credited: bool = False
    """Whether their name may be kept when somebody makes a comic of their words."""


class People:
    """The choices of everybody who made some."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def language(self, owner: str, default: str) -> str:
        """Return the language a person chose, else the one their client speaks, else English."""
        chosen = (await self.choices(owner)).language
        return chosen or (default.split("-")[0] if default.split("-")[0] in LANGUAGES else LANGUAGES[0])

    async def choices(self, owner: str) -> Choices:
        """Return what a person chose."""
        async with self._store.read() as connection:
            document = await connection.scalar(select(people.c.document).where(people.c.owner == owner))
        return Choices.model_validate_json(document) if document else Choices()

    async def speak(self, owner: str, language: str) -> None:
        """Speak a language to a person from now on; empty for their client's own."""
        await self._choose(owner, language=language)

    async def credit(self, owner: str, *, credited: bool) -> None:
        """Let a person's name be kept with what others make of their words, or not any more."""
        await self._choose(owner, credited=credited)

    async def _choose(self, owner: str, **chosen: object) -> None:
        async with self._store.write() as connection:
            here = people.c.owner == owner
            document = await connection.scalar(select(people.c.document).where(here))
            before = Choices.model_validate_json(document) if document else Choices()
            now = before.model_copy(update=chosen).model_dump_json()
            if document is None:
                await connection.execute(insert(people).values(owner=owner, document=now))
            else:
                await connection.execute(update(people).where(here).values(document=now))
