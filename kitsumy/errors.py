"""Every error Kitsumy raises on purpose. Errors carry data, never sentences for people.

KitsumyError
├── InputError                  what the person typed cannot be used
│   ├── EmptyIdea
│   ├── IdeaTooLong             length, limit
│   ├── IdeaHasControls
│   ├── IdeaHasNoWords
│   ├── IdeaHasMarkup           markup
│   ├── IdeaMixesScripts        word
│   ├── IdeaNotUnderstood       known
│   ├── UnknownStyle            name, known, nearest
│   ├── UnknownLanguage         name, known
│   ├── UnknownFormat           name, known
│   ├── CountOutOfRange         what, value, low, high
│   ├── NotANumber              what, value
│   ├── ComicNotFound           reference
│   ├── AmbiguousComic          reference, matches
│   ├── VersionNotFound         version, latest
│   ├── ComicChanged            comic
│   ├── NotInComic              what, number, count, panel
│   ├── WordsHaveControls
│   ├── WordsHaveMarkup         markup
│   ├── WordsTooLong            length, limit
│   ├── WordsNotShown           words
│   ├── UnknownKind             name, known
│   ├── UnknownFont             name, known
│   ├── CannotTranslate         language
│   ├── JobNotFound             job
│   ├── CharacterNotFound       name, known
│   ├── UnknownTrait            name, known
│   └── BadTrait                name, value
├── SetupError                  the machine cannot do what is asked
│   ├── FolderNotWritable       path
│   ├── DiskFull                path
│   ├── LibraryCorrupt          path
│   ├── LibraryTooNew           path, found, known
│   ├── LibraryBusy             path
│   ├── BlobMissing             key
│   ├── JobGaveUp               attempts
│   └── BadSetting              name
└── LetteringError
    └── TextDoesNotFit          panel, words
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


class KitsumyError(Exception):
    """The root: catching it catches everything Kitsumy raises on purpose."""

    exit_code: ClassVar[int] = 1

    def __str__(self) -> str:
        fields = ", ".join(f"{k}={v!r}" for k, v in vars(self).items())
        return f"{type(self).__name__}({fields})"


class InputError(KitsumyError):
    """What the person typed cannot be used."""

    exit_code = 2


class SetupError(KitsumyError):
    """The machine, its disk or its settings cannot do what is asked."""


class LetteringError(KitsumyError):
    """Words and art cannot be brought together."""


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
    """Words of which no font here has a single character."""

    words: str


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
class JobNotFound(InputError):
    """Nobody's job, or another person's."""

    job: str


@dataclass(eq=False)
class CharacterNotFound(InputError):
    """No such character in the cast."""

    name: str
    known: tuple[str, ...] = ()


@dataclass(eq=False)
class UnknownTrait(InputError):
    """A character has no such trait to edit."""

    name: str
    known: tuple[str, ...]


@dataclass(eq=False)
class BadTrait(InputError):
    """A trait cannot have this value."""

    name: str
    value: str


@dataclass(eq=False)
class FolderNotWritable(SetupError):
    """A folder that cannot be made or written to."""

    path: str


@dataclass(eq=False)
class DiskFull(SetupError):
    """No room left where something was to be written."""

    path: str


@dataclass(eq=False)
class LibraryCorrupt(SetupError):
    """The library's file is no database, or a damaged one."""

    path: str


@dataclass(eq=False)
class LibraryTooNew(SetupError):
    """The library was last opened by a newer Kitsumy."""

    path: str
    found: str
    known: str


@dataclass(eq=False)
class LibraryBusy(SetupError):
    """Another process held the library's lock for too long."""

    path: str


@dataclass(eq=False)
class BlobMissing(SetupError):
    """A stored picture is gone from the disk."""

    key: str


@dataclass(eq=False)
class JobGaveUp(SetupError):
    """A job in whose middle the process died time and again."""

    attempts: int


@dataclass(eq=False)
class BadSetting(SetupError):
    """A setting that cannot be read; its value is never repeated, it may be a secret."""

    name: str


@dataclass(eq=False)
class TextDoesNotFit(LetteringError):
    """No type size, layout or framing holds these words."""

    panel: int
    words: int
