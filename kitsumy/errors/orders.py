"""What is wrong with an order: its idea, its choices, its numbers."""

from __future__ import annotations

from dataclasses import dataclass

from .roots import InputError


class EmptyIdea(InputError):
    """Nothing but white space."""


@dataclass(eq=False)
class IdeaTooLong(InputError):
    """More characters than an idea may have."""

    length: int
    limit: int


class IdeaHasControls(InputError):
    """Control characters, which no keyboard types by accident."""


class IdeaHasNoWords(InputError):
    """Only emoji, digits or punctuation."""


@dataclass(eq=False)
class IdeaHasMarkup(InputError):
    """A tag or an entity instead of plain words."""

    markup: str


@dataclass(eq=False)
class IdeaNotUnderstood(InputError):
    """The writer at work reads none of the idea's words; ``known`` are the languages it reads."""

    known: tuple[str, ...]


@dataclass(eq=False)
class IdeaMixesScripts(InputError):
    """One word of Latin and Cyrillic letters together: a keyboard slip or a disguise."""

    word: str


@dataclass(eq=False)
class IdeaRefused(InputError):
    """Something that is not drawn here: ``category`` says what, "minors", "hate" and so on."""

    category: str


@dataclass(eq=False)
class UnknownStyle(InputError):
    """No style of this name."""

    name: str
    known: tuple[str, ...]
    nearest: str = ""


@dataclass(eq=False)
class UnknownLanguage(InputError):
    """A language nobody here can write."""

    name: str
    known: tuple[str, ...]


@dataclass(eq=False)
class UnknownFormat(InputError):
    """A picture format nobody here can encode."""

    name: str
    known: tuple[str, ...]


@dataclass(eq=False)
class CountOutOfRange(InputError):
    """Too few or too many panels or pages; ``what`` is "panels" or "pages"."""

    what: str
    value: int
    low: int
    high: int


@dataclass(eq=False)
class NotANumber(InputError):
    """A word where a number belongs."""

    what: str
    value: str


@dataclass(eq=False)
class JobNotFound(InputError):
    """Nobody's job, or another person's."""

    job: str
