"""The terminal's side of an order: a live line that becomes the files' paths and, where it can, the page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from bot.asking import Asking, Person, Place
from bot.parcels import master_names
from bot.surface import Card, Parcel
from bot.texts import texts
from kitsumy.exports import write

from .pictures import Protocol, encoded
from .screen import Screen


class TerminalSurface:
    """Shows and delivers orders to the one person who sits there."""

    name = "terminal"

    def __init__(self, screen: Screen, folder: Path, pictures: Protocol) -> None:
        self._screen, self._folder = screen, folder
        self._pictures: Protocol = pictures if screen.live else ""
        self._delivered: set[str] = set()

    async def acknowledge(self, asking: Asking, card: Card, *, again: bool) -> Place:
        """Say that the order was heard."""
        self._screen.status(texts(card.language).card(card))
        return asking.place.model_copy(update={"message": card.order})

    async def show(self, place: Place, latest: Callable[[], Card | None]) -> None:
        """Change the live line; what is last stays."""
        card = latest()
        if card is None:
            return
        if card.is_last:
            self._screen.say(texts(card.language).card(card))
            self._screen.prompt()
        else:
            self._screen.status(texts(card.language).card(card))

    async def deliver(self, place: Place, parcel: Parcel) -> Place:
        """Write the pages to their folder and say where they are."""
        paths = [self._folder / name for name in master_names(parcel)]
        for path, master in zip(paths, parcel.masters, strict=True):
            await asyncio.to_thread(write, path, master)
        if parcel.order not in self._delivered:
            self._delivered.add(parcel.order)
            for page in parcel.pages if self._pictures else ():
                self._screen.draw(await asyncio.to_thread(encoded, page, self._pictures))
            self._screen.say("\n".join([texts(parcel.language).caption(parcel), *map(str, paths)]))
            self._screen.prompt()
        return place

    def newest(self, place: Place) -> str:
        """Return nothing: what is written is seen."""
        return ""

    async def add(self, place: Place, parcel: Parcel, number: int, *, after: str, again: bool) -> None:
        """Add nothing: all pages are written at once."""

    async def enclose(self, place: Place, parcel: Parcel) -> None:
        """Add nothing: the pages are there in full size."""

    async def call(self, place: Place, person: Person, *, made: bool, again: bool) -> None:
        """Call nobody: whoever asked is looking."""
