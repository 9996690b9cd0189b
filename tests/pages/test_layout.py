"""Panels become frames that fill the paper, in reading order, wide enough for their words."""

from __future__ import annotations

from itertools import chain, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitsumy.comic import MAX_PAGES, MAX_PANELS
from kitsumy.geometry import Box
from kitsumy.page import Direction, Frame
from kitsumy.pages import PageLayout, PanelWish, live_width, plan, safe
from kitsumy.pages.framing import mirrored
from kitsumy.pages.rules import rules
from kitsumy.styles import PageHabits, find, styles
from tests.pages.wishes import COMIC, story, wishes

directions = st.sampled_from(["ltr", "rtl"])
habits = st.sampled_from([style.page for style in styles().values()])


def upright(frame: Frame) -> Box:
    """Return a frame's box as if its gutters were straight and its sides within the margins."""
    edge, box = rules().margin, frame.box
    if frame.corners:
        (a, _), (b, _), (c, _), (d, _) = frame.corners
        box = box._replace(x0=(a + d) / 2, x1=(b + c) / 2)
    return box._replace(x0=max(box.x0, edge), x1=min(box.x1, rules().width - edge))


def tiers(layout: PageLayout) -> list[list[list[Box]]]:
    """Return the columns of every tier, as read from left to right."""
    frames = layout.frames
    if layout.direction == "rtl":
        frames = tuple(mirrored(frame, layout.size.width) for frame in frames)
    boxes = iter([upright(frame) for frame in frames])
    return [[[next(boxes) for _ in range(count)] for count in shape] for shape in layout.pattern]


def check_tiling(layout: PageLayout, habits: PageHabits) -> None:
    """Follow the frames along their tiers: every edge is where the one before and a gutter put it."""
    across, down = habits.gutter
    y = layout.title.y1 + rules().title_gap if layout.title else rules().margin
    for tier in tiers(layout):
        x, bottom = float(rules().margin), tier[0][-1].y1
        for column in tier:
            check_column(column, x, y, down)
            assert column[-1].y1 == bottom
            x = column[0].x1 + across
        assert tier[-1][0].x1 == layout.size.width - rules().margin
        y = bottom + down
    assert y - down == layout.size.height - rules().foot


def check_column(column: list[Box], x: float, y: float, gutter: int) -> None:
    for box in column:
        assert (box.x0, box.y0, box.x1) == (x, y, column[0].x1)
        assert box.width > 0
        assert box.height > 0
        y = box.y1 + gutter


@settings(max_examples=60, deadline=None)
@given(
    st.lists(wishes, min_size=1, max_size=MAX_PANELS),
    habits,
    st.integers(0, 2**32),
    st.booleans(),
    directions,
)
def test_frames_tile_the_page_exactly_in_reading_order(
    panels: list[PanelWish], habits: PageHabits, seed: int, titled: bool, direction: Direction
) -> None:
    (page,) = plan(panels, habits, 1, seed, "A title" if titled else "", direction)
    assert [frame.panel for frame in page.frames] == list(range(len(panels)))
    assert (page.title is not None) == titled
    check_tiling(page, habits)


@settings(max_examples=60, deadline=None)
@given(st.lists(wishes, min_size=1, max_size=MAX_PANELS), habits, st.integers(0, 2**32))
def test_words_get_their_width_wherever_the_tier_has_it(
    panels: list[PanelWish], habits: PageHabits, seed: int
) -> None:
    (page,) = plan(panels, habits, 1, seed)
    rest = iter(zip(page.frames, panels, strict=True))
    for shape in page.pattern:
        columns = [[next(rest) for _ in range(count)] for count in shape]
        needs = [max(wish.min_width for _, wish in column) for column in columns]
        slants = 2 * rules().slant * (len(shape) - 1)
        if sum(needs) + slants + habits.gutter[0] * (len(shape) - 1) <= live_width():
            assert all(safe(frame).width >= wish.min_width for column in columns for frame, wish in column)


@settings(max_examples=60, deadline=None)
@given(st.lists(wishes, min_size=1, max_size=MAX_PANELS), habits, st.integers(0, 2**32))
def test_words_get_their_height_and_the_page_grows_when_it_must(
    panels: list[PanelWish], habits: PageHabits, seed: int
) -> None:
    (page,) = plan(panels, habits, 1, seed)
    assert all(frame.box.height >= wish.min_height for frame, wish in zip(page.frames, panels, strict=True))
    assert sum(page.size) <= 10_000


@settings(max_examples=30, deadline=None)
@given(st.lists(wishes, min_size=1, max_size=20), st.integers(1, MAX_PAGES), st.integers(0, 2**32))
def test_pages_share_the_panels_in_order_and_evenly(panels: list[PanelWish], pages: int, seed: int) -> None:
    book = plan(panels, COMIC, pages, seed, "A title")
    assert [page.number for page in book] == list(range(1, len(book) + 1))
    assert len(book) == min(pages, len(panels))
    assert [frame.panel for page in book for frame in page.frames] == list(range(len(panels)))
    counts = [len(page.frames) for page in book]
    assert max(counts) - min(counts) <= 1
    assert [page.title is not None for page in book] == [True, *[False] * (len(book) - 1)]
    for page in book:
        check_tiling(page, COMIC)


