"""Proofread a kept comic: score its pages, and mark on their pictures what was seen."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from io import BytesIO

from PIL import Image

from .. import lettering, pages, publishing
from ..comic import Comic
from ..lettering import Score, Seen
from ..library import Library
from ..page import Anchor, Page


def proofread(comic: Comic) -> tuple[Score, ...]:
    """Return the score of every page.

    Raises:
        UnknownStyle: the style that the comic is lettered in is gone.

    """
    habits = publishing.style_of(comic.brief).lettering
    words = dict(enumerate(comic.script.dialogue.panels))
    return tuple(lettering.score(page, _anchors(comic), habits, words) for page in comic.pages)


async def marked(
    library: Library, comic: Comic, scores: tuple[Score, ...], names: Mapping[Seen, str]
) -> tuple[bytes, ...]:
    """Return every page as a PNG with all that was measured drawn over it; ``names`` for the legend.

    Raises:
        BlobMissing: a page is gone from the library.

    """
    drawn = []
    for page, score in zip(comic.pages, scores, strict=True):
        data = await library.blobs.get(page.image)
        drawn.append(await asyncio.to_thread(_marked, data, page, _anchors(comic), score, names))
    return tuple(drawn)


def _marked(
    data: bytes,
    page: Page,
    anchors: Mapping[int, tuple[Anchor, ...]],
    score: Score,
    names: Mapping[Seen, str],
) -> bytes:
    with Image.open(BytesIO(data)) as picture:
        return pages.encode(lettering.overlay(picture, page, anchors, score, names), "png")


def _anchors(comic: Comic) -> dict[int, tuple[Anchor, ...]]:
    frames = {frame.panel: frame for page in comic.pages for frame in page.frames}
    return {panel.shot: publishing.in_frame(frames[panel.shot], panel) for panel in comic.panels}
