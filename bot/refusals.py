"""Why an order is not taken. Each is data; what people read stands in ``texts``.

InputError
└── Refusal                  nothing was ordered, nothing was spent
    ├── TooFast              seconds
    ├── DailyLimit           whose, limit, seconds
    ├── BudgetSpent          whose, seconds
    ├── TooManyWaiting       limit
    ├── NoImageProvider
    ├── UnknownQuality       name, known
    ├── NotHere
    ├── CastNotShared
    ├── NotDepicted          name
    ├── Paused
    ├── WrongChannel         channels
    ├── RolesOnly            roles
    ├── AdminsOnly
    ├── NotYours
    └── OrderNotFound
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kitsumy.errors import InputError

Whose = Literal["person", "member", "community", "installation"]
"""A ``member`` is a person in one community, as its admins limit them."""


class Refusal(InputError):
    """An order that is not taken."""


@dataclass(eq=False)
class TooFast(Refusal):
    """Too many orders in a moment; the next one is taken in so many seconds."""

    seconds: float


@dataclass(eq=False)
class DailyLimit(Refusal):
    """All of today's comics are made; ``seconds`` until there are new ones."""

    what: Whose
    limit: int
    seconds: float


@dataclass(eq=False)
class BudgetSpent(Refusal):
    """Today's money is spent; ``seconds`` until there is more."""

    what: Whose
    seconds: float


@dataclass(eq=False)
class TooManyWaiting(Refusal):
    """Earlier orders of the same person are not done yet, and no more than ``limit`` may wait."""

    limit: int


class NoImageProvider(Refusal):
    """Full quality where nothing can draw but the draft studio."""


@dataclass(eq=False)
class UnknownQuality(Refusal):
    """No quality is called that."""

    name: str
    known: tuple[str, ...]


class NotHere(Refusal):
    """What there is only in a server that the bot is a member of."""


class CastNotShared(Refusal):
    """A community whose admins have not switched its cast on."""


@dataclass(eq=False)
class NotDepicted(Refusal):
    """A character who is not said to show whoever asks."""

    name: str


class Paused(Refusal):
    """A community whose admins want nothing made for now."""


@dataclass(eq=False)
class WrongChannel(Refusal):
    """A channel where a community's admins want no comics; ``channels`` are where they want them."""

    channels: tuple[str, ...]


@dataclass(eq=False)
class RolesOnly(Refusal):
    """A person without any of the roles that a community's admins want for it."""

    roles: tuple[str, ...]


class AdminsOnly(Refusal):
    """What only those may do who run the community."""


class NotYours(Refusal):
    """Somebody else's comic, button or order."""


class OrderNotFound(Refusal):
    """There is no such order, or it is over."""
