"""What counts as read: words as often as they are there, whatever their case, letter for letter."""

from __future__ import annotations

import shutil

import pytest
from PIL import Image, ImageDraw

from kitsumy import fonts
from kitsumy.geometry import Point
from kitsumy.page import PlacedBalloon
from tests.gates import reading
from tests.gates.reading import Recall, recall


@pytest.mark.parametrize(
    ("said", "seen", "found"),
    [
        ("DID YOU? DID YOU REALLY?", "did you Did you really", Recall(5, 5)),
        ("DID YOU? DID YOU REALLY?", "did you really", Recall(3, 5)),
        ("П’ЯТЬ ҐАНКІВ", "пʼять ґанків!", Recall(2, 2)),
        ("П’ЯТЬ ҐАНКІВ", "пять ганків", Recall(0, 2)),
        ("B-BUT I…", "B-BUT | ...", Recall(2, 3)),
        ("…", "", Recall(0, 0)),
    ],
)
def test_words_are_counted_as_they_are_read(said: str, seen: str, found: Recall) -> None:
    assert recall(said, seen) == found


def test_recalls_add_up() -> None:
    assert Recall(3, 4).plus(Recall(1, 4)).share == 0.5
    assert Recall(0, 0).share == 1.0


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_a_balloon_is_cut_out_and_read() -> None:
    page = Image.new("RGB", (900, 400), "#204080")
    balloon = PlacedBalloon(
        speaker="fox",
        kind="speech",
        lines=("WHERE", "IS IT?"),
        centre=Point(300, 200),
        rx=140,
        ry=80,
        type_size=40,
    )
    pen = ImageDraw.Draw(page)
    pen.ellipse((240, 100, 560, 300), fill="white")
    for row, line in enumerate(balloon.lines):
        fonts.write(pen, (400, 178 + 45 * row), ((line, "dialogue"),), 40, "black")
    cut = reading.crop(page, balloon, 100, 0, 1.0)
    (seen,) = reading.read([cut], "en")
    assert recall("WHERE IS IT?", seen) == Recall(3, 3)
    assert list(reading.read([], "en")) == []
