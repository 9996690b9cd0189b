"""Cut a page's panels into tiers: try every cut, keep the one that costs least."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import exp, log, sqrt
from random import Random

from .costs import cost
from .cuts import Cut, Row, Sheet
from .rules import Rules
from .sharing import share
from .wishes import Want

SWAY = (1, 0, -1, 0)
"""Panel by panel; two neighbours always differ, and the next two differ the other way round."""


def cut(wants: Sequence[Want], sheet: Sheet, before: tuple[int, ...], rules: Rules, seed: int) -> Cut:
    """Return the cheapest cut; ``before`` is the pattern of the page before, empty on the first."""
    chance = Random(seed)
    rows = _rows(wants, sheet, rules, chance.randrange(len(SWAY)))
    rivals = []
    for number, pattern in enumerate(patterns(len(wants), rules.row, len(rules.bounds))):
        made = _stack(_follow(pattern, rows), sheet, rules)
        luck = chance.uniform(0, rules.costs.chance)
        rivals.append((cost(made, sheet, before, rules) + luck, number, made))
    return min(rivals)[2]


@lru_cache(maxsize=64)
def patterns(panels: int, row: int, tiers: int) -> tuple[tuple[int, ...], ...]:
    """Return every way to cut so many panels into at most ``tiers`` tiers of at most ``row``."""
    return tuple(_patterns(panels, row, max(tiers, -(-panels // row))))


def _patterns(panels: int, row: int, tiers: int) -> Iterator[tuple[int, ...]]:
    if not panels:
        yield ()
    elif tiers:
        for first in range(1, min(row, panels) + 1):
            for rest in _patterns(panels - first, row, tiers - 1):
                yield (first, *rest)


def _rows(wants: Sequence[Want], sheet: Sheet, rules: Rules, shift: int) -> dict[tuple[int, int], Row]:
    """Fill every tier that any cut can have, once."""
    spans = ((i, k) for i in range(len(wants)) for k in range(1, min(rules.row, len(wants) - i) + 1))
    return {(i, k): _fill(wants[i : i + k], i + shift, sheet, rules) for i, k in spans}


def _fill(wants: Sequence[Want], lean: int, sheet: Sheet, rules: Rules) -> Row:
    """Share out a tier's width: nobody gets less than the words need while there is enough for all."""
    room = sheet.width - sheet.gutter[0] * (len(wants) - 1)
    sways = [1 + rules.sway * SWAY[(lean + i) % len(SWAY)] for i in range(len(wants) + 1)]
    weights = [sqrt(w.area) * w.aspect * sway for w, sway in zip(wants, sways, strict=False)]
    good, needed = [w.width for w in wants], [w.min_width for w in wants]
    lows = needed if sum(needed) <= room < sum(good) else good
    widths = share(room, weights, lows, [room] * len(wants))
    return Row(tuple(wants), widths, room, sways[-1])


def _follow(pattern: tuple[int, ...], rows: dict[tuple[int, int], Row]) -> tuple[Row, ...]:
    starts = (sum(pattern[:i]) for i in range(len(pattern)))
    return tuple(rows[start, count] for start, count in zip(starts, pattern, strict=True))


def _stack(rows: tuple[Row, ...], sheet: Sheet, rules: Rules) -> Cut:
    """Share out the height: what words need first, then what makes good tiers."""
    gaps = sheet.gutter[1] * (len(rows) - 1)
    needs = [max(w.height for w in row.wants) for row in rows]
    total = min(max(sheet.height, sum(needs) + gaps), sheet.most) - gaps
    unit = sheet.width * total / sum(w.area for row in rows for w in row.wants)
    limits = [_limits(row, len(rows), total, rules) for row in rows]
    lows = [max(need, low) for need, (low, _) in zip(needs, limits, strict=True)]
    if sum(lows) > total:
        lows = [float(need) for need in needs]
    highs = [max(low, high) for low, (_, high) in zip(lows, limits, strict=True)]
    return Cut(rows, share(total, [_height(row, unit, rules) for row in rows], lows, highs))


def _height(row: Row, unit: float, rules: Rules) -> float:
    """Return the wished height: midway between what the shapes and what the areas ask for."""
    shape = row.room / sum(w.aspect for w in row.wants)
    area = unit * sum(w.area for w in row.wants) / row.room
    return row.sway * exp(rules.contrast * log(shape * area))


def _limits(row: Row, tiers: int, total: int, rules: Rules) -> tuple[float, float]:
    low, high = rules.bounds[min(tiers, len(rules.bounds)) - 1]
    if len(row.wants) == 1:
        low = max(low, row.room / rules.widest_alone / total)
        high = rules.splash[min(tiers, len(rules.splash)) - 1] if row.wants[0].splash else high
    return low * total, high * total
