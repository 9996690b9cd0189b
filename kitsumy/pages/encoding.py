"""Turn pages into the bytes of picture files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from types import MappingProxyType
from typing import NamedTuple

from PIL import Image

from kitsumy.errors import UnknownFormat

from .png import png

CHAT_BYTES = 10 * 1024 * 1024
"""What chat platforms take as a photo (Discord 10 MiB, Telegram 10 MB)."""
CHAT_QUALITIES = (90, 80, 65, 45)
DOTS_PER_INCH = 200
"""1600 × 2400 pixels print as 8 × 12 inches."""


class Format(NamedTuple):
    """A file format: its suffixes, the usual one first; whether a file holds many pages; its encoder."""

    suffixes: tuple[str, ...]
    book: bool
    encode: Callable[[Sequence[Image.Image]], bytes]


def _plain(page: Image.Image) -> Image.Image:
    return page if page.mode == "RGB" else page.convert("RGB")


def _saved(pages: Sequence[Image.Image], kind: str, **options: object) -> bytes:
    stream = BytesIO()
    _plain(pages[0]).save(stream, kind, **options)
    return stream.getvalue()


def _jpeg(pages: Sequence[Image.Image], quality: int = 90) -> bytes:
    """Keep every pixel's colour (4:4:4): red letters on black stay sharp."""
    return _saved(pages, "JPEG", quality=quality, subsampling=0)


def _webp(pages: Sequence[Image.Image]) -> bytes:
    return _saved(pages, "WEBP", lossless=True, quality=0, method=0)


def _pdf(pages: Sequence[Image.Image]) -> bytes:
    """Return a PDF of JPEG pages; without dates, so that the same comic is the same file."""
    more = [_plain(page) for page in pages[1:]]
    options = {"resolution": DOTS_PER_INCH, "quality": 90, "subsampling": 0}
    dates = {"creationDate": None, "modDate": None}
    return _saved(pages, "PDF", save_all=True, append_images=more, **options, **dates)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "png": Format((".png",), False, lambda pages: png(pages[0])),
        "webp": Format((".webp",), False, _webp),
        "jpeg": Format((".jpg", ".jpeg"), False, _jpeg),
        "pdf": Format((".pdf",), True, _pdf),
    }
)
"""Every format by its name."""


def find_format(name: str) -> Format:
    """Return the format somebody asked for, by name or suffix in any case.

    Raises:
        UnknownFormat: nothing is called that.

    """
    key = name.strip().lower().removeprefix(".")
    for known, kind in FORMATS.items():
        if key == known or f".{key}" in kind.suffixes:
            return kind
    raise UnknownFormat(name, tuple(FORMATS))


def encode(image: Image.Image, format: str = "png") -> bytes:
    """Return one page's bytes; lossless in every format but jpeg and pdf.

    Raises:
        UnknownFormat: nothing is called that.

    """
    return find_format(format).encode([image])


def chat_picture(image: Image.Image) -> bytes:
    """Return a JPEG that every chat platform takes as a photo: at most 10 MiB."""
    for quality in CHAT_QUALITIES:
        data = _jpeg([image], quality)
        if len(data) <= CHAT_BYTES:
            break
    return data
