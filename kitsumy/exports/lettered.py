"""Every lettered line of a page and where it stands, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kitsumy import fonts, pages
from kitsumy.composing import press
from kitsumy.geometry import Box, Point
from kitsumy.lettering.emphasis import plain
from kitsumy.lettering.shapes import LEADING
from kitsumy.page import Page, PanelLetters


class Line(NamedTuple):
    """One line of words and the box around its letters, in page pixels."""

    text: str
    box: Box


def lines(page: Page) -> Iterator[Line]:
    """Yield the title, each panel's captions, balloons and sounds, and the footer."""
    layout = press.layout_of(page)
    if layout.title is not None:
        yield from _rows(pages.title_rows(page.title, layout.title.width), layout.title)
    for frame, letters in zip(page.frames, page.letters, strict=True):
        for line in _of_panel(letters):
            yield Line(line.text, line.box.moved(frame.box.x0, frame.box.y0))
    yield from _rows([page.footer], layout.footer)


def _of_panel(letters: PanelLetters) -> Iterator[Line]:
    for caption in letters.captions:
        yield from _set(caption.lines, caption.box.centre, caption.type_size)
    for balloon in letters.balloons:
        yield from _set(balloon.lines, balloon.centre, balloon.type_size)
    for sound in letters.sfx:
        yield Line(plain(sound.text), sound.box)


def _set(rows: Sequence[str], centre: Point, size: int) -> Iterator[Line]:
    """Yield lines centred in a balloon or a caption."""
    for i, row in enumerate(rows):
        text = plain(row)
        middle = centre.y + (i - (len(rows) - 1) / 2) * size * LEADING
        half = fonts.width(text, "dialogue", size) / 2
        yield Line(text, Box(centre.x - half, middle - size / 2, centre.x + half, middle + size / 2))


def _rows(rows: Sequence[str], band: Box) -> Iterator[Line]:
    """Yield rows that share a band from its left edge on."""
    high = band.height / max(1, len(rows))
    for i, row in enumerate(filter(None, rows)):
        top = band.y0 + i * high
        wide = min(band.width, fonts.width(row, "display", max(1, round(high))))
        yield Line(row, Box(band.x0, top, band.x0 + wide, top + high))
