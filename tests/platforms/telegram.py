"""People on Telegram, each in their own chat with the bot."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Mapping, Sequence

from tests.servers.faults import BROKEN, LOST_REPLY, Fault, Silent, too_many
from tests.servers.telegram import Message, Person, TelegramServer

from .people import Answer, Asked, Messages

_FAULT = 0.05
_PATIENCE = 30.0


class TelegramPeople:
    """The platform, and who is on it."""

    def __init__(self, seed: int, *, measured: bool) -> None:
        self.server = TelegramServer(seed=seed, keep_files=not measured)
        self.troubles: Counter[str] = Counter()
        self._people: list[Person] = []
        self._asked: dict[str, tuple[Person, Message]] = {}

    @property
    def settings(self) -> Mapping[str, str]:
        return {"TELEGRAM_TOKEN": self.server.token, "KITSUMY_TELEGRAM_API": self.server.url}

    @property
    def faults(self) -> Sequence[tuple[float, Fault]]:
        loud: tuple[Fault, ...] = (too_many(1), BROKEN, LOST_REPLY)
        quiet = (Silent(), Silent(done=True))
        return [*((_FAULT, one) for one in loud), *((_FAULT / 5, one) for one in quiet)]

    @property
    def ready(self) -> bool:
        return bool(self.server.calls_of("getUpdates"))

    def gather(self, count: int) -> None:
        self._people = [self.server.person(f"P{n}", language="uk" if n % 2 else "en") for n in range(count)]

    def order(self, number: int, idea: str) -> Asked:
        person = self._people[number]
        said = self.server.says(person, person, f"/comic {idea}")
        key = f"telegram:{person.id}:{said.id}"
        self._asked[key] = person, said
        return Asked(key, f"telegram:{person.id}", f"{person.name} {said.id}", said.looks[0].at)

    async def heard(self, asked: Asked) -> bool:
        """Say yes: what is said to a bot that is away is kept for it."""
        return True

    def counts(self, asked: Asked, messages: Messages) -> bool:
        return True

    def answers(self, asked: Asked, messages: Messages) -> list[Answer]:
        """Return all that quotes the command, but for documents behind a page."""
        found = [one for one in self._quoting(asked) if one.photo or not one.media]
        return [
            Answer(one.looks[0].at, one.text, bool(one.photo), not one.photo and bool(one.buttons))
            for one in found
        ]

    def _quoting(self, asked: Asked) -> list[Message]:
        person, said = self._asked[asked.key]
        return [one for one in self.server.chat(person).told if one.reply_to is said]

    def strays(self, asked: Sequence[Asked], messages: Messages) -> list[str]:
        known = {id(self._asked[one.key][1]) for one in asked}
        told = [(person, one) for person in self._people for one in self.server.chat(person).told]
        return [f"{person.name}: {one.text[:60]!r}" for person, one in told if id(one.reply_to) not in known]

    async def alive(self, asked: Asked, messages: Messages) -> bool:
        page = next(one for one in self._quoting(asked) if one.photo)
        pressed = self.server.presses(self._asked[asked.key][0], page, page.labels[-1])
        await self.server.until(lambda: pressed.answered, _PATIENCE)
        return True

    def most_in_a_second(self) -> int:
        return max(self.server.pace.most(self.server.chat(one).id, 1) for one in self._people)

    async def trouble(self, dice: random.Random) -> None:
        await asyncio.Event().wait()
