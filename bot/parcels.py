"""Wrap a comic up for a chat: pictures that every platform takes, words for those who cannot see them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from kitsumy import exports, pages
from kitsumy.comic import Comic
from kitsumy.library import Library

from .surface import Parcel

_PNG = b"\x89PNG"


async def parcel(
    library: Library,
    comic: Comic,
    language: str,
    *,
    order: str = "",
    took: float = 0.0,
    spoiler: bool = False,
    offer: int | None = None,
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
        version=comic.version,
        title=comic.title,
        pages=tuple(pictures),
        alt=tuple(exports.alt_text(comic, page) for page in comic.pages),
        masters=tuple(masters),
        draft=all(panel.artist == "draft" for panel in comic.panels),
        credit=comic.brief.credit.name if comic.brief.credit else "",
        took=took,
        spoiler=spoiler,
        offer=offer,
    )


def file_names(comic: str, version: int, suffixes: Sequence[str]) -> tuple[str, ...]:
    """Return names for files of a comic, which say nothing but its id and, from the second on, version.

    They are safe on every disk, and no version takes another's place.
    """
    stem = f"comic-{comic}" if version == 1 else f"comic-{comic}-v{version}"
    if len(suffixes) == 1:
        return (f"{stem}{suffixes[0]}",)
    return tuple(f"{stem}-{number}{suffix}" for number, suffix in enumerate(suffixes, 1))


def master_names(parcel: Parcel) -> tuple[str, ...]:
    """Return names for a parcel's pages in full size."""
    suffixes = [".png" if master.startswith(_PNG) else ".jpg" for master in parcel.masters]
    return file_names(parcel.comic, parcel.version, suffixes)


def _picture(master: bytes) -> bytes:
    return pages.chat_picture(pages.decode(master))
