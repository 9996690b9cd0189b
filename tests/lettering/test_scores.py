"""A strict editor sees every kind of fault, and nothing where there is none."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from PIL import Image

from kitsumy.comic import Balloon, Lines, Sfx
from kitsumy.geometry import Box, Point, Size
from kitsumy.lettering import COLOURS, STRANGER, Score, overlay, place, score
from kitsumy.lettering.gates import Gate, Limit, limits
from kitsumy.lettering.scores import contrast
from kitsumy.page import Anchor, Direction, Frame, Page, PanelLetters, PlacedBalloon, PlacedCaption, PlacedSfx
from kitsumy.styles import find as find_style

HABITS = find_style("comic").lettering
SIZE = Size(700, 600)
FOX = Anchor(
    character="fox", head=Box(0.1, 0.5, 0.35, 0.9), face=Box(0.14, 0.6, 0.31, 0.85), mouth=Point(0.22, 0.8)
)
CAT = Anchor(
    character="cat", head=Box(0.65, 0.5, 0.9, 0.9), face=Box(0.69, 0.6, 0.86, 0.85), mouth=Point(0.78, 0.8)
)
FIRST = PlacedBalloon(
    speaker="fox",
    kind="speech",
    lines=("WHERE", "IS IT?"),
    centre=Point(160, 120),
    rx=120,
    ry=80,
    type_size=40,
    mouth=Point(154, 480),
    tip=Point(155, 310),
)
SECOND = FIRST.model_copy(
    update={
        "speaker": "cat",
        "lines": ("HERE!",),
        "centre": Point(520, 140),
        "mouth": Point(546, 480),
        "tip": Point(533, 310),
    }
)
CAPTION = PlacedCaption(lines=("RAIN.",), box=Box(0, 250, 160, 300), type_size=40)
GOOD = PanelLetters(balloons=(FIRST, SECOND))


def page(letters: PanelLetters, direction: Direction = "ltr", corners: tuple[Point, ...] = ()) -> Page:
    frame = Frame(panel=3, box=Box(100, 200, 800, 800), corners=corners)
    return Page(
        number=1,
        size=Size(1600, 1000),
        frames=(frame,),
        letters=(letters,),
        type_size=40,
        direction=direction,
    )


def scored(
    letters: PanelLetters, anchors: tuple[Anchor, ...] = (FOX, CAT), direction: Direction = "ltr"
) -> Score:
    return score(page(letters, direction), {3: anchors}, HABITS, {3: Lines(captions=("Rain.",))})


def kinds(found: Score) -> set[Gate]:
    return {fault.kind for fault in (*found.faults, *found.warnings)}


def changed(**update: object) -> PanelLetters:
    return GOOD.model_copy(update={"balloons": (FIRST, SECOND.model_copy(update=update))})


def test_good_letters_have_no_fault_and_every_mark() -> None:
    found = scored(GOOD)
    assert (found.faults, found.warnings) == ((), ())
    assert [mark.kind for mark in found.marks] == list(limits())
    assert all(mark.measured and mark.worst is not None for mark in found.marks)
    assert set(limits()) == set(get_args(Gate))


WRONG: dict[str, tuple[PanelLetters, set[Gate]]] = {
    "read in another order": (GOOD.model_copy(update={"balloons": (SECOND, FIRST)}), {"order"}),
    "words wider than their balloon": (changed(lines=("NEVERTHELESS!",)), {"overflow"}),
    "another type": (changed(type_size=36), {"size"}),
    "type for an eagle": (changed(type_size=24), {"size", "capital"}),
    "over a face": (changed(centre=Point(546, 420), mouth=None, tip=None), {"face", "head"}),
    "over a forehead": (
        changed(centre=Point(546, 272), tip=Point(546, 356)),
        {"head"},
    ),
    "too near": (changed(centre=Point(402, 120), tip=Point(474, 310), mouth=Point(546, 480)), {"gap"}),
    "at the edge": (changed(centre=Point(575, 140), tip=Point(560, 310)), {"edge"}),
    "half a panel": (
        GOOD.model_copy(
            update={
                "balloons": (
                    FIRST.model_copy(
                        update={"centre": Point(340, 180), "rx": 320, "ry": 160, "mouth": None, "tip": None}
                    ),
                )
            }
        ),
        {"share"},
    ),
    "past the mouth": (changed(tip=Point(600, 300)), {"tail"}),
    "at somebody else": (changed(tip=Point(250, 400), mouth=Point(546, 480)), {"tail", "speaker"}),
    "too much said": (changed(lines=("A B C D E F G H", "I J K L M N O P")), {"balloon_words", "overflow"}),
    "a sound on a face": (
        GOOD.model_copy(
            update={
                "sfx": (
                    PlacedSfx(
                        text="BANG",
                        centre=Point(540, 440),
                        type_size=60,
                        angle=7,
                        box=Box(480, 400, 600, 480),
                    ),
                )
            }
        ),
        {"face"},
    ),
    "a caption on a face": (
        GOOD.model_copy(update={"captions": (CAPTION.model_copy(update={"box": Box(0, 380, 160, 430)}),)}),
        {"face", "order"},
    ),
}


@pytest.mark.parametrize(("letters", "gates"), WRONG.values(), ids=list(WRONG))
def test_every_fault_is_seen(letters: PanelLetters, gates: set[Gate]) -> None:
    found = scored(letters)
    assert kinds(found) == gates
    assert {fault.panel for fault in found.faults} <= {3}
    broken = {mark.kind: mark.broken for mark in found.marks if mark.broken}
    assert set(broken) == gates


def test_many_words_are_no_fault() -> None:
    many = FIRST.model_copy(
        update={
            "lines": ("A B C D E F",) * 5,
            "rx": 300,
            "ry": 150,
            "centre": Point(330, 170),
            "mouth": None,
            "tip": None,
        }
    )
    found = scored(PanelLetters(balloons=(many,)), ())
    assert {fault.kind for fault in found.warnings} == {"balloon_words", "panel_words"}
    assert {fault.kind for fault in found.faults} <= {"share"}


def test_pale_letters_are_seen() -> None:
    pale = HABITS.model_copy(update={"letters": "#888888"})
    assert {fault.kind for fault in score(page(GOOD), {3: ()}, pale).faults} == {"contrast"}
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_pages_read_from_the_right() -> None:
    assert kinds(scored(GOOD, direction="rtl")) == {"order"}
    assert kinds(scored(GOOD.model_copy(update={"balloons": (SECOND, FIRST)}), direction="rtl")) == set()


def test_strips_over_and_under_the_art_have_their_turn() -> None:
    over = CAPTION.model_copy(update={"box": Box(0, -70, 700, 0), "outside": True})
    under = CAPTION.model_copy(update={"box": Box(0, 600, 700, 670), "outside": True})
    assert kinds(scored(GOOD.model_copy(update={"captions": (over, under)}))) == set()


def test_somebody_outside_speaks_from_the_edge() -> None:
    assert kinds(scored(changed(mouth=None, tip=Point(690, 200)))) == set()
    assert kinds(scored(changed(mouth=None, tip=Point(640, 300)))) == {"speaker"}


def test_joined_balloons_may_touch_and_have_one_tail() -> None:
    more = FIRST.model_copy(update={"centre": Point(300, 200), "tip": Point(10, 10)})
    assert "gap" not in kinds(scored(PanelLetters(balloons=(FIRST, more))))
    apart = more.model_copy(update={"kind": "whisper"})
    assert "gap" in kinds(scored(PanelLetters(balloons=(FIRST, apart))))


def test_strangers_count_as_heads() -> None:
    stranger = FOX.model_copy(update={"character": ""})
    assert kinds(scored(GOOD, (stranger, CAT))) == set()
    someone = CAT.model_copy(update={"character": ""})
    over = changed(centre=Point(546, 420), mouth=None, tip=None)
    assert kinds(scored(over, (FOX, someone))) == {"face", "head"}


def test_slanted_sides_are_edges() -> None:
    corners = (Point(100, 200), Point(640, 200), Point(800, 800), Point(100, 800))
    found = score(page(GOOD, corners=corners), {3: (FOX, CAT)}, HABITS)
    assert kinds(found) == {"edge"}


def test_an_empty_page_has_nothing_to_measure() -> None:
    found = score(page(PanelLetters()), {}, HABITS)
    assert found.faults == ()
    assert {mark.worst for mark in found.marks if mark.kind != "panel_words"} == {None}


def test_what_placement_finds_is_good() -> None:
    lines = Lines(captions=("Rain.",), balloons=(Balloon(speaker="fox", text="Where is it?"),))
    found = place(SIZE, lines, (FOX, CAT), (), HABITS, 40, 1)
    assert found is not None
    assert scored(found.letters).faults == ()


def test_a_limit_is_one_sided() -> None:
    with pytest.raises(ValueError, match="either the most or the least"):
        Limit()
    with pytest.raises(ValueError, match="either the most or the least"):
        Limit(most=1, least=0)


def test_the_overlay_marks_everything() -> None:
    letters = WRONG["past the mouth"][0].model_copy(update={"captions": (CAPTION,)})
    picture = Image.new("RGB", (1600, 1000), "#808080")
    names = {seen: seen for seen in COLOURS}
    drawn = overlay(picture, page(letters), {3: (FOX, CAT)}, scored(letters), names)
    assert drawn.width == 1600
    assert drawn.height > 1000
    colours = {
        tuple(colour)
        for colour in np.unique(np.asarray(drawn.crop((0, 0, 1600, 1000))).reshape(-1, 3), axis=0)
    }
    expected = {tuple(bytes.fromhex(COLOURS[seen][1:])) for seen in COLOURS if seen != "sound"}
    assert expected <= colours


def test_signs_that_no_font_has_are_faults_of_their_panel() -> None:
    said = Lines(captions=("Fine ꙮ",), balloons=(Balloon(speaker="fox", text="ᚠ ꙮ!"),))
    found = score(page(GOOD), {3: (FOX, CAT)}, HABITS, {3: said, 4: said})
    (fault,) = found.faults
    assert (fault.kind, fault.panel, fault.about, fault.amount) == ("signs", 3, "ꙮ ᚠ", 2)
    assert score(page(GOOD), {3: (FOX, CAT)}, HABITS, {3: Lines(captions=("Fine",))}).faults == ()


def test_sounds_that_found_no_place_are_faults_of_their_panel() -> None:
    loud = Lines(sfx=(Sfx(text="Boom"), Sfx(text="Wham")))
    (fault,) = score(page(GOOD), {3: (FOX, CAT)}, HABITS, {3: loud}).faults
    assert (fault.kind, fault.panel, fault.about, fault.amount) == ("sounds", 3, "BOOM WHAM", 2)


def test_a_stranger_whose_face_is_covered_is_called_one() -> None:
    anybody = FOX.model_copy(update={"character": "", "face": Box(0.14, 0.1, 0.31, 0.3)})
    found = score(page(GOOD), {3: (FOX, CAT, anybody)}, HABITS)
    assert {fault.about for fault in found.faults if fault.kind == "face"} == {STRANGER}
