"""The library: comics, their casts and their pictures, kept for the person who asked for them."""

from .characters import pick
from .library import Library
from .records import Change, Character, ComicSummary, Depiction, Report, SharedCharacter, Swept, Version
from .traits import TRAITS

__all__ = [
    "TRAITS",
    "Change",
    "Character",
    "ComicSummary",
    "Depiction",
    "Library",
    "Report",
    "SharedCharacter",
    "Swept",
    "Version",
    "pick",
]
