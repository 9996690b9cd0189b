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
│   ├── IdeaRefused             category
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
│   ├── WordsRefused            category
│   ├── UnknownKind             name, known
│   ├── UnknownFont             name, known
│   ├── CannotTranslate         language
│   ├── JobNotFound             job
│   ├── CharacterNotFound       name, known, nearest
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
│   ├── PackagesMissing         names
│   └── BadSetting              name
├── ProviderError               a provider of words or pictures did not do it: provider
│   ├── ProviderBusy            seconds
│   ├── ProviderDown
│   ├── ProviderSilent          seconds
│   ├── AnswerUnusable          flaw
│   ├── AnswerRefused           what
│   ├── KeyRejected
│   ├── CreditSpent
│   ├── CallRejected
│   └── AllowanceSpent
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
    WordsRefused,
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
    IdeaRefused,
    IdeaTooLong,
    JobNotFound,
    NotANumber,
    UnknownFormat,
    UnknownLanguage,
    UnknownStyle,
)
from .providers import (
    AllowanceSpent,
    AnswerRefused,
    AnswerUnusable,
    CallRejected,
    CreditSpent,
    Flaw,
    KeyRejected,
    ProviderBusy,
    ProviderDown,
    ProviderError,
    ProviderSilent,
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
    PackagesMissing,
)

__all__ = [
    "AllowanceSpent",
    "AmbiguousComic",
    "AnswerRefused",
    "AnswerUnusable",
    "BadSetting",
    "BadTrait",
    "BlobMissing",
    "CallRejected",
    "CannotTranslate",
    "CharacterNotFound",
    "ComicChanged",
    "ComicNotFound",
    "CountOutOfRange",
    "CreditSpent",
    "DiskFull",
    "EmptyIdea",
    "Flaw",
    "FolderNotWritable",
    "IdeaHasControls",
    "IdeaHasMarkup",
    "IdeaHasNoWords",
    "IdeaMixesScripts",
    "IdeaNotUnderstood",
    "IdeaRefused",
    "IdeaTooLong",
    "InputError",
    "JobGaveUp",
    "JobNotFound",
    "KeyRejected",
    "KitsumyError",
    "LetteringError",
    "LibraryBusy",
    "LibraryCorrupt",
    "LibraryTooNew",
    "NotANumber",
    "NotInComic",
    "PackagesMissing",
    "PhotoNotRead",
    "PhotoTooLarge",
    "ProviderBusy",
    "ProviderDown",
    "ProviderError",
    "ProviderSilent",
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
    "WordsRefused",
    "WordsTooLong",
]
