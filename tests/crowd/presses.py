"""A thousand interactions on Discord while a hundred orders are on their way: each is answered in time.

``python -m tests.crowd.presses [--count N --running N]``
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.chaos.process import Bot, running
from tests.crowd.figures import percentile
from tests.platforms.discord import DiscordPeople
from tests.servers.discord import Interaction, Message, Person
from tests.servers.discord.interactions import ACKNOWLEDGE_WITHIN

_OWNERS = 8
"""People with a page of their own, whose buttons they press."""
_BETWEEN, _BETWEEN_ORDERS = 0.04, 0.1
_PATIENCE = 120.0
_IDEA = "A fox detective loses hat number {} in the rain"
_COMMANDS = ("/quota", "/gallery", "/help", "/cast list", "/privacy")
_SEQUEL, _EDIT, _MENUS = 0, 2, (1, 3, 4, 5)
"""Buttons under a page by their places."""
_COMPLETED = (("/comic", "style", "ma"), ("/sequel", "comic", ""), ("/cast show", "name", ""))


@dataclass(frozen=True)
class Heard:
    """How soon everything was answered, in seconds."""

    kinds: Counter[str]
    late: tuple[str, ...]
    waits: tuple[float, ...]
    shown: tuple[float, ...]
    """Until a new order's status could be read."""
    waiting: tuple[int, int]
    """Orders without a page at the beginning and at the end."""

    @property
    def rows(self) -> list[tuple[str, str]]:
        asked = ", ".join(f"{kind} {count}" for kind, count in sorted(self.kinds.items()))
        return [
            ("interactions", f"{len(self.waits) + len(self.late)}: {asked}"),
            ("unanswered", ", ".join((str(len(self.late)), *self.late))),
            ("acknowledged", _told(self.waits)),
            ("status shown", _told(self.shown)),
            ("on their way", " → ".join(map(str, self.waiting))),
        ]


class Presses:
    """Some people with pages, a hundred who wait for theirs, and whoever else comes."""

    def __init__(self, home: Path, people: DiscordPeople, dice: random.Random, running: int) -> None:
        self._home, self._people, self._server, self._dice = home, people, people.server, dice
        self._busy = _OWNERS + running
        self._orders: list[Interaction] = []
        self._asked: list[tuple[str, Interaction]] = []
        self._pages: list[tuple[Person, Message]] = []
        self._forms: list[Interaction] = []

    async def run(self, count: int) -> Heard:
        """Ask so many things and tell how soon each was answered."""
        async with self._server as server:
            self._people.gather(self._busy + count // 10 + 1)
            settings = {**self._people.settings, "KITSUMY_DATA_DIR": str(self._home)}
            async with running(Bot(settings, self._home / "bot.log")) as bot:
                await server.until(lambda: self._people.ready, _PATIENCE)
                await self._begin()
                begun = self._waiting()
                await self._everything(count)
                await asyncio.sleep(ACKNOWLEDGE_WITHIN)
                heard = self._heard(begun)
                await bot.stop()
            return heard

    async def _begin(self) -> None:
        """Have the pages made whose buttons are pressed, then let a hundred order."""
        for number in range(_OWNERS):
            self._order(number, panels=1)
        await self._server.until(lambda: not self._waiting(), _PATIENCE)
        self._pages = [(one.person, one.messages[0]) for one in self._orders]
        for number in range(_OWNERS, self._busy):
            self._order(number)
            await asyncio.sleep(_BETWEEN_ORDERS)

    def _order(self, number: int, **more: int) -> Interaction:
        person, place = self._people.people[number], self._people.places[number]
        self._orders.append(self._server.slash(person, place, "/comic", idea=_IDEA.format(number), **more))
        return self._orders[-1]

    def _waiting(self) -> int:
        return sum(not (one.messages and one.messages[0].look.v2) for one in self._orders)

    async def _everything(self, count: int) -> None:
        kinds: Sequence[tuple[str, Callable[[int], Interaction]]] = (
            ("comic", lambda at: self._order(self._busy + at // 10)),
            ("button", self._press),
            ("completion", self._complete),
            ("form", self._form),
            ("command", self._command),
            ("button", self._press),
            ("completion", self._complete),
            ("somebody else's", self._pry),
            ("completion", self._complete),
            ("form", self._form),
        )
        for number in range(count):
            kind, act = kinds[number % len(kinds)]
            self._asked.append((kind, act(number)))
            await asyncio.sleep(_BETWEEN)

    def _press(self, number: int) -> Interaction:
        person, page = self._dice.choice(self._pages)
        # A sequel is an order, of which nobody may have many: one in some presses.
        return self._pressed(person, page, _SEQUEL if number % 100 == 1 else self._dice.choice(_MENUS))

    def _pressed(self, person: Person, page: Message, place: int) -> Interaction:
        return self._server.presses(person, page, page.buttons[place].custom_id or "")

    def _pry(self, number: int) -> Interaction:
        """Let the last two of a server, who have no page, press under a page of somebody else's."""
        stranger = self._people.people[_OWNERS + number % 2]
        page = self._dice.choice([page for _, page in self._pages if page.channel.guild])
        return self._pressed(stranger, page, self._dice.choice(_MENUS))

    def _complete(self, number: int) -> Interaction:
        at = self._dice.randrange(_OWNERS)
        return self._server.completes(
            self._people.people[at], self._people.places[at], *self._dice.choice(_COMPLETED)
        )

    def _command(self, number: int) -> Interaction:
        at = self._dice.randrange(self._busy)
        return self._server.slash(
            self._people.people[at], self._people.places[at], self._dice.choice(_COMMANDS)
        )

    def _form(self, number: int) -> Interaction:
        """Send a form that is open, else open one."""
        opened = next((one for one in self._forms if one.modal), None)
        if opened is None or opened.modal is None:
            person, page = self._dice.choice(self._pages)
            self._forms.append(self._pressed(person, page, _EDIT))
            return self._forms[-1]
        self._forms.remove(opened)
        first = opened.modal.labels[0]
        changed = {first: f"Look, there it is, number {number}!"} if number % 50 == 3 else {}
        return self._server.submits(opened.person, opened.modal, changed)

    def _heard(self, begun: int) -> Heard:
        waits = [one.acknowledged_after for _, one in self._asked]
        late = [f"{kind} {one.data}" for kind, one in self._asked if not one.acknowledged]
        comics = [one for kind, one in self._asked if kind == "comic" and one.messages]
        shown = [next(look.at for look in one.messages[0].looks if look.content) - one.at for one in comics]
        return Heard(
            Counter(kind for kind, _ in self._asked),
            tuple(late),
            tuple(wait for wait in waits if wait is not None),
            tuple(shown),
            (begun, self._waiting()),
        )


def _told(seconds: Sequence[float]) -> str:
    found = {
        name: percentile(list(seconds), share) for name, share in (("p50", 0.5), ("p99", 0.99), ("max", 1))
    }
    return ", ".join(f"{name} {value * 1e3:.0f} ms" for name, value in found.items())


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.crowd.presses")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--running", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        people, dice = DiscordPeople(asked.seed, measured=True), random.Random(asked.seed)
        heard = asyncio.run(Presses(Path(home), people, dice, asked.running).run(asked.count))
    sys.stdout.writelines(f"{name:<16}{value}\n" for name, value in heard.rows)
    return 1 if heard.late else 0


if __name__ == "__main__":
    sys.exit(main())
