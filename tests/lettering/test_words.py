from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitsumy.lettering import emphasis, runs
from kitsumy.lettering.shapes import shapes
from kitsumy.lettering.words import Kind, set_text
from kitsumy.styles import find

HABITS = find("comic").lettering.model_copy(update={"upper_case": False})
ANY = st.lists(st.text(max_size=12), max_size=60).map(" ".join)
KINDS: tuple[Kind, ...] = ("speech", "thought", "shout", "whisper", "radio", "caption")


def as_set(text: str) -> str:
    return set_text(text, "speech", HABITS)


@pytest.mark.parametrize(
    ("typed", "lettered"),
    [
        ('Він сказав: "Так!"', "Він сказав: «Так!»"),
        ("“Так”, — сказав він", "«Так», — сказав він"),
        ('He said "yes" twice', "He said “yes” twice"),
        ('An odd " quote', "An odd quote"),
        ("п'ять, м`яч, сімʼя", "п’ять, м’яч, сім’я"),
        ("don't say 'no'", "don’t say ‘no’"),
        ("Так - ні -- може", "Так — ні — може"),
        ("But--", "But—"),
        ("— Привіт!", "Привіт!"),
        ("Так, —сказав він", "Так, — сказав він"),
        ("- Привіт!", "Привіт!"),
        ("-5 градусів", "-5 градусів"),
        ("Well.... I", "Well… I"),
        ("NO!!!!!!!!", "NO!!!"),
        ("What?!?!?!", "What?!?"),
        ("Really ?", "Really?"),
        ("Hi :)", "Hi :)"),
        ("a\u200b\u202eb\u2066", "ab"),
        ("e\u0301", "é"),
        ("\ud800", ""),
    ],
)
def test_punctuation_is_set_by_rule(typed: str, lettered: str) -> None:
    assert as_set(typed) == lettered
    assert as_set(lettered) == lettered


@pytest.mark.parametrize(
    ("typed", "lettered"),
    [
        ("I am *so* late", "I am *so* late"),
        ("**so** late", "*so* late"),
        ("*so very late*", "*so very late*"),
        ("a * b", "a b"),
        ("5 * 3", "5×3"),
        ("*unclosed", "unclosed"),
        ("lone*", "lone"),
        ("* *", ""),
        ("un*believ*able", "un*believ*able"),
        ("*ꙮ* fox", "fox"),
    ],
)
def test_asterisks_stand_in_pairs_or_not_at_all(typed: str, lettered: str) -> None:
    assert as_set(typed) == lettered


def test_stress_goes_on_over_the_end_of_a_line() -> None:
    text = as_set("It is *so very very unbelievably late* now")
    for shape in shapes(text, "speech", 40):
        assert all(line.count("*") % 2 == 0 for line in shape.lines)
        assert " ".join(map(emphasis.plain, shape.lines)) == "It is so very very unbelievably late now"
        stressed = [
            word
            for line in shape.lines
            for part in emphasis.parts(line)
            if part.stressed
            for word in part.text.split()
        ]
        assert stressed == ["so", "very", "very", "unbelievably", "late"]


def test_stressed_words_are_wider_and_no_star_is_measured() -> None:
    assert runs.width("*so*", "dialogue", 40) > runs.width("so", "dialogue", 40)
    assert runs.width("*so*", "dialogue", 40) == runs.width("so", "emphasis", 40)


def test_lines_of_a_hebrew_text_run_from_right_to_left_whatever_they_begin_with() -> None:
    text = as_set("שלום לך OK Google Maps Photos Chrome אמר הוא")
    for shape in shapes(text, "speech", 40):
        assert all(line.startswith("\u200f") or "\u05d0" <= line[0] <= "\u05ea" for line in shape.lines)
        assert " ".join(map(emphasis.plain, shape.lines)) == text


@settings(max_examples=120, deadline=None)
@given(ANY, st.sampled_from(KINDS))
def test_any_text_is_set_with_its_marks_in_pairs(text: str, kind: Kind) -> None:
    for shape in shapes(set_text(text, kind, HABITS), kind, 36):
        assert "*" not in "".join(map(emphasis.plain, shape.lines))
        assert all(line.count("*") % 2 == 0 for line in shape.lines)


WORDS = st.from_regex(r"[a-zа-яіїєґ]{1,9}", fullmatch=True)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=60).map(" ".join))
def test_words_without_signs_stay_as_they_are(text: str) -> None:
    assert as_set(text) == text


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=20), st.text("abßїґŉж«»“”„‘’'\"`´ʼ*—–-….,!?;:([{}]) 1\u200e狐한עא", max_size=14)
    ),
    st.booleans(),
)
def test_a_text_that_is_set_stays_as_it_is(text: str, upper_case: bool) -> None:
    habits = HABITS.model_copy(update={"upper_case": upper_case})
    for kind in KINDS:
        once = set_text(text, kind, habits)
        assert set_text(once, kind, habits) == once


@pytest.mark.parametrize("typed", ['"—', '(" ŉ!', ":… …", 'ї““`?"', "“, --Z["])
def test_what_a_dropped_mark_leaves_behind_is_set_as_well(typed: str) -> None:
    assert as_set(as_set(typed)) == as_set(typed)
