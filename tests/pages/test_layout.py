"""Panels become frames that fill the paper, in reading order, wide enough for their words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitsumy.comic import MAX_PAGES, MAX_PANELS
from kitsumy.geometry import Box
from kitsumy.pages import PageLayout, PanelWish, live_width, plan
from kitsumy.pages.rules import rules
from kitsumy.styles import PageHabits, find, styles

COMIC = find("comic").page

wishes = st.builds(
    PanelWish,
    framing=st.sampled_from(["wide", "medium", "close", "insert"]),
    figures=st.integers(0, 4),
    importance=st.integers(1, 5),
    words=st.integers(0, 40),
    min_width=st.integers(0, 900),
    min_height=st.integers(0, 500),
)
habits = st.sampled_from([style.page for style in styles().values()])


def story(panels: int) -> list[PanelWish]:
    """Return wishes like those of an ordinary script."""
    middle = [
        PanelWish(framing="medium", figures=2, words=9),
        PanelWish(framing="close", words=6),
        PanelWish(framing="medium", words=8, importance=2),
        PanelWish(framing="insert", figures=0, importance=2),
        PanelWish(framing="medium", figures=2, words=10),
        PanelWish(framing="close", words=5, importance=4),
    ]
    first = PanelWish(framing="wide", figures=2, importance=4, words=12)
    last = PanelWish(framing="medium", figures=2, importance=4, words=8)
    return [first, *middle[: max(0, panels - 2)], last][:panels]


def tiers(layout: PageLayout) -> list[list[Box]]:
    boxes = iter(frame.box for frame in layout.frames)
    return [[next(boxes) for _ in range(count)] for count in layout.pattern]


def check_tiling(layout: PageLayout, habits: PageHabits) -> None:
    """Follow the frames along their tiers: every edge is where the one before and a gutter put it."""
    across, down = habits.gutter
    y = layout.title.y1 + rules().title_gap if layout.title else rules().margin
    for tier in tiers(layout):
        x = float(rules().margin)
        for box in tier:
            assert (box.x0, box.y0, box.y1) == (x, y, tier[0].y1)
            assert box.width > 0
            assert box.height > 0
            x = box.x1 + across
        assert tier[-1].x1 == layout.size.width - rules().margin
        y = tier[0].y1 + down
    assert tiers(layout)[-1][0].y1 == layout.size.height - rules().foot


@settings(max_examples=60, deadline=None)
@given(st.lists(wishes, min_size=1, max_size=MAX_PANELS), habits, st.integers(0, 2**32), st.booleans())
def test_frames_tile_the_page_exactly_in_reading_order(
    panels: list[PanelWish], habits: PageHabits, seed: int, titled: bool
) -> None:
    (page,) = plan(panels, habits, 1, seed, "A title" if titled else "")
    assert [frame.panel for frame in page.frames] == list(range(len(panels)))
    assert (page.title is not None) == titled
    check_tiling(page, habits)


@settings(max_examples=60, deadline=None)
@given(st.lists(wishes, min_size=1, max_size=MAX_PANELS), habits, st.integers(0, 2**32))
def test_words_get_their_width_wherever_the_tier_has_it(
    panels: list[PanelWish], habits: PageHabits, seed: int
) -> None:
    (page,) = plan(panels, habits, 1, seed)
    rest = iter(panels)
    for tier in tiers(page):
        needs = [next(rest).min_width for _ in tier]
        if sum(needs) + habits.gutter[0] * (len(tier) - 1) <= live_width():
            assert all(box.width >= need for box, need in zip(tier, needs, strict=True))


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
        for box in tier:
            assert rules().slimmest * 0.97 <= box.width / box.height <= rules().widest_alone * 1.01
    if panels <= 6:
        assert page.pattern[0] == 1
    assert panels < 3 or len(set(page.pattern)) > 1


def test_a_single_panel_is_a_splash_on_a_square_sheet() -> None:
    (page,) = plan(story(1), COMIC, 1, 1)
    assert page.size == (1600, 1600)
    assert page.frames[0].box.width == live_width()


@pytest.mark.parametrize("panels", range(3, MAX_PANELS + 1))
def test_neighbouring_pages_never_repeat_their_tiers(panels: int) -> None:
    book = plan(story(panels) * 4, COMIC, 4, 3, "A title")
    assert all(left.pattern != right.pattern for left, right in pairwise(book))


def test_an_important_panel_is_larger() -> None:
    for panel in range(5):
        calm = [PanelWish(framing="wide", figures=2, words=4, importance=3)] * 5
        loud = [*calm[:panel], calm[panel].model_copy(update={"importance": 5}), *calm[panel + 1 :]]
        (before,), (after,) = plan(calm, COMIC, 1, 1), plan(loud, COMIC, 1, 1)
        area = [page.frames[panel].box.width * page.frames[panel].box.height for page in (before, after)]
        assert area[1] > 1.15 * area[0]


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
