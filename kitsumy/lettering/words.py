"""From a line of dialogue to the unbreakable pieces that lines are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from kitsumy.fonts import Role, clean
from kitsumy.fonts.clusters import clusters
from kitsumy.page import BalloonKind
from kitsumy.styles import LetteringHabits

from .emphasis import balanced, flagged, marked, plain
from .typography import typeset

Kind = BalloonKind | Literal["caption"]
"""Everything that is set in lines: balloons by their kind, and captions."""
NO_BREAK = "\u00a0"
CLOSE, HYPHEN = "\u200b", "\u00ad"
"""What ends a piece that the next follows without a space; at a line's end it is nothing, or a hyphen."""
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
_TURNS = 6
"""How often a text may be set to come to rest; two have been enough for every text that was tried."""
_DASH = re.compile(r" ([—–-]) ")
_SINGLE = re.compile(r"(?<!\S)((?![жбЖБ])[a-zA-Zа-яґєіїА-ЯҐЄІЇ]) ")
_ENCLITIC = re.compile(r" (ж|б|же|би)(?![\w’])", re.IGNORECASE)
_CLOSING = re.compile(r" (?=[,.;:!?)\]}»”]|[’…]+(?: |$))")
_OPENING = re.compile(r"(?<=[(\[{«“„‘]) ")
_AFTER_DASH = re.compile(r"(?<=\w[—–])(?=\w)")
_ASIAN = re.compile(
    r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
_THAI = re.compile(r"[\u0e00-\u0e7f]")
_NEVER_FIRST = frozenset(
    "—–、。，．：；？！）］｝」』】〉》〕’”»ー…‥・々ゝゞ,.;:!?)]}%％ๆฯぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
_NEVER_LAST = frozenset("（［｛「『【〈《〔‘“«([{")
_SYLLABLES = 6
"""Clusters of Thai, which writes no spaces between words, that stay together."""


@lru_cache(maxsize=4096)
def set_text(text: str, kind: Kind, habits: LetteringHabits) -> str:
    """Return a text as it will be lettered: what the faces have, well punctuated, in the style's case.

    Stressed words keep their asterisks, which stand in pairs; every other asterisk is gone. A text that is
    set already stays as it is.
    """
    return _set(text, ROLES[kind], habits.upper_case)


@lru_cache(maxsize=4096)
def _set(text: str, role: Role, upper_case: bool) -> str:
    """Set a text until nothing changes any more: where one mark was dropped, others may be due."""
    for _ in range(_TURNS):
        before, said = text, typeset(balanced(clean(text, role)))
        text = balanced(clean(said.upper() if upper_case else said, role))
        if text == before:
            break
    return text


def pieces(text: str) -> list[str]:
    """Split where a line may end: at spaces, in Chinese and Japanese also between characters.

    A dash never starts a line, a one-letter word stays with the next one, the Ukrainian particles ж, б, же
    and би stay with the one before. Each piece of a stressed text has its own marks.
    """
    flags = flagged(" ".join(text.split()))
    glued = "".join(character for character, _ in flags)
    glued = _DASH.sub(lambda m: f"{NO_BREAK}{m[1]} ", glued)
    glued = _SINGLE.sub(lambda m: m[1] + NO_BREAK, glued)
    glued = _ENCLITIC.sub(lambda m: NO_BREAK + m[1], glued)
    glued = _OPENING.sub(NO_BREAK, _CLOSING.sub(NO_BREAK, glued))
    found, at = [], 0
    for word in glued.split(" "):
        for piece in _cut(word):
            bare = piece.rstrip(CLOSE + HYPHEN)
            stressed = (flag for _, flag in flags[at : at + len(bare)])
            found.append(marked(zip(bare, stressed, strict=True)) + piece[len(bare) :])
            at += len(bare)
        at += 1
    return [piece for piece in found if plain(piece)]


def _cut(word: str) -> list[str]:
    """Cut a word where its script may be cut; hyphenate only what no language has a word for."""
    if _ASIAN.search(word):
        return list(_between(clusters(word), 1))
    if len(word) > 1 and (halves := _AFTER_DASH.split(word))[1:]:
        return [part + CLOSE for half in halves[:-1] for part in _cut(half)] + _cut(halves[-1])
    if len(word) <= LONGEST or NO_BREAK in word:
        return [word]
    if _THAI.search(word):
        return list(_between(clusters(word), _SYLLABLES))
    together = clusters(word)
    chunks = ["".join(together[i : i + _CUT]) for i in range(0, len(together), _CUT)]
    return [chunk + HYPHEN for chunk in chunks[:-1]] + [chunks[-1]]


def _between(together: list[str], fewest: int) -> Iterator[str]:
    """Yield pieces of so many clusters or more that no closing sign begins and no opening one ends.

    Letters and digits of scripts with spaces stay together.
    """
    piece: list[str] = []
    for cluster in together:
        if len(piece) >= fewest and _may_part(piece[-1], cluster):
            yield "".join(piece) + CLOSE
            piece = []
        piece.append(cluster)
    yield "".join(piece)


def _may_part(before: str, after: str) -> bool:
    if before in _NEVER_LAST or after in _NEVER_FIRST or NO_BREAK in (before, after):
        return False
    return bool(_ASIAN.match(before) or _ASIAN.match(after)) or bool(_THAI.match(before))


def joined(found: Sequence[str]) -> str:
    """Return one line made of consecutive pieces, with marks only around whole stressed phrases."""
    line = " ".join(found)
    for mark in (CLOSE, HYPHEN):
        line = line.replace(f"{mark} ", "")
    line = line.replace(CLOSE, "").replace(HYPHEN, "-").replace(NO_BREAK, " ")
    return line.replace("* *", " ").replace("**", "")
