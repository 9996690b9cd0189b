"""Letters are placed in the safe part of a frame and come back in the panel's own pixels."""

from __future__ import annotations

import pytest

from kitsumy.geometry import Box, Point, Size
from kitsumy.page import (
    Anchor,
    Busy,
    Frame,
    PanelLetters,
    PlacedBalloon,
    PlacedCaption,
    PlacedSfx,
)
from kitsumy.pages import anchors_within, busy_within, letters_from, room, safe

CORNERS = (Point(140, 100), Point(660, 100), Point(604, 500), Point(84, 500))
SLANTED = Frame(panel=0, box=Box(84, 100, 660, 500), corners=CORNERS)


def test_a_plain_frame_is_safe_throughout() -> None:
    frame = Frame(panel=0, box=Box(40, 40, 800, 700))
    assert safe(frame) == frame.box
    assert room(frame) is None


def test_a_slanted_frame_is_safe_between_its_corners() -> None:
    assert safe(SLANTED) == Box(140, 100, 604, 500)
    assert room(SLANTED) == Box(56, 0, 520, 400)


def test_an_open_side_keeps_off_the_papers_edge() -> None:
    assert safe(Frame(panel=0, box=Box(0, 0, 1600, 500))) == Box(24, 0, 1576, 500)


def test_places_survive_the_way_there_and_back() -> None:
    size, part = Size(576, 400), Box(56, 0, 520, 400)
    head = Box(0.4, 0.3, 0.6, 0.7)
    fox = Anchor(character="fox", head=head, face=head, mouth=Point(0.5, 0.6), hand=Point(0.2, 0.9))
    (seen,) = anchors_within([fox], size, part)
    letters = PanelLetters(
        captions=(PlacedCaption(lines=("a",), box=Box(10, 10, 90, 60), type_size=30),),
        balloons=(
            PlacedBalloon(
                speaker="fox",
                kind="speech",
                lines=("b",),
                centre=Point(200, 80),
                rx=60,
                ry=40,
                type_size=40,
                mouth=Point(seen.mouth.x * part.width, seen.mouth.y * part.height),
            ),
        ),
        sfx=(PlacedSfx(text="c", centre=Point(9, 9), type_size=50, angle=0, box=Box(0, 0, 20, 20)),),
    )
    moved = letters_from(letters, part)
    assert moved.balloons[0].mouth is not None
    assert tuple(moved.balloons[0].mouth) == pytest.approx((0.5 * size.width, 0.6 * size.height))
    assert tuple(moved.balloons[0].centre) == (256, 80)
    assert moved.balloons[0].tip is None
    assert tuple(moved.captions[0].box) == (66, 10, 146, 60)
    assert tuple(moved.sfx[0].box) == (56, 0, 76, 20)
    assert tuple(moved.sfx[0].centre) == (65, 9)
    (busy,) = busy_within([Busy(box=head, weight=1)], size, part)
    assert busy.box.scaled(part.width, part.height).moved(56, 0) == pytest.approx(head.scaled(*size))
