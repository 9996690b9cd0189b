"""Print how well heads are found and spared, and words read, in panels that the draft studio did not draw.

1 when a gate is broken. What is read needs Tesseract with its English and Ukrainian data.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from itertools import product

from kitsumy.heads.detector import CLOSER, QUICK
from kitsumy.lettering import Fault, inspect
from kitsumy.revising.relettering import FONTS
from tests.gates.limits import least

from . import Foreign, panels
from .finding import tally
from .lettered import letter
from .read import recalls


def _kinds() -> dict[str, list[Foreign]]:
    kinds: dict[str, list[Foreign]] = {}
    for panel in panels():
        kinds.setdefault(panel.kind, []).append(panel)
    return kinds


def _found() -> Iterator[str]:
    yield f"{'':14}{'panels':>8}{'faces':>7}" + "".join(
        f"{f'recall {side}':>12}{'precision':>11}" for side in (QUICK, CLOSER)
    )
    for kind, shown in _kinds().items():
        counts = [tally(shown, side) for side in (QUICK, CLOSER)]
        shares = "".join(f"{one.recall:12.2f}{one.precision:11.2f}" for one in counts)
        yield f"{kind:14}{len(shown):8}{counts[0].faces:7}{shares}"


def _faults(language: str) -> Iterator[Fault | None]:
    """Yield every fault against where heads really are, None for words that fit nowhere."""
    for panel in panels():
        placed = letter(panel, language).placement
        if placed is None:
            yield None
        else:
            yield from inspect(panel.size, placed.letters, panel.truth)


def _read() -> Iterator[tuple[str, bool]]:
    """Yield what a machine reads in each language and font, and whether that is enough."""
    for language, font in product(("en", "uk"), FONTS):
        for width, found in recalls(language, font).items():
            limit = least(language, font, width)
            told = f"{found.hits} of {found.words} words, {found.share:.3f} (>= {limit:g})"
            yield f"{language} in {font} at {width} px: {told}", found.share >= limit


def _main() -> int:
    faults = {language: list(_faults(language)) for language in ("en", "uk")}
    lines = [*_found(), ""]
    for language, found in faults.items():
        kinds = Counter("unplaced" if fault is None else fault.kind for fault in found)
        told = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())) or "no fault"
        lines.append(f"lettered in {language}: {len(panels())} panels, {told}")
    seen = dict(_read())
    lines += ["", *(line + ("" if enough else "  BROKEN") for line, enough in seen.items())]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if all(seen.values()) and not any(faults.values()) else 1


if __name__ == "__main__":
    sys.exit(_main())
