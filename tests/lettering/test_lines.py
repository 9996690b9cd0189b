from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitsumy.lettering import emphasis, runs
from kitsumy.lettering.lines import break_lines
from kitsumy.lettering.shapes import LEADING, POWER, SCALE, shapes
from kitsumy.lettering.words import CLOSE, HYPHEN, NO_BREAK, ROLES, Kind, joined, pieces, set_text
from kitsumy.styles import find

HABITS = find("comic").lettering
TEXTS = st.lists(
    st.text(st.characters(codec="utf-8", categories=("L", "P")), min_size=1, max_size=14),
    min_size=1,
    max_size=16,
).map(" ".join)


def test_short_words_stay_with_their_neighbours() -> None:
    assert pieces("Я не знаю, а ти") == [f"Я{NO_BREAK}не", "знаю,", f"а{NO_BREAK}ти"]
    assert pieces("Це ж просто ключ") == [f"Це{NO_BREAK}ж", "просто", "ключ"]
    assert pieces("A cat — and more") == [f"A{NO_BREAK}cat{NO_BREAK}—", "and", "more"]


def test_only_what_is_no_word_is_cut() -> None:
    assert pieces("шестидесятидев’ятиміс") == ["шестидесятидев’ятиміс"]
    assert pieces("a" * 40) == ["a" * 16 + HYPHEN, "a" * 16 + HYPHEN, "a" * 8]
    assert joined(pieces("a" * 40)[:2]) == "a" * 32 + "-"


def test_closing_signs_start_no_line_and_opening_ones_end_none() -> None:
    assert pieces("так ) ні « о") == [f"так{NO_BREAK})", "ні", f"«{NO_BREAK}о"]
    assert pieces("Wait—what now") == [f"Wait—{CLOSE}", "what", "now"]


def test_scripts_without_spaces_break_between_their_characters() -> None:
    assert pieces("狐の、「犬」！") == [f"狐{CLOSE}", f"の、{CLOSE}", "「犬」！"]
    assert pieces("abc狐12犬") == [f"abc{CLOSE}", f"狐{CLOSE}", f"12{CLOSE}", "犬"]
    thai = "ภาษาไทยไม่มีช่องว่างระหว่างคำ"
    assert len(pieces(thai)) > 2
    assert joined(pieces(thai)) == thai


def test_lines_swell_in_the_middle() -> None:
    words = ["aaa"] * 7
    broken = break_lines(words, [3.0] * 7, 1.0, [0.6, 1.0, 0.6])
    assert broken is not None
    assert [len(line.split()) for line in broken[0]] == [2, 3, 2]


def test_more_lines_than_words_cannot_be() -> None:
    assert break_lines(["one"], [3.0], 1.0, [1.0, 1.0]) is None


def letters(text: str) -> str:
    return "".join(emphasis.plain(text).split()).replace("-", "")


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_breaking_loses_and_reorders_nothing(text: str) -> None:
    words = set_text(text, "speech", HABITS)
    for shape in shapes(words, "speech", 40):
        assert letters("".join(shape.lines)) == letters(words)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.sampled_from(["speech", "thought", "shout", "whisper"]))
def test_every_line_is_inside_its_outline(text: str, kind: Kind) -> None:
    for shape in shapes(set_text(text, kind, HABITS), kind, 40):
        size, count = round(40 * SCALE[kind]), len(shape.lines)
        for i, line in enumerate(shape.lines):
            x = runs.width(line, ROLES[kind], size) / 2
            y = abs((i - (count - 1) / 2) * LEADING * size) + size * 0.36
            assert (x / shape.rx) ** POWER + (y / shape.ry) ** POWER <= 1


@pytest.mark.parametrize("text", ["ꙮ", "ᚠᚢ", "*", "\u202e\u200b", "   "])
def test_what_the_faces_cannot_show_takes_no_shape(text: str) -> None:
    assert shapes(set_text(text, "speech", HABITS), "speech", 40) == ()


def test_upper_case_is_a_habit_of_the_style() -> None:
    assert set_text("Її ґанок", "speech", HABITS) == "ЇЇ ҐАНОК"
    assert set_text("Її ґанок", "speech", HABITS.model_copy(update={"upper_case": False})) == "Її ґанок"
