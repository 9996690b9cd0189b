"""Read photos that people send: bounded, upright, encoded anew, and silent about where they were taken."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import Image, ImageOps

from .errors import PhotoNotRead, PhotoTooLarge

MEGABYTES = 20
_PIXELS = 40_000_000
_SIDE = 1536
"""Longest side of what is kept: more than any model's reference needs."""
_FORMATS = ("JPEG", "PNG", "WEBP")
_QUALITY = 92


def read(data: bytes) -> bytes:
    """Return a photo as a JPEG of our own, at most 1,536 pixels wide and high. Takes some 100 ms.

    Raises:
        PhotoTooLarge: more bytes or pixels than anybody needs to know a face.
        PhotoNotRead: it is no picture that can be read.

    """
    if len(data) > MEGABYTES * 1_000_000:
        raise PhotoTooLarge(MEGABYTES)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _anew(data)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise PhotoNotRead from None


def _anew(data: bytes) -> bytes:
    with Image.open(BytesIO(data), formats=_FORMATS) as photo:
        if photo.width * photo.height > _PIXELS:
            raise PhotoTooLarge(MEGABYTES)
        photo.draft("RGB", (_SIDE, _SIDE))
        upright = ImageOps.exif_transpose(photo)
        upright.thumbnail((_SIDE, _SIDE))
        plain = Image.new("RGB", upright.size, "white")
        plain.paste(upright, mask=upright.convert("RGBA").getchannel("A"))
    out = BytesIO()
    plain.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
