"""The bot's commands: what Discord takes, and which a person is offered where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from . import refusals
from .refusals import Refusal, invalid
from .wire import Command, Json, Names, Option

# Discord's documented limits.
MOST_COMMANDS = 100
MOST_MENUS = 5
LARGEST_COMMAND = 8000
LONGEST_NAME = 32
LONGEST_DESCRIPTION = 100
MOST_OPTIONS = 25
SLASH, USER_MENU, MESSAGE_MENU = 1, 2, 3
SUBCOMMAND, GROUP = 1, 2
_NAME = re.compile(r"[-_'\w]{1,32}")


@dataclass(frozen=True)
class Registered:
    """A command as it stands in the catalogue."""

    id: int
    command: Command
    guild_id: int | None = None

    def json(self, application_id: int) -> Json:
        found = {"description": "", **self.command.json_back(), "id": str(self.id)}
        found["integration_types"] = list(self.command.integration_types or (0,))
        permissions = self.command.default_member_permissions
        found["default_member_permissions"] = None if permissions is None else str(permissions)
        found |= {"application_id": str(application_id), "version": str(self.id)}
        return found | ({"guild_id": str(self.guild_id)} if self.guild_id else {})


@dataclass(frozen=True)
class Sync:
    """All commands put at once: everywhere, or in one server."""

    at: float
    guild_id: int | None
    names: tuple[str, ...]


def _longest(text: str, localized: Names | None) -> int:
    # Of a text in several languages only the longest counts.
    return max(len(text), *map(len, (localized or {"": ""}).values()))


def size(part: Command | Option) -> int:
    """Count a command's characters as Discord does."""
    own = _longest(part.name, part.name_localizations)
    own += _longest(part.description, part.description_localizations)
    if isinstance(part, Option):
        for choice in part.choices:
            own += _longest(choice.name, choice.name_localizations)
            own += len(choice.value) if isinstance(choice.value, str) else 0
    return own + sum(size(option) for option in part.options)


def _check_names(part: Command | Option, path: str) -> None:
    for name in (part.name, *(part.name_localizations or {}).values()):
        if not _NAME.fullmatch(name) or name != name.lower():
            told = "Command name is invalid"
            raise invalid(f"{path}.name", "APPLICATION_COMMAND_INVALID_NAME", told)
    for text in (part.description, *(part.description_localizations or {}).values()):
        if not 1 <= len(text) <= LONGEST_DESCRIPTION:
            raise refusals.bad_length(f"{path}.description", 1, LONGEST_DESCRIPTION)


def _check_options(options: Sequence[Option], path: str) -> None:
    if len(options) > MOST_OPTIONS:
        raise refusals.bad_length(f"{path}.options", 0, MOST_OPTIONS)
    if len({option.name for option in options}) < len(options):
        told = "Option names must be unique"
        raise invalid(f"{path}.options", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", told)
    needed = [option.required for option in options if option.type not in (SUBCOMMAND, GROUP)]
    if needed != sorted(needed, reverse=True):
        told = "Required options must be placed before non-required options"
        raise invalid(f"{path}.options", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", told)
    for number, option in enumerate(options):
        _check_option(option, f"{path}.options.{number}")


def _check_option(option: Option, path: str) -> None:
    _check_names(option, path)
    if len(option.choices) > MOST_OPTIONS:
        raise refusals.bad_length(f"{path}.choices", 0, MOST_OPTIONS)
    if option.choices and option.autocomplete:
        told = "Autocomplete cannot be set where there are choices"
        raise invalid(f"{path}.autocomplete", "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID", told)
    for choice in option.choices:
        check_choice(choice.name, choice.value, f"{path}.choices")
    _check_options(option.options, path)


def check_choice(name: str, value: object, path: str) -> None:
    """Refuse a choice whose name or value is too long or empty."""
    if not 1 <= len(name) <= LONGEST_DESCRIPTION:
        raise refusals.bad_length(f"{path}.name", 1, LONGEST_DESCRIPTION)
    if isinstance(value, str) and not 1 <= len(value) <= LONGEST_DESCRIPTION:
        raise refusals.bad_length(f"{path}.value", 1, LONGEST_DESCRIPTION)


def _check(command: Command, path: str) -> None:
    if command.type == SLASH:
        _check_names(command, path)
        _check_options(command.options, path)
    elif not 1 <= len(command.name) <= LONGEST_NAME:
        raise refusals.bad_length(f"{path}.name", 1, LONGEST_NAME)
    elif command.description or command.options:
        raise invalid(
            path, "APPLICATION_COMMAND_INVALID", "Context menu commands have no description or options"
        )
    if size(command) > LARGEST_COMMAND:
        told = f"Command exceeds maximum size ({LARGEST_COMMAND})"
        raise invalid(path, "APPLICATION_COMMAND_TOO_LARGE", told)


def _too_many(commands: Sequence[Command]) -> Refusal | None:
    kinds = [command.type for command in commands]
    menus = max(kinds.count(USER_MENU), kinds.count(MESSAGE_MENU))
    return refusals.TOO_MANY_COMMANDS if kinds.count(SLASH) > MOST_COMMANDS or menus > MOST_MENUS else None


class Catalogue:
    """Commands everywhere (under None) and of single servers."""

    def __init__(self) -> None:
        self.syncs: list[Sync] = []
        self._sets: dict[int | None, list[Registered]] = {}

    def put(self, at: float, guild_id: int | None, commands: Sequence[Command], ids: Iterable[int]) -> None:
        """Take the place of all commands; the same name keeps its id."""
        if refused := _too_many(commands):
            raise refused
        if len({(command.type, command.name) for command in commands}) < len(commands):
            told = "Application command names must be unique"
            raise invalid("0.name", "APPLICATION_COMMANDS_DUPLICATE_NAME", told)
        for number, command in enumerate(commands):
            _check(command, str(number))
        old = {(one.command.type, one.command.name): one.id for one in self.of(guild_id)}
        numbers = [old.get((one.type, one.name)) or new for one, new in zip(commands, ids, strict=False)]
        self._sets[guild_id] = [Registered(*pair, guild_id) for pair in zip(numbers, commands, strict=True)]
        self.syncs.append(Sync(at, guild_id, tuple(command.name for command in commands)))

    def of(self, guild_id: int | None) -> list[Registered]:
        """Return the commands everywhere, or those of one server alone."""
        return self._sets.get(guild_id, [])

    def offered(self, guild_id: int | None) -> list[Registered]:
        """Return all commands of a place; a server's own hide the others of their names."""
        own = self.of(guild_id) if guild_id else []
        names = {(one.command.type, one.command.name) for one in own}
        return [*own, *(one for one in self.of(None) if (one.command.type, one.command.name) not in names)]
