"""What a frontend is handed, and what it is to the process that runs it."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Protocol

from kitsumy.library import Library

from .orders import Orders
from .people import People
from .quotas import Quotas
from .settings import BotSettings
from .sharing import Allowed, Sharing, nobody_shares
from .shelf import Shelf
from .surface import Surface


@dataclass(frozen=True, slots=True)
class House:
    """The rooms behind every frontend."""

    settings: BotSettings
    library: Library
    orders: Orders
    shelf: Shelf
    people: People
    quotas: Quotas
    shares_cast: Allowed = nobody_shares

    @property
    def sharing(self) -> Sharing:
        """Return the casts of communities."""
        return Sharing(self.library, self.orders, self.shares_cast)


class Frontend(Protocol):
    """One platform's people."""

    name: str

    @property
    def surface(self) -> Surface:
        """Return where orders of this platform are shown."""
        ...

    def running(self) -> AbstractAsyncContextManager[None]:
        """Answer people as long as the context is open; raise what keeps it from ever doing so."""
        ...
