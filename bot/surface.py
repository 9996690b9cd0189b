"""What a frontend supplies so that orders can be shown, delivered and refused there; nothing more."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Literal, Protocol

from kitsumy.frozen import Frozen
from kitsumy.jobs import Failure

from .asking import Asking, Person, Place

Stage = Literal[
    "heard", "waiting", "plot", "dialogue", "sheet", "panel", "lettering", "page", "failed", "cancelled"
]


class Card(Frozen):
    """What a status message says at one moment, as data. ``bot.texts`` has its words."""

    order: str
    language: str
    stage: Stage
    idea: str = ""
    number: int = 0
    """The panel or page in work, or the place in the queue."""
    total: int = 0
    name: str = ""
    """The character whose sheet is drawn."""
    title: str = ""
    cast: tuple[str, ...] = ()
    done: int = 0
    """Panels that are drawn."""
    panels: int = 0
    sketch: str = ""
    """Blob key of the storyboard, empty as long as there is none."""
    spoiler: bool = False
    """Whether it is covered until somebody wants to look."""
    failure: Failure | None = None
    trouble: Literal["", "retried", "fell_back", "refused"] = ""
    """What is not as it should be with a provider, though it goes on."""

    @property
    def is_last(self) -> bool:
        """Tell whether nothing follows it."""
        return self.stage in ("failed", "cancelled")


class Parcel(Frozen):
    """A finished comic as a chat gets it."""

    order: str
    language: str
    """Of the words around it."""
    comic: str
    version: int = 1
    title: str
    pages: tuple[bytes, ...]
    """JPEG pictures under every platform's limits."""
    alt: tuple[str, ...]
    """What each page tells, for those who cannot see it: at most 1,024 characters."""
    masters: tuple[bytes, ...]
    """The pages in full size, PNG or JPEG."""
    draft: bool = True
    offer: int | None = None
    """About how many micros it will cost to draw it in full; None where that is done, or cannot be had."""
    credit: str = ""
    """The name of whose words the idea is."""
    took: float = 0.0
    """Seconds since it was asked for."""
    spoiler: bool = False
    """Whether its pictures are covered until somebody wants to look."""


class Unreachable(Exception):
    """The platform did not answer, or not as it should. ``maybe`` when the call may have been obeyed."""

    def __init__(self, *, maybe: bool = False) -> None:
        super().__init__()
        self.maybe = maybe


class Gone(Exception):
    """The chat or message is not there (any more), or we may not write there: trying again is no use."""


class Surface(Protocol):
    """One platform. Every call keeps to the platform's limits by itself and may wait for its turn."""

    name: str

    async def acknowledge(self, asking: Asking, card: Card, *, again: bool) -> Place:
        """Show a first status and return where it is.

        ``again``: it was begun before, nobody knows whether with success; what is found of it is used.

        Raises:
            Unreachable: it is not shown, or nobody knows.
            Gone: it can never be shown there.

        """
        ...

    async def show(self, place: Place, latest: Callable[[], Card | None]) -> None:
        """Change a status message. ``latest`` is asked when its turn has come; None is to say nothing.

        Raises:
            Unreachable: it is not changed, or nobody knows; shown again it does no harm.
            Gone: the message is not there any more.

        """
        ...

    async def deliver(self, place: Place, parcel: Parcel) -> Place:
        """Turn the status message into the first page; done twice it is there once. Return where the page is.

        Raises:
            Unreachable: it is not there, or nobody knows; delivered again it does no harm.
            Gone: there is no such chat any more, or we may not write there.

        """
        ...

    def newest(self, place: Place) -> str:
        """Return what is known to be the last message of a chat now: what is sent next comes after it."""
        ...

    async def add(self, place: Place, parcel: Parcel, number: int, *, after: str, again: bool) -> None:
        """Send another page than the first (``number`` counts from 0) behind it.

        ``again``: it was begun before, nobody knows whether with success; ``after`` was the `newest` message
        then, and what is found behind it is used.

        Raises:
            Unreachable: it is not there, or nobody knows.
            Gone: we may not send it there.

        """
        ...

    async def enclose(self, place: Place, parcel: Parcel) -> None:
        """Send what follows the pages: their full size as documents, or nothing. Never called twice.

        Raises:
            Unreachable: it did not arrive, or nobody knows.
            Gone: we may not send it there.

        """
        ...

    async def call(self, place: Place, person: Person, *, made: bool, again: bool) -> None:
        """Call a person to a message that is final, where nothing else has told them of it.

        ``again``: it was begun before, nobody knows whether with success; what is found of it counts.

        Raises:
            Unreachable: they were not called, or nobody knows.
            Gone: they cannot be called there.

        """
        ...


Act = Callable[[], Awaitable[None]]
