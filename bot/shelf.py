"""What is done at once, without an order: everybody's comics and characters, always under their owner."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from kitsumy import exports, photos
from kitsumy.character import CharacterSheet
from kitsumy.comic import Comic, Lines
from kitsumy.errors import BlobMissing, NotInComic
from kitsumy.exports import Volume
from kitsumy.library import Character, ComicSummary, Library
from kitsumy.moderation import Door, Strictness
from kitsumy.revising import relettering
from kitsumy.revising.rewording import Spot

from . import parcels
from .orders import Orders
from .surface import Parcel

_DESKS = 2
"""Exports and edits at once: each takes a processor and tens of megabytes."""


class Shelf:
    """One library's comics, for people who may each see only their own."""

    def __init__(self, library: Library, orders: Orders, door: Door | None = None) -> None:
        self._library, self._orders, self._door = library, orders, door or Door()
        self._desks = asyncio.Semaphore(_DESKS)

    async def comics(self, owner: str, limit: int = 50) -> tuple[ComicSummary, ...]:
        """List a person's comics, newest first."""
        return await self._library.comics(owner, limit)

    async def comics_in(self, community: str, limit: int = 50) -> tuple[ComicSummary, ...]:
        """List what was made in a community, by its key, newest first; nothing where there is none."""
        return await self._library.comics_in(community, limit)

    async def comic_in(self, community: str, comic: str) -> Comic:
        """Return a community's comic to be looked at; ComicNotFound when none of this id is shown."""
        return await self._library.comic_in(community, comic)

    async def newest_in(self, community: str, owner: str, *, hidden: bool) -> Comic:
        """Return a person's newest comic of a community, ``hidden`` or not; ComicNotFound."""
        return await self._library.newest_in(community, owner, hidden=hidden)

    async def hide(self, community: str, comic: str) -> None:
        """Show a comic in its community no more."""
        await self._library.hide(community, comic)

    async def comic(self, reference: str, owner: str) -> Comic:
        """Return a comic by id, by its first letters, or by number; empty is the newest.

        Raises:
            ComicNotFound: this person has none.
            AmbiguousComic: there are several.

        """
        return await self._library.comic(reference, owner)

    async def lines(self, reference: str, owner: str, panel: int) -> Lines:
        """Return the words of one panel, from 1.

        Raises:
            ComicNotFound: this person has none.
            NotInComic: it has no such panel.

        """
        comic = await self._library.comic(reference, owner)
        panels = comic.script.dialogue.panels
        if not 1 <= panel <= len(panels):
            raise NotInComic("panel", panel, len(panels))
        return panels[panel - 1]

    async def edit(
        self, reference: str, owner: str, spot: Spot, text: str, least: Strictness = "relaxed"
    ) -> Comic:
        """Keep a version of a comic with other words in one spot; empty text takes them away.

        ``least``: how much is refused at least where it is done.

        Raises:
            InputError: there is no such spot, or these words cannot be lettered.
            TextDoesNotFit: they need more room than their panel has.

        """
        await self._door.words(text, least)
        async with self._desks:
            comic = await self._library.comic(reference, owner)
            return await relettering.edit(self._library, comic, spot, text)

    async def parcel(self, comic: Comic, language: str, *, spoiler: bool = False) -> Parcel:
        """Return a comic as a chat gets it, its pictures covered where a ``spoiler`` is wanted."""
        async with self._desks:
            offer = self._orders.offer(comic)
            return await parcels.parcel(self._library, comic, language, spoiler=spoiler, offer=offer)

    def offer(self, comic: Comic) -> int | None:
        """Return about how many micros a draft will cost in full; None where that cannot be had."""
        return self._orders.offer(comic)

    async def export(self, reference: str, owner: str, format: str) -> tuple[tuple[str, bytes], ...]:
        """Return a comic's files in a format, each with a name that says nothing but which comic it is.

        Raises:
            ComicNotFound: this person has none.
            UnknownFormat: nothing is called that.

        """
        kind = exports.find_format(format)
        comic = await self._library.comic(reference, owner)
        async with self._desks:
            masters = [await self._library.blobs.get(page.image) for page in comic.pages]
            volume = Volume(comic, tuple(masters))
            suffix = kind.suffixes[-1] if format == "strip" else kind.suffixes[0]
            files = await asyncio.to_thread(lambda: tuple(kind.make(volume, suffix)))
        names = parcels.file_names(comic.id, comic.version, [suffix] * len(files))
        return tuple(zip(names, files, strict=True))

    async def remove(self, reference: str, owner: str) -> Comic:
        """Remove a comic for good and return what it was.

        Raises:
            ComicNotFound: this person has none.

        """
        comic = await self._library.comic(reference, owner)
        await self._library.remove(comic.id, owner)
        return comic

    async def characters(self, owner: str) -> tuple[Character, ...]:
        """List a person's characters, those of the newest comic first."""
        return await self._library.characters(owner)

    async def character(self, name: str, owner: str) -> Character:
        """Return a character by name; CharacterNotFound when this person has none."""
        return await self._library.character(name, owner)

    async def rename(self, owner: str, name: str, new: str) -> CharacterSheet:
        """Give a character another name in the comics to come; CharacterNotFound, BadTrait."""
        await self._door.words(new)
        return (await self._library.rename_character(owner, name, new)).sheet

    async def change_trait(self, owner: str, name: str, trait: str, value: str) -> CharacterSheet:
        """Change a character for the comics to come; CharacterNotFound, UnknownTrait, BadTrait."""
        await self._door.words(value)
        return (await self._library.edit_character(owner, name, trait, value)).sheet

    async def picture_character(self, owner: str, name: str, picture: str) -> CharacterSheet:
        """Keep a photo, by its key, as what a character is drawn after; CharacterNotFound, BlobMissing."""
        return (await self._library.refer_character(owner, name, picture)).sheet

    async def portrait(self, sheet: CharacterSheet) -> bytes:
        """Return the picture that a character is drawn after, empty when there is none."""
        if not sheet.reference:
            return b""
        with suppress(BlobMissing):
            return await self._library.blobs.get(sheet.reference)
        return b""

    async def drop_character(self, owner: str, name: str) -> CharacterSheet:
        """Remove a character from a person's cast; CharacterNotFound when there is none."""
        return (await self._library.drop_character(owner, name)).sheet

    async def keep_photo(self, data: bytes) -> str:
        """Keep a photo that goes with an order and return its blob key; PhotoTooLarge, PhotoNotRead.

        A photo that no order names within an hour is swept away.
        """
        return await self._library.blobs.put(await asyncio.to_thread(photos.read, data))

    async def forget(self, owner: str) -> int:
        """Stop a person's orders and remove everything of theirs; return how many comics that were."""
        for order in await self._orders.unfinished(owner):
            await self._orders.cancel(order.id, owner)
        return await self._library.forget(owner)
