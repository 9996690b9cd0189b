"""Turn pages into the bytes of picture files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from math import ceil
from types import MappingProxyType

from PIL import Image

from kitsumy.errors import UnknownFormat

from .png import png

CHAT_BYTES = 10_000_000
"""What every chat platform takes as a photo: Telegram 10 MB, Discord 10 MiB."""
CHAT_SIDES = 10_000
"""The most that Telegram lets a photo's width and height add up to (Bot API, sendPhoto)."""
CHAT_RATIO = 20
"""How many times as long as wide Telegram lets a photo be (the same place)."""
CHAT_QUALITIES = (90, 80, 65, 45)
_STEP_DOWN = 0.8
DOTS_PER_INCH = 200
"""1600 × 2400 pixels print as 8 × 12 inches."""


def _plain(page: Image.Image) -> Image.Image:
    return page if page.mode == "RGB" else page.convert("RGB")


def _saved(page: Image.Image, kind: str, **options: object) -> bytes:
    stream = BytesIO()
    _plain(page).save(stream, kind, **options)
    return stream.getvalue()


def _jpeg(page: Image.Image, quality: int = 90) -> bytes:
    """Keep every pixel's colour (4:4:4): red letters on black stay sharp."""
    return _saved(page, "JPEG", quality=quality, subsampling=0, dpi=(DOTS_PER_INCH, DOTS_PER_INCH))


def _webp(page: Image.Image) -> bytes:
    return _saved(page, "WEBP", lossless=True, quality=0, method=0)


FORMATS: Mapping[str, Callable[[Image.Image], bytes]] = MappingProxyType(
    {"png": png, "webp": _webp, "jpeg": _jpeg}
)
"""Every picture format's encoder by its name."""


def encode(image: Image.Image, format: str = "png") -> bytes:
    """Return a picture's bytes; lossless in every format but jpeg.

    Raises:
        UnknownFormat: nothing is called that.

    """
    if format not in FORMATS:
        raise UnknownFormat(format, tuple(FORMATS))
    return FORMATS[format](image)


def chat_picture(image: Image.Image) -> bytes:
    """Return the best JPEG that every chat platform takes as a photo, whatever the picture.

    It has at most 10 MB, width and height add up to at most 10000, and neither is more than 20 times the
    other: pictures are made smaller, and thin ones get a margin of their first pixel's colour.
    """
    picture = _within_sides(_within_ratio(_plain(image)))
    while True:
        for quality in CHAT_QUALITIES:
            data = _jpeg(picture, quality)
            if len(data) <= CHAT_BYTES:
                return data
        picture = _smaller(picture, _STEP_DOWN)


def _within_ratio(picture: Image.Image) -> Image.Image:
    """Give a thin picture margins on both sides."""
    width, height = picture.size
    size = max(width, -(-height // CHAT_RATIO)), max(height, -(-width // CHAT_RATIO))
    if size == picture.size:
        return picture
    wider = Image.new("RGB", size, picture.getpixel((0, 0)))
    wider.paste(picture, ((size[0] - width) // 2, (size[1] - height) // 2))
    return wider


def _within_sides(picture: Image.Image) -> Image.Image:
    sides = sum(picture.size)
    return picture if sides <= CHAT_SIDES else _smaller(picture, CHAT_SIDES / sides)


def _smaller(picture: Image.Image, scale: float) -> Image.Image:
    """Reduce a picture; sides are rounded so that a shape within the ratio stays within it."""
    short, long = sorted(picture.size)
    less = max(1, ceil(short * scale))
    more = min(int(long * scale), CHAT_RATIO * less)
    size = (less, more) if picture.width <= picture.height else (more, less)
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
