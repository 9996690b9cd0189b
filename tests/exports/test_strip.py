"""A strip has every panel whole, in order, in pieces that any chat takes."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kitsumy.exports import Volume, export
from kitsumy.exports.strip import TALLEST, WIDTH
from kitsumy.geometry import Point
from kitsumy.pages import encode
from kitsumy.pages.encoding import CHAT_BYTES, CHAT_SIDES


def many(volume: Volume, pages: int) -> Volume:
    """Return a comic with so many copies of its page."""
    comic, masters = volume
    copies = tuple(comic.pages[0].model_copy(update={"number": n}) for n in range(1, pages + 1))
    return Volume(comic.model_copy(update={"pages": copies}), masters * pages)


def sizes(files: tuple[Path, ...]) -> list[tuple[int, int]]:
    found = []
    for file in files:
        with Image.open(file) as piece:
            found.append(piece.size)
    return found


def test_a_short_comic_is_one_strip(tmp_path: Path, volume: Volume) -> None:
    files = export(volume, tmp_path / "fox", "strip")
    assert files == (tmp_path / "fox.png",)
    ((width, height),) = sizes(files)
    assert width == 800
    assert 1200 < height <= TALLEST


def test_a_long_one_is_cut_into_pieces_of_its_own_names(
    tmp_path: Path, volumes: Mapping[str, Volume]
) -> None:
    files = export(many(volumes["en"], 8), tmp_path / "fox.webp", "strip")
    assert [file.name for file in files] == [f"fox-{number}.webp" for number in range(1, len(files) + 1)]
    assert len(files) > 1
    assert all(width == 800 and height <= TALLEST for width, height in sizes(files))


@pytest.mark.parametrize("format", ["png", "webp", "jpeg"])
def test_not_even_noise_makes_a_piece_too_large_for_a_chat(format: str) -> None:
    noise = np.random.default_rng(3).integers(0, 256, (TALLEST, WIDTH, 3), dtype=np.uint8)
    assert len(encode(Image.fromarray(noise), format)) < CHAT_BYTES
    assert WIDTH + TALLEST <= CHAT_SIDES


def test_pieces_of_noisy_pages_are_small_enough(tmp_path: Path, volumes: Mapping[str, Volume]) -> None:
    comic, _ = volumes["en"]
    size = comic.pages[0].size
    noise = np.random.default_rng(4).integers(0, 256, (size.height, size.width, 3), dtype=np.uint8)
    volume = many(Volume(comic, (encode(Image.fromarray(noise)),)), 4)
    files = export(volume, tmp_path / "fox", "strip")
    assert len(files) > 1
    assert all(file.stat().st_size < CHAT_BYTES for file in files)
    assert all(sum(shape) <= CHAT_SIDES for shape in sizes(files))


def test_cuts_go_between_panels(tmp_path: Path, volumes: Mapping[str, Volume]) -> None:
    for file in export(many(volumes["en"], 8), tmp_path / "fox", "strip"):
        with Image.open(file) as piece:
            for y in (0, 3, piece.height - 4, piece.height - 1):
                row = piece.convert("RGB").crop((0, y, 800, y + 1)).getcolors()
                assert row is not None
                assert len(row) == 1


@pytest.mark.parametrize(("suffix", "kind"), [("png", "PNG"), ("webp", "WEBP"), ("jpg", "JPEG")])
def test_the_suffix_says_the_picture_format(
    tmp_path: Path, volumes: Mapping[str, Volume], suffix: str, kind: str
) -> None:
    (file,) = export(volumes["en"], tmp_path / f"fox.{suffix}", "strip")
    with Image.open(file) as strip:
        assert strip.format == kind


def test_no_panel_is_higher_than_a_piece(tmp_path: Path, volumes: Mapping[str, Volume]) -> None:
    comic, _ = volumes["en"]
    page = comic.pages[0]
    tall = page.frames[0].model_copy(update={"box": page.frames[0].box._replace(x1=60, y1=4000)})
    pages = (page.model_copy(update={"frames": (tall, *page.frames[1:])}),)
    master = BytesIO()
    Image.new("RGB", (1600, 4100), "teal").save(master, "PNG")
    volume = Volume(comic.model_copy(update={"pages": pages}), (master.getvalue(),))
    assert all(height <= TALLEST for _, height in sizes(export(volume, tmp_path / "fox", "strip")))


def test_nothing_of_a_neighbour_stays_beyond_a_slanted_side(
    tmp_path: Path, volumes: Mapping[str, Volume]
) -> None:
    comic, _ = volumes["en"]
    page = comic.pages[0]
    frame = page.frames[0]
    box = frame.box
    corners = (
        Point(box.x0, box.y0),
        Point(box.x1 - 300, box.y0),
        Point(box.x1, box.y1),
        Point(box.x0, box.y1),
    )
    slanted = frame.model_copy(update={"corners": corners})
    letters = page.letters[:1]
    pages = (page.model_copy(update={"frames": (slanted,), "letters": letters}),)
    master = BytesIO()
    Image.new("RGB", page.size, "red").save(master, "PNG")
    volume = Volume(comic.model_copy(update={"pages": pages}), (master.getvalue(),))
    (file,) = export(volume, tmp_path / "fox", "strip")
    with Image.open(file) as strip:
        row = strip.convert("RGB").crop((0, 170, 800, 171))
        assert row.getpixel((100, 0)) == (255, 0, 0)
        assert row.getpixel((760, 0)) != (255, 0, 0)
