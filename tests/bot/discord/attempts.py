"""Everything that can be tried with what is another person's, made from what the bot itself offers.

A new command is tried by itself. A new option needs its values in `typed`; a new verb needs a subject, in
`Booty` when there is a new kind of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.discord import ids
from tests.servers.discord.catalogue import GROUP, SLASH, SUBCOMMAND, Registered
from tests.servers.discord.offers import ATTACHMENT, BOOLEAN
from tests.servers.discord.wire import Option

Values = Sequence[object]
Press = tuple[str, list[str] | None]
"""A custom id, and what is chosen in a menu."""


@dataclass(frozen=True)
class Booty:
    """What somebody else has, by every name it goes by. ``words`` are in its titles, ideas and characters."""

    person: str
    comics: tuple[str, ...]
    orders: tuple[str, ...]
    characters: tuple[str, ...]
    words: tuple[str, ...]
    message: str
    server: str
    channel: str
    """The one that their server's rules allow."""
    shown: tuple[Press, ...]
    """What the bot itself offered, to them and to whoever runs their server, to be pressed and chosen."""

    @property
    def numbers(self) -> tuple[str, ...]:
        """Return the ids that nobody else has to learn of."""
        return (self.person, self.channel, *self.comics, *self.orders, *self.characters)


def typed(booty: Booty) -> Mapping[str, Values]:
    """Return what is typed into each option. Words are shouted: who says them as they are has seen them."""
    shouted = tuple(word.upper() for word in booty.words)
    begun = tuple(one[:4] for one in booty.comics)
    return {
        "comic": (*booty.comics, *begun, shouted[0], "#1", ""),
        "name": (*shouted[:2], *booty.characters),
        "cast": ("", *shouted[:2]),
        "idea": ("A fox finds a hat",),
        "style": ("manga",),
        "panels": (1,),
        "pages": (1,),
        "panel": (1, 2),
        "new": ("Thief",),
        "value": ("bowler",),
        "depicts": (),
    }


def leaves(name: str, options: Sequence[Option]) -> Iterator[tuple[str, Sequence[Option]]]:
    """Return a command and its options, or those of everything in it."""
    inside = [one for one in options if one.type in (SUBCOMMAND, GROUP)]
    if not inside:
        yield name, options
    for one in inside:
        yield from leaves(f"{name} {one.name}", one.options)


def commands(offered: Sequence[Registered]) -> list[tuple[str, Sequence[Option]]]:
    """Return every slash command with its options."""
    slash = [one.command for one in offered if one.command.type == SLASH]
    return [leaf for one in slash for leaf in leaves(f"/{one.name}", one.options)]


def filled(options: Sequence[Option], values: Mapping[str, Values]) -> Iterator[dict[str, object]]:
    """Return ways to fill a command in: all options with their first value, then each other value."""
    ways = {one.name: _ways(one, values) for one in options}
    first = {name: known[0] for name, known in ways.items() if known}
    yield first
    for name, known in ways.items():
        yield from (first | {name: value} for value in known[1:])


def _ways(option: Option, values: Mapping[str, Values]) -> Values:
    if option.choices:
        return tuple(one.value for one in option.choices)
    if option.type == ATTACHMENT:
        return ()
    return (False,) if option.type == BOOLEAN else values[option.name]


def presses(booty: Booty, me: str) -> Iterator[Press]:
    """Return every press that can be forged, about another's things and about one's own account."""
    yield from booty.shown
    for verb in sorted(ids.VERBS):
        for subject in _subjects(verb, booty, me):
            for argument, chosen in _ways_to_press(booty):
                if _is_read(verb, subject, argument):
                    yield str(ids.Data(verb, subject, argument)), chosen


def forms(booty: Booty, me: str) -> Iterator[str]:
    """Return the custom id of every form that can be forged."""
    for verb in sorted(ids.FORMS):
        for subject in _subjects(verb, booty, me):
            for argument in ("", "limits", f"1.{booty.message}"):
                if _is_read(verb, subject, argument):
                    yield str(ids.Data(verb, subject, argument))


def _subjects(verb: str, booty: Booty, me: str) -> list[str]:
    found = [one for one in (*booty.numbers, booty.server, me) if _is_read(verb, one, "")]
    assert found, f"there is nothing to try {verb} with"
    return found


def _is_read(verb: str, subject: str, argument: str) -> bool:
    return ids.read(str(ids.Data(verb, subject, argument)), []) is not None


def _ways_to_press(booty: Booty) -> list[Press]:
    chosen = [["1"], *([one] for one in booty.comics)]
    arguments = ("", "0", f"1.{booty.message}", *booty.characters)
    more: list[Press] = [("", one) for one in chosen]
    return [*((one, None) for one in arguments), *more, (booty.message, ["1"])]
