"""The order in which the characters of a line stand on paper, from left to right.

PDF keeps text as it is seen, not as it is said; readers turn right-to-left scripts round again.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_STRONG = _RIGHT_TO_LEFT | {"L", "EN", "AN"}
"""Bidirectional classes with a direction of their own (Unicode Standard Annex 9); the rest follow these."""


def as_seen(line: str) -> str:
    """Return a line's characters in the order of their places."""
    turned = _directions(line)
    if True not in turned:
        return line
    runs = [
        "".join(character for _, character in run)
        for _, run in groupby(zip(turned, line, strict=True), key=lambda pair: pair[0])
    ]
    sides = [right_to_left for right_to_left, _ in groupby(turned)]
    shown = [run[::-1] if side else run for side, run in zip(sides, runs, strict=True)]
    return "".join(reversed(shown) if sides[0] else shown)


def _directions(line: str) -> list[bool]:
    """Say of every character whether it runs from right to left.

    What has no direction, a space, runs as both of its neighbours do, else as the line does.
    """
    kinds = [unicodedata.bidirectional(character) for character in line]
    known = [kind in _RIGHT_TO_LEFT if kind in _STRONG else None for kind in kinds]
    base = next((side for side in known if side is not None), False)
    return [_side(known, index, base) for index in range(len(known))]


def _side(known: list[bool | None], index: int, base: bool) -> bool:
    own = known[index]
    if own is not None:
        return own
    before = next((side for side in reversed(known[:index]) if side is not None), base)
    after = next((side for side in known[index + 1 :] if side is not None), base)
    return before if before == after else base
