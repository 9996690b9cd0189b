"""Files become pictures; a JPEG much larger than needed is not read in full."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from kitsumy.pages import decode


def file(kind: str, size: tuple[int, int] = (1024, 768)) -> bytes:
    stream = BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(stream, kind)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_file_becomes_a_picture_without_its_file(kind: str) -> None:
    picture = decode(file(kind))
    assert picture.size == (1024, 768)
    assert picture.mode == "RGB"
    assert picture.getpixel((5, 5)) != picture.getpixel((5, 700))


@pytest.mark.parametrize(
    ("least", "size"), [((1024, 768), (1024, 768)), ((500, 300), (512, 384)), ((90, 90), (128, 96))]
)
def test_a_large_jpeg_is_read_as_small_as_will_do(least: tuple[int, int], size: tuple[int, int]) -> None:
    assert decode(file("JPEG"), least).size == size
    assert decode(file("PNG"), least).size == (1024, 768)
