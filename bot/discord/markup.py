"""Plain words as Discord shows them as they are: no markup, no links, nobody is mentioned."""

from __future__ import annotations

import re
import unicodedata

LONGEST_TEXT, LONGEST_ALT, LONGEST_LABEL, LONGEST_FIELD = 2000, 1024, 100, 45
"""Discord's lengths of a message, an alt text, a choice and the name of a field in a form."""
_SIGNS = re.compile(r"([\\*_~`|\[\]()<>#>-])")
_CALLED = re.compile(r"@(?=\w)")
_LINK = re.compile(r"(?<=\w)://")
_INVITE = re.compile(r"(\bdiscord(?:app)?\.(?:gg|gift|new|com(?:/\w+)?))/", re.IGNORECASE)
"""Discord makes a card of it even where it stands without https://."""
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What turns the direction of the words around it."""
_MOST_MARKS = 3
"""Marks on one letter; more of them are drawn over the lines around it."""
_WORD_JOINER = "\u2060"


def cut(text: str, most: int) -> str:
    """Return a text, shortened at the end of a word when it is longer."""
    if len(text) <= most:
        return text
    short = text[: most - 1]
    at_a_word = short[: short.rfind(" ")] if " " in short[len(short) // 2 :] else short
    return at_a_word.rstrip(" ,.;:–—") + "…"


def plain(text: str) -> str:
    """Escape somebody's words; a name with an at sign in it is no mention, and an address no link."""
    unturned = _unpiled(_TURNING.sub("", text))
    quiet = _LINK.sub(f":{_WORD_JOINER}//", _CALLED.sub("@" + _WORD_JOINER, unturned))
    return _SIGNS.sub(r"\\\1", _INVITE.sub(rf"\1{_WORD_JOINER}/", quiet))


def _unpiled(text: str) -> str:
    if text.isascii():
        return text
    kept, marks = list[str](), 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def headed(text: str) -> str:
    """Escape a text of several lines, the first of them in bold."""
    first, _, rest = cut(text, LONGEST_TEXT // 3).partition("\n")
    return f"**{plain(first)}**" + (f"\n{plain(rest)}" if rest else "")
