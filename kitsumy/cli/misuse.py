"""What can be wrong with a command before anything is done about it."""

from __future__ import annotations

from dataclasses import dataclass

from kitsumy.errors import InputError


@dataclass(eq=False)
class NoSuchCommand(InputError):
    """A first word that is no command; ``what`` says whether it looks like an idea or like nothing known."""

    name: str
    nearest: str = ""
    what: str = ""


@dataclass(eq=False)
class UnknownWords(InputError):
    """Words or options that no command takes."""

    words: str


@dataclass(eq=False)
class MissingWords(InputError):
    """What a command cannot do without."""

    words: str
    command: str


@dataclass(eq=False)
class MissingValue(InputError):
    """An option without its value."""

    option: str


@dataclass(eq=False)
class NeedlessValue(InputError):
    """A value after an option that takes none."""

    option: str


@dataclass(eq=False)
class UnknownSum(InputError):
    """Something that costs are not summed up by."""

    name: str
    known: tuple[str, ...]


class NotOneSpot(InputError):
    """Not exactly one of the options that say which words of a panel are meant."""


class NothingToChange(InputError):
    """An edit with neither new words nor another kind, and nothing to be taken away."""


class RemovedAndChanged(InputError):
    """An edit that takes words away and changes them."""


class KindOfNoBalloon(InputError):
    """A kind for a caption or a sound; only balloons have one."""


@dataclass(eq=False)
class WordsDoNotFit(InputError):
    """Words that need more room than their panel has: new ones, or in what ``what`` (a command) made.

    About ``room`` words would fit.
    """

    panel: int
    words: int
    room: int
    what: str = ""


@dataclass(eq=False)
class WrongUsage(InputError):
    """Anything else; ``reason`` is what the parser said."""

    reason: str
