"""Which commands a person is offered in a place, and how what they fill in reaches the bot."""

from __future__ import annotations

from collections.abc import Mapping

from tests.servers.calls import Upload

from .catalogue import GROUP, SUBCOMMAND, Registered
from .permissions import Permission, in_channel
from .places import Channel, Kind, Person, Role
from .wire import Json, Option
from .world import World

STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, NUMBER, ATTACHMENT = 3, 4, 5, 6, 7, 8, 10, 11
IN_GUILD, IN_BOT_DM, IN_PRIVATE = 0, 1, 2
BY_GUILD, BY_USER = 0, 1
_SIMPLE: dict[int, type | tuple[type, ...]] = {STRING: str, INTEGER: int, BOOLEAN: bool, NUMBER: (int, float)}


class NotOffered(LookupError):
    """A client would not let this person do this here; ``args`` say what, and what there is."""


def context(world: World, channel: Channel) -> int:
    """Return Discord's number of a kind of place."""
    if channel.guild is not None:
        return IN_GUILD
    return IN_BOT_DM if channel.kind is Kind.DM and world.bot in channel.people else IN_PRIVATE


def owners(world: World, person: Person, channel: Channel) -> Json:
    """Return by whose installations the bot is here."""
    found: Json = {}
    if channel.guild is not None and channel.guild.bot_in:
        found["0"] = str(channel.guild.id)
    if context(world, channel) == IN_BOT_DM:
        found["0"] = "0"
    return found | ({"1": str(person.id)} if person.id in world.installed else {})


def _installed(world: World, one: Registered, person: Person, channel: Channel) -> Json:
    kinds = {str(kind) for kind in one.command.integration_types or (BY_GUILD,)}
    here = owners(world, person, channel)
    return {kind: who for kind, who in here.items() if kind in kinds}


def _permitted(one: Registered, person: Person, channel: Channel) -> bool:
    needed = one.command.default_member_permissions
    if channel.guild is None:
        return True
    may = in_channel(channel, person.id)
    if not may & Permission.USE_APPLICATION_COMMANDS or not may & Permission.VIEW_CHANNEL:
        return False
    if needed == 0:
        return bool(may & Permission.ADMINISTRATOR)
    return needed is None or may & needed == needed


def menu(world: World, person: Person, channel: Channel) -> dict[str, tuple[Registered, Json]]:
    """Return every command that somebody is offered in a place, with whose installation offers it."""
    found = {}
    where = context(world, channel)
    for one in world.catalogue.offered(channel.guild.id if channel.guild else None):
        here = one.command.contexts
        by = _installed(world, one, person, channel)
        if by and (here is None or where in here) and _permitted(one, person, channel):
            found[f"{one.command.type} {one.command.name}"] = (one, by)
    return found


class Filling:
    """Turns what a person filled in into an interaction's options, and what they point to."""

    def __init__(self, world: World, channel: Channel) -> None:
        self._world = world
        self._channel = channel
        self.resolved: dict[str, Json] = {}

    def options(self, taken: tuple[Option, ...], given: Mapping[str, object]) -> list[Json]:
        """Fill options in, in their own order; refuse what a client would."""
        names = [option.name for option in taken]
        if unknown := set(given) - set(names):
            raise NotOffered(sorted(unknown), names)
        if missing := [one.name for one in taken if one.required and one.name not in given]:
            raise NotOffered(missing, names)
        return [self._filled(option, given[option.name]) for option in taken if option.name in given]

    def _filled(self, option: Option, given: object) -> Json:
        return {"name": option.name, "type": option.type, "value": self._value(option, given)}

    def _value(self, option: Option, given: object) -> object:
        if option.choices:
            values = [one.value for one in option.choices if given in (one.name, one.value)]
            if not values:
                raise NotOffered(given, [choice.name for choice in option.choices])
            return values[0]
        if option.type in _SIMPLE:
            return self._simple(option, given)
        return self._pointed(option, given)

    def _simple(self, option: Option, given: object) -> object:
        if not isinstance(given, _SIMPLE[option.type]):
            raise NotOffered(option.name, given)
        more = option.model_extra or {}
        size = len(given) if isinstance(given, str) else given
        ends = ("min_length", "max_length") if isinstance(given, str) else ("min_value", "max_value")
        least, most = (more.get(name) for name in ends)
        if (least is not None and size < least) or (most is not None and size > most):
            raise NotOffered(option.name, given)
        return given

    def _pointed(self, option: Option, given: object) -> str:
        if isinstance(given, Person) and option.type in (USER, 9):
            return self.person(given)
        if isinstance(given, Role) and option.type in (ROLE, 9):
            return self._keep("roles", given.id, given.json())
        if isinstance(given, Channel) and option.type == CHANNEL:
            return self._keep("channels", given.id, {**given.json(), "permissions": "0"})
        if isinstance(given, Upload) and option.type == ATTACHMENT:
            file = self._world.files.take(self._world.next_id(), given, "")
            return self._keep("attachments", file.id, self._world.files.json(file))
        raise NotOffered(option.name, given)

    def person(self, person: Person) -> str:
        guild = self._channel.guild
        if guild is not None and person.id in guild.members:
            member = {
                name: value for name, value in guild.members[person.id].json().items() if name != "user"
            }
            self._keep("members", person.id, {**member, "permissions": "0"})
        return self._keep("users", person.id, person.json())

    def _keep(self, kind: str, number: int, found: Json) -> str:
        self.resolved.setdefault(kind, {})[str(number)] = found
        return str(number)


def leaf(one: Registered, names: list[str]) -> tuple[Option, ...]:
    """Return the options of a command or of the subcommand that further names lead to."""
    options = one.command.options
    for name in names:
        found = [option for option in options if option.name == name and option.type in (SUBCOMMAND, GROUP)]
        if not found:
            raise NotOffered(name, [option.name for option in options])
        options = found[0].options
    if any(option.type in (SUBCOMMAND, GROUP) for option in options):
        raise NotOffered("", [option.name for option in options])
    return options


def nested(names: list[str], options: list[Json]) -> list[Json]:
    """Put filled options under the names of their subcommands."""
    for depth, name in reversed(list(enumerate(names))):
        kind = SUBCOMMAND if depth == len(names) - 1 else GROUP
        options = [{"name": name, "type": kind, "options": options}]
    return options
