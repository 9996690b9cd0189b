"""How much a machine reads of the words on panels that the draft studio did not draw."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image

from kitsumy import lettering
from kitsumy.geometry import Box, Point, Size
from kitsumy.page import FontTheme, Frame, Page, PanelLetters
from tests.gates import reading
from tests.gates.limits import WIDTHS
from tests.gates.reading import Recall

from . import Foreign, panels
from .lettered import habits, letter

_PAPER = 1600
"""A page's width in pixels: type is as large on these panels as on a page."""
_ACCENT = "#d62828"


def recalls(language: str, font: FontTheme) -> dict[int, Recall]:
    """Return what is read of all panels, each as a part of a page, by the page's width."""
    pages = list(_pages(language, font))
    return {width: reading.of_pages(pages, language, width)[0] for width in WIDTHS}


def _pages(language: str, font: FontTheme) -> Iterator[tuple[Image.Image, Page]]:
    """Yield the panels as pages; talks take turns, for no odd letter to count in all of them."""
    for turn, panel in enumerate(panels()):
        placed = letter(panel, language, font, turn).placement
        if placed is not None:
            yield _page(panel, placed.letters, font)


def _page(panel: Foreign, letters: PanelLetters, font: FontTheme) -> tuple[Image.Image, Page]:
    """Return a page with nothing but this panel on it."""
    size = Size(_PAPER, panel.size.height)
    picture = Image.new("RGB", size, "white")
    picture.paste(panel.picture.convert("RGB").resize(panel.size), (0, 0))
    lettering.paint(picture, Point(0, 0), letters, habits(font), _ACCENT, 1)
    frame = Frame(panel=0, box=Box(0, 0, *panel.size))
    size_of_type = letters.balloons[0].type_size
    return picture, Page(
        number=1, size=size, frames=(frame,), letters=(letters,), type_size=size_of_type, font=font
    )
