"""The rules of communities: what the admins of a server or group allow there, on every platform alike.

They bind everybody there, admins as well. Whoever runs the installation may allow less, never more.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints
from sqlalchemy import Select, insert, select, update

from kitsumy.frozen import Frozen
from kitsumy.library.store import Store
from kitsumy.library.work_tables import communities
from kitsumy.moderation import Strictness
from kitsumy.styles import styles

from .asking import Asking, Person, Place
from .limits import Caps
from .refusals import AdminsOnly, NotHere, Paused, RolesOnly, WrongChannel

MOST_NAMED = 25
"""Channels or roles in one rule: as many as a menu takes."""
MOST_DAILY = 10_000
_LATEST, _REMEMBERED = 30.0, 5_000
"""Seconds for which rules are as they were, should another process change them; communities remembered."""
Id = Annotated[str, StringConstraints(min_length=1, max_length=32)]
"""The platform's own id of a channel or a role."""
Daily = Annotated[int, Field(ge=1, le=MOST_DAILY)]
Spoiler = Literal["never", "always"]
Change = Callable[["CommunitySettings"], "CommunitySettings"]


class CommunitySettings(Frozen):
    """One community's rules; as they are here, nothing is ruled."""

    channels: tuple[Id, ...] = Field((), max_length=MOST_NAMED)
    """Where comics are made, empty for everywhere; a thread is where its channel is."""
    roles: tuple[Id, ...] = Field((), max_length=MOST_NAMED)
    """Who may order, empty for everybody."""
    member_daily: Daily | None = None
    """Orders of each member a day, None for as many as the installation allows."""
    role_daily: Mapping[Id, Daily] = Field(default_factory=dict, max_length=MOST_NAMED)
    """More orders for who has a role."""
    daily: Daily | None = None
    """Orders of everybody together a day."""
    style: str = ""
    """Of comics for which none is wished; empty for the usual one."""
    language: Literal["", "en", "uk"] = ""
    """Likewise; empty for the idea's own."""
    spoiler: Spoiler = "never"
    """Whether pictures are covered until somebody wants to look."""
    moderation: Strictness = "relaxed"
    """How much is refused at least; the installation may refuse more."""
    paused: bool = False
    cast: bool = False
    """Whether anyone there may use the characters that members share."""

    def having(self, **fields: object) -> CommunitySettings:
        """Return the rules with some fields changed; ValidationError for what no rule can be."""
        return CommunitySettings.model_validate({**self.model_dump(), **fields})

    @property
    def is_covered(self) -> bool:
        """Tell whether pictures are covered until somebody wants to look."""
        return self.spoiler == "always"

    def admit(self, person: Person, place: Place) -> None:
        """Let a person make something at a place.

        Raises:
            Paused: nothing is made there for now.
            WrongChannel: nothing is made in that channel.
            RolesOnly: the person has none of the roles it takes.

        """
        if self.paused:
            raise Paused
        if self.channels and place.channel not in self.channels:
            raise WrongChannel(self.channels)
        if self.roles and not set(self.roles) & set(person.roles):
            raise RolesOnly(self.roles)

    def caps(self, person: Person) -> Caps:
        """Return how many orders a day a person and everybody there have; a person's best role counts."""
        if self.member_daily is None:
            return Caps(community=self.daily)
        better = (most for role, most in self.role_daily.items() if role in person.roles)
        return Caps(member=max((self.member_daily, *better)), community=self.daily)

    def over(self, asking: Asking) -> Asking:
        """Return an asking with the community's style and language where its person wished for none."""
        wish = asking.wish
        if wish.kind != "comic":
            return asking  # a comic that is gone on from has its own
        style = self.style if self.style in styles() else None
        usual = {"style": wish.style or style, "language": wish.language or self.language or None}
        return asking.model_copy(update={"wish": wish.model_copy(update=usual)})


UNRULED = CommunitySettings()
"""The rules in private, and wherever nobody made any."""


class Communities:
    """The rules of all communities, each under its key (``discord:81``)."""

    def __init__(self, store: Store, clock: Callable[[], float] = time.monotonic) -> None:
        self._store, self._clock = store, clock
        self._known: OrderedDict[str, tuple[float, CommunitySettings]] = OrderedDict()
        self._changes = 0

    async def of(self, home: str) -> CommunitySettings:
        """Return a community's rules."""
        if not home:
            return UNRULED
        known = self._known.get(home)
        if known is not None and self._clock() - known[0] < _LATEST:
            return known[1]
        before = self._changes
        async with self._store.read() as connection:
            document = await connection.scalar(_document(home))
        found = _read(document)
        if before == self._changes:  # else it may be what was there before a change
            self._remember(home, found)
        return found

    async def shares_cast(self, home: str) -> bool:
        """Tell whether anyone in a community may use the characters that its members share."""
        return (await self.of(home)).cast

    async def change(self, person: Person, home: str, change: Change) -> CommunitySettings:
        """Change a community's rules and return them.

        Raises:
            AdminsOnly: this person does not run it.
            NotHere: it is none.

        """
        if person.role not in ("owner", "admin"):
            raise AdminsOnly
        if not home:
            raise NotHere
        async with self._store.write() as connection:
            document = await connection.scalar(_document(home))
            new = change(_read(document))
            kept = {"document": new.model_dump_json()}
            here = communities.c.community == home
            made = insert(communities).values(community=home, **kept)
            await connection.execute(
                made if document is None else update(communities).where(here).values(**kept)
            )
        self._changes += 1
        self._remember(home, new)
        return new

    def _remember(self, home: str, rules: CommunitySettings) -> None:
        self._known[home] = self._clock(), rules
        self._known.move_to_end(home)
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)


def _document(home: str) -> Select[str]:
    return select(communities.c.document).where(communities.c.community == home)


def _read(document: str | None) -> CommunitySettings:
    return CommunitySettings.model_validate_json(document) if document else UNRULED
