"""One picture file a page."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from PIL import Image

from kitsumy import pages

from .volume import Volume

_PILLOW = {"png": "PNG", "jpeg": "JPEG"}
_PLAIN = ("RGB", "L")
"""What every reader of a JPEG understands without a colour profile."""


def pngs(volume: Volume) -> Iterator[bytes]:
    """Yield every page without loss."""
    return (as_picture(master, "png") for master in volume.masters)


def webps(volume: Volume) -> Iterator[bytes]:
    """Yield every page without loss, smaller."""
    return (as_picture(master, "webp") for master in volume.masters)


def jpegs(volume: Volume) -> Iterator[bytes]:
    """Yield every page, smaller still."""
    return (as_picture(master, "jpeg") for master in volume.masters)


def as_picture(master: bytes, format: str) -> bytes:
    """Return a page in a picture format: the same bytes when it is in that format already."""
    with Image.open(BytesIO(master)) as page:
        if page.format == _PILLOW.get(format) and page.mode in _PLAIN:
            return master
        return pages.encode(page, format)
