"""Words put into a panel are read like an idea and go where they are meant to go."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitsumy.comic import Balloon, Lines, Sfx
from kitsumy.errors import (
    InputError,
    NotInComic,
    UnknownKind,
    WordsHaveControls,
    WordsHaveMarkup,
    WordsNotShown,
    WordsTooLong,
)
from kitsumy.revising.rewording import LONGEST, Spot, What, kind_named, read, reworded

PANEL = Lines(
    captions=("Дощ.",),
    balloons=(Balloon(speaker="fox", text="Де він?"), Balloon(speaker="cat", text="Хто?", kind="shout")),
    sfx=(Sfx(text="КАП", source="fox"),),
)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("  New\twords \n here ", "New words here"),
        ("e\u0301 *so* 👩\u200d🚒!", "é *so* 👩\u200d🚒!"),
        ("", ""),
        (" \n\t", ""),
        ("a < b & c @ d", "a < b & c @ d"),
        ("…", "…"),
        ("!" * 200, "!" * 200),
    ],
)
def test_words_are_kept_as_they_are_meant(typed: str, words: str) -> None:
    assert read(typed, "balloon") == words


@pytest.mark.parametrize(
    ("typed", "what", "error"),
    [
        ("a\x1b[2Jb", "balloon", WordsHaveControls),
        ("a\u202eb", "balloon", WordsHaveControls),
        ("a\u200bb", "caption", WordsHaveControls),
        ("broken \udce9", "balloon", WordsHaveControls),
        ("<b>so</b>", "balloon", WordsHaveMarkup),
        ("hey <@123456>", "balloon", WordsHaveMarkup),
        ("@everyone look", "caption", WordsHaveMarkup),
        ("x &amp; y", "balloon", WordsHaveMarkup),
        ("ї" * 401, "balloon", WordsTooLong),
        ("БУМ" * 9, "sfx", WordsTooLong),
        ("𓀀𓀁", "balloon", WordsNotShown),
        ("***", "balloon", WordsNotShown),
        ("Hello ꙮ!", "caption", WordsNotShown),
    ],
)
def test_words_that_cannot_be_lettered_are_refused(typed: str, what: What, error: type[InputError]) -> None:
    with pytest.raises(error):
        read(typed, what)


def test_only_the_signs_that_no_font_has_are_named() -> None:
    with pytest.raises(WordsNotShown) as caught:
        read("Fox ꙮ and ᚠ, ꙮ", "balloon")
    assert caught.value.words == "ꙮ ᚠ"


@settings(max_examples=200, deadline=None)
@given(typed=st.text(max_size=60), what=st.sampled_from(list(LONGEST)))
def test_any_words_are_read_or_refused(typed: str, what: What) -> None:
    try:
        words = read(typed, what)
    except InputError:
        return
    assert words == read(words, what)
    assert not {"Cc", "Cs"} & set(map(unicodedata.category, words))


def test_one_spot_changes_and_the_rest_stays() -> None:
    second = reworded(PANEL, Spot(3, "balloon", 2), "Я!", "whisper")
    assert second.balloons == (PANEL.balloons[0], Balloon(speaker="cat", text="Я!", kind="whisper"))
    assert (second.captions, second.sfx) == (PANEL.captions, PANEL.sfx)
    assert reworded(PANEL, Spot(3, "caption", 1), "Сонце.").captions == ("Сонце.",)
    assert reworded(PANEL, Spot(3, "sfx", 1), "БАХ").sfx == (Sfx(text="БАХ", source="fox"),)


def test_a_kind_changes_without_new_words() -> None:
    assert reworded(PANEL, Spot(1, "balloon", 1), None, "thought").balloons[0] == Balloon(
        speaker="fox", text="Де він?", kind="thought"
    )


@pytest.mark.parametrize(
    ("what", "left"), [("balloon", (1, 1, 1)), ("caption", (0, 2, 1)), ("sfx", (1, 2, 0))]
)
def test_no_words_take_the_old_ones_away(what: What, left: tuple[int, int, int]) -> None:
    lines = reworded(PANEL, Spot(1, what, 1), "")
    assert (len(lines.captions), len(lines.balloons), len(lines.sfx)) == left


@pytest.mark.parametrize(
    ("number", "what", "count"), [(0, "balloon", 2), (3, "balloon", 2), (-1, "caption", 1)]
)
def test_what_is_not_there_is_counted(number: int, what: What, count: int) -> None:
    with pytest.raises(NotInComic) as caught:
        reworded(PANEL, Spot(4, what, number), "x")
    assert vars(caught.value) == {"what": what, "number": number, "count": count, "panel": 4}


def test_kinds_by_name() -> None:
    assert kind_named(" Shout ") == "shout"
    with pytest.raises(UnknownKind) as caught:
        kind_named("loud")
    assert "whisper" in caught.value.known
