"""What is seen, in the units of the group at work."""

from __future__ import annotations

import pytest

from kitsumy.draft.ink.sight import Sight, within
from kitsumy.geometry import Box

VIEW = Box(0, 0, 100, 60)


@pytest.mark.parametrize(
    ("transform", "seen"),
    [
        ("translate(10 20)", Box(-10, -20, 90, 40)),
        ("scale(2)", Box(0, 0, 50, 30)),
        ("scale(-1 2)", Box(-100, 0, 0, 30)),
        ("translate(10 20) scale(2)", Box(-5, -10, 45, 20)),
        ("rotate(90)", Box(0, -100, 60, 0)),
        ("translate(50 30) rotate(0) scale(1)", Box(-50, -30, 50, 30)),
    ],
)
def test_a_group_sees_the_same_in_its_own_units(transform: str, seen: Box) -> None:
    assert within(VIEW, transform) == pytest.approx(seen)


def test_groups_nest_and_end() -> None:
    sight = Sight(VIEW)
    sight.enter("translate(10 0)")
    sight.enter("scale(2)")
    assert sight.view == Box(-5, 0, 45, 30)
    sight.leave()
    assert sight.view == Box(-10, 0, 90, 60)
    sight.enter("scale(4)")
    sight.leave()
    sight.leave()
    assert sight.view == VIEW


def test_without_a_view_groups_have_none() -> None:
    sight = Sight(None)
    sight.enter("rotate(20)")
    assert sight.view is None
