from __future__ import annotations

from collections.abc import Sequence

import pytest

from kitsumy.comic import Lines
from kitsumy.composing.camera import TYPE_SIZES, Scene, frame, frame_page
from kitsumy.errors import TextDoesNotFit
from kitsumy.geometry import Size
from kitsumy.ports import Camera
from kitsumy.styles import find
from tests.lettering.scenes import HALF, busy, said, somebody

HABITS = find("comic").lettering


def camera(down: float, cost: float = 0.0) -> Camera:
    anchors = somebody("a", 0.28, down), somebody("b", 0.74, down)
    return Camera(cost=cost, anchors=anchors, busy=busy(*anchors), settings=(down,))


def scene(lines: Lines, *cameras: Camera, panel: int = 0, size: Size = HALF) -> Scene:
    def offers(headroom: float) -> Sequence[Camera]:
        return cameras

    return Scene(panel=panel, size=size, lines=lines, offers=offers, seed=1)


def test_the_framing_with_room_for_the_words_wins() -> None:
    cramped, roomy = camera(0.3), camera(0.75, cost=1)
    framed = frame(scene(said("Did you read the instructions?", "No!"), cramped, roomy), HABITS, 38)
    assert framed is not None
    assert framed.camera == roomy


def test_without_words_the_artists_first_choice_stands() -> None:
    framed = frame(scene(Lines(), camera(0.3), camera(0.7, cost=1)), HABITS, 38)
    assert framed is not None
    assert framed.camera.settings == (0.3,)


def test_no_framing_is_said_not_forced() -> None:
    assert frame(scene(said("word " * 60), camera(0.4), size=Size(400, 300)), HABITS, 38) is None


def test_the_artist_hears_how_much_headroom_the_words_want() -> None:
    heard: list[float] = []

    def offers(headroom: float) -> Sequence[Camera]:
        heard.append(headroom)
        return (camera(0.75),)

    for lines in (said("Hi."), said("Hi. It has been such a long time since we met.", "Has it?")):
        frame(Scene(panel=0, size=HALF, lines=lines, offers=offers, seed=1), HABITS, 38)
    assert 0 < heard[0] < heard[1] < 1.5


def test_a_page_has_one_type_size_and_the_hardest_panel_decides() -> None:
    easy = scene(said("Hi."), camera(0.75), panel=0)
    hard = scene(
        said(
            "Did you read every one of these instructions?",
            "No, why should I?",
            captions=("Later that day.",),
        ),
        camera(0.78),
        panel=1,
    )
    alone, _ = frame_page([easy], HABITS)
    together, framed = frame_page([easy, hard], HABITS)
    assert alone == TYPE_SIZES[0]
    assert together < alone
    assert [f.letters.balloons[0].lines[0][:2] for f in framed] == ["HI", "DI"]


def test_what_fits_at_no_size_names_its_panel() -> None:
    wordy = scene(said("word " * 80), camera(0.5), panel=3)
    with pytest.raises(TextDoesNotFit) as caught:
        frame_page([scene(said("Hi."), camera(0.75)), wordy], HABITS)
    assert (caught.value.panel, caught.value.words) == (3, 80)
