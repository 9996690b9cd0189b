"""What is wrong with a wish about a finished comic: which one, or the words to be lettered in it."""

from __future__ import annotations

from dataclasses import dataclass

from .roots import InputError, LetteringError


@dataclass(eq=False)
class ComicNotFound(InputError):
    """No comic of this person has this reference; empty when the library has none at all."""

    reference: str


@dataclass(eq=False)
class AmbiguousComic(InputError):
    """A short reference that fits several comics."""

    reference: str
    matches: tuple[str, ...]


@dataclass(eq=False)
class VersionNotFound(InputError):
    """A comic has no version of this number; ``latest`` is its newest one's."""

    version: int
    latest: int


@dataclass(eq=False)
class ComicChanged(InputError):
    """Somebody made another version of the comic while this one was being made."""

    comic: str


@dataclass(eq=False)
class NotInComic(InputError):
    """No panel, or in that panel no balloon, caption or sound, of this number: there are ``count``."""

    what: str
    number: int
    count: int
    panel: int = 0


class WordsHaveControls(InputError):
    """Control characters in words to be lettered."""


@dataclass(eq=False)
class WordsHaveMarkup(InputError):
    """A tag, an entity or a mention in words to be lettered."""

    markup: str


@dataclass(eq=False)
class WordsTooLong(InputError):
    """More characters than one balloon, caption or sound may have."""

    length: int
    limit: int


@dataclass(eq=False)
class WordsNotShown(InputError):
    """The characters of some words that no font here has; all of the words when nothing is left of them."""

    words: str


@dataclass(eq=False)
class WordsRefused(InputError):
    """Words that are not lettered here: ``category`` says why, "minors", "hate" and so on."""

    category: str


@dataclass(eq=False)
class UnknownKind(InputError):
    """No balloon of this kind."""

    name: str
    known: tuple[str, ...]


@dataclass(eq=False)
class UnknownFont(InputError):
    """No lettering font of this name."""

    name: str
    known: tuple[str, ...]


@dataclass(eq=False)
class CannotTranslate(InputError):
    """The comic's writer cannot tell it in this language."""

    language: str


@dataclass(eq=False)
class TextDoesNotFit(LetteringError):
    """No type size, layout, framing or telling holds these words.

    ``what`` says in what the most of them are, "balloon" (the one of this number, from 1) or "caption", and
    that about ``room`` words would fit; empty when nobody has found out.
    """

    panel: int
    words: int
    balloon: int = 0
    room: int = 0
    what: str = ""
