"""The pronoun I has its bars, as comics letter it; no other I has."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from kitsumy import fonts
from kitsumy.fonts.crossbars import bars
from kitsumy.fonts.faces import Role, own_face
from kitsumy.page import FontTheme

PRINT = own_face("dialogue", "print")


@pytest.mark.parametrize(
    ("text", "crossed"),
    [
        ("I", 1),
        ("AM I, OR AM I NOT?", 2),
        ("I’M HERE, I'LL STAY", 2),
        ("IF IT IS INDIA", 0),
        ("B-I-G", 0),
        ("O’I, A.I. AND II", 0),
        ("І Я", 0),
    ],
)
def test_only_the_pronoun_is_crossed(text: str, crossed: int) -> None:
    assert len(list(bars(text, PRINT, 40))) == 2 * crossed


def test_a_face_with_bars_of_its_own_gets_no_others() -> None:
    assert list(bars("AM I", own_face("dialogue", "hand"), 40)) == []


def width_of_rows(role: Role, theme: FontTheme = "print") -> tuple[int, int, int]:
    """Return how wide an I's ink is at its top, its middle and its foot."""
    picture = Image.new("L", (200, 200))
    fonts.write(ImageDraw.Draw(picture), (100, 100), (("I", role),), 100, "white", theme)
    inked = np.asarray(picture) > 127
    rows = np.flatnonzero(inked.any(axis=1))
    top, middle, foot = (int(inked[row].sum()) for row in (rows[3], rows[len(rows) // 2], rows[-4]))
    return top, middle, foot


@pytest.mark.parametrize("role", ["dialogue", "emphasis", "thought", "whisper"])
def test_the_bars_are_at_both_ends(role: Role) -> None:
    top, middle, foot = width_of_rows(role)
    assert top > 1.5 * middle
    assert foot > 1.5 * middle


def test_the_bars_have_room_on_both_sides() -> None:
    assert fonts.width("I", "dialogue", 40) > fonts.font("dialogue", 40).getlength("I") + 4
    assert fonts.width("IF", "dialogue", 40) == fonts.font("dialogue", 40).getlength("IF")
