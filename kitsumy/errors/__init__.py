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
│   ├── BadTrait                name, value
│   ├── PhotoTooLarge           limit
│   └── PhotoNotRead
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
    └── TextDoesNotFit          panel, words, balloon, room, what
"""

from __future__ import annotations

from .cast import (
    BadTrait,
    CharacterNotFound,
    PhotoNotRead,
    PhotoTooLarge,
    UnknownTrait,
)
from .comics import (
    AmbiguousComic,
    CannotTranslate,
    ComicChanged,
    ComicNotFound,
    NotInComic,
    TextDoesNotFit,
    UnknownFont,
    UnknownKind,
    VersionNotFound,
    WordsHaveControls,
    WordsHaveMarkup,
    WordsNotShown,
    WordsTooLong,
)
from .orders import (
    CountOutOfRange,
    EmptyIdea,
    IdeaHasControls,
    IdeaHasMarkup,
    IdeaHasNoWords,
    IdeaMixesScripts,
    IdeaNotUnderstood,
    IdeaTooLong,
    JobNotFound,
    NotANumber,
    UnknownFormat,
    UnknownLanguage,
    UnknownStyle,
)
from .roots import (
    InputError,
    KitsumyError,
    LetteringError,
    SetupError,
)
from .setup import (
    BadSetting,
    BlobMissing,
    DiskFull,
    FolderNotWritable,
    JobGaveUp,
    LibraryBusy,
    LibraryCorrupt,
    LibraryTooNew,
)

__all__ = [
    "AmbiguousComic",
    "BadSetting",
    "BadTrait",
    "BlobMissing",
    "CannotTranslate",
    "CharacterNotFound",
    "ComicChanged",
    "ComicNotFound",
    "CountOutOfRange",
    "DiskFull",
    "EmptyIdea",
    "FolderNotWritable",
    "IdeaHasControls",
    "IdeaHasMarkup",
    "IdeaHasNoWords",
    "IdeaMixesScripts",
    "IdeaNotUnderstood",
    "IdeaTooLong",
    "InputError",
    "JobGaveUp",
    "JobNotFound",
    "KitsumyError",
    "LetteringError",
    "LibraryBusy",
    "LibraryCorrupt",
    "LibraryTooNew",
    "NotANumber",
    "NotInComic",
    "PhotoNotRead",
    "PhotoTooLarge",
    "SetupError",
    "TextDoesNotFit",
    "UnknownFont",
    "UnknownFormat",
    "UnknownKind",
    "UnknownLanguage",
    "UnknownStyle",
    "UnknownTrait",
    "VersionNotFound",
    "WordsHaveControls",
    "WordsHaveMarkup",
    "WordsNotShown",
    "WordsTooLong",
]
