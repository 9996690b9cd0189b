"""What happens to a picture's file when it arrives: decoded, and no larger than needed."""

from __future__ import annotations

from io import BytesIO

from PIL import Image


def decode(data: bytes, least: tuple[int, int] | None = None) -> Image.Image:
    """Return a picture from a file's bytes.

    ``least`` is a size that is enough: a JPEG more than twice as large is read at a half, a quarter or an
    eighth, which its format gives away for less than reading it whole.
    """
    with Image.open(BytesIO(data)) as picture:
        if least is not None:
            picture.draft(None, least)
        picture.load()
        return picture.copy()
