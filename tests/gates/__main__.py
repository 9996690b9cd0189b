"""Print what every gate measures over draft comics in both languages and all styles; 1 when one is broken.

Usage: python -m tests.gates (needs Tesseract with its English and Ukrainian data).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from multiprocessing import get_context

from kitsumy.lettering.gates import limits
from kitsumy.page import FontTheme
from kitsumy.revising.relettering import FONTS
from kitsumy.styles import find, styles
from tests.gates.cells import COMICS, DRAWN, Cell, measured
from tests.gates.limits import WIDTHS, least
from tests.gates.reading import LANGUAGES, Recall

_HAND = "comic"
"""The style whose comics are lettered in the hand font as well."""


def _own(style: str) -> FontTheme:
    return find(style).lettering.font


def main() -> int:
    """Measure everything on all cores, then print the table and what is wrong."""
    asked = [
        *((language, style, _own(style)) for language, style in product(LANGUAGES, styles())),
        *((language, _HAND, "hand") for language in LANGUAGES),
    ]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        cells = list(pool.map(measured, *zip(*asked, strict=True)))
    wrong = list(broken(cells))
    lines = [
        f"{COMICS * len(cells)} draft comics scored, {DRAWN * len(cells)} pages read by Tesseract",
        *table(cells),
        *totals(cells),
        *(f"BROKEN  {line}" for line in wrong),
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if wrong else 0


def table(cells: Sequence[Cell]) -> Iterator[str]:
    """Yield a row for every gate and width: its limit, then its worst measure in each language and style."""
    rows = [
        ["", "", *(cell.language for cell in cells)],
        ["", "", *(cell.style for cell in cells)],
        ["", "limit", *(cell.font for cell in cells)],
    ]
    for kind, limit in limits().items():
        bound = f"<= {limit.most:g}" if limit.most is not None else f">= {limit.least:g}"
        rows.append([kind, bound, *(f"{cell.worst.get(kind, 0):.2f}" for cell in cells)])
    for width, wanted in WIDTHS.items():
        shares = [f"{cell.recalls[width].share:.3f}" for cell in cells]
        rows.append([f"read at {width} px", f">= {wanted:g} all", *shares])
    rows.append(["broken", "0", *(str(len(cell.faults)) for cell in cells)])
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(text.ljust(width) for text, width in zip(row, wide, strict=True)).rstrip()


def totals(cells: Sequence[Cell]) -> Iterator[str]:
    """Yield what was read in each language and font altogether."""
    for language, font, width in product(LANGUAGES, FONTS, WIDTHS):
        found, limit = together(cells, language, font, width), least(language, font, width)
        told = f"{found.hits} of {found.words} words, {found.share:.3f} (>= {limit:g})"
        yield f"{language} in {font} at {width} px: {told}"


def together(cells: Sequence[Cell], language: str, font: FontTheme, width: int) -> Recall:
    """Return the recall of one language in one font over all styles."""
    found = Recall(0, 0)
    for cell in cells:
        if (cell.language, cell.font) == (language, font):
            found = found.plus(cell.recalls[width])
    return found


def broken(cells: Sequence[Cell]) -> Iterator[str]:
    """Yield every gate that is broken."""
    for cell in cells:
        for fault in cell.faults:
            yield f"{cell.language} {cell.style} {cell.font} {fault}"
    for language, font, width in product(LANGUAGES, FONTS, WIDTHS):
        limit = least(language, font, width)
        if (share := together(cells, language, font, width).share) < limit:
            yield f"{language} in {font}: {share:.3f} read at {width} px, {limit} is the least"
            mine = [cell for cell in cells if (cell.language, cell.font) == (language, font)]
            yield from (line for cell in mine for line in cell.missed)


if __name__ == "__main__":
    sys.exit(main())
