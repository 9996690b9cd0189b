"""The title line and the footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import ImageDraw

from kitsumy import fonts
from kitsumy.geometry import Box
from kitsumy.styles import PageHabits

from .rules import rules
from .wishes import PageLayout

if TYPE_CHECKING:
    from PIL.Image import Image

_LEADING = 1.16


def title_lines(title: str, width: float) -> int:
    """Return how many lines a title takes: none when it is empty, two when one would be too small."""
    shown = fonts.clean(title, "display")
    if not shown:
        return 0
    return 1 if fonts.width(shown, "display", rules().title_one_line) <= width else 2


def title_rows(title: str, width: float) -> tuple[str, ...]:
    """Return a title as it is written over a band's width, line by line."""
    shown = fonts.clean(title, "display")
    return ((), (shown,), tuple(_split(shown)))[title_lines(title, width)]


def title_line(page: Image, layout: PageLayout, title: str, habits: PageHabits) -> None:
    """Write the title into its band, as large as the band allows, over one or two lines."""
    band = layout.title
    shown = fonts.clean(title, "display")
    if band is None or not shown:
        return
    lines = list(title_rows(title, band.width))
    size = _size(lines, band)
    lines = [_cut(line, size, band.width) for line in lines]
    first = band.centre.y - (len(lines) - 1) * size * _LEADING / 2
    pencil = ImageDraw.Draw(page)
    for i, line in enumerate(lines):
        at = (band.x0, first + i * size * _LEADING)
        fonts.write(pencil, at, ((line, "display"),), size, habits.title, anchor="l")


def footer_line(page: Image, layout: PageLayout, text: str, habits: PageHabits) -> None:
    """Write the small honest line under the panels, and the page's number where there are several pages."""
    pencil, (large, small), band = ImageDraw.Draw(page), rules().note_sizes, layout.footer
    shown = fonts.clean(text, "note")
    fits = (size for size in range(large, small, -1) if fonts.width(shown, "note", size) <= band.width * 0.9)
    size = next(fits, small)
    fonts.write(pencil, (band.x0, band.centre.y), ((shown, "note"),), size, habits.note, anchor="l")
    if max(layout.number, layout.total) > 1:
        at = (band.x1, band.centre.y)
        fonts.write(pencil, at, ((str(layout.number), "note"),), size, habits.note, anchor="r")


def _split(title: str) -> list[str]:
    """Break a title at the space nearest to its middle."""
    spaces = [i for i, c in enumerate(title) if c == " "]
    if not spaces:
        return [title]
    middle = min(spaces, key=lambda i: abs(i - len(title) / 2))
    return [title[:middle], title[middle + 1 :]]


def _size(lines: list[str], band: Box) -> int:
    largest, smallest = rules().title_sizes
    for size in range(largest, smallest, -1):
        high = size * (1 + _LEADING * (len(lines) - 1))
        if (
            high <= band.height + 4
            and max(fonts.width(line, "display", size) for line in lines) <= band.width
        ):
            return size
    return smallest


def _cut(line: str, size: int, width: float) -> str:
    """End a line that is too long even at the smallest size in an ellipsis."""
    if fonts.width(line, "display", size) <= width:
        return line
    while line and fonts.width(line + "…", "display", size) > width:
        line = line[:-1]
    return line.rstrip() + "…"
