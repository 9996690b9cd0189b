"""From drawings and letters to a printed page. Pure computation: run it in a thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .. import lettering, pages
from ..geometry import Box, Point
from ..page import FontTheme, Frame, Page, PanelLetters
from ..styles import Style

if TYPE_CHECKING:
    from PIL.Image import Image

_TITLE_TOP, _TITLE_GAP, _INSET = 28, 16, 4
"""Page pixels: above a title, below it, around a footer, on pages from before version 0002 of the library."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that one page needs but its art: its layout, the letters of each frame, title and footer."""

    layout: pages.PageLayout
    letters: tuple[PanelLetters, ...]
    type_size: int
    title: str
    footer: str
    parts: Mapping[int, Box] = field(default_factory=dict)
    """What frames show of pictures that were made for others, by panel, in fractions."""


def print_page(sheet: Sheet, pictures: Mapping[int, Image], style: Style, seed: int) -> Image:
    """Return the finished page: art, borders, letters, title line and footer."""
    sizes = {frame.panel: pages.size_of(frame) for frame in sheet.layout.frames}
    art = {panel: pages.fit(pictures[panel], size, sheet.parts.get(panel)) for panel, size in sizes.items()}
    page = pages.assemble(sheet.layout, art, style.page)
    accent = style.accent(seed)
    for frame, letters in zip(sheet.layout.frames, sheet.letters, strict=True):
        corner = Point(frame.box.x0, frame.box.y0)
        lettering.paint(page, corner, letters, style.lettering, accent, seed + frame.panel)
    if sheet.layout.title is not None:
        pages.title_line(page, sheet.layout, sheet.title, style.page)
    pages.footer_line(page, sheet.layout, sheet.footer, style.page)
    return page


def record(sheet: Sheet, image: str, font: FontTheme = "print") -> Page:
    """Return the page as data, its picture under a blob key."""
    return Page(
        number=sheet.layout.number,
        total=sheet.layout.total,
        size=sheet.layout.size,
        frames=sheet.layout.frames,
        letters=sheet.letters,
        type_size=sheet.type_size,
        direction=sheet.layout.direction,
        font=font,
        title=sheet.title if sheet.layout.title is not None else "",
        title_band=sheet.layout.title,
        footer=sheet.footer,
        footer_band=sheet.layout.footer,
        image=image,
    )


def layout_of(page: Page) -> pages.PageLayout:
    """Return the layout of a page that was made before; `record` is the other way."""
    frames = tuple(map(_whole, page.frames, page.letters))
    title, footer = (page.title_band, page.footer_band) if page.footer_band else _former_bands(page)
    return pages.PageLayout(
        number=page.number,
        total=page.total,
        size=page.size,
        frames=frames,
        title=title,
        footer=footer,
        direction=page.direction,
    )


def _former_bands(page: Page) -> tuple[Box | None, Box]:
    """Return where title and footer stood on pages that did not keep it."""
    first, last = page.frames[0].box, page.frames[-1].box
    title = Box(first.x0, _TITLE_TOP, last.x1, first.y0 - _TITLE_GAP) if page.title else None
    return title, Box(first.x0, last.y1 + 2 * _INSET, last.x1, page.size.height - _INSET)


def _whole(frame: Frame, letters: PanelLetters) -> Frame:
    """Give a frame back the room that words outside its art have taken from it."""
    strips = [caption.box for caption in letters.captions if caption.outside]
    above = min([0.0, *(box.y0 for box in strips)])
    below = max([frame.box.height, *(box.y1 for box in strips)])
    box = frame.box._replace(y0=frame.box.y0 + above, y1=frame.box.y0 + below)
    return frame if box == frame.box else frame.model_copy(update={"box": box})
