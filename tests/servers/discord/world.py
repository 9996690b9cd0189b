"""Everything behind the server: people, servers, channels, interactions, commands, and the bot among them."""

from __future__ import annotations

from typing import Protocol

from tests.servers.clock import Clock

from . import refusals
from .catalogue import Catalogue
from .files import Files
from .interactions import Interaction
from .messages import Look, Message, Ping
from .pace import Pace
from .permissions import Permission, in_channel
from .places import Channel, Guild, Kind, Person
from .wire import Json

# Discord's ids count milliseconds from the first second of 2015, and 22 bits more.
EPOCH = 1_420_070_400.0


class Wire(Protocol):
    """Where events go."""

    def tell(self, event: str, data: Json, guild_id: int | None) -> None:
        """Send an event to the session that hears of this server, or of private channels."""


class World:
    """One bot's Discord."""

    def __init__(self, clock: Clock, name: str, wire: Wire, *, keep_files: bool) -> None:
        self.clock = clock
        self.wire = wire
        self.gateway_url = ""
        self.shards = 1
        self._last_id = 0
        self.bot = Person(self.next_id(), name, bot=True)
        self.files = Files(clock, keep=keep_files)
        self.pace = Pace(clock)
        self.catalogue = Catalogue()
        self.people: dict[int, Person] = {self.bot.id: self.bot}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.interactions: dict[int, Interaction] = {}
        self.installed: set[int] = set()
        self.pings: list[Ping] = []
        self.nonces: dict[tuple[int, str], Message] = {}

    def next_id(self) -> int:
        """Return a new id; later ones are larger."""
        now = int((self.clock.time() - EPOCH) * 1000) << 22
        self._last_id = max(self._last_id + 1, now)
        return self._last_id

    def direct(self, person: Person) -> Channel:
        """Return the private channel between a person and the bot."""
        for channel in self.channels.values():
            if channel.kind is Kind.DM and channel.people == (person, self.bot):
                return channel
        return self.opened(Channel(self.next_id(), Kind.DM, people=(person, self.bot)))

    def opened(self, channel: Channel) -> Channel:
        """Keep a new channel."""
        channel.opened = self.clock.time()
        self.channels[channel.id] = channel
        if channel.guild is not None:
            channel.guild.channels[channel.id] = channel
        return channel

    def leave(self, guild: Guild) -> None:
        """Take the bot out of a server."""
        guild.bot_in = False
        del guild.members[self.bot.id]
        self.wire.tell("GUILD_DELETE", {"id": str(guild.id)}, guild.id)

    def known(self, channel_id: int) -> Channel:
        """Return a channel that the bot can see."""
        channel = self.channels.get(channel_id)
        if channel is None or channel.deleted:
            raise refusals.UNKNOWN_CHANNEL
        if channel.guild is None:
            inside = self.bot in channel.people
        else:
            inside = channel.guild.bot_in and self.may(channel, Permission.VIEW_CHANNEL)
        if not inside:
            raise refusals.MISSING_ACCESS
        return channel

    def may(self, channel: Channel, wanted: Permission) -> bool:
        """Say whether the bot may do something in a channel."""
        return in_channel(channel, self.bot.id) & wanted == wanted

    def demand(self, channel: Channel, wanted: Permission) -> None:
        """Refuse what the bot may not do in a channel."""
        if not self.may(channel, wanted):
            raise refusals.MISSING_PERMISSIONS

    def message(self, channel: Channel, message_id: int) -> Message:
        """Find a message that everybody in a channel sees."""
        found = channel.message(message_id)
        if found is None or found.only_for is not None:
            raise refusals.UNKNOWN_MESSAGE
        return found

    def post(self, channel: Channel, author: Person, look: Look, **more: object) -> Message:
        """Put a message into a channel."""
        message = Message(channel, self.next_id(), author, [look])
        for name, value in more.items():
            setattr(message, name, value)
        channel.history.append(message)
        return message
