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
from kitsumy.styles import styles
from tests.gates.cells import COMICS, DRAWN, WIDTHS, Cell, measured
from tests.gates.reading import LANGUAGES, Recall


def main() -> int:
    """Measure everything on all cores, then print the table and what is wrong."""
    pairs = list(product(LANGUAGES, styles()))
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        cells = list(pool.map(measured, *zip(*pairs, strict=True)))
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
    rows = [["", "", *(cell.language for cell in cells)], ["", "limit", *(cell.style for cell in cells)]]
    for kind, limit in limits().items():
        bound = f"<= {limit.most:g}" if limit.most is not None else f">= {limit.least:g}"
        rows.append([kind, bound, *(f"{cell.worst.get(kind, 0):.2f}" for cell in cells)])
    for width, least in WIDTHS.items():
        shares = [f"{cell.recalls[width].share:.3f}" for cell in cells]
        rows.append([f"read at {width} px", f">= {least:g} all", *shares])
    rows.append(["broken", "0", *(str(len(cell.faults)) for cell in cells)])
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(text.ljust(width) for text, width in zip(row, wide, strict=True)).rstrip()


def totals(cells: Sequence[Cell]) -> Iterator[str]:
    """Yield what was read in each language altogether."""
    for language, width in product(LANGUAGES, WIDTHS):
        found = together(cells, language, width)
        yield f"{language} at {width} px: {found.hits} of {found.words} words, {found.share:.3f}"


def together(cells: Sequence[Cell], language: str, width: int) -> Recall:
    """Return one language's recall over all styles."""
    found = Recall(0, 0)
    for cell in cells:
        if cell.language == language:
            found = found.plus(cell.recalls[width])
    return found


def broken(cells: Sequence[Cell]) -> Iterator[str]:
    """Yield every gate that is broken."""
    for cell in cells:
        for fault in cell.faults:
            yield f"{cell.language} {cell.style} {fault}"
    for language, (width, least) in product(LANGUAGES, WIDTHS.items()):
        if (share := together(cells, language, width).share) < least:
            yield f"{language}: {share:.3f} read at {width} px, {least} is the least"
            yield from (line for cell in cells if cell.language == language for line in cell.missed)


if __name__ == "__main__":
    sys.exit(main())
