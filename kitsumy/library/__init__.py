"""The library: comics, their casts and their pictures, kept for the person who asked for them."""

from .library import Library
from .records import Character, ComicSummary, Report, Swept
from .traits import TRAITS

__all__ = ["TRAITS", "Character", "ComicSummary", "Library", "Report", "Swept"]
