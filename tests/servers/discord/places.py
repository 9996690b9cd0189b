"""People, servers and their channels, and what each shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import IntEnum
from typing import TYPE_CHECKING

from .wire import Json

if TYPE_CHECKING:
    from .messages import Message


class Kind(IntEnum):
    """Channel types of Discord's."""

    TEXT = 0
    DM = 1
    GROUP = 3
    ANNOUNCEMENT = 5
    ANNOUNCEMENT_THREAD = 10
    THREAD = 11
    PRIVATE_THREAD = 12
    FORUM = 15


THREADS = (Kind.ANNOUNCEMENT_THREAD, Kind.THREAD, Kind.PRIVATE_THREAD)


def stamp(at: float) -> str:
    """Write a moment as Discord does."""
    return datetime.fromtimestamp(at, UTC).isoformat()


@dataclass(frozen=True)
class Person:
    """Somebody with an account; or the bot."""

    id: int
    name: str
    locale: str = "en-US"
    bot: bool = False

    def json(self) -> Json:
        named: Json = {"id": str(self.id), "username": self.name.lower(), "global_name": self.name}
        return named | {"discriminator": "0", "avatar": None, "bot": self.bot, "public_flags": 0}


@dataclass
class Role:
    """Some members, and what they may do."""

    id: int
    name: str
    permissions: int

    def json(self) -> Json:
        seen: Json = {"color": 0, "hoist": False, "position": 0, "managed": False, "mentionable": False}
        return seen | {
            "id": str(self.id),
            "name": self.name,
            "permissions": str(self.permissions),
            "flags": 0,
        }


@dataclass
class Member:
    """Somebody in a server."""

    person: Person
    joined: float
    roles: list[int] = field(default_factory=list)

    def json(self) -> Json:
        found: Json = {"user": self.person.json(), "roles": [str(role) for role in self.roles], "flags": 0}
        return found | {"joined_at": stamp(self.joined), "deaf": False, "mute": False, "nick": None}


@dataclass(eq=False)
class Guild:
    """A Discord server."""

    id: int
    name: str
    owner: Person
    locale: str = "en-US"
    bot_in: bool = True
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)

    def partial(self) -> Json:
        return {"id": str(self.id), "locale": self.locale, "features": []}

    def json(self) -> Json:
        """Return the server as REST gives it."""
        found: Json = {"id": str(self.id), "name": self.name, "owner_id": str(self.owner.id), "features": []}
        found |= {"roles": [role.json() for role in self.roles.values()], "preferred_locale": self.locale}
        none = ("verification_level", "default_message_notifications", "explicit_content_filter")
        return found | dict.fromkeys((*none, "nsfw_level", "mfa_level", "premium_tier", "afk_timeout"), 0)

    def arriving(self, bot: Person) -> Json:
        """Return the server as the gateway gives it, with channels and threads."""
        open_ = [channel for channel in self.channels.values() if not channel.deleted]
        return self.json() | {
            "channels": [channel.json() for channel in open_ if not channel.is_thread],
            "threads": [channel.json() for channel in open_ if channel.is_thread],
            "members": [self.members[bot.id].json()],
            "member_count": len(self.members),
        }


@dataclass(eq=False)
class Channel:
    """A place where messages are: of a server, a thread or forum post, or a private one."""

    id: int
    kind: Kind
    name: str = ""
    guild: Guild | None = None
    parent: Channel | None = None
    people: tuple[Person, ...] = ()
    opened: float = 0.0
    overwrites: dict[int, tuple[int, int]] = field(default_factory=dict)
    history: list[Message] = field(default_factory=list)
    deleted: bool = False
    archived: bool = False
    locked: bool = False
    closed: bool = False
    adult: bool = False
    typing: list[float] = field(default_factory=list)

    @property
    def is_thread(self) -> bool:
        return self.kind in THREADS

    @property
    def messages(self) -> list[Message]:
        """What everybody here sees now, oldest first."""
        return [message for message in self.history if message.stands and message.only_for is None]

    @property
    def told(self) -> list[Message]:
        """What the bot wrote of it."""
        return [message for message in self.messages if message.author.bot]

    @property
    def threads(self) -> list[Channel]:
        """Return the threads or posts that stand in it."""
        channels = self.guild.channels.values() if self.guild else ()
        return [channel for channel in channels if channel.parent is self and not channel.deleted]

    def seen_by(self, person: Person) -> list[Message]:
        """Return what one person sees, with what is for them alone."""
        return [message for message in self.history if message.stands and message.only_for in (None, person)]

    def message(self, message_id: int) -> Message | None:
        """Find a message that was not deleted."""
        found = (one for one in reversed(self.history) if one.id == message_id and one.stands)
        return next(found, None)

    def json(self) -> Json:
        found: Json = {"id": str(self.id), "type": int(self.kind), "flags": 0}
        found["last_message_id"] = str(self.history[-1].id) if self.history else None
        if self.guild is None:
            return found | {"recipients": [person.json() for person in self.people if not person.bot]}
        found |= {"guild_id": str(self.guild.id), "name": self.name, "position": 0, "nsfw": self.adult}
        found["parent_id"] = str(self.parent.id) if self.parent else None
        return found | (self._thread() if self.is_thread else self._exceptions())

    def _exceptions(self) -> Json:
        members = self.guild.members if self.guild else {}
        rows = [
            {"id": str(who), "type": int(who in members), "allow": str(allow), "deny": str(deny)}
            for who, (allow, deny) in self.overwrites.items()
        ]
        return {"permission_overwrites": rows}

    def _thread(self) -> Json:
        state: Json = {"archived": self.archived, "locked": self.locked, "auto_archive_duration": 1440}
        state |= {"archive_timestamp": stamp(self.opened), "create_timestamp": stamp(self.opened)}
        counts = {"message_count": len(self.history), "member_count": len(self.people)}
        return {"owner_id": str(self.people[0].id), "thread_metadata": state, **counts}
