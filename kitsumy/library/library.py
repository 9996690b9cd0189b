"""The library's one door. Everything behind it is somebody's: no call crosses from owner to owner."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from ..character import CharacterSheet
from ..comic import Comic
from ..settings import Settings
from . import casting, characters, finding, galleries, references, removal, saving, schema, upkeep, versions
from .blobs import Blobs
from .records import Change, Character, ComicSummary, Report, Swept, Version
from .sharing import SharedCasts
from .store import PATIENCE, Store, locate


class Library:
    """An open library. Get one from `Library.open`."""

    def __init__(self, store: Store, blobs: Blobs) -> None:
        self._store = store
        self.blobs = blobs

    @classmethod
    @asynccontextmanager
    async def open(cls, settings: Settings, *, patience: float = PATIENCE) -> AsyncIterator[Library]:
        """Open the library, made or migrated where that is due. Others' locks get ``patience`` seconds.

        Raises:
            FolderNotWritable: its folder cannot be made or written to.
            DiskFull: there is no room left.
            LibraryCorrupt: its file is no library, or a damaged one.
            LibraryTooNew: a newer Kitsumy has migrated it.
            LibraryBusy: another process held its lock for too long.
            BadSetting: the database's URL cannot be read.

        """
        store = locate(settings, patience)
        try:
            await schema.prepare(store)
            yield cls(store, Blobs(settings.home / "blobs"))
        finally:
            await store.close()

    @property
    def store(self) -> Store:
        """Return the database, for the rooms that keep tables of their own in it."""
        return self._store

    @property
    def shared_casts(self) -> SharedCasts:
        """Return the casts of communities."""
        return SharedCasts(self._store, self.blobs)

    async def save(self, comic: Comic) -> None:
        """Keep a comic whose pictures are put already, in place of all that was kept under its id.

        Raises:
            BlobMissing: one of its pictures is not there.
            ComicNotFound: the id is another person's comic's.

        """
        await saving.save(self._store, self.blobs, comic)

    async def revise(self, comic: Comic, change: Change) -> Comic:
        """Keep other words, panels and pages of a comic as its next version; the old ones stay. Return it.

        ``comic.version`` is the version that they were made upon.

        Raises:
            BlobMissing: one of its pictures is not there.
            ComicNotFound: its owner has no comic of this id.
            ComicChanged: there is a newer version already; nothing was kept.

        """
        return await versions.revise(self._store, self.blobs, comic, change)

    async def comic(self, reference: str, owner: str, version: int | None = None) -> Comic:
        """Return a comic by id, by three or more of its first letters, or by number; empty is the newest.

        Raises:
            ComicNotFound: there is none.
            AmbiguousComic: there are several.
            VersionNotFound: it has no version of this number.

        """
        return await finding.comic(self._store, reference, owner, version)

    async def versions(self, comic: str, owner: str) -> tuple[Version, ...]:
        """Return what is known of a comic's versions, by its whole id, the first one first.

        Raises:
            ComicNotFound: this person has no comic of this id.

        """
        return await versions.versions(self._store, comic, owner)

    async def comics(self, owner: str, limit: int = 50) -> tuple[ComicSummary, ...]:
        """List a person's comics, newest first."""
        return await finding.summaries(self._store, finding.of(owner), limit)

    async def comics_in(self, community: str, limit: int = 50) -> tuple[ComicSummary, ...]:
        """List what was made in a community, by its key, where everybody there can look; newest first."""
        return await galleries.comics_in(self._store, community, limit)

    async def comic_in(self, community: str, comic: str) -> Comic:
        """Return a comic of a community to be looked at, by its whole id.

        Raises:
            ComicNotFound: nothing of this id is shown there.

        """
        return await galleries.comic_in(self._store, community, comic)

    async def newest_in(self, community: str, owner: str, *, hidden: bool) -> Comic:
        """Return a person's newest comic of a community, ``hidden`` or not; ComicNotFound."""
        return await galleries.newest_in(self._store, community, owner, hidden=hidden)

    async def hide(self, community: str, comic: str) -> None:
        """Show a comic in its community no more; it stays its owner's."""
        await galleries.hide(self._store, community, comic)

    async def next_part(self, parent: Comic) -> int:
        """Return the number that a sequel of a comic gets."""
        return await finding.next_part(self._store, parent)

    async def remove(self, comic: str, owner: str) -> None:
        """Remove a comic by its whole id, with the characters and pictures that no other has.

        Raises:
            ComicNotFound: this person has no comic of this id.

        """
        await removal.remove(self._store, self.blobs, comic, owner)

    async def cast_of(self, comic: Comic) -> tuple[CharacterSheet, ...]:
        """Return a comic's cast as they are now, for a sequel: edits since then count."""
        return await casting.cast_of(self._store, comic)

    async def characters(self, owner: str) -> tuple[Character, ...]:
        """List a person's characters, those of the newest comic first."""
        return await characters.characters(self._store, owner)

    async def character(self, name: str, owner: str) -> Character:
        """Return a character by key, name or sheet id; of several, the one who appeared last.

        Raises:
            CharacterNotFound: this person has none.

        """
        return await characters.character(self._store, name, owner)

    async def rename_character(self, owner: str, name: str, new: str) -> Character:
        """Give a character another name in the comics to come.

        Raises:
            CharacterNotFound: this person has none.
            BadTrait: this is no name, or another's in the same comics.

        """
        return await self.edit_character(owner, name, "name", new)

    async def edit_character(self, owner: str, name: str, trait: str, value: str) -> Character:
        """Change one of a character's `TRAITS` for the comics to come.

        Raises:
            CharacterNotFound: this person has none.
            UnknownTrait: a character has no such trait.
            BadTrait: the trait cannot have this value.

        """
        return await characters.edit(self._store, owner, name, trait, value)

    async def drop_character(self, owner: str, name: str) -> Character:
        """Remove a character from a person's cast and return them; their comics stay as they were drawn.

        Raises:
            CharacterNotFound: this person has none.

        """
        return await removal.drop_character(self._store, self.blobs, owner, name)

    async def refer(self, comic: Comic, picture: str) -> None:
        """Keep a picture, by its blob key, as the reference of a comic's first character."""
        await references.of_first(self._store, self.blobs, comic, picture)

    async def refer_cast(self, comic: Comic) -> None:
        """Keep the references of a comic's cast for those of its characters who have none yet."""
        await references.of_cast(self._store, self.blobs, comic)

    async def refer_character(self, owner: str, name: str, picture: str) -> Character:
        """Keep a picture, by its blob key, as a character's reference in place of the one before.

        Raises:
            CharacterNotFound: this person has none.
            BlobMissing: the picture is gone.

        """
        return await references.of(self._store, self.blobs, owner, name, picture)

    async def forget(self, owner: str) -> int:
        """Remove everything of a person; return how many comics that were."""
        return await removal.forget(self._store, self.blobs, owner)

    async def sweep(self) -> Swept:
        """Remove what interrupted work left behind more than an hour ago."""
        return await upkeep.sweep(self._store, self.blobs)

    async def check(self) -> Report:
        """Count everything and look for damage."""
        return await upkeep.check(self._store, self.blobs)
