"""What speaks against a cut: words without room, bad shapes, dull rhythm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from math import log

from .cuts import Cell, Cut, Pattern, Row, Sheet
from .rules import Rules


def cost(cut: Cut, sheet: Sheet, before: Pattern, rules: Rules) -> float:
    """Return how bad a cut is, 0 for a perfect one."""
    cells = tuple(cut.cells(sheet.gutter))
    return (
        rules.costs.growth * max(0, _height(cut, sheet) - sheet.height) / sheet.height
        + sum(_panel(cell, sheet.width, rules) for cell in cells)
        + _sizes(cells, rules)
        + _opening(cut, sheet, rules)
        + (0 if cut.classic else _rhythm(cut, sheet, rules))
        + rules.costs.repeat * (cut.pattern == before)
    )


def holds(cut: Cut, sheet: Sheet) -> bool:
    """Return whether every panel has the room that its words take."""
    return all(
        cell.width - cell.left - cell.right >= cell.want.min_width and cell.height >= cell.want.height
        for cell in cut.cells(sheet.gutter)
    )


def _height(cut: Cut, sheet: Sheet) -> int:
    return sum(cut.heights) + sheet.gutter[1] * (len(cut.rows) - 1)


def _panel(cell: Cell, tier: int, rules: Rules) -> float:
    """Judge a panel alone: does it hold its words, has it a shape that one can draw in."""
    widest = rules.widest_alone if cell.width == tier else rules.widest
    want, room, aspect = cell.want, cell.width - cell.left - cell.right, cell.width / cell.height
    return (
        rules.costs.shortage * max(0.0, 1 - room / want.width)
        + rules.costs.shortage * max(0.0, 1 - cell.height / max(1, want.height))
        + rules.costs.aspect * abs(log(aspect / want.aspect))
        + rules.costs.sliver * (max(0.0, log(rules.slimmest / aspect)) + max(0.0, log(aspect / widest)))
    )


def _sizes(cells: Sequence[Cell], rules: Rules) -> float:
    """Compare areas: importance is size, and the last panel has the last word."""
    areas = [cell.width * cell.height for cell in cells]
    paper, wanted = sum(areas), sum(cell.want.area for cell in cells)
    shares = ((area / paper) / (cell.want.area / wanted) for area, cell in zip(areas, cells, strict=True))
    small = max(0.0, log(paper / len(areas) / areas[-1]))
    return rules.costs.area * sum(abs(log(part)) for part in shares) + rules.costs.ending * small


def _opening(cut: Cut, sheet: Sheet, rules: Rules) -> float:
    """Judge the first tier: an establishing shot wants it for itself."""
    opening = rules.costs.opening if sheet.number == 1 else rules.costs.later_opening
    return opening * (len(cut.rows[0].wants) > 1 and cut.rows[0].wants[0].establishing)


def _rhythm(cut: Cut, sheet: Sheet, rules: Rules) -> float:
    """Judge the tiers together: no two alike in a row. A classic's evenness is meant."""
    costs, pattern = rules.costs, cut.pattern
    total = costs.alike * (len(pattern) > 1 and len(set(pattern)) == 1)
    total += costs.stack * any(row.levels > 1 for row in cut.rows)
    for (above, high), (below, low) in pairwise(zip(cut.rows, cut.heights, strict=True)):
        total += costs.twins * (above.shape == below.shape)
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
