from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kitsumy.geometry import Point, Size
from kitsumy.lettering import paint, place
from kitsumy.lettering.shapes import shapes
from kitsumy.lettering.words import set_text
from kitsumy.page import BalloonKind, FontTheme, PanelLetters, PlacedBalloon
from kitsumy.styles import find, styles
from tests.lettering.scenes import HALF, busy, said, somebody

A, B = somebody("a", 0.28), somebody("b", 0.74)
GREY = (120, 120, 120)


def lettered(style: str, kind: str = "speech", sfx: tuple[str, ...] = ()) -> tuple[Image.Image, PanelLetters]:
    habits = find(style).lettering
    lines = said("Did you read it?", "No!", captions=("Later.",), sfx=sfx, kind=kind)
    found = place(HALF, lines, (A, B), busy(A, B), habits, 36, 3)
    assert found is not None
    page = Image.new("RGB", (HALF.width + 100, HALF.height + 100), GREY)
    paint(page, Point(50, 50), found.letters, habits, "#d62828", 3)
    return page, found.letters


def at(page: Image.Image, x: float, y: float) -> tuple[int, ...]:
    pixel = page.getpixel((round(x), round(y)))
    assert isinstance(pixel, tuple)
    return pixel


@pytest.mark.parametrize("style", list(styles()))
def test_balloons_have_the_styles_paper_and_dark_letters(style: str) -> None:
    page, letters = lettered(style)
    balloon = letters.balloons[0]
    box = (balloon.centre.x - balloon.rx + 50, balloon.centre.y - balloon.ry + 50)
    crop = np.asarray(
        page.crop(
            (round(box[0]), round(box[1]), round(box[0] + 2 * balloon.rx), round(box[1] + 2 * balloon.ry))
        )
    )
    assert (crop.min(axis=(0, 1)) < 40).all()
    assert at(page, balloon.centre.x + 50, balloon.centre.y - balloon.ry + 60) == (255, 255, 255)


@pytest.mark.parametrize("kind", get_args(BalloonKind))
def test_every_kind_is_drawn_and_none_leaves_the_panel(kind: str) -> None:
    page, _ = lettered("comic", kind)
    pixels = np.asarray(page)
    assert (pixels[:40] == GREY).all()
    assert (pixels[-40:] == GREY).all()
    assert (pixels != GREY).any()


def test_kinds_look_different() -> None:
    pages = [lettered("comic", kind)[0].tobytes() for kind in get_args(BalloonKind)]
    assert len(set(pages)) == len(pages)


def test_noir_sounds_take_the_pages_accent() -> None:
    page, letters = lettered("noir", sfx=("Boom",))
    box = letters.sfx[0].box.moved(50, 50)
    colours = page.crop(tuple(round(v) for v in box)).getcolors(maxcolors=100000)  # type: ignore[arg-type]
    assert colours is not None
    assert (214, 40, 40) in {colour for _, colour in colours}


def test_tails_point_at_their_speakers() -> None:
    _, letters = lettered("comic")
    for balloon, anchor in zip(letters.balloons, (A, B), strict=True):
        assert balloon.tip is not None
        mouth = Point(anchor.mouth.x * HALF.width, anchor.mouth.y * HALF.height)
        assert abs(balloon.tip.x - mouth.x) < 120


def test_painting_is_the_same_everywhere() -> None:
    assert lettered("comic", "shout")[0].tobytes() == lettered("comic", "shout")[0].tobytes()


def test_a_panel_without_words_stays_as_it_is() -> None:
    page = Image.new("RGB", Size(100, 100), GREY)
    paint(page, Point(0, 0), PanelLetters(), find("comic").lettering, "#d62828", 1)
    assert page.getcolors() == [(10000, GREY)]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.one_of(st.text(max_size=8), st.sampled_from(["*so*", "שלום", "狐の", "👩‍🚒", "— x"])), max_size=60
    ),
    st.sampled_from(get_args(BalloonKind)),
    st.sampled_from(get_args(FontTheme)),
    st.integers(0, 2**40),
)
def test_whatever_is_said_can_be_painted(
    words: list[str], kind: BalloonKind, theme: FontTheme, seed: int
) -> None:
    habits = find("comic").lettering.model_copy(update={"font": theme})
    page = Image.new("RGB", (900, 700), GREY)
    for shape in shapes(set_text(" ".join(words), kind, habits), kind, 24, theme)[:1]:
        balloon = PlacedBalloon(
            speaker="a",
            kind=kind,
            lines=shape.lines,
            centre=Point(450, 300),
            rx=shape.rx,
            ry=shape.ry,
            type_size=24,
            mouth=Point(450, 660),
            tip=Point(450, 640),
        )
        paint(page, Point(0, 0), PanelLetters(balloons=(balloon,)), habits, "#d62828", seed)
        assert page.getpixel((450, 300 - round(shape.ry) + 3)) != GREY


def test_near_balloons_of_one_speaker_are_one_shape_and_far_ones_are_not() -> None:
    def between(x: float) -> tuple[int, ...]:
        page = Image.new("RGB", (1000, 300), GREY)
        balloons = tuple(
            PlacedBalloon(
                speaker="a", kind="speech", lines=("Hm.",), centre=Point(at, 150), rx=90, ry=60, type_size=40
            )
            for at in (150, x)
        )
        paint(page, Point(0, 0), PanelLetters(balloons=balloons), find("comic").lettering, "#d62828", 1)
        return at(page, (150 + x) / 2, 150)

    assert between(390) == (255, 255, 255)
    assert between(750) == GREY
