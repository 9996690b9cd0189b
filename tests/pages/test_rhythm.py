"""Pages differ from their neighbours, and panels from one another by what they are worth."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitsumy.comic import MAX_PANELS
from kitsumy.pages import PanelWish, live_width, plan
from tests.pages.wishes import COMIC, story, wishes


@pytest.mark.parametrize("panels", range(2, MAX_PANELS + 1))
@pytest.mark.parametrize("seed", range(6))
def test_neighbouring_pages_are_never_alike(panels: int, seed: int) -> None:
    book = plan(story(panels) * 4, COMIC, 4, seed, "A title")
    assert all(left.pattern != right.pattern for left, right in pairwise(book))


wordy = wishes.map(lambda wish: wish.model_copy(update={"min_width": min(600, wish.min_width)}))


@settings(max_examples=40, deadline=None)
@given(
    st.integers(2, 6).flatmap(lambda n: st.lists(wordy, min_size=2 * n, max_size=2 * n)), st.integers(0, 99)
)
def test_pages_of_any_two_stories_differ_where_the_words_let_them(panels: list[PanelWish], seed: int) -> None:
    first, second = plan(panels, COMIC, 2, seed)
    assert first.pattern != second.pattern


def test_words_that_fit_into_one_cut_only_get_it_twice() -> None:
    wide = PanelWish(words=20, min_width=live_width(), min_height=400)
    first, second = plan([wide] * 4, COMIC, 2, 1)
    assert first.pattern == second.pattern == ((1,), (1,))


def test_a_panel_of_no_importance_is_a_glance_between_two_looks() -> None:
    calm = [PanelWish(framing="wide", words=8), *[PanelWish(words=4)] * 5]
    glance = PanelWish(importance=1, framing="insert", figures=0)
    for seed, place in product(range(4), (1, 2, 4)):
        (page,) = plan([*calm[:place], glance, *calm[place + 1 :]], COMIC, 1, seed)
        areas = [frame.box.width * frame.box.height for frame in page.frames]
        assert areas[place] < 0.5 * sum(areas) / len(areas)
        assert page.frames[place].box.width < 0.3 * live_width()


def test_every_page_knows_how_many_there_are() -> None:
    assert [page.total for page in plan(story(4) * 3, COMIC, 3, 1)] == [3, 3, 3]


def test_an_important_panel_is_larger() -> None:
    for panel in range(5):
        calm = [PanelWish(framing="wide", figures=2, words=4, importance=3)] * 5
        loud = [*calm[:panel], calm[panel].model_copy(update={"importance": 5}), *calm[panel + 1 :]]
        (before,), (after,) = plan(calm, COMIC, 1, 1), plan(loud, COMIC, 1, 1)
        area = [page.frames[panel].box.width * page.frames[panel].box.height for page in (before, after)]
        assert area[1] > 1.15 * area[0]
