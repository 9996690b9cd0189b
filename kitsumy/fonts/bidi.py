"""The Unicode bidirectional algorithm (UAX #9) for one line, less the controls, which no text here keeps."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import groupby

_STRONG = {"L": "L", "R": "R", "AL": "R"}
_NUMBERS = ("EN", "AN")
_PAIRS = dict(zip("([{", ")]}", strict=True))
FIRST_RTL = "\u0590"
"""No letter before this one runs from right to left."""


def is_rtl(text: str) -> bool:
    """Return whether a text's first letter that has a direction runs from right to left (P2, P3)."""
    strong = (_STRONG.get(unicodedata.bidirectional(c)) for c in text)
    return next((kind for kind in strong if kind), "L") == "R"


def levels(text: str) -> list[int]:
    """Return each character's embedding level: even runs from left to right, odd from right to left."""
    if not text or max(text) < FIRST_RTL:
        return [0] * len(text)
    base = int(is_rtl(text))
    outer = "R" if base else "L"
    kinds = _weak([unicodedata.bidirectional(c) or "L" for c in text], outer)
    _brackets(text, kinds, outer)
    _neutrals(kinds, outer)
    found = [_level(kind, base) for kind in kinds]
    for i in range(len(text) - 1, -1, -1):  # L1: white space at the end stands at the end
        if not text[i].isspace():
            break
        found[i] = base
    return found


def _level(kind: str, base: int) -> int:
    """Return the level of a resolved kind (I1, I2)."""
    if kind in _NUMBERS:
        return 2
    return base + ((kind == "R") != bool(base))


def _weak(kinds: list[str], outer: str) -> list[str]:
    """Resolve marks, numbers and what stands between them (W1 to W7)."""
    before, strong = outer, outer
    for i, kind in enumerate(kinds):
        if kind in ("NSM", "BN"):
            kind = before
        elif kind == "EN" and strong == "AL":
            kind = "AN"
        strong = kind if kind in _STRONG else strong
        kinds[i] = before = kind
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    for i in range(1, len(kinds) - 1):
        left, kind, right = kinds[i - 1 : i + 2]
        if left == right and ((kind == "CS" and left in _NUMBERS) or (kind == "ES" and left == "EN")):
            kinds[i] = left
    return _western(_terminated(kinds), outer)


def _terminated(kinds: list[str]) -> list[str]:
    """Give signs beside a number its kind; every other one is neutral (W5, W6)."""
    out: list[str] = []
    groups = [(kind, len(list(group))) for kind, group in groupby(kinds)]
    for i, (kind, count) in enumerate(groups):
        beside = [groups[j][0] for j in (i - 1, i + 1) if 0 <= j < len(groups)]
        if kind == "ET" and "EN" in beside:
            kind = "EN"
        elif kind in ("ET", "ES", "CS"):
            kind = "ON"
        out += [kind] * count
    return out


def _western(kinds: list[str], outer: str) -> list[str]:
    """Let numbers after letters from left to right run with them (W7)."""
    strong = outer
    for i, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[i] = "L"
    return kinds


def _side(kind: str) -> str | None:
    """Return the direction that a kind counts for among neutrals."""
    return "R" if kind in ("R", *_NUMBERS) else "L" if kind == "L" else None


def _brackets(text: str, kinds: list[str], outer: str) -> None:
    """Turn both brackets of a pair the same way (N0)."""
    for first, last in sorted(_paired(text)):
        inside = {_side(kind) for kind in kinds[first + 1 : last]} - {None}
        if outer in inside:
            kinds[first] = kinds[last] = outer
        elif inside:
            before = next((side for kind in reversed(kinds[:first]) if (side := _side(kind))), outer)
            kinds[first] = kinds[last] = before


def _paired(text: str) -> list[tuple[int, int]]:
    opened: list[tuple[int, str]] = []
    found = []
    for i, character in enumerate(text):
        if character in _PAIRS:
            opened.append((i, _PAIRS[character]))
        elif character in _PAIRS.values():
            while opened:
                first, wanted = opened.pop()
                if wanted == character:
                    found.append((first, i))
                    break
    return found


def _neutrals(kinds: list[str], outer: str) -> None:
    """Let what has no direction follow its neighbours where they agree, else the line (N1, N2)."""
    i = 0
    while i < len(kinds):
        if _side(kinds[i]) is not None:
            i += 1
            continue
        end = next((j for j in range(i, len(kinds)) if _side(kinds[j]) is not None), len(kinds))
        left = _side(kinds[i - 1]) if i else outer
        right = _side(kinds[end]) if end < len(kinds) else outer
        kinds[i:end] = [left if left == right and left else outer] * (end - i)
        i = end


def visual(found: Sequence[int]) -> list[int]:
    """Return the order in which pieces of these levels stand from left to right (L2)."""
    order = list(range(len(found)))
    for level in range(max(found, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and found[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order
