"""People on Discord: in channels and threads of many servers, in private, and with an app of their own."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress

from tests.servers.discord import Channel, DiscordServer, Guild, Interaction, Message, Person
from tests.servers.discord.interactions import ACKNOWLEDGE_WITHIN
from tests.servers.faults import BROKEN, LOST_REPLY, Fault, Refused, too_many

from .people import Answer, Asked, Messages

_FAULT = 0.03
_A_SERVER = 10
"""People in one server."""
_PATIENCE = 30.0
_BETWEEN = (4.0, 9.0)
"""Seconds between troubles of the gateway."""


class DiscordPeople:
    """The platform, and who is on it."""

    def __init__(self, seed: int, *, measured: bool) -> None:
        self.server = DiscordServer(seed=seed, keep_files=not measured, checks=not measured)
        self.troubles: Counter[str] = Counter()
        self.people: list[Person] = []
        self.places: list[Channel] = []
        self._asked: dict[str, Interaction] = {}

    @property
    def settings(self) -> Mapping[str, str]:
        return {
            "DISCORD_TOKEN": self.server.token,
            "KITSUMY_DISCORD_API": self.server.api,
            "KITSUMY_DISCORD_GATEWAY": self.server.gateway.url,
        }

    @property
    def faults(self) -> Sequence[tuple[float, Fault]]:
        found: tuple[Fault, ...] = (too_many(1), Refused(429, "global", 1), BROKEN, Refused(502), LOST_REPLY)
        return [(_FAULT, one) for one in found]

    @property
    def ready(self) -> bool:
        return self.server.gateway.connected and bool(self.server.catalogue.of(None))

    def gather(self, count: int) -> None:
        server = self.server
        self.people = [server.person(f"P{n}", locale="uk" if n % 2 else "en-US") for n in range(count)]
        for first in range(0, count, _A_SERVER):
            members = self.people[first : first + _A_SERVER]
            guild = server.guild(f"Server {first}", *members)
            self.places += self._settled(guild, members)

    def _settled(self, guild: Guild, members: Sequence[Person]) -> list[Channel]:
        """Return where each member of a server talks to the bot."""
        server, general = self.server, self.server.channel(guild)
        thread = server.thread(general, "Comics", members[0])
        found = [general, thread, general, general, general]
        places = [found[n % len(found)] for n in range(len(members))]
        for number in range(3, len(members), len(found)):
            places[number] = server.dm(members[number])
        for number in range(4, len(members), len(found)):
            server.installs(members[number])
            places[number] = server.private(members[number], members[0])
        return places

    def order(self, number: int, idea: str) -> Asked:
        person = self.people[number]
        asked = self.server.slash(person, self.places[number], "/comic", idea=idea)
        key = f"discord:{asked.id}"
        self._asked[key] = asked
        return Asked(key, f"discord:{person.id}", f"{person.name} {asked.id}", asked.at)

    def interaction(self, asked: Asked) -> Interaction:
        """Return what somebody asked with."""
        return self._asked[asked.key]

    async def heard(self, asked: Asked) -> bool:
        """Wait as long as Discord does before it tells that the application did not respond."""
        interaction = self._asked[asked.key]
        with suppress(TimeoutError):
            await self.server.until(lambda: interaction.acknowledged, ACKNOWLEDGE_WITHIN)
        return interaction.acknowledged

    def counts(self, asked: Asked, messages: Messages) -> bool:
        """Count what was answered, late or not; what a dead process only put off fails by itself."""
        interaction = self._asked[asked.key]
        put_off = all(one.loading for one in interaction.messages) and bool(interaction.messages)
        heard = interaction.acknowledged and (asked.key in messages or not put_off)
        return heard or bool(messages.get(asked.key))

    def answers(self, asked: Asked, messages: Messages) -> list[Answer]:
        """Return what was answered, and what the bot wrote into the channel when that came too late."""
        return [
            Answer(one.looks[0].at, one.text, _is_page(one), not _is_page(one) and _is_open(one))
            for one in self._messages(asked, messages)
        ]

    def _messages(self, asked: Asked, messages: Messages) -> list[Message]:
        interaction, named = self._asked[asked.key], messages.get(asked.key, "")
        elsewhere = [one for one in interaction.channel.told if str(one.id) == named]
        return [*interaction.messages, *(one for one in elsewhere if one not in interaction.messages)]

    def strays(self, asked: Sequence[Asked], messages: Messages) -> list[str]:
        known = {one.id for each in asked for one in self._messages(each, messages)}
        places = {place.id: place for place in self.places}.values()
        told = [one for place in places for one in place.told if one.id not in known]
        return [f"{one.id}: {one.text[:60]!r}" for one in told]

    async def alive(self, asked: Asked, messages: Messages) -> bool:
        page = next(one for one in self._messages(asked, messages) if _is_page(one))
        pressed = self.server.presses(self._asked[asked.key].person, page, page.labels[-1])
        await self.server.until(lambda: bool(pressed.messages), _PATIENCE)
        return pressed.private and len(pressed.messages[0].labels) == 1

    def most_in_a_second(self) -> int:
        """Return the most changes of one order's message."""
        return max(map(self._edits, self._asked.values()), default=0)

    def _edits(self, asked: Interaction) -> int:
        times = [look.at for one in asked.messages for look in one.looks]
        return max((sum(at <= one < at + 1 for one in times) for at in times), default=0)

    async def trouble(self, dice: random.Random) -> None:
        """Drop the gateway, refuse to go on with a session, end it, leave heartbeats unanswered."""
        gateway = self.server.gateway
        gateway.heartbeat_every = 2.0
        try:
            while True:
                await asyncio.sleep(dice.uniform(*_BETWEEN))
                what = dice.choice(("dropped", "refused resume", "ended", "reconnect", "no heartbeats"))
                self.troubles[what] += 1
                gateway.resumable, gateway.acknowledges = what != "refused resume", what != "no heartbeats"
                if what in ("dropped", "refused resume"):
                    gateway.drop()
                elif what == "ended":
                    await gateway.invalidates()
                elif what == "reconnect":
                    await gateway.asks_to_reconnect()
        finally:
            gateway.resumable = gateway.acknowledges = True


def _is_page(message: Message) -> bool:
    return message.look.v2 and bool(message.pictures)


def _is_open(message: Message) -> bool:
    return message.loading or bool(message.labels)
