"""What people do with servers and channels: they open, close, forbid, invite, talk and leave."""

from __future__ import annotations

from tests.servers.calls import Upload

from .messages import Look, Message
from .permissions import USUAL, Permission, inside
from .places import Channel, Guild, Kind, Member, Person, Role
from .posting import remove, tell
from .wire import Json
from .world import World


class People:
    """Acts for people; a test speaks through it."""

    world: World

    def person(self, name: str, *, locale: str = "en-US") -> Person:
        """Let somebody join Discord."""
        person = Person(self.world.next_id(), name, locale)
        self.world.people[person.id] = person
        return person

    def guild(self, name: str, *members: Person, locale: str = "en-US", bot: bool = True) -> Guild:
        """Open a server; its first member owns it, and the bot is in it unless told otherwise."""
        guild = Guild(self.world.next_id(), name, members[0], locale, bot_in=False)
        guild.roles[guild.id] = Role(guild.id, "@everyone", int(USUAL))
        for person in members:
            self.joins(person, guild)
        self.world.guilds[guild.id] = guild
        if bot:
            self.invites(guild)
        return guild

    def joins(self, person: Person, guild: Guild) -> None:
        """Let somebody enter a server."""
        guild.members[person.id] = Member(person, self.world.clock.time())

    def leaves(self, person: Person, guild: Guild) -> None:
        """Let somebody leave a server."""
        del guild.members[person.id]

    def invites(self, guild: Guild) -> None:
        """Let the bot into a server."""
        guild.bot_in = True
        self.joins(self.world.bot, guild)
        self.world.wire.tell("GUILD_CREATE", guild.arriving(self.world.bot), guild.id)

    def kicks(self, guild: Guild) -> None:
        """Throw the bot out of a server."""
        self.world.leave(guild)

    def installs(self, person: Person, *, installed: bool = True) -> None:
        """Let somebody add the bot to their own account, or take it away."""
        change = self.world.installed.add if installed else self.world.installed.discard
        change(person.id)

    def channel(self, guild: Guild, name: str = "general", kind: Kind = Kind.TEXT) -> Channel:
        """Open a channel in a server: text, an announcement channel, or a forum."""
        channel = self.world.opened(Channel(self.world.next_id(), kind, name, guild))
        self._tell(channel, "CHANNEL_CREATE")
        return channel

    def thread(self, parent: Channel, name: str, by: Person, *, private: bool = False) -> Channel:
        """Let somebody open a thread, or a post in a forum."""
        kind = Kind.PRIVATE_THREAD if private else Kind.THREAD
        thread = Channel(self.world.next_id(), kind, name, parent.guild, parent, people=(by,))
        self._tell(self.world.opened(thread), "THREAD_CREATE")
        return thread

    def archives(self, thread: Channel, *, locked: bool = False) -> None:
        """Let a thread fall asleep; locked, only moderators wake it."""
        thread.archived, thread.locked = True, locked
        self._tell(thread, "THREAD_UPDATE")

    def dm(self, person: Person) -> Channel:
        """Return the private channel of somebody and the bot."""
        return self.world.direct(person)

    def private(self, person: Person, *others: Person) -> Channel:
        """Open a private channel of people, where the bot is not."""
        kind = Kind.DM if len(others) == 1 else Kind.GROUP
        return self.world.opened(Channel(self.world.next_id(), kind, people=(person, *others)))

    def closes_dm(self, person: Person, *, closed: bool = True) -> None:
        """Let somebody take no private messages from the bot, or take them again."""
        self.dm(person).closed = closed

    def deletes(self, channel: Channel) -> None:
        """Let somebody delete a channel or a thread, with everything in it."""
        channel.deleted = True
        for thread in channel.threads:
            thread.deleted = True
        self._tell(channel, "THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE")

    def removes(self, message: Message) -> None:
        """Let somebody delete a message."""
        remove(self.world, message)

    def role(self, guild: Guild, name: str, *members: Person, permissions: int = 0) -> Role:
        """Make a role and give it to members."""
        role = Role(self.world.next_id(), name, int(permissions))
        guild.roles[role.id] = role
        for person in members:
            guild.members[person.id].roles.append(role.id)
        self.world.wire.tell("GUILD_ROLE_CREATE", {"guild_id": str(guild.id), "role": role.json()}, guild.id)
        return role

    def denies(self, channel: Channel, *permissions: Permission, to: Person | Role | None = None) -> None:
        """Forbid something in a channel, to the bot unless told otherwise."""
        self._overwrites(channel, to, 0, _together(permissions))

    def allows(self, channel: Channel, *permissions: Permission, to: Person | Role | None = None) -> None:
        """Permit something in a channel, to the bot unless told otherwise."""
        self._overwrites(channel, to, _together(permissions), 0)

    def _overwrites(self, channel: Channel, to: Person | Role | None, allow: int, deny: int) -> None:
        who = (to or self.world.bot).id
        allowed, denied = channel.overwrites.get(who, (0, 0))
        channel.overwrites[who] = (allowed & ~deny | allow, denied & ~allow | deny)
        self._tell(channel, "CHANNEL_UPDATE")

    def says(
        self,
        person: Person,
        channel: Channel,
        text: str,
        *,
        reply_to: Message | None = None,
        picture: bytes | None = None,
    ) -> Message:
        """Let somebody write."""
        files = () if picture is None else (self.upload(picture),)
        taken = tuple(self.world.files.take(self.world.next_id(), file, "") for file in files)
        look = Look(self.world.clock.time(), text, attachments=taken)
        message = self.world.post(channel, person, look, reply_to=reply_to)
        tell(self.world, "MESSAGE_CREATE", message)
        return message

    def upload(self, data: bytes, name: str = "picture.png") -> Upload:
        """Make a file that a person can send."""
        return Upload("files[0]", name, "application/octet-stream", len(data), data)

    def sees(self, person: Person, channel: Channel) -> list[Message]:
        """Return what somebody sees in a channel, with what is for them alone."""
        return channel.seen_by(person) if inside(person, channel) else []

    def _tell(self, channel: Channel, event: str) -> None:
        data: Json = channel.json()
        if channel.guild is not None and channel.guild.bot_in:
            self.world.wire.tell(event, data, channel.guild.id)


def _together(permissions: tuple[Permission, ...]) -> int:
    found = 0
    for permission in permissions:
        found |= permission
    return found
