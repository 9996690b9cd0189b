"""From a line of dialogue to the unbreakable pieces that lines are made of."""

from __future__ import annotations

import re
from typing import Literal

from kitsumy.fonts import Role, clean
from kitsumy.page import BalloonKind
from kitsumy.styles import LetteringHabits

Kind = BalloonKind | Literal["caption"]
"""Everything that is set in lines: balloons by their kind, and captions."""
NO_BREAK = "\u00a0"
ROLES: dict[Kind, Role] = {
    "speech": "dialogue",
    "shout": "emphasis",
    "thought": "thought",
    "whisper": "whisper",
    "radio": "dialogue",
    "caption": "caption",
}
LONGEST = 22
"""Letters in a word; what is longer is nobody's word and may be cut."""
_CUT = 16
_DASH = re.compile(r"\s+([—–-])\s+")
_SINGLE = re.compile(r"(?<!\S)((?![жбЖБ])[a-zA-Zа-яґєіїА-ЯҐЄІЇ])\s+")
_ENCLITIC = re.compile(r"\s+(ж|б|же|би)(?![\w’])", re.IGNORECASE)


def set_text(text: str, kind: Kind, habits: LetteringHabits) -> str:
    """Return a text as it will be lettered: characters the face has, in the style's case."""
    shown = clean(text, ROLES[kind])
    return shown.upper() if habits.upper_case else shown


def pieces(text: str) -> list[str]:
    """Split at the spaces where a line may end.

    A dash never starts a line, a one-letter word stays with the next one, the Ukrainian particles ж, б, же
    and би stay with the one before.
    """
    text = _DASH.sub(lambda m: f"{NO_BREAK}{m[1]} ", text)
    text = _SINGLE.sub(lambda m: m[1] + NO_BREAK, text)
    text = _ENCLITIC.sub(lambda m: NO_BREAK + m[1], text)
    return [part for word in re.split(r"[ \t\n]+", text) if word for part in _cut(word)]


def _cut(word: str) -> list[str]:
    """Hyphenate only what no language has a word for."""
    if len(word) <= LONGEST or NO_BREAK in word:
        return [word]
    chunks = [word[i : i + _CUT] for i in range(0, len(word), _CUT)]
    return [chunk + "-" for chunk in chunks[:-1]] + [chunks[-1]]
