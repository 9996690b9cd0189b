"""Pictures that came from outside: bounded, RGB, and nothing else in them."""

from __future__ import annotations

import contextlib
import random
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from kitsumy.artists import pictures
from kitsumy.errors import AnswerUnusable
from tests.artists.orders import picture


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
async def test_a_picture_is_read(form: str) -> None:
    found = await pictures.read(picture((120, 90), form), "replicate")
    assert (found.size, found.mode) == ((120, 90), "RGB")
    assert abs(found.getpixel((50, 50))[0] - 0xE2) < 6  # type: ignore[index]  # an RGB pixel is a tuple


async def test_nothing_of_a_file_is_kept_but_its_pixels() -> None:
    out, told = BytesIO(), PngImagePlugin.PngInfo()
    told.add_text("parameters", "somebody's prompt")
    Image.new("RGB", (80, 80), "red").save(out, "PNG", pnginfo=told, icc_profile=b"profile")
    assert (await pictures.read(out.getvalue(), "replicate")).info == {}


async def test_what_is_transparent_is_white() -> None:
    out = BytesIO()
    Image.new("RGBA", (80, 80), (255, 0, 0, 0)).save(out, "PNG")
    assert (await pictures.read(out.getvalue(), "replicate")).getpixel((5, 5)) == (255, 255, 255)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _claims(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


@pytest.mark.parametrize(("width", "height"), [(7000, 7000), (12_000, 12_000), (60_000, 60_000)])
async def test_a_bomb_is_not_unpacked(width: int, height: int) -> None:
    with pytest.raises(AnswerUnusable) as caught:
        await pictures.read(_claims(width, height), "replicate")
    assert caught.value.flaw == "size"


@pytest.mark.parametrize(
    "data", [b"", b"<html>", picture((20, 20)), picture((100, 100), "GIF")], ids=["", "html", "tiny", "gif"]
)
async def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(AnswerUnusable) as caught:
        await pictures.read(data, "replicate")
    assert caught.value.flaw == "format"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
async def test_whatever_is_broken_is_a_picture_or_an_error_of_ours(form: str) -> None:
    whole, chance = picture((96, 96), form), random.Random(form)
    for _ in range(60):
        broken = bytearray(whole[: chance.randrange(1, len(whole) + 1)])
        for _ in range(chance.randrange(4)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        # Any other error is a bug.
        with contextlib.suppress(AnswerUnusable):
            assert (await pictures.read(bytes(broken), "replicate")).mode == "RGB"
