from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from kitsumy.pages import PageLayout, PanelWish, footer_line, plan, title_line
from kitsumy.pages.titles import title_lines
from kitsumy.styles import find

HABITS = find("comic").page
LONG = "Учителька Ніна боїться забути домашнє завдання у старому замку під час іспиту"


def laid_out(title: str) -> PageLayout:
    return plan([PanelWish()] * 4, HABITS, 1, 7, title=title)[0]


def ink(page: Image.Image) -> tuple[int, int, int, int]:
    dark = np.asarray(page.convert("L")) < 200
    rows, columns = np.flatnonzero(dark.any(1)), np.flatnonzero(dark.any(0))
    return int(columns[0]), int(rows[0]), int(columns[-1]), int(rows[-1])


@pytest.mark.parametrize("title", ["Fox", "A fox detective loses her hat in the rain", LONG, "Щ" * 60])
def test_titles_stay_in_their_band(title: str) -> None:
    layout = laid_out(title)
    assert layout.title is not None
    page = Image.new("RGB", layout.size, "white")
    title_line(page, layout, title, HABITS)
    x0, y0, x1, y1 = ink(page)
    assert x0 >= layout.title.x0 - 4
    assert y0 >= layout.title.y0 - 8
    assert x1 <= layout.title.x1 + 4
    assert y1 <= layout.frames[0].box.y0 - 4


def test_a_long_title_takes_two_lines() -> None:
    assert title_lines("Fox", 1520) == 1
    assert title_lines(LONG, 1520) == 2


@pytest.mark.parametrize("title", ["", "   ", "ᚠ", "ꙮꙮ"])
def test_a_title_nobody_can_read_takes_no_room(title: str) -> None:
    layout = laid_out(title)
    assert layout.title is None
    page = Image.new("RGB", layout.size, "white")
    title_line(page, layout, title, HABITS)
    assert page.getcolors() == [(layout.size.width * layout.size.height, (255, 255, 255))]


def test_the_footer_stays_below_the_panels() -> None:
    layout = laid_out("Fox")
    page = Image.new("RGB", layout.size, "white")
    footer_line(page, layout, "Чернетка · намальовано офлайн, без ШІ " * 3, HABITS)
    x0, y0, x1, y1 = ink(page)
    assert y0 > layout.frames[-1].box.y1
    assert x1 < layout.size.width - 30
    assert y1 < layout.size.height
    assert x0 >= 38


@pytest.mark.parametrize(("pages", "numbered"), [(1, False), (2, True), (3, True)])
def test_every_page_has_its_number_where_there_are_several(pages: int, numbered: bool) -> None:
    for layout in plan([PanelWish()] * 3 * pages, HABITS, pages, 7):
        page = Image.new("RGB", layout.size, "white")
        footer_line(page, layout, "Draft", HABITS)
        assert (ink(page)[2] > layout.size.width / 2) is numbered
