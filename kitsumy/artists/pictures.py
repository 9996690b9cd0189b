"""Read pictures that models made: bounded in pixels, as RGB, without whatever else was in their files."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from io import BytesIO

from PIL import Image

from kitsumy.errors import AnswerUnusable

PIXELS = 40_000_000
"""More than any model draws; a small file may claim to hold far more."""
_LEAST = 64
"""Pixels of a side: less is no panel."""
_TIMES = 3
"""How often what was paid for is fetched before it is given up: downloads fail oftener than files spoil."""
_FORMATS = ("JPEG", "PNG", "WEBP")
_MODES = ("RGB", "RGBA", "RGBX", "L", "LA", "P", "PA", "1", "CMYK", "YCbCr")


async def fetched(fetch: Callable[[], Awaitable[bytes]], provider: str, *, pause: float) -> Image.Image:
    """Return a picture that is paid for: whatever else comes in its place, it is fetched anew a few times.

    ``pause`` is how many seconds there are before the second time; before each further one twice as many.

    Raises:
        AnswerUnusable: it never came as a picture.
        ProviderError: it could not be fetched.

    """
    for number in range(_TIMES - 1):
        try:
            return await read(await fetch(), provider)
        except AnswerUnusable:
            await asyncio.sleep(pause * 2**number)
    return await read(await fetch(), provider)


async def read(data: bytes, provider: str) -> Image.Image:
    """Return a picture's pixels, on white where it is transparent.

    Raises:
        AnswerUnusable: it is none ("format"), or too large ("size").

    """
    return await asyncio.to_thread(_read, data, provider)


def _read(data: bytes, provider: str) -> Image.Image:
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as picture:
            if picture.width * picture.height > PIXELS:
                raise AnswerUnusable(provider, "size")
            if min(picture.size) < _LEAST or picture.mode not in _MODES:
                raise AnswerUnusable(provider, "format")
            picture.load()
            return _plain(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise AnswerUnusable(provider, "size") from None
    except (OSError, SyntaxError, ValueError):
        raise AnswerUnusable(provider, "format") from None


def _plain(picture: Image.Image) -> Image.Image:
    """Return nothing but the pixels: no metadata, no profile, no transparency."""
    if picture.mode == "RGB" and "transparency" not in picture.info:
        plain = picture.copy()
        plain.info = {}
        return plain
    plain = Image.new("RGB", picture.size, "white")
    covered = picture.convert("RGBA")
    plain.paste(covered, mask=covered.getchannel("A"))
    return plain
