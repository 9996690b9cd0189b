"""What belongs together whatever the face: a letter with its marks, an emoji with all its parts."""

from __future__ import annotations

import unicodedata

TEXT_STYLE, EMOJI_STYLE = "\ufe0e", "\ufe0f"
ZWNJ, ZWJ = "\u200c", "\u200d"
TAGS = frozenset(map(chr, range(0xE0020, 0xE0080)))
"""Invisible letters that spell a region after a black flag."""
DIRECTION = "\u200e\u200f"
"""The marks that say which way a line runs where its first letter does not."""
IGNORED = frozenset((TEXT_STYLE, EMOJI_STYLE, ZWNJ, ZWJ, *DIRECTION)) | TAGS
"""What no face needs a glyph for: it only says how the letters around it look."""
_SKINS = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_REGIONS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))


def clusters(text: str) -> list[str]:
    """Split a text into what must be set in one face."""
    found: list[str] = []
    for character in text:
        if found and _joins(found[-1], character):
            found[-1] += character
        else:
            found.append(character)
    return found


def _joins(before: str, character: str) -> bool:
    if is_mark(character) or character in IGNORED:
        return True
    if character in _SKINS:
        return is_emoji(before[0])
    if before[-1] == ZWJ:
        return is_emoji(before[0]) and is_emoji(character)
    return character in _REGIONS and before in _REGIONS


def is_mark(character: str) -> bool:
    """Return whether a character only changes the letter before it."""
    return unicodedata.category(character).startswith("M")


def is_emoji(character: str) -> bool:
    """Return whether a character may be a part of an emoji of several."""
    return unicodedata.category(character) == "So" or character in "\u2640\u2642"
