"""The cast of a community: who may share, use and withdraw its characters, and how one of them goes.

An owner says whom a character shows, if anybody. Where that is somebody else, the character joins once that
person agrees; and that person alone, from then on, can have the character removed everywhere. Those who run a
community can do so within it, for anybody.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from kitsumy.errors import CharacterNotFound
from kitsumy.library import Character, Depiction, Library, SharedCharacter, pick

from .asking import Person, Place
from .orders import Orders
from .refusals import CastNotShared, NotDepicted, NotHere, NotYours

Allowed = Callable[[str], Awaitable[bool]]
"""Tells whether the admins of a community, by its key, have switched its cast on."""


class Sharing:
    """The casts of all communities."""

    def __init__(self, library: Library, orders: Orders, allowed: Allowed) -> None:
        self._library, self._orders, self._allowed = library, orders, allowed
        self._casts = library.shared_casts

    async def is_on(self, community: str) -> bool:
        """Tell whether a community shares its cast."""
        return bool(community) and await self._allowed(community)

    async def cast(self, community: str) -> tuple[SharedCharacter, ...]:
        """List whom anyone in a community may use; nobody where its cast is not shared."""
        return await self._casts.of(community) if await self.is_on(community) else ()

    async def waiting(self, community: str) -> tuple[SharedCharacter, ...]:
        """List everybody who was shared there, whether they may be used or not."""
        return await self._casts.of(community, waiting=True)

    async def share(self, community: str, owner: str, name: str, depicts: str) -> SharedCharacter:
        """Share a person's character; one who shows another person waits until that person agrees.

        Raises:
            NotHere: this is no community.
            CastNotShared: its admins do not want that.
            CharacterNotFound: this person has no such character.

        """
        await self._demand(community)
        return await self._casts.share(community, owner, name, depicts)

    async def agree(self, community: str, key: str, person: str) -> SharedCharacter:
        """Let a character join who shows this person; NotYours for anybody else."""
        await self._demand(community)
        await self._shown(community, key, person)
        return await self._casts.agree(community, key, person)

    async def refuse(self, community: str, key: str, person: str) -> SharedCharacter:
        """Let a character not join who shows this person; NotYours for anybody else."""
        found = await self._shown(community, key, person)
        await self._casts.withdraw(community, key)
        return found

    async def withdraw(self, community: str, name: str, owner: str, *, moderator: bool) -> SharedCharacter:
        """Share a character no more; comics made with them stay.

        Raises:
            CharacterNotFound: nobody is called that there.
            NotYours: somebody else shares them.

        """
        found = pick(await self.waiting(community), name)
        if found.owner != owner and not moderator:
            raise NotYours
        await self._casts.withdraw(community, found.key)
        return found

    async def leavable(self, community: str, person: str, *, moderator: bool) -> tuple[Character, ...]:
        """List the characters whom somebody may have removed."""
        here = await self.waiting(community) if moderator else ()
        return (*await self._casts.showing(person), *here)

    async def leaving(self, community: str, person: str, name: str, *, moderator: bool) -> Depiction:
        """Return what goes with a character: everything where they show this person, else what is there.

        Raises:
            CharacterNotFound: nobody is called that.
            NotDepicted: that character is not said to show this person.

        """
        mine, here = await self._casts.showing(person), await self.waiting(community)
        found = pick((*mine, *here), name)
        if any(one.key == found.key for one in mine):
            return await self._casts.depiction(found.key, "")
        if not moderator:
            raise NotDepicted(found.sheet.name)
        return await self._casts.depiction(found.key, community)

    async def stop(self, depiction: Depiction) -> tuple[Place, ...]:
        """Stop what is being made with a character, and return where messages show them."""
        await self._orders.stop_all({depiction.key, *depiction.comics})
        return await self._orders.book.showing(depiction.comics, depiction.owners)

    async def leave(self, depiction: Depiction) -> None:
        """Let a character go, with all comics and pictures that show them."""
        await self._casts.depart(depiction)

    async def _demand(self, community: str) -> None:
        if not community:
            raise NotHere
        if not await self.is_on(community):
            raise CastNotShared

    async def _shown(self, community: str, key: str, person: str) -> SharedCharacter:
        try:
            found = await self._casts.find(community, key)
        except CharacterNotFound:
            raise NotYours from None
        if found.depicts != person:
            raise NotYours
        return found


def key_of(person: Person, user: object) -> str:
    """Return the key of another person on somebody's platform."""
    return f"{person.platform}:{user}"
