"""Lines over art that has none: where a shot asks for them, never over a head, the same each time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from kitsumy.comic import Shot
from kitsumy.geometry import Box
from kitsumy.page import Anchor
from kitsumy.pages import Effect, effect_of, overlay
from kitsumy.styles import find

HABITS = find("comic").page
SIZE = (420, 300)
PAPER = Image.new("RGB", SIZE, "#88aacc")


def head(x: float, y: float, wide: float = 0.2, high: float = 0.3) -> Anchor:
    box = Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
    return Anchor(character="fox", head=box, face=box, mouth=box.centre)


heads = st.builds(head, st.floats(0, 1), st.floats(0, 1), st.floats(0.05, 0.5), st.floats(0.05, 0.6))


@settings(max_examples=30, deadline=None)
@given(st.lists(heads, max_size=3), st.sampled_from(["focus", "speed"]), st.integers(0, 2**40))
def test_no_line_touches_a_head(anchors: list[Anchor], effect: Effect, seed: int) -> None:
    drawn = overlay(PAPER, effect, anchors, HABITS, seed)
    for anchor in anchors:
        box = anchor.head.scaled(*SIZE)
        part = (
            max(0, round(box.x0)),
            max(0, round(box.y0)),
            min(420, round(box.x1)),
            min(300, round(box.y1)),
        )
        if part[0] < part[2] and part[1] < part[3]:
            assert drawn.crop(part).getcolors() == PAPER.crop(part).getcolors()


@pytest.mark.parametrize("effect", ["focus", "speed"])
def test_lines_come_in_from_the_edges_and_leave_the_middle_free(effect: Effect) -> None:
    drawn = np.asarray(ImageChops.difference(overlay(PAPER, effect, [], HABITS, 3), PAPER)).max(2) > 0
    assert drawn[:, :6].any()
    assert drawn[:, -6:].any()
    assert 0.02 < drawn.mean() < 0.45
    assert not drawn[120:180, 170:250].any()


def test_lines_depend_on_the_seed_alone() -> None:
    once, twice, other = (overlay(PAPER, "speed", [head(0.3, 0.5)], HABITS, seed) for seed in (5, 5, 6))
    assert once.tobytes() == twice.tobytes() != other.tobytes()


def test_a_shot_names_its_lines_or_has_them_from_its_mood() -> None:
    assert effect_of(Shot(place="street", effect="focus", mood="chase")) == "focus"
    assert effect_of(Shot(place="street", mood="wild chase")) == "speed"
    assert effect_of(Shot(place="street", mood="Погоня, страх")) == "speed"
    assert effect_of(Shot(place="street", mood="shock")) == "focus"
    assert effect_of(Shot(place="street", mood="calm")) is None
