"""From drawings and letters to a printed page. Pure computation: run it in a thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import lettering, pages
from .geometry import Point
from .page import Page, PanelLetters
from .styles import Style

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that one page needs but its art: its layout, the letters of each frame, title and footer."""

    layout: pages.PageLayout
    letters: tuple[PanelLetters, ...]
    type_size: int
    title: str
    footer: str


def print_page(sheet: Sheet, pictures: Mapping[int, Image], style: Style, seed: int) -> Image:
    """Return the finished page: art, borders, letters, title line and footer."""
    page = pages.assemble(sheet.layout, pictures, style.page)
    accent = style.accent(seed)
    for frame, letters in zip(sheet.layout.frames, sheet.letters, strict=True):
        corner = Point(frame.box.x0, frame.box.y0)
        lettering.paint(page, corner, letters, style.lettering, accent, seed + frame.panel)
    if sheet.layout.title is not None:
        pages.title_line(page, sheet.layout, sheet.title, style.page)
    pages.footer_line(page, sheet.layout, sheet.footer)
    return page


def record(sheet: Sheet, image: str) -> Page:
    """Return the page as data, its picture under a blob key."""
    return Page(
        number=sheet.layout.number,
        size=sheet.layout.size,
        frames=sheet.layout.frames,
        letters=sheet.letters,
        type_size=sheet.type_size,
        title=sheet.title if sheet.layout.title is not None else "",
        footer=sheet.footer,
        image=image,
    )
