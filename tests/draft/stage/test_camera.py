"""The camera: framings that keep heads apart, faces inside and room for words."""

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kitsumy.comic import Slot
from kitsumy.draft.stage.camera import MOST, Take, takes
from kitsumy.draft.stage.stand import Actor
from kitsumy.geometry import Box, Point, Size

FRAMINGS = ("wide", "medium", "close")


def actor(
    *,
    tall: float = 300,
    head: float = 130,
    lean: float = 0,
    facing: int = 1,
    slot: Slot = "centre",
    holds: bool = False,
) -> Actor:
    """Build a plain figure whose head leans forwards."""
    x, top = lean * facing, -tall
    return Actor(
        character=f"{tall}{head}{lean}{facing}",
        slot=slot,
        facing=facing,
        head=Box(x - head / 2, top, x + head / 2, top + head),
        face=Box(x - head * 0.36, top + head * 0.25, x + head * 0.4, top + head * 0.92),
        mouth=Point(x + 10 * facing, top + head * 0.75),
        hand=Point(x + 80 * facing, -tall * 0.4),
        body=Box(-60, top + head, 60, 0),
        holds=holds,
    )


people = st.builds(
    actor,
    tall=st.floats(170, 360),
    head=st.floats(90, 190),
    lean=st.floats(-60, 60),
    facing=st.sampled_from((1, -1)),
    slot=st.sampled_from(("left", "centre", "right")),
    holds=st.booleans(),
)
sizes = st.builds(Size, st.integers(320, 1500), st.integers(300, 1100))


def heads(cast: list[Actor], take: Take) -> list[Box]:
    return [take.stand.box(index, one.head) for index, one in enumerate(cast)]


@settings(max_examples=150, deadline=None)
@given(st.lists(people, min_size=1, max_size=5), st.sampled_from(FRAMINGS), sizes, st.floats(0, 0.8))
def test_anybody_in_any_panel_is_framed(cast: list[Actor], framing: str, size: Size, room: float) -> None:
    found = takes(cast, framing, size, room)

    assert 1 <= len(found) <= MOST
    assert [take.cost for take in found] == sorted(take.cost for take in found)
    assert all(len(take.stand.feet) == len(cast) for take in found)


@settings(max_examples=150, deadline=None)
@given(st.lists(people, min_size=2, max_size=4), st.sampled_from(FRAMINGS), sizes, st.floats(0, 0.8))
def test_no_head_hides_its_neighbour(cast: list[Actor], framing: str, size: Size, room: float) -> None:
    for take in takes(cast, framing, size, room):
        for one, other in pairwise(heads(cast, take)):
            smaller = min(one.width * one.height, other.width * other.height)
            assert one.overlap(other) <= 0.15 * smaller


@settings(max_examples=150, deadline=None)
@given(
    st.lists(people, min_size=1, max_size=3), st.sampled_from(("medium", "close")), sizes, st.floats(0, 0.8)
)
def test_eyes_and_mouths_are_in_the_picture(cast: list[Actor], framing: str, size: Size, room: float) -> None:
    for take in takes(cast, framing, size, room):
        assume(take.cost < 9)
        for index, one in enumerate(cast):
            face = take.stand.box(index, one.face)
            assert face.x0 >= -4
            assert face.x1 <= size.width + 4
            assert face.y0 >= 0
            assert face.y1 <= size.height


def test_the_nearer_the_framing_the_larger_the_figures() -> None:
    size = Size(760, 560)
    wide, medium, close = (takes([actor()], framing, size, 0.2)[0].stand.scale for framing in FRAMINGS)

    assert wide < medium < close


def test_the_words_get_the_room_above_the_head_that_they_want() -> None:
    cast, size = [actor()], Size(700, 600)

    def above(room: float) -> float:
        return heads(cast, takes(cast, "medium", size, room)[0])[0].y0 / size.height

    assert above(0.05) < above(0.3) < above(0.5)


def test_a_full_width_picture_keeps_its_feet_on_the_ground() -> None:
    size = Size(1480, 440)

    for take in takes([actor(), actor(facing=-1)], "wide", size, 0.4):
        assert take.stand.feet[0].y == pytest.approx(size.height * 0.955)


def test_a_narrow_wide_picture_may_cut_figures_at_the_knees_but_not_more() -> None:
    size, cast = Size(600, 560), [actor(), actor(facing=-1)]
    found = takes(cast, "wide", size, 0.45)
    cut = [take for take in found if take.stand.feet[0].y > size.height]

    assert cut
    for take in cut:
        hidden = (take.stand.feet[0].y - size.height) / (300 * take.stand.scale)
        assert hidden <= 0.5


def test_two_people_stand_on_their_sides_of_the_middle() -> None:
    first = takes([actor(slot="left"), actor(slot="right", facing=-1)], "medium", Size(760, 560), 0.2)[0]
    left, right = (point.x / 760 for point in first.stand.feet)

    assert 0.2 < left < 0.36
    assert 0.64 < right < 0.8


def test_somebody_alone_stands_where_the_shot_says() -> None:
    size = Size(760, 560)
    left, right = (
        takes([actor(slot=slot)], "medium", size, 0.2)[0].stand.feet[0].x for slot in ("left", "right")
    )

    assert left < size.width * 0.42
    assert right > size.width * 0.58


def test_framings_are_tried_from_large_to_small() -> None:
    found = takes([actor(), actor(facing=-1)], "medium", Size(760, 560), 0.25)

    assert found[0].stand.scale == max(take.stand.scale for take in found)
    assert found[-1].stand.scale < found[0].stand.scale


def test_a_held_thing_is_rather_kept_in_the_picture() -> None:
    size = Size(520, 560)
    free, holding = (takes([actor(holds=holds)], "close", size, 0.3)[0] for holds in (False, True))

    assert holding.cost >= free.cost
