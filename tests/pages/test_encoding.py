"""Every format opens again, the same size; the lossless ones the same pixels."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from kitsumy.errors import UnknownFormat
from kitsumy.pages import FORMATS, chat_picture, encode, find_format
from kitsumy.pages.png import png


def noise(width: int, height: int, seed: int = 0) -> Image.Image:
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)
    return Image.fromarray(pixels)


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def same(left: Image.Image, right: Image.Image) -> bool:
    return left.size == right.size and ImageChops.difference(left, right.convert("RGB")).getbbox() is None


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 70), st.integers(1, 40), st.integers(0, 9))
def test_png_keeps_every_pixel_of_any_size(width: int, height: int, seed: int) -> None:
    picture = noise(width, height, seed)
    again = opened(png(picture))
    assert again.format == "PNG"
    assert same(picture, again)


def test_png_packs_a_drawn_page_well() -> None:
    page = Image.new("RGB", (800, 600), "white")
    page.paste("navy", (100, 100, 700, 500))
    assert len(png(page)) < 20_000


def test_png_takes_pictures_in_other_modes() -> None:
    assert opened(png(Image.new("L", (9, 7), 77))).getpixel((3, 3)) == (77, 77, 77)


@pytest.mark.parametrize("name", ["png", "webp", "jpeg"])
def test_every_picture_format_opens_again_with_the_same_size(name: str) -> None:
    picture = noise(160, 240)
    again = opened(encode(picture, name))
    assert again.format == name.upper()
    assert again.size == picture.size
    assert name == "jpeg" or same(picture, again)


def test_jpeg_keeps_the_colour_of_every_pixel() -> None:
    stripes = Image.new("RGB", (64, 64), "black")
    for x in range(0, 64, 2):
        stripes.paste("red", (x, 0, x + 1, 64))
    red, *_ = opened(encode(stripes, "jpeg")).getpixel((32, 32))  # type: ignore[misc]  # an RGB pixel is a triple
    assert red > 200


def test_a_pdf_says_that_it_is_one_and_holds_every_page() -> None:
    pages = [noise(160, 240), noise(200, 100)]
    data = FORMATS["pdf"].encode(pages)
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") == len(pages)
    assert data.count(b"/DCTDecode") == len(pages)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_page_is_the_same_file(name: str) -> None:
    assert encode(noise(50, 60), name) == encode(noise(50, 60), name)


@pytest.mark.parametrize(
    ("name", "key"), [("JPG", "jpeg"), (".Png", "png"), (" jpeg ", "jpeg"), ("pdf", "pdf")]
)
def test_formats_answer_to_suffixes_in_any_case(name: str, key: str) -> None:
    assert find_format(name) is FORMATS[key]


@pytest.mark.parametrize("name", ["bmp", "", "png2", "."])
def test_an_unknown_format_names_the_known_ones(name: str) -> None:
    with pytest.raises(UnknownFormat) as error:
        encode(noise(4, 4), name)
    assert error.value.name == name
    assert error.value.known == tuple(FORMATS)


def test_a_chat_picture_is_a_jpeg_below_the_limit_even_of_noise() -> None:
    data = chat_picture(noise(2400, 3000))
    assert len(data) <= 10 * 1024 * 1024
    assert opened(data).size == (2400, 3000)
