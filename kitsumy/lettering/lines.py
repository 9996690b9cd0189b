"""Break words into lines that fill a balloon's outline."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from .emphasis import plain
from .words import CLOSE, HYPHEN, joined

_OVERSHOOT = 2.2
"""A line too wide for the outline is this much worse than one too narrow."""
_PAUSE = 0.012
"""What a break after punctuation saves."""
_PAUSES = frozenset(",.!?…;:、。！？")
_WIDEST = 1.9
"""No line of several words is wider than this times its share."""


def break_lines(
    words: Sequence[str], widths: Sequence[float], space: float, profile: Sequence[float]
) -> tuple[tuple[str, ...], float] | None:
    """Return the best partition of words into ``len(profile)`` lines, and its cost per line.

    ``profile`` holds each line's share of the outline's width, 1 for the widest. A piece that needs no space
    after it is to be given as that much narrower. Minimises
    Σ((wᵢ − W·profileᵢ) / W)² by dynamic programming (lettering study, step 1). None when there are more
    lines than words, or when nothing fits.
    """
    count, lines = len(words), len(profile)
    if lines > count:
        return None
    pauses = [plain(word).rstrip(CLOSE + HYPHEN)[-1:] in _PAUSES for word in words]
    starts = list(itertools.accumulate(widths, initial=0.0))
    full = (starts[-1] + space * (count - lines)) / sum(profile)
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for number, share in enumerate(profile, 1):
        row: dict[int, tuple[float, int]] = {}
        for end in range(number, count - (lines - number) + 1):
            found = _last_line(pauses, starts, space, full, share, end, best[-1])
            if found is not None:
                row[end] = found
        best.append(row)
    return _trace(words, best, lines) if count in best[-1] else None


def _last_line(
    pauses: Sequence[bool],
    starts: Sequence[float],
    space: float,
    full: float,
    share: float,
    end: int,
    before: dict[int, tuple[float, int]],
) -> tuple[float, int] | None:
    """Return the cheapest way to end a line before word ``end``: the cost so far and where it starts."""
    target, best = full * share, None
    pause = _PAUSE if end < len(pauses) and pauses[end - 1] else 0.0
    for start in range(end - 1, -1, -1):
        wide = starts[end] - starts[start] + space * (end - start - 1)
        if wide > _WIDEST * target and end - start > 1:
            break
        if start not in before:
            continue
        cost = ((wide - target) / full) ** 2 * (_OVERSHOOT if wide > target else 1.0)
        cost += before[start][0] - pause
        if best is None or cost < best[0]:
            best = (cost, start)
    return best


def _trace(
    words: Sequence[str], best: Sequence[dict[int, tuple[float, int]]], lines: int
) -> tuple[tuple[str, ...], float]:
    end, out = len(words), []
    for number in range(lines, 0, -1):
        start = best[number][end][1]
        out.append(joined(words[start:end]))
        end = start
    return tuple(reversed(out)), best[lines][len(words)][0] / lines
