"""What a frame of another shape shows of a picture: its middle, or where the heads are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitsumy.geometry import Box, Point
from kitsumy.page import Anchor
from kitsumy.pages import WHOLE, shown


def head(x: float, y: float, side: float = 0.2, character: str = "fox") -> Anchor:
    """Return a head with its left-top there, in fractions of the picture."""
    box = Box(x, y, x + side, y + side)
    return Anchor(character=character, head=box, face=box, mouth=Point(*box.centre))


def whole(one: Anchor, part: Box) -> bool:
    return (
        part.x0 <= one.head.x0
        and part.y0 <= one.head.y0
        and one.head.x1 <= part.x1
        and one.head.y1 <= part.y1
    )


@pytest.mark.parametrize(
    ("size", "part"),
    [
        ((300, 300), WHOLE),
        ((600, 300), Box(0, 0.25, 1, 0.75)),
        ((150, 300), Box(0.25, 0, 0.75, 1)),
    ],
)
def test_the_middle_is_shown_when_no_head_asks_for_more(size: tuple[int, int], part: Box) -> None:
    assert shown((900, 900), size, ()) == pytest.approx(part)
    assert shown((900, 900), size, [head(0.4, 0.4)]) == pytest.approx(part)


@pytest.mark.parametrize(("x", "side"), [(0.02, "x0"), (0.75, "x1")])
def test_a_head_at_the_side_moves_the_cut_just_so_far(x: float, side: str) -> None:
    one = head(x, 0.1)
    part = shown((900, 900), (150, 300), [one])
    assert whole(one, part)
    assert part.width == pytest.approx(0.5)
    assert abs(getattr(part, side) - getattr(one.head, side)) < 0.03
    assert (part.y0, part.y1) == (0, 1)


def test_a_head_at_the_top_of_a_portrait_is_not_cut_off_in_a_wide_frame() -> None:
    one = head(0.3, 0.05)
    assert whole(one, shown((600, 1200), (1200, 600), [one]))


def test_of_heads_too_far_apart_the_cast_s_come_first() -> None:
    far, near = head(0.0, 0.3, character=""), head(0.8, 0.3)
    part = shown((900, 900), (300, 900), [far, near])
    assert whole(near, part)
    assert not whole(far, part)


def test_more_heads_are_better_than_fewer() -> None:
    pair = [head(0.0, 0.3, 0.1), head(0.15, 0.3, 0.1)]
    alone = head(0.85, 0.3, 0.1)
    part = shown((900, 900), (300, 900), [alone, *pair])
    assert [whole(one, part) for one in (alone, *pair)] == [False, True, True]


@pytest.mark.parametrize("beyond", [head(0.0, -0.0625, 0.0625), head(0.0, -0.5), head(-0.3, 0.0)])
def test_a_head_wholly_beyond_the_picture_moves_nothing(beyond: Anchor) -> None:
    for size in ((210, 200), (200, 210)):
        assert shown((900, 900), size, [beyond]) == shown((900, 900), size, ())


_SIDES = st.integers(20, 3000)
_PLACES = st.floats(-0.1, 0.95)


@settings(max_examples=200, deadline=None)
@given(
    _SIDES,
    _SIDES,
    _SIDES,
    _SIDES,
    st.lists(st.builds(head, _PLACES, _PLACES, st.floats(0.02, 0.5)), max_size=4),
)
def test_any_part_has_the_frames_shape_and_lies_in_the_picture(
    width: int, height: int, across: int, down: int, heads: list[Anchor]
) -> None:
    part = shown((width, height), (across, down), heads)
    assert min(part) >= 0
    assert max(part) <= 1 + 1e-9
    assert part.width * width / (part.height * height) == pytest.approx(across / down)
    assert max(part.width, part.height) == pytest.approx(1)
    if len(heads) == 1 and WHOLE.overlap(heads[0].head) > 0:  # else there is nothing of it to show
        (one,) = heads
        inside = Box(*(min(max(edge, 0.0), 1.0) for edge in one.head))
        room = part.width >= inside.width and part.height >= inside.height
        assert not room or whole(one.model_copy(update={"head": inside}), part.grown(1e-9))
