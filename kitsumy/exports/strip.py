"""Webtoon strips: panels one under the other for a phone's width, cut into pieces between panels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

from PIL import Image, ImageDraw

from kitsumy import pages
from kitsumy.comic import Comic
from kitsumy.composing import press
from kitsumy.geometry import Box, Size
from kitsumy.page import Frame
from kitsumy.styles import PageHabits, find

from .volume import Volume

WIDTH = 800
"""What webtoon sites show on a phone, in pixels."""
TALLEST = 4000
"""Three bytes a pixel are 9.6 MB then: whatever is drawn, and in every format, a piece stays below the 10 MB
that chats take, and far below the 10000 that Telegram lets a photo's width and height add up to."""
MARGIN, GUTTER = 20, 60
LARGEST = 1.25
"""Narrow panels grow by no more than this: enlarged letters lose their edge."""
_TITLE, _FOOTER = 110, 44
_ENCODERS = {".webp": "webp", ".jpg": "jpeg", ".jpeg": "jpeg"}


def strips(volume: Volume, suffix: str) -> Iterator[bytes]:
    """Yield the pieces of a strip from the top, each a picture of the suffix's format, PNG without one."""
    habits = find(volume.comic.brief.style).page
    for piece in _pieces(list(_blocks(volume, habits))):
        yield pages.encode(_stacked(piece, habits), _ENCODERS.get(suffix, "png"))


def _blocks(volume: Volume, habits: PageHabits) -> Iterator[Image.Image]:
    """Yield what no cut goes through: the title with the first panel, the other panels, the footer."""
    first, *others = _panels(volume, habits)
    yield _stacked([_words(volume.comic, habits, title=True), first], habits, gap=GUTTER // 4)
    yield from others
    yield _words(volume.comic, habits, title=False)


def _panels(volume: Volume, habits: PageHabits) -> Iterator[Image.Image]:
    for page, master in zip(volume.comic.pages, volume.masters, strict=True):
        with Image.open(BytesIO(master)) as opened:
            picture = opened.convert("RGB")
        for frame in press.layout_of(page).frames:
            yield _fitted(_cut(picture, frame, habits))


def _cut(picture: Image.Image, frame: Frame, habits: PageHabits) -> Image.Image:
    """Return a panel with its border; of its neighbours beyond a slanted side nothing is left."""
    box = frame.box if frame.borderless else frame.box.grown(habits.border_width // 2)
    corner = (max(0, round(box.x0)), max(0, round(box.y0)))
    panel = picture.crop((*corner, min(picture.width, round(box.x1)), min(picture.height, round(box.y1))))
    if not frame.corners:
        return panel
    mask = Image.new("L", panel.size, 0)
    inside = [(x - corner[0], y - corner[1]) for x, y in frame.corners]
    # A line as wide as the border takes in the half of it that lies outside the corners.
    ImageDraw.Draw(mask).polygon(inside, fill=255, outline=255, width=1)
    ImageDraw.Draw(mask).line([*inside, inside[0]], fill=255, width=habits.border_width)
    return Image.composite(panel, Image.new("RGB", panel.size, habits.paper), mask)


def _fitted(panel: Image.Image) -> Image.Image:
    """Return a panel as wide as the strip, unless it would be enlarged too much or become too high."""
    room = TALLEST - _TITLE - _FOOTER - 3 * GUTTER
    scale = min((WIDTH - 2 * MARGIN) / panel.width, room / panel.height, LARGEST)
    size = max(1, round(panel.width * scale)), max(1, round(panel.height * scale))
    return panel.resize(size, Image.Resampling.LANCZOS)


def _words(comic: Comic, habits: PageHabits, *, title: bool) -> Image.Image:
    """Return the title as the page has it, or the footer, drawn for the strip's width."""
    high = _TITLE if title else _FOOTER
    paper = Image.new("RGB", (WIDTH, high), habits.paper)
    band = Box(MARGIN, 8, WIDTH - MARGIN, high - 8)
    layout = pages.PageLayout(number=1, size=Size(WIDTH, high), frames=(), title=band, footer=band)
    if title:
        pages.title_line(paper, layout, comic.title, habits)
    else:
        pages.footer_line(paper, layout, comic.pages[0].footer, habits)
    return paper


def _pieces(blocks: Sequence[Image.Image]) -> Iterator[list[Image.Image]]:
    """Fill one piece after the other; the footer, the last block, stays with the panel above it."""
    *panels, footer = blocks
    piece: list[Image.Image] = []
    for index, panel in enumerate(panels):
        last = index == len(panels) - 1
        if piece and _height([*piece, panel, *([footer] if last else [])]) > TALLEST:
            yield piece
            piece = []
        piece.append(panel)
    yield [*piece, footer]


def _height(blocks: Sequence[Image.Image]) -> int:
    return sum(block.height for block in blocks) + GUTTER * len(blocks)


def _stacked(blocks: Sequence[Image.Image], habits: PageHabits, gap: int = GUTTER) -> Image.Image:
    """Lay blocks under each other, each in the middle, half a gutter above the first and below the last."""
    high = sum(block.height for block in blocks) + gap * len(blocks)
    strip = Image.new("RGB", (WIDTH, high), habits.paper)
    y = gap // 2
    for block in blocks:
        strip.paste(block, ((WIDTH - block.width) // 2, y))
        y += block.height + gap
    return strip
