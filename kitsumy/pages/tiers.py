"""Cut a page's panels into tiers: try every cut and every classic, keep what costs least."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import exp, log, sqrt
from random import Random

from .classics import Classic, suiting
from .costs import cost, holds
from .cuts import Cut, Pattern, Row, Shape, Sheet
from .rules import Rules
from .sharing import share
from .wishes import Want

SWAY = (1, 0, -1, 0)
"""Panel by panel; two neighbours always differ, and the next two differ the other way round."""
STACKS: tuple[Shape, ...] = ((1, 2), (2, 1))
"""A tall panel beside two over one another, at either side."""


def cut(wants: Sequence[Want], sheet: Sheet, before: Pattern, rules: Rules, seed: int) -> Cut:
    """Return the cheapest cut; ``before`` is the pattern of the page before, empty on the first.

    A page is cut like the one before only where its words fit into no other cut.
    """
    chance, rivals = Random(seed), []
    for number, (made, extra) in enumerate(_rivals(wants, sheet, rules, chance.randrange(len(SWAY)))):
        luck = chance.uniform(0, rules.costs.chance)
        rivals.append((cost(made, sheet, before, rules) + extra + luck, number, made))
    best = min(rivals)[2]
    if best.pattern != before:
        return best
    others = [rival for rival in rivals if rival[2].pattern != before and holds(rival[2], sheet)]
    return min(others)[2] if others else best


def _rivals(wants: Sequence[Want], sheet: Sheet, rules: Rules, shift: int) -> Iterator[tuple[Cut, float]]:
    """Yield every cut, and what it costs beside what all cuts are judged by."""
    rows: dict[tuple[int, Shape], Row] = {}
    for pattern in patterns(len(wants), rules.row, len(rules.bounds)):
        start, taken = 0, []
        for shape in pattern:
            if (start, shape) not in rows:
                part = wants[start : start + sum(shape)]
                rows[start, shape] = _fill(part, shape, start + shift, sheet, rules)
            taken.append(rows[start, shape])
            start += sum(shape)
        yield _stack(tuple(taken), sheet, rules), 0.0
    for name, classic in suiting(wants):
        yield classical(name, classic, wants, sheet), classic.cost


@lru_cache(maxsize=64)
def patterns(panels: int, row: int, tiers: int) -> tuple[Pattern, ...]:
    """Return every way to cut so many panels into at most ``tiers`` levels of at most ``row`` panels.

    One tier of a page at most has a stack, which takes two levels.
    """
    return tuple(_patterns(panels, row, max(tiers, -(-panels // row)), stacks=True))


def _patterns(panels: int, row: int, levels: int, *, stacks: bool) -> Iterator[Pattern]:
    if not panels:
        yield ()
    elif levels:
        for first in range(1, min(row, panels) + 1):
            for rest in _patterns(panels - first, row, levels - 1, stacks=stacks):
                yield ((1,) * first, *rest)
        for shape in STACKS if stacks and levels > 1 and panels >= 3 else ():
            for rest in _patterns(panels - 3, row, levels - 2, stacks=False):
                yield (shape, *rest)


def _columns(wants: Sequence[Want], shape: Shape) -> tuple[tuple[Want, ...], ...]:
    starts = (sum(shape[:i]) for i in range(len(shape)))
    return tuple(tuple(wants[start : start + count]) for start, count in zip(starts, shape, strict=True))


def _aspect(column: Sequence[Want]) -> float:
    """Return the shape that a column of panels wants as a whole."""
    return 1 / sum(1 / want.aspect for want in column)


def _fill(wants: Sequence[Want], shape: Shape, lean: int, sheet: Sheet, rules: Rules) -> Row:
    """Share out a tier's width by what its panels want."""
    columns = _columns(wants, shape)
    sways = [1 + rules.sway * SWAY[(lean + i) % len(SWAY)] for i in range(len(columns) + 1)]
    weights = [
        sqrt(sum(w.area for w in column) / len(column)) * _aspect(column) * sway
        for column, sway in zip(columns, sways, strict=False)
    ]
    slant = sheet.slant * (len(columns) > 1 and any(want.action for want in wants))
    return _row(columns, weights, sways[-1], slant, sheet)


def _row(
    columns: tuple[tuple[Want, ...], ...], weights: Sequence[float], sway: float, slant: int, sheet: Sheet
) -> Row:
    """Share out a width: nobody gets less than the words need while there is enough for all."""
    room = sheet.width - sheet.gutter[0] * (len(columns) - 1)
    sides = [slant * ((i > 0) + (i < len(columns) - 1)) for i in range(len(columns))]
    good, needed = (
        [max(widths) + side for widths, side in zip(asked, sides, strict=True)]
        for asked in (
            [[w.width for w in column] for column in columns],
            [[w.min_width for w in column] for column in columns],
        )
    )
    lows = needed if sum(needed) <= room < sum(good) else good
    return Row(columns, share(room, weights, lows, [room] * len(columns)), room, sway, slant)


def _stack(rows: tuple[Row, ...], sheet: Sheet, rules: Rules) -> Cut:
    """Share out the height: what words need first, then what makes good tiers."""
    needs, total = _needs(rows, sheet)
    unit = sheet.width * total / sum(w.area for row in rows for w in row.wants)
    levels = sum(row.levels for row in rows)
    limits = [_limits(row, levels, total, rules) for row in rows]
    lows = [max(need, low) for need, (low, _) in zip(needs, limits, strict=True)]
    if sum(lows) > total:
        lows = [float(need) for need in needs]
    highs = [max(low, high) for low, (_, high) in zip(lows, limits, strict=True)]
    weights = [_height(row, unit, rules) for row in rows]
    return Cut(rows, share(total, weights, lows, highs))


def classical(name: str, classic: Classic, wants: Sequence[Want], sheet: Sheet) -> Cut:
    """Return a classic filled with panels: its own proportions, as far as the words allow them."""
    rows, start = [], 0
    for tier, shape in zip(classic.tiers, classic.pattern, strict=True):
        columns = _columns(wants[start : start + sum(shape)], shape)
        slant = sheet.slant * (classic.slanted and len(columns) > 1)
        rows.append(_row(columns, [column.width for column in tier.columns], 1.0, slant, sheet))
        start += sum(shape)
    own = sheet._replace(height=classic.sheet or sheet.height)
    needs, total = _needs(rows, own)
    heights = share(total, [tier.height for tier in classic.tiers], needs, [float(total)] * len(rows))
    return Cut(tuple(rows), heights, name)


def _needs(rows: Sequence[Row], sheet: Sheet) -> tuple[list[int], int]:
    """Return what every tier's words need, and the height that all tiers share."""
    gaps = sheet.gutter[1] * (len(rows) - 1)
    needs = [row.need(sheet.gutter[1]) for row in rows]
    return needs, min(max(sheet.height, sum(needs) + gaps), sheet.most) - gaps


def _height(row: Row, unit: float, rules: Rules) -> float:
    """Return the wished height: midway between what the shapes and what the areas ask for."""
    shape = row.room / sum(map(_aspect, row.columns))
    area = unit * sum(w.area for w in row.wants) / row.room
    return row.sway * exp(rules.contrast * log(shape * area))


def _limits(row: Row, levels: int, total: int, rules: Rules) -> tuple[float, float]:
    low, high = rules.bounds[min(levels, len(rules.bounds)) - 1]
    if len(row.wants) == 1:
        low = max(low, row.room / rules.widest_alone / total)
        high = rules.splash[min(levels, len(rules.splash)) - 1] if row.wants[0].splash else high
    return low * total * row.levels, high * total * row.levels
