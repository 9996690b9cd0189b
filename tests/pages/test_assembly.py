"""Pictures on paper: in their frames, never stretched, with crisp borders."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from kitsumy.page import Direction
from kitsumy.pages import PanelWish, assemble, fit, plan, size_of
from kitsumy.styles import PageHabits, find, styles

COLOURS = ("#ff0000", "#00ff00", "#0000ff", "#ffff00")
WISHES = [PanelWish(framing="wide", figures=2, words=8), *[PanelWish(words=6)] * 3]


def page(habits: PageHabits) -> Image.Image:
    (layout,) = plan(WISHES, habits, 1, 1)
    pictures = {
        frame.panel: Image.new("RGB", (round(frame.box.width), round(frame.box.height)), COLOURS[frame.panel])
        for frame in layout.frames
    }
    return assemble(layout, pictures, habits)


@pytest.mark.parametrize("style", styles())
def test_every_picture_lands_in_its_frame_inside_a_border(style: str) -> None:
    habits = find(style).page
    (layout,) = plan(WISHES, habits, 1, 1)
    made = page(habits)
    assert made.size == layout.size
    for frame in layout.frames:
        box = frame.box
        middle = (int(box.centre.x), int(box.centre.y))
        assert made.getpixel(middle) == Image.new("RGB", (1, 1), COLOURS[frame.panel]).getpixel((0, 0))
        line = pixel(habits.border if habits.border_width and not frame.borderless else habits.paper)
        for edge in (box.x0 - 1, box.x1):
            if 0 <= edge < layout.size.width:
                assert made.getpixel((int(edge), middle[1])) == line
        for edge in (box.y0 - 1, box.y1):
            assert made.getpixel((middle[0], int(edge))) == line


def pixel(colour: str) -> object:
    return Image.new("RGB", (1, 1), colour).getpixel((0, 0))


def test_a_panel_that_runs_to_the_papers_edge_has_no_line_there() -> None:
    habits = find("manga").page
    (layout,) = plan(WISHES, habits, 1, 1)
    box = layout.frames[0].box
    assert (box.x0, box.x1) == (0, layout.size.width)
    made, y = page(habits), int(box.centre.y)
    assert made.getpixel((0, y)) == made.getpixel((layout.size.width - 1, y)) == pixel(COLOURS[0])
    assert made.getpixel((0, int(box.y1))) == pixel(habits.border)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_art_and_border_follow_a_slanted_gutter(direction: Direction) -> None:
    habits = find("comic").page
    action = [PanelWish(words=6, action=True)] * 4
    (layout,) = plan(action, habits, 1, 1, direction=direction)
    slanted = [frame for frame in layout.frames if frame.corners]
    assert slanted
    pictures = {i: Image.new("RGB", size_of(frame), COLOURS[i]) for i, frame in enumerate(layout.frames)}
    made = assemble(layout, pictures, habits)
    for frame in slanted:
        (a, top), (b, _), (c, bottom), (d, _) = frame.corners
        for y in range(int(top) + 8, int(bottom) - 8, 40):
            down = (y + 0.5 - top) / (bottom - top)
            left, right = a + (d - a) * down, b + (c - b) * down
            assert made.getpixel((int(left) + 6, y)) == made.getpixel((int(right) - 7, y))
            assert made.getpixel((int(left) + 6, y)) == pixel(COLOURS[frame.panel])
            assert made.getpixel((round(left), y)) == made.getpixel((round(right), y)) == pixel(habits.border)
            for gutter in (left - 8, right + 8):
                assert made.getpixel((round(gutter), y)) == pixel(habits.paper)


def test_a_page_has_only_paper_art_and_border_colours() -> None:
    habits = find("comic").page
    colours = {colour for _, colour in page(habits).getcolors() or ()}
    hexes = {f"#{r:02x}{g:02x}{b:02x}" for r, g, b in colours}  # type: ignore[misc]  # RGB pixels are triples
    assert hexes == {*COLOURS, habits.paper, habits.border}


def test_a_picture_of_the_right_size_is_used_as_it_is() -> None:
    picture = Image.effect_noise((320, 200), 60).convert("RGB")
    assert ImageChops.difference(fit(picture, (320, 200)), picture).getbbox() is None


@pytest.mark.parametrize("size", [(400, 200), (200, 400), (900, 900), (60, 30)])
def test_other_sizes_are_cropped_around_the_middle_and_never_stretched(size: tuple[int, int]) -> None:
    picture = Image.new("RGB", (600, 600), "white")
    ImageDraw.Draw(picture).ellipse((200, 200, 400, 400), fill="black")
    fitted = fit(picture, size)
    assert fitted.size == size
    disc = fitted.convert("L").point(lambda value: 255 * (value < 128)).getbbox()
    assert disc is not None
    side = max(size) / 3
    assert disc[2] - disc[0] == pytest.approx(min(side, size[0]), abs=2)
    assert disc[3] - disc[1] == pytest.approx(min(side, size[1]), abs=2)
    assert (disc[0] + disc[2]) / 2 == pytest.approx(size[0] / 2, abs=2)


sizes = st.tuples(st.integers(1, 90), st.integers(1, 90))


@settings(max_examples=100, deadline=None)
@given(sizes, sizes)
def test_any_picture_fits_any_frame(picture: tuple[int, int], frame: tuple[int, int]) -> None:
    fitted = fit(Image.new("RGB", picture, "red"), frame)
    assert fitted.size == frame
    assert fitted.getcolors(1) == [(frame[0] * frame[1], (255, 0, 0))]


def test_transparent_and_grey_pictures_become_colour_on_white() -> None:
    assert fit(Image.new("RGBA", (40, 40), (0, 0, 0, 0)), (40, 40)).getpixel((5, 5)) == (255, 255, 255)
    assert fit(Image.new("L", (40, 40), 90), (20, 20)).getpixel((5, 5)) == (90, 90, 90)
