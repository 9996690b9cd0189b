"""Stressed words: ``*so*`` in a text, kept in balance from the writer's line to each lettered one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

STAR = "*"
_STRESSED = re.compile(r"\*+(?=[^\s*])([^*]*[^\s*])\*+")
_TIMES = re.compile(r"(?<=\d)\s*\*\s*(?=\d)")
_UNSPOKEN = str.maketrans("", "", "*\u200e\u200f")


class Part(NamedTuple):
    """Words without marks, and whether they are stressed."""

    text: str
    stressed: bool


def parts(text: str) -> list[Part]:
    """Split a text by its marks; an asterisk without its partner is no mark and is left out."""
    found, at = [], 0
    for match in _STRESSED.finditer(text):
        found += [Part(text[at : match.start()], False), Part(match[1], True)]
        at = match.end()
    found.append(Part(text[at:], False))
    return [Part(said, part.stressed) for part in found if (said := part.text.replace(STAR, ""))]


def plain(line: str) -> str:
    """Return the words of a line as they are read: without marks of stress or of direction."""
    return line.translate(_UNSPOKEN)


def balanced(text: str) -> str:
    """Return a text in which every asterisk has its partner; between two numbers one means times."""
    return marked((c, part.stressed) for part in parts(_TIMES.sub("×", text)) for c in part.text)


def flagged(text: str) -> list[tuple[str, bool]]:
    """Return each character of a text without marks, and whether it is stressed."""
    return [(c, part.stressed) for part in parts(text) for c in part.text]


def marked(characters: Iterable[tuple[str, bool]]) -> str:
    """Put the marks back; white space at the ends of stressed words stays outside of them."""
    out = ""
    for stressed, group in groupby(characters, key=lambda pair: pair[1]):
        words = "".join(c for c, _ in group)
        bare = words.strip()
        if not stressed or not bare:
            out += words
            continue
        start = words.index(bare)
        out += f"{words[:start]}{STAR}{bare}{STAR}{words[start + len(bare) :]}"
    return out
