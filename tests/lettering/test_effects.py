from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kitsumy.geometry import Box, Point
from kitsumy.lettering.effects import BENDS, paint_sound
from kitsumy.page import PlacedSfx
from kitsumy.styles import find

HABITS = find("comic").lettering
GREY = (120, 120, 120)


def painted(text: str, seed: int, angle: float = 7) -> tuple[Image.Image, Box]:
    box = Box(60, 50, 380, 200)
    sound = PlacedSfx(text=text, centre=box.centre, type_size=70, angle=angle, box=box)
    page = Image.new("RGB", (440, 260), GREY)
    paint_sound(page, Point(0, 0), sound, HABITS, "#d62828", seed)
    return page, box


@settings(max_examples=15, deadline=None)
@given(
    st.sampled_from(["BOOM!", "ДЗЕНЬ", "ドカン!", "🔥", "КРАААААААП", "Ї"]),
    st.integers(0, 2**40),
    st.sampled_from((-7, 7)),
)
def test_sounds_stay_in_the_box_kept_for_them(text: str, seed: int, angle: float) -> None:
    page, box = painted(text, seed, angle)
    rows, columns = np.nonzero((np.asarray(page) != GREY).any(2))
    assert len(rows) > 200
    assert box.x0 <= columns.min() <= columns.max() <= box.x1
    assert box.y0 <= rows.min() <= rows.max() <= box.y1


def test_seeds_bend_sounds_differently_and_each_always_the_same_way() -> None:
    looks = {painted("BOOM!", seed)[0].tobytes() for seed in range(20)}
    assert len(looks) == len(BENDS)
    assert painted("BOOM!", 3)[0].tobytes() == painted("BOOM!", 3)[0].tobytes()


@pytest.mark.parametrize("bend", BENDS)
def test_no_bend_cuts_letters_off(bend: object) -> None:
    assert callable(bend)
    for part in np.linspace(0, 1, 21):
        top, bottom = bend(float(part))
        assert 0 <= top < bottom - 0.5
        assert bottom <= 1.34
