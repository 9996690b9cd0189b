from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitsumy.geometry import Point
from kitsumy.lettering.outlines import neck, outline
from kitsumy.lettering.shapes import GROWTH, POWER
from kitsumy.page import BalloonKind

KINDS: tuple[BalloonKind, ...] = get_args(BalloonKind)


@pytest.mark.parametrize("kind", KINDS)
@given(st.floats(60, 260), st.floats(40, 140))
def test_outlines_hold_the_words_and_keep_to_their_room(kind: BalloonKind, rx: float, ry: float) -> None:
    corners = outline(kind, Point(0, 0), rx, ry, np.random.default_rng(1))
    reach = (np.abs(corners[:, 0]) / rx) ** POWER + (np.abs(corners[:, 1]) / ry) ** POWER
    assert reach.min() > 0.98
    assert np.abs(corners[:, 0]).max() <= rx * GROWTH[kind] + 1e-6
    assert np.abs(corners[:, 1]).max() <= ry * GROWTH[kind] + 1e-6


def test_every_kind_has_its_own_outline() -> None:
    made = {kind: outline(kind, Point(0, 0), 150, 70, np.random.default_rng(1)) for kind in KINDS}
    distinct = {polygon.tobytes() for polygon in made.values()}
    assert len(distinct) == len(KINDS) - 1
    assert np.array_equal(made["speech"], made["whisper"]), "a whisper differs by its dashes"


def test_a_neck_is_narrow_in_its_middle() -> None:
    bridge = neck(Point(0, 0), Point(100, 0), 10)
    across = np.abs(bridge[:, 1])
    assert across.min() == pytest.approx(10)
    assert across[0] > 15
    assert across[0] == pytest.approx(across[-1])
