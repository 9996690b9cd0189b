"""A surface that remembers what people saw on it, and fails as a test scripts it."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.asking import Asking, Person, Place, Wish
from bot.surface import Card, Parcel

IDEA = "A fox detective loses her hat in the rain"


@dataclass
class Message:
    """What stands in one message, and everything that stood there before."""

    said: list[Card | Parcel] = field(default_factory=list)

    @property
    def last(self) -> Card | Parcel:
        return self.said[-1]

    @property
    def stages(self) -> list[str]:
        return [thing.stage if isinstance(thing, Card) else "delivered" for thing in self.said]


class Remembering:
    """Messages by chat, and the errors that its next calls raise, by the call's name."""

    name = "test"

    def __init__(self) -> None:
        self.chats: dict[str, dict[str, Message]] = defaultdict(dict)
        self.enclosed: list[str] = []
        self.called: list[tuple[str, str, bool]] = []
        self.added: list[tuple[str, str, int]] = []
        self.faults: dict[str, list[BaseException]] = defaultdict(list)
        self.obeyed: dict[str, list[BaseException]] = defaultdict(list)
        """Errors raised after the call has done its work: lost replies."""
        self.calls: list[str] = []

    async def acknowledge(self, asking: Asking, card: Card, *, again: bool) -> Place:
        self._fail("acknowledge", self.faults)
        chat = self.chats[asking.place.chat]
        number = next((n for n, m in chat.items() if again and m.last == card), str(len(chat) + 1))
        chat[number] = Message([card])
        self._fail("acknowledge", self.obeyed)
        return asking.place.model_copy(update={"message": number})

    async def show(self, place: Place, latest: Callable[[], Card | None]) -> None:
        await asyncio.sleep(0)
        self._fail("show", self.faults)
        if (card := latest()) is not None:
            self._message(place).said.append(card)
        self._fail("show", self.obeyed)

    async def deliver(self, place: Place, parcel: Parcel) -> Place:
        self._fail("deliver", self.faults)
        message = self._message(place)
        if not isinstance(message.last, Parcel):
            message.said.append(parcel)
        self._fail("deliver", self.obeyed)
        return place

    def newest(self, place: Place) -> str:
        return str(len(self.added))

    async def add(self, place: Place, parcel: Parcel, number: int, *, after: str, again: bool) -> None:
        self._fail("add", self.faults)
        page = (place.chat, parcel.comic, number)
        if not (again and page in self.added[int(after) :]):
            self.added.append(page)
        self._fail("add", self.obeyed)

    async def enclose(self, place: Place, parcel: Parcel) -> None:
        self._fail("enclose", self.faults)
        self.enclosed.append(parcel.comic)
        self._fail("enclose", self.obeyed)

    async def call(self, place: Place, person: Person, *, made: bool, again: bool) -> None:
        self._fail("call", self.faults)
        called = (place.message, person.user, made)
        if not (again and called in self.called):
            self.called.append(called)
        self._fail("call", self.obeyed)

    def pages(self) -> list[Parcel]:
        return [m.last for chat in self.chats.values() for m in chat.values() if isinstance(m.last, Parcel)]

    def _message(self, place: Place) -> Message:
        return self.chats[place.chat][place.message]

    def _fail(self, call: str, script: dict[str, list[BaseException]]) -> None:
        self.calls.append(call)
        if script[call]:
            raise script[call].pop(0)


def asking(key: str = "one", user: str = "7", idea: str = IDEA, **wish: object) -> Asking:
    return Asking(
        key=key,
        person=Person(platform="test", user=user, language="en"),
        place=Place(platform="test", chat=f"chat {user}", asked="1"),
        wish=Wish.model_validate({"idea": idea, "panels": 1, **wish}),
    )
