"""Pages as small as Discord wants them."""

from __future__ import annotations

import asyncio
from io import BytesIO

from PIL import Image

MOST = 9 * 2**20 + 2**19
"""Bytes of all files of a message: Discord takes ten MiB where nobody pays for more."""
_STEP = 0.8
_QUALITY = 85
_LEAST_SIDE = 200


async def fitted(pages: tuple[bytes, ...], most: int = MOST) -> tuple[bytes, ...]:
    """Return pages that have no more than so many bytes together; one over its share is made smaller."""
    if sum(map(len, pages)) <= most:
        return pages
    return await asyncio.to_thread(lambda: tuple(_under(page, most // len(pages)) for page in pages))


def _under(page: bytes, most: int) -> bytes:
    if len(page) <= most:
        return page
    with Image.open(BytesIO(page)) as opened:
        picture = opened.convert("RGB")
    data = page
    while len(data) > most and min(picture.size) > _LEAST_SIDE:
        width, height = picture.size
        picture = picture.resize((round(width * _STEP), round(height * _STEP)), Image.Resampling.LANCZOS)
        out = BytesIO()
        picture.save(out, "JPEG", quality=_QUALITY)
        data = out.getvalue()
    return data
