"""What a run of many orders needs to know of a platform's people."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from tests.servers.faults import Fault
from tests.servers.loopback import Loopback


@dataclass(frozen=True)
class Asked:
    """One order that somebody asked for."""

    key: str
    owner: str
    name: str
    at: float


@dataclass(frozen=True)
class Answer:
    """One message that answers an order, as it is seen now."""

    at: float
    """When it was there first."""
    text: str
    page: bool
    waiting: bool
    """It is no page, and its buttons say that something is to come."""


Messages = Mapping[str, str]
"""The messages that the bot's own book names for orders, by the orders' keys."""


class People(Protocol):
    """The people of one platform, which runs on loopback."""

    @property
    def server(self) -> Loopback:
        """Return the platform."""
        ...

    @property
    def settings(self) -> Mapping[str, str]:
        """Return what a bot needs to know to be there."""
        ...

    @property
    def faults(self) -> Sequence[tuple[float, Fault]]:
        """Return what goes wrong with calls in chaos, and how often."""
        ...

    @property
    def troubles(self) -> Counter[str]:
        """Return what went wrong besides single calls."""
        ...

    @property
    def ready(self) -> bool:
        """Tell whether the bot has made known what can be asked of it."""
        ...

    def gather(self, count: int) -> None:
        """Let so many people come, every other of them Ukrainian."""
        ...

    def order(self, number: int, idea: str) -> Asked:
        """Let one of them order a comic."""
        ...

    async def heard(self, asked: Asked) -> bool:
        """Wait until the platform lets nobody answer any more; False when it tells that nobody did."""
        ...

    def counts(self, asked: Asked, messages: Messages) -> bool:
        """Tell whether the bot owes anything: not when the platform itself told that it does not answer."""
        ...

    def answers(self, asked: Asked, messages: Messages) -> list[Answer]:
        """Return what answers an order, oldest first."""
        ...

    def strays(self, asked: Sequence[Asked], messages: Messages) -> list[str]:
        """Return what the bot says that answers none of these."""
        ...

    async def alive(self, asked: Asked, messages: Messages) -> bool:
        """Press a button under an order's page, and tell whether it does what it says."""
        ...

    def most_in_a_second(self) -> int:
        """Return the most calls within a second at one place that the platform limits."""
        ...

    async def trouble(self, dice: random.Random) -> None:
        """Let everything go wrong that no call shows, until cancelled; then it is over."""
        ...
