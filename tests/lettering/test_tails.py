from __future__ import annotations

import math
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitsumy.geometry import Box, Point, Size
from kitsumy.lettering import tails
from kitsumy.page import BalloonKind

KINDS: tuple[BalloonKind, ...] = get_args(BalloonKind)
HEAD = Box(300, 400, 400, 540)
MOUTH = Point(350, 510)
PANEL = Size(700, 620)


def test_thoughts_rise_from_the_crown_and_words_from_the_mouth() -> None:
    assert tails.aim("speech", MOUTH, HEAD) == MOUTH
    crown = tails.aim("thought", MOUTH, HEAD)
    assert crown.x == 350
    assert HEAD.y0 <= crown.y <= HEAD.y0 + 0.1 * HEAD.height
    end = tails.tip("thought", Point(350, 120), 100, 60, crown, HEAD)
    assert end is not None
    assert end.y <= HEAD.y0 + 5


@given(
    st.floats(150, 550),
    st.floats(100, 500),
    st.floats(-math.pi, math.pi),
)
def test_who_is_outside_is_pointed_at_up_to_the_edge(x: float, y: float, angle: float) -> None:
    towards = Point(math.cos(angle), math.sin(angle))
    end = tails.edge_tip(Point(x, y), 90, 50, PANEL, towards)
    if end is None:
        return
    off = min(abs(end.x), abs(end.y), abs(end.x - PANEL.width), abs(end.y - PANEL.height))
    assert off < 1e-6
    assert -1e-6 <= end.x <= PANEL.width + 1e-6
    assert -1e-6 <= end.y <= PANEL.height + 1e-6
    turn = math.atan2(end.y - y, end.x - x) - angle
    assert abs(math.remainder(turn, math.tau)) < 1e-6


def test_a_balloon_at_the_edge_needs_no_tail_there() -> None:
    assert tails.edge_tip(Point(90, 300), 90, 50, PANEL, Point(-1, 0)) is None
    assert tails.edge_tip(Point(300, 300), 90, 50, PANEL, Point(0, 0)) is None


@pytest.mark.parametrize("kind", KINDS)
@given(st.floats(60, 240), st.floats(40, 120), st.floats(-math.pi, math.pi), st.floats(1.3, 4))
def test_tails_begin_inside_end_at_their_tip_and_stay_slim(
    kind: BalloonKind, rx: float, ry: float, angle: float, far: float
) -> None:
    centre, towards = Point(0, 0), Point(math.cos(angle), math.sin(angle))
    reach = tails.edge_distance(kind, rx, ry, towards) * far
    end = Point(towards.x * reach, towards.y * reach)
    tail = tails.outline(kind, centre, rx, ry, end, 40)
    assert np.hypot(*(tail - np.array(end)).T).min() < 1e-6
    for corner in (tail[0], tail[-1]):
        assert (abs(corner[0]) / rx) ** 2.5 + (abs(corner[1]) / ry) ** 2.5 < 1
    assert math.dist(tail[0], tail[-1]) <= 2 * min(rx, ry) / 3


def test_a_voice_out_of_a_machine_comes_as_lightning() -> None:
    end = Point(0, 300)
    bolt, plain = (tails.outline(kind, Point(0, 0), 100, 60, end, 40) for kind in ("radio", "speech"))
    assert len(bolt) < len(plain)
    turns = np.sign(np.diff(bolt[:, 0]))
    assert np.count_nonzero(np.diff(turns)) >= 2
