from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitsumy.comic import Balloon, Lines
from kitsumy.geometry import Box, Size
from kitsumy.lettering import Placement, demand, headroom, inspect, place, unheard
from kitsumy.lettering.inspection import flawless
from kitsumy.lettering.joins import joined
from kitsumy.lettering.sounds import SMALLEST, UPRIGHT, obstacles
from kitsumy.page import Anchor
from kitsumy.styles import find
from tests.lettering.scenes import HALF, WIDE, busy, said, somebody

HABITS = find("comic").lettering
A, B = somebody("a", 0.28), somebody("b", 0.74)


def placed(lines: Lines, *anchors: Anchor, size: Size = HALF, type_size: int = 38) -> Placement:
    found = place(size, lines, anchors, busy(*anchors), HABITS, type_size, 3)
    assert found is not None
    return found


def test_a_question_and_its_answer() -> None:
    found = placed(said("Did you read the instructions?", "No. Why?"), A, B)
    one, two = found.letters.balloons
    assert one.centre.x < two.centre.x
    assert one.tip is not None
    assert two.tip is not None
    assert inspect(HALF, found.letters, (A, B)) == ()
    assert found.below_mouth == 0


def test_a_caption_sits_flush_in_a_corner_and_is_read_first() -> None:
    found = placed(said("One more time.", captions=("Attempt number nine.",)), A)
    box = found.letters.captions[0].box
    assert (box.x0, box.y0) == pytest.approx((0, 0))
    assert inspect(HALF, found.letters, (A,)) == ()


def test_whoever_is_not_in_the_picture_speaks_from_its_edge() -> None:
    found = placed(said("Who said that?"), B)
    (balloon,) = found.letters.balloons
    assert balloon.mouth is None
    assert balloon.tip is not None
    assert balloon.tip.x == pytest.approx(0)
    assert inspect(HALF, found.letters, (B,)) == ()


def test_a_head_beyond_the_edge_is_pointed_at_up_to_there() -> None:
    found = placed(said("I can hear you!"), somebody("a", 1.2), B)
    (balloon,) = found.letters.balloons
    assert balloon.mouth is None
    assert balloon.tip is not None
    assert balloon.tip.x == pytest.approx(HALF.width)


def test_a_tail_goes_over_nobodys_face() -> None:
    crowd = [somebody(name, x, 0.62, WIDE, 90) for name, x in zip("acdb", (0.2, 0.42, 0.6, 0.8), strict=True)]
    lines = said("Somebody has to open that door.", "Not me! I was here first.", "You were not.", "Was too!")
    found = placed(lines, *crowd, size=WIDE)
    assert inspect(WIDE, found.letters, crowd) == ()
    high = somebody("c", 0.3, 0.4, radius=120)
    under = somebody("a", 0.3, 0.86)
    found = placed(said("I am down here, behind you."), under, high)
    assert inspect(HALF, found.letters, (under, high)) == ()


def test_when_heads_leave_no_room_ears_may_be_touched_but_never_faces() -> None:
    tall = somebody("a", 0.5, 0.62, radius=180).model_copy(update={"head": Box(0.05, 0.2, 0.95, 0.95)})
    assert place(HALF, said("Hello up there"), (tall,), busy(tall), HABITS, 38, 3) is None
    found = place(HALF, said("Hello up there"), (tall,), busy(tall), HABITS, 38, 3, spare="faces")
    assert found is not None
    assert not [fault for fault in inspect(HALF, found.letters, (tall,)) if fault.kind == "face"]


def test_too_many_words_are_refused_not_squeezed() -> None:
    assert place(Size(300, 260), said("word " * 40), (A,), busy(A), HABITS, 42, 3) is None


def test_a_sound_keeps_off_faces_balloons_and_tails() -> None:
    found = placed(said("It is not supposed to smoke!", sfx=("Boom!",)), A, B)
    (sound,) = found.letters.sfx
    for anchor in (A, B):
        assert sound.box.overlap(anchor.face.scaled(*HALF)) == 0
    for balloon in found.letters.balloons:
        box = Box(
            balloon.centre.x - balloon.rx,
            balloon.centre.y - balloon.ry,
            balloon.centre.x + balloon.rx,
            balloon.centre.y + balloon.ry,
        )
        assert sound.box.overlap(box) == 0


def test_words_make_room_for_a_sound_that_would_find_none() -> None:
    low = Size(700, 330)
    small = somebody("a", 0.2, 0.8, low, 50)
    lines = said("Nobody told me that this would be so loud tonight.", sfx=("Kaboom",))
    found = placed(lines, small, size=low, type_size=34)
    (sound,) = found.letters.sfx
    assert sound.box.overlap(small.head.scaled(*low)) == 0
    assert inspect(low, found.letters, (small,)) == ()


