"""Every format opens again, the same size; the lossless ones the same pixels."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from kitsumy.errors import UnknownFormat
from kitsumy.pages import FORMATS, chat_picture, encode
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


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_page_is_the_same_file(name: str) -> None:
    assert encode(noise(50, 60), name) == encode(noise(50, 60), name)


@pytest.mark.parametrize("name", ["bmp", "", "pdf", "PNG"])
def test_an_unknown_format_names_the_known_ones(name: str) -> None:
    with pytest.raises(UnknownFormat) as error:
        encode(noise(4, 4), name)
    assert error.value.name == name
    assert error.value.known == tuple(FORMATS)


def fits_a_chat(data: bytes) -> bool:
    width, height = opened(data).size
    return (
        len(data) < 10_000_000 and width + height <= 10_000 and max(width, height) <= 20 * min(width, height)
    )


def test_a_chat_picture_of_a_page_is_the_whole_page() -> None:
    data = chat_picture(Image.new("RGB", (1600, 2400), "teal"))
    assert fits_a_chat(data)
    assert opened(data).format == "JPEG"
    assert opened(data).size == (1600, 2400)


@pytest.mark.parametrize("size", [(2400, 3000), (1600, 9999), (9000, 900)])
def test_a_chat_picture_of_noise_is_below_the_limits(size: tuple[int, int]) -> None:
    data = chat_picture(noise(*size))
    assert fits_a_chat(data)
    width, height = opened(data).size
    assert width / height == pytest.approx(size[0] / size[1], rel=0.01)


sides = st.integers(1, 90) | st.integers(1, 30_000)


@settings(max_examples=30, deadline=None)
@given(sides, sides)
def test_a_chat_picture_of_any_size_is_below_the_limits(width: int, height: int) -> None:
    if width * height < 15_000_000:
        assert fits_a_chat(chat_picture(Image.new("RGB", (width, height), "teal")))


def test_a_thin_picture_stands_whole_between_margins_of_its_own_paper() -> None:
    line = Image.new("RGB", (3000, 10), "white")
    line.paste("black", (1000, 0, 2000, 10))
    again = opened(chat_picture(line)).convert("L")
    assert again.size == (3000, 150)
    assert again.getpixel((1500, 75)) < 60  # type: ignore[operator]  # a grey pixel is a number
    assert again.getpixel((1500, 20)) > 200  # type: ignore[operator]  # the same
