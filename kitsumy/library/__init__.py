"""The library: comics, their casts and their pictures, kept for the person who asked for them."""

from .library import Library
from .records import Change, Character, ComicSummary, Report, Swept, Version
from .traits import TRAITS

__all__ = [
    "TRAITS",
    "Change",
    "Character",
    "ComicSummary",
    "Library",
    "Report",
    "Swept",
    "Version",
]