def test_where_there_is_room_at_a_side_alone_a_sound_stands_upright() -> None:
    narrow = Size(460, 430)
    tall = somebody("a", 0.42, 0.55, narrow, 170)
    found = placed(said(sfx=("Kaboom",)), tall, size=narrow)
    (sound,) = found.letters.sfx
    assert abs(sound.angle) == UPRIGHT
    assert sound.box.overlap(tall.head.scaled(*narrow)) == 0


def test_only_a_sound_with_no_place_at_all_is_left_out() -> None:
    lines = said("Hello?", sfx=("Wham", "w" * 60))
    found = placed(lines, A)
    assert [sound.text for sound in found.letters.sfx] == ["WHAM"]
    assert unheard(lines, found.letters) == ("W" * 60,)
    assert unheard(said(sfx=("ꙮ", "Wham", "Wham")), found.letters) == ("WHAM",)  # no font has the first


NOISES = st.sampled_from(["Boom", "Крк", "Knock knock", "Ба-бах!", "ΜΠΑΜ", "Zzz…"])


@settings(max_examples=25)
@given(
    st.lists(st.lists(st.sampled_from(["so", "ніколи", "waiting"]), min_size=1, max_size=7), max_size=3),
    st.lists(st.just("Then, a sign."), max_size=1),
    st.lists(NOISES, min_size=1, max_size=2),
    st.tuples(st.floats(0.15, 0.45), st.floats(0.55, 0.85), st.floats(0.55, 0.8)),
    st.integers(40, 90),
    st.sampled_from([HALF, WIDE, Size(520, 600), Size(900, 400)]),
)
def test_every_sound_stands_free_of_faces_and_of_all_other_letters(
    texts: list[list[str]],
    captions: list[str],
    noises: list[str],
    at: tuple[float, float, float],
    radius: int,
    size: Size,
) -> None:
    anchors = tuple(somebody(who, x, at[2], size, radius) for who, x in zip("ab", at, strict=False))
    lines = said(*map(" ".join, texts), captions=tuple(captions), sfx=tuple(noises))
    found = place(size, lines, anchors, busy(*anchors), HABITS, 32, 3)
    if found is None:
        return
    letters = found.letters
    assert inspect(size, letters, anchors) == ()
    assert len(unheard(lines, letters)) < len(noises)  # a second one may lack room, the first never does
    others = [anchor.face.scaled(*size) for anchor in anchors]
    others += obstacles(letters.balloons, letters.captions)
    for sound in letters.sfx:
        assert Box(0, 0, *size).overlap(sound.box) == pytest.approx(sound.box.width * sound.box.height)
        assert sound.type_size >= SMALLEST
        assert not any(sound.box.overlap(box) for box in others)
        others.append(sound.box)


def test_a_panel_of_unknown_signs_stays_silent() -> None:
    found = placed(said("ꙮ ᚠᚢ"), A)
    assert found.letters.balloons == ()


def test_the_same_words_sit_the_same_way() -> None:
    lines = said("Could it be…?", "Here?", captions=("Then, a sign.",), sfx=("Ding!",))
    assert placed(lines, A, B, size=WIDE) == placed(lines, A, B, size=WIDE)


def test_two_balloons_of_one_speaker_are_one_shape() -> None:
    lines = Lines(balloons=(Balloon(speaker="a", text="Wait."), Balloon(speaker="a", text="I know!")))
    (run,) = joined(placed(lines, A, B).letters.balloons)
    assert len(run) == 2


TALK = "я ти ми вони сьогодні ніхто не чекав two robots argue about".split()  # noqa: SIM905 - words
WORDS = st.lists(st.sampled_from(TALK), min_size=1, max_size=8)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(WORDS.map(" ".join), min_size=1, max_size=3),
    st.lists(WORDS.map(" ".join), max_size=1),
    st.sampled_from(["speech", "thought", "shout", "whisper"]),
    st.floats(0.2, 0.45),
    st.floats(0.55, 0.8),
    st.floats(0.5, 0.8),
    st.sampled_from([HALF, WIDE, Size(900, 760)]),
)
def test_whatever_is_placed_passes_inspection(
    texts: list[str], captions: list[str], kind: str, left: float, right: float, down: float, size: Size
) -> None:
    anchors = (somebody("a", left, down, size), somebody("b", right, down, size))
    lines = said(*texts, captions=tuple(captions), kind=kind)
    found = place(size, lines, anchors, busy(*anchors), HABITS, 36, 3, thorough=False)
    if found is not None:
        faults = inspect(size, found.letters, anchors)
        assert flawless(size, found.letters, anchors) == (faults == ())
        assert [f for f in faults if f.kind in ("overflow", "face", "order", "gap", "edge", "tail")] == []


def test_more_words_ask_for_more_room() -> None:
    few, many = (
        said("Hello."),
        said("Hello. It has been such a long time since we met.", "Has it? I had not noticed."),
    )
    assert demand(few, HABITS, 40).min_width < demand(many, HABITS, 40).min_width
    assert headroom(few, HABITS, 40, 760) < headroom(many, HABITS, 40, 760)
    assert demand(Lines(), HABITS, 40) == (0, 0, 0)
