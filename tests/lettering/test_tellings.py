"""Words that fit nowhere are told otherwise: none is lost, and they are read in the same order."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitsumy.comic import Balloon, Lines
from kitsumy.lettering import strip, tellings
from kitsumy.lettering.tellings import MANY, split
from kitsumy.styles import find
from tests.lettering.scenes import said

HABITS = find("comic").lettering
NAMES = {"a": "ANNA", "b": "BOB"}
WORDS = st.lists(
    st.sampled_from(["so", "it", "is.", "never", "—", "Що?", "*look", "here*", "ten,", "і"]),
    min_size=1,
    max_size=40,
)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Wait for me. I know!", ["Wait for me.", "I know!"]),
        ("I know!", ["I know!"]),
        ("No. I will not go there again.", ["No. I will not go there again."]),
        ("He said “Wait.” Then he went home.", ["He said “Wait.”", "Then he went home."]),
        ("*Stop it. Right now.* Please go.", ["*Stop it. Right now.*", "Please go."]),
    ],
)
def test_balloons_are_taken_apart_between_sentences(text: str, parts: list[str]) -> None:
    assert list(split(text)) == parts


def test_a_long_sentence_is_taken_apart_where_the_voice_rests() -> None:
    text = "Perhaps the cat of our neighbour took it again, as she did last summer with my old slippers"
    assert list(split(text)) == [
        "Perhaps the cat of our neighbour took it again,",
        "as she did last summer with my old slippers",
    ]
    assert len(text.split()) > MANY


@given(WORDS.map(" ".join))
def test_no_word_is_lost_between_two_balloons(text: str) -> None:
    assert " ".join(split(text)).split() == text.split()


def test_each_telling_has_less_in_the_art() -> None:
    lines = said("Wait for me. I know!", "Who?", "The other one.", captions=("Later.",))
    written, apart, over, half, last = tellings(lines, NAMES)
    assert written.inside == lines
    assert [one.text for one in apart.inside.balloons][:2] == ["Wait for me.", "I know!"]
    assert {one.speaker for one in apart.inside.balloons[:2]} == {"a"}
    assert (over.inside.captions, over.above, over.below) == ((), ("Later.",), ())
    assert half.below == ("BOB: Who?", "ANNA: The other one.")
    assert [one.text for one in half.inside.balloons] == ["Wait for me.", "I know!"]
    assert last.inside.balloons == ()
    assert last.below[0] == "ANNA: Wait for me. I know!"


def test_who_has_no_name_is_not_named() -> None:
    *_, last = tellings(Lines(balloons=(Balloon(speaker="voice", text="Hello."),)), NAMES)
    assert last.below == ("Hello.",)


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=4), st.sampled_from([32, 40]))
def test_strips_are_as_wide_as_they_may_be_and_stand_under_one_another(texts: list[str], size: int) -> None:
    made = strip(texts, (24.0, 700.0), HABITS, size)
    boxes = [one.box for one in made.captions]
    assert all((box.x0, box.x1) == (24.0, 700.0) for box in boxes)
    assert all(one.y1 + 8 <= other.y0 for one, other in pairwise(boxes))
    assert made.height == (boxes[-1].y1 if boxes else 0)
    assert all(one.outside for one in made.captions)
    assert made.moved(-made.height)[-1:] == () or made.moved(-made.height)[-1].box.y1 == 0
