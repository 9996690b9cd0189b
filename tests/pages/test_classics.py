"""The layouts with names: all there, filled in order, each frame as an artist is asked for it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kitsumy.geometry import Point
from kitsumy.pages import PanelWish, live_width, plan, size_of
from kitsumy.pages.classics import Classic, classics
from kitsumy.pages.cuts import Sheet
from kitsumy.pages.framing import frames
from kitsumy.pages.rules import rules
from kitsumy.pages.tiers import classical
from kitsumy.pages.wishes import want
from kitsumy.styles import find

NAMES = [
    "grid-2x2",
    "big-top",
    "big-bottom",
    "big-left",
    "big-right",
    "pair",
    "strip-3",
    "three-rows",
    "manga-3",
    "action",
    "splash",
    "grid-3x3",
]
HABITS = find("comic").page
SHEET = Sheet(live_width(), 2300, 3200, HABITS.gutter, 1, rules().slant)
ALL = [
    pytest.param(name, one, id=f"{name}-{one.panels}") for name, many in classics().items() for one in many
]


def test_every_classic_is_there() -> None:
    assert sorted(classics()) == sorted(NAMES)


@pytest.mark.parametrize(("name", "classic"), ALL)
def test_a_classic_is_filled_to_the_last_pixel_and_artists_get_its_shapes(
    name: str, classic: Classic
) -> None:
    wants = [want(PanelWish(), rules())] * classic.panels
    cut = classical(name, classic, wants, SHEET)
    placed = list(frames(cut, SHEET, Point(40, 40), 0, HABITS, last=True))
    assert [frame.panel for frame in placed] == list(range(classic.panels))
    ink = sum(cell.width * cell.height for cell in cut.cells(SHEET.gutter))
    height = sum(cut.heights) + SHEET.gutter[1] * (len(cut.heights) - 1)
    assert height == (classic.sheet or SHEET.height)
    assert 0.93 < ink / (SHEET.width * height) <= 1
    for frame in placed:
        assert size_of(frame) == (frame.box.width, frame.box.height)
        assert rules().slimmest * 0.6 < frame.box.width / frame.box.height < rules().widest_alone
    assert any(frame.corners for frame in placed) == classic.slanted


@pytest.mark.parametrize(
    ("name", "big"), [("big-top", 0), ("big-bottom", -1), ("big-left", 0), ("big-right", 2)]
)
def test_what_is_called_big_is_the_largest(name: str, big: int) -> None:
    classic = next(one for one in classics()[name] if one.panels == 3)
    cut = classical(name, classic, [want(PanelWish(), rules())] * 3, SHEET)
    areas = [cell.width * cell.height for cell in cut.cells(SHEET.gutter)]
    assert areas[big] == max(areas) > 1.2 * sorted(areas)[-2]


def test_a_tall_panel_stands_beside_two_over_one_another() -> None:
    classic = next(one for one in classics()["big-right"] if one.panels == 3)
    cut = classical("big-right", classic, [want(PanelWish(), rules())] * 3, SHEET)
    upper, lower, tall = frames(cut, SHEET, Point(40, 40), 0, HABITS, last=True)
    assert (upper.box.x0, upper.box.x1) == (lower.box.x0, lower.box.x1)
    assert lower.box.y0 == upper.box.y1 + HABITS.gutter[1]
    assert (tall.box.y0, tall.box.y1) == (upper.box.y0, lower.box.y1)


def test_words_change_a_classics_proportions_when_they_must() -> None:
    classic = next(one for one in classics()["grid-2x2"])
    wordy = want(PanelWish(min_width=1000, min_height=1400), rules())
    cut = classical("grid-2x2", classic, [wordy, *[want(PanelWish(), rules())] * 3], SHEET)
    cells = list(cut.cells(SHEET.gutter))
    assert cells[0].width >= 1000
    assert cells[0].height >= 1400
    assert cells[2].width == cells[3].width


def test_classics_are_taken_where_they_suit() -> None:
    taken = set()
    for panels in range(1, 10):
        for seed in range(8):
            calm = [PanelWish(words=4, framing="medium", action=seed > 5)] * panels
            taken.add(plan(calm, HABITS, 1, seed)[0].classic)
    assert {"grid-2x2", "action", "splash"} <= taken


def test_four_pages_in_a_row_all_differ_from_their_neighbours() -> None:
    for panels in range(3, 10):
        book = plan([PanelWish(words=5)] * (4 * panels), HABITS, 4, 5)
        assert all(one.pattern != other.pattern for one, other in pairwise(book))
