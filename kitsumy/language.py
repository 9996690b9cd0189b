"""Which language an idea is written in."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

LANGUAGES = ("en", "uk")
"""The languages that the draft studio writes and that every frontend speaks."""
_SCRIPTS = {"CYRILLIC": "uk", "LATIN": "en"}


@lru_cache(maxsize=4096)
def script_of(character: str) -> str:
    """Return the script of one letter ("LATIN", "CYRILLIC"…), empty for anything that is no letter."""
    if not character.isalpha():
        return ""
    return unicodedata.name(character, "").split(" ", 1)[0]


def scripts(text: str) -> Counter[str]:
    """Count the letters of each script."""
    return Counter(script for script in map(script_of, text) if script)


def detect(text: str, default: str = "en") -> str:
    """Return the language of a text by the script most of its letters are in."""
    counts = Counter({_SCRIPTS[s]: n for s, n in scripts(text).items() if s in _SCRIPTS})
    return counts.most_common(1)[0][0] if counts else default
