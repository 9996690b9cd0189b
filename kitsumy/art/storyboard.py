"""A storyboard: every shot as a quick sketch in its frame, long before an image model has drawn one."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .. import pages
from ..composing import breakdown
from ..composing.breakdown import Story
from ..library import Library
from ..pages import PageLayout
from ..ports import Artist, Drawing

if TYPE_CHECKING:
    from PIL.Image import Image

_WIDTH = 640
"""Pixels of a page's width: enough to see who stands where."""
_GAP = 16


async def sketch(
    story: Story,
    layouts: Sequence[PageLayout],
    artist: Artist,
    library: Library,
    *,
    told: int | None = None,
) -> str:
    """Draw a storyboard and return its blob key. Nobody names that blob: who shows it discards it.

    ``told`` is how many shots there are by now, if not all; the others' frames stay empty.
    """
    drawn = [
        {
            frame.panel: (await artist.draw(breakdown.order(story, frame)))
            for frame in layout.frames
            if told is None or frame.panel < told
        }
        for layout in layouts
    ]
    return await library.blobs.put(await asyncio.to_thread(_board, story, layouts, drawn))


def _board(story: Story, layouts: Sequence[PageLayout], drawn: Sequence[dict[int, Drawing]]) -> bytes:
    from PIL import Image

    sheets = [_sheet(story, layout, drawings) for layout, drawings in zip(layouts, drawn, strict=True)]
    width = sum(sheet.width for sheet in sheets) + _GAP * (len(sheets) - 1)
    board = Image.new("RGB", (width, max(sheet.height for sheet in sheets)), story.style.page.paper)
    left = 0
    for sheet in sheets:
        board.paste(sheet, (left, 0))
        left += sheet.width + _GAP
    return pages.chat_picture(board)


def _sheet(story: Story, layout: PageLayout, drawings: dict[int, Drawing]) -> Image:
    from PIL import Image

    fitted = {
        frame.panel: pages.fit(drawings[frame.panel].image, pages.size_of(frame))
        if frame.panel in drawings
        else Image.new("RGB", (1, 1), story.style.page.paper).resize(pages.size_of(frame))
        for frame in layout.frames
    }
    page = pages.assemble(layout, fitted, story.style.page)
    return page.resize((_WIDTH, round(page.height * _WIDTH / page.width)))