@pytest.mark.parametrize("panels", range(1, MAX_PANELS + 1))
def test_the_same_wishes_and_seed_give_the_same_pages(panels: int) -> None:
    assert plan(story(panels), COMIC, 1, 7, "Fox") == plan(story(panels), COMIC, 1, 7, "Fox")


def test_seeds_vary_the_pages() -> None:
    assert len({plan(story(7), COMIC, 1, seed) for seed in range(12)}) > 2


@pytest.mark.parametrize("panels", range(1, MAX_PANELS + 1))
@pytest.mark.parametrize("seed", range(5))
def test_an_ordinary_story_has_no_slivers_and_opens_wide(panels: int, seed: int) -> None:
    (page,) = plan(story(panels), COMIC, 1, seed, "A title")
    for tier in tiers(page):
        for box in chain(*tier):
            assert rules().slimmest * 0.97 <= box.width / box.height <= rules().widest_alone * 1.01
    if panels <= 6:
        assert page.pattern[0] == (1,)


def test_a_single_panel_is_a_splash_on_a_square_sheet() -> None:
    (page,) = plan(story(1), COMIC, 1, 1)
    assert page.size == (1600, 1600)
    assert page.frames[0].box.width >= live_width()


def test_planning_again_with_a_larger_wish_gives_one_panel_more_room() -> None:
    first = plan(story(6), COMIC, 1, 1, "A title")[0].frames[1].box
    wider = story(6)
    wider[1] = wider[1].model_copy(
        update={"min_width": int(first.width) + 200, "min_height": int(first.height) + 100}
    )
    second = plan(wider, COMIC, 1, 1, "A title")[0].frames[1].box
    assert second.width >= first.width + 199
    assert second.height >= first.height + 99


def test_a_long_title_gets_a_higher_band() -> None:
    (short,), (long,) = plan(story(5), COMIC, 1, 1, "Fox"), plan(story(5), COMIC, 1, 1, "Fox " * 30)
    assert short.title is not None
    assert long.title is not None
    assert long.title.height > short.title.height
    assert long.size == short.size


def test_pages_read_from_the_right_are_mirror_images() -> None:
    action = [wish.model_copy(update={"action": i > 2}) for i, wish in enumerate(story(7))]
    (left,), (right,) = (plan(action, COMIC, 1, 2, "Fox", direction) for direction in ("ltr", "rtl"))
    assert right.frames[0].box.x1 == left.frames[0].box.x1 == left.size.width - rules().margin
    assert right.frames[1].box.x0 > right.frames[2].box.x0
    assert [mirrored(frame, right.size.width) for frame in right.frames] == list(left.frames)
    assert any(frame.corners for frame in right.frames)


@settings(max_examples=60, deadline=None)
@given(st.lists(wishes, min_size=1, max_size=MAX_PANELS), habits, st.integers(0, 2**32), directions)
def test_slanted_frames_stay_apart_and_hold_their_safe_part(
    panels: list[PanelWish], habits: PageHabits, seed: int, direction: Direction
) -> None:
    (page,) = plan(panels, habits, 1, seed, "", direction)
    for frame in page.frames:
        inside = safe(frame)
        assert inside.overlap(frame.box) == pytest.approx(inside.width * inside.height)
        if frame.corners:
            (a, top), (b, _), (c, bottom), (d, _) = frame.corners
            assert (top, bottom, min(a, d), max(b, c)) == (
                frame.box.y0,
                frame.box.y1,
                frame.box.x0,
                frame.box.x1,
            )
            assert max(abs(a - d), abs(b - c)) <= 0.04 * rules().width
            assert max(a, d) <= inside.x0 < inside.x1 <= min(b, c)
    for one, other in pairwise(page.frames):
        for near in range(2):
            assert (
                sides(one, near)[1] <= sides(other, near)[0]
                or sides(other, near)[1] <= sides(one, near)[0]
                or one.box.y1 <= other.box.y0
                or other.box.y1 <= one.box.y0
            )


def sides(frame: Frame, below: int) -> tuple[float, float]:
    """Return where a frame begins and ends along its top, or along its bottom."""
    if not frame.corners:
        return frame.box.x0, frame.box.x1
    a, b, c, d = (corner.x for corner in frame.corners)
    return (d, c) if below else (a, b)


def test_gutters_slant_only_beside_action() -> None:
    for seed in range(6):
        (calm,) = plan(story(7), COMIC, 1, seed)
        assert not any(frame.corners for frame in calm.frames)
    chased = [wish.model_copy(update={"action": i == 2}) for i, wish in enumerate(story(7))]
    (page,) = plan(chased, COMIC, 1, 1)
    assert page.frames[2].corners
    assert not page.frames[0].corners


def test_styles_open_and_close_in_their_own_way() -> None:
    pages = {name: plan(story(5), style.page, 1, 2)[0] for name, style in styles().items()}
    assert pages["manga"].frames[0].box.width == pages["manga"].size.width
    assert pages["comic"].frames[0].box.width == live_width()
    two = plan(story(4) * 2, find("noir").page, 2, 1)
    alone = [frame for page in two for frame in page.frames if frame.borderless]
    assert all(frame.panel == 7 for frame in alone)
