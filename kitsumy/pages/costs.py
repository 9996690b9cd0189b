"""What speaks against a cut: words without room, bad shapes, dull rhythm."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise
from math import log

from .cuts import Cut, Row, Sheet
from .rules import Rules


def cost(cut: Cut, sheet: Sheet, before: tuple[int, ...], rules: Rules) -> float:
    """Return how bad a cut is, 0 for a perfect one."""
    return (
        rules.costs.growth * max(0, _height(cut, sheet) - sheet.height) / sheet.height
        + sum(_panels(row, height, rules) for row, height in zip(cut.rows, cut.heights, strict=True))
        + _sizes(cut, rules)
        + _rhythm(cut, sheet, rules)
        + rules.costs.repeat * (cut.pattern == before)
    )


def _height(cut: Cut, sheet: Sheet) -> int:
    return sum(cut.heights) + sheet.gutter[1] * (len(cut.rows) - 1)


def _panels(row: Row, height: int, rules: Rules) -> float:
    """Judge each panel alone: does it hold its words, has it a shape that one can draw in."""
    widest = rules.widest_alone if len(row.wants) == 1 else rules.widest
    total = 0.0
    for want, width in zip(row.wants, row.widths, strict=True):
        aspect = width / height
        total += rules.costs.shortage * max(0.0, 1 - width / want.width)
        total += rules.costs.shortage * max(0.0, 1 - height / max(1, want.height))
        total += rules.costs.aspect * abs(log(aspect / want.aspect))
        total += rules.costs.sliver * (
            max(0.0, log(rules.slimmest / aspect)) + max(0.0, log(aspect / widest))
        )
    return total


def _sizes(cut: Cut, rules: Rules) -> float:
    """Compare areas: importance is size, and the last panel has the last word."""
    wants = [want for row in cut.rows for want in row.wants]
    areas = [w * h for row, h in zip(cut.rows, cut.heights, strict=True) for w in row.widths]
    paper, wanted = sum(areas), sum(want.area for want in wants)
    shares = ((area / paper) / (want.area / wanted) for area, want in zip(areas, wants, strict=True))
    small = max(0.0, log(paper / len(areas) / areas[-1]))
    return rules.costs.area * sum(abs(log(part)) for part in shares) + rules.costs.ending * small


def _rhythm(cut: Cut, sheet: Sheet, rules: Rules) -> float:
    """Judge the tiers together: an opening, and no two alike in a row."""
    costs, pattern = rules.costs, cut.pattern
    opening = costs.opening if sheet.number == 1 else costs.later_opening
    shared = pattern[0] > 1 and cut.rows[0].wants[0].establishing
    total = opening * shared + costs.alike * (len(pattern) > 1 and len(set(pattern)) == 1)
    for (above, high), (below, low) in pairwise(zip(cut.rows, cut.heights, strict=True)):
        total += costs.twins * (len(above.wants) == len(below.wants))
        total += costs.level * (abs(log(high / low)) < 0.06)
        total += costs.aligned * sum(1 for _ in _near(above, below, sheet, costs.near_gutter))
    return total


def _near(above: Row, below: Row, sheet: Sheet, distance: int) -> Iterator[int]:
    """Yield the gutters of one tier that all but continue a gutter of the tier above."""
    upper = _gutters(above, sheet)
    for gutter in _gutters(below, sheet):
        if any(abs(gutter - other) < distance for other in upper):
            yield gutter


def _gutters(row: Row, sheet: Sheet) -> list[int]:
    return [edge + sheet.gutter[0] * i for i, edge in enumerate(accumulate(row.widths[:-1]))]
