"""Wrap a comic up for a chat: pictures that every platform takes, words for those who cannot see them."""

from __future__ import annotations

import asyncio

from kitsumy import exports, pages
from kitsumy.comic import Comic
from kitsumy.library import Library

from .surface import Parcel


async def parcel(
    library: Library, comic: Comic, language: str, *, order: str = "", took: float = 0.0
) -> Parcel:
    """Return a comic as a chat gets it.

    Raises:
        BlobMissing: a page is gone from the library.

    """
    masters = [await library.blobs.get(page.image) for page in comic.pages]
    # One after the other: a page's pixels are tens of megabytes.
    pictures = [await asyncio.to_thread(_picture, master) for master in masters]
    return Parcel(
        order=order,
        language=language,
        comic=comic.id,
        title=comic.title,
        pages=tuple(pictures),
        alt=tuple(exports.alt_text(comic, page) for page in comic.pages),
        masters=tuple(masters),
        draft=all(panel.artist == "draft" for panel in comic.panels),
        took=took,
    )


def _picture(master: bytes) -> bytes:
    return pages.chat_picture(pages.decode(master))
