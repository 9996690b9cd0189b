"""What a frontend is handed, and what it is to the process that runs it."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Protocol

from kitsumy.library import Library

from .communities import Communities
from .orders import Orders
from .people import People
from .quotas import Quotas
from .settings import BotSettings
from .sharing import Sharing
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

    @property
    def sharing(self) -> Sharing:
        """Return the casts of communities."""
        return Sharing(self.library, self.orders, self.communities.shares_cast)

    @property
    def communities(self) -> Communities:
        """Return the rules of communities, by which the quotas go."""
        return self.quotas.communities


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
