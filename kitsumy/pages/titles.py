"""The title line and the footer."""

from __future__ import annotations

LETTER = 0.66
"""An average letter's width in the display face, as a part of the type size."""
SMALLEST_ON_ONE_LINE = 40
"""Below this size, in page pixels, a title reads better over two lines."""


def title_lines(title: str, width: float) -> int:
    """Return how many lines a title takes: none when it is empty, two when it is long."""
    if not title.strip():
        return 0
    return 1 if len(title) * LETTER * SMALLEST_ON_ONE_LINE <= width else 2
