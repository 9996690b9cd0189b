"""Nothing that a model answers breaks a script: it is read, mended, or found to be none."""

from __future__ import annotations

import unicodedata
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from kitsumy.comic import Balloon, Dialogue, Framing, Lines, Plot
from kitsumy.draft.writer import write
from kitsumy.typed import markup_in
from kitsumy.writers import checking, cleaning, mending, reading, rewriting
from kitsumy.writers.languages import is_in
from kitsumy.writers.limits import Limits
from kitsumy.writers.wire import WireDialogue, WirePlot
from tests.checks.tales import texts
from tests.writers import hostile
from tests.writers.conftest import FOX, LYS, brief

LIMITS = Limits()
ROOMY = {"wide", "medium"}


def plot_of(told: object, panels: int) -> Plot | None:
    try:
        read = reading.plot_of(WirePlot.model_validate(told), brief(panels=panels), None)
    except ValidationError:
        return None
    return read and mending.mended(read, panels, frozenset())


def holds(plot: Plot, panels: int) -> None:
    kinds = {found.kind for found in checking.check_plot(plot, panels, "en")}
    assert not kinds & {"shots", "framing", "nobody"}
    assert 0 < len(plot.title) <= checking.LONGEST_TITLE
    for shot in plot.shots:
        assert shot.framing in get_args(Framing)
        assert len({figure.slot for figure in shot.figures}) == len(shot.figures) <= 3
        assert len({figure.character for figure in shot.figures}) == len(shot.figures)
    for text in (plot.title, *plot.facts[1:], *(sheet.name for sheet in plot.cast)):
        is_clean(text)


def is_clean(text: str) -> None:
    assert not markup_in(text), text
    assert not any(unicodedata.category(one)[0] == "C" for one in text), text


@given(hostile.ANYTHING, st.integers(1, 9))
def test_an_answer_may_be_anything(told: object, panels: int) -> None:
    plot = plot_of(told, panels)
    if plot is not None:
        holds(plot, panels)


@given(hostile.PLOTS, st.integers(1, 9))
def test_a_plot_that_is_nearly_right_is_mended(told: object, panels: int) -> None:
    plot = plot_of(told, panels)
    if plot is not None:
        holds(plot, panels)
        seen = checking.appearances(plot.shots)
        room = any(shot.framing in ROOMY and len(shot.figures) < 3 for shot in plot.shots)
        assert all(seen[sheet.id] for sheet in plot.cast) or not room


@given(hostile.PANELS, st.sampled_from([FOX, LYS]), st.integers(1, 9))
@settings(max_examples=60)
def test_words_that_are_nearly_right_are_mended(told: list[object], idea: str, panels: int) -> None:
    plot = write(brief(idea, panels)).plot
    language = brief(idea).language
    read = reading.dialogue_of(WireDialogue.model_validate({"panels": told}).panels, plot, LIMITS)
    said = rewriting.rewritten(read, plot, language, LIMITS)
    assert len(said.panels) == len(plot.shots)
    kinds = {found.kind for found in checking.check_dialogue(said, plot, language, LIMITS)}
    own = is_in(" ".join(text for lines in read.panels for text in checking.said(lines)), language)
    assert not kinds & ({"words", "language"} if own else {"words"})
    for lines in said.panels:
        for text in texts(lines):
            is_clean(text)


@given(st.text(max_size=300), st.integers(1, 60))
def test_words_are_cleaned(text: str, most: int) -> None:
    words = cleaning.plain(text, most)
    is_clean(words)
    assert len(words) <= most
    assert words == words.strip()
    assert words.count("*") % 2 == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**Stop** that", "*Stop* that"),
        ("It is *so late", "It is so late"),
        ("`code` and [a link](http://x)", "code and a link"),
        ("Tom &amp; Rena", "Tom & Rena"),
        ("&lt;b&gt;Hey&lt;/b&gt; you", "Hey you"),
        ("# Title", "Title"),
        ("line\none\ttwo", "line one two"),
        (None, ""),
        ({"text": "x"}, ""),
        (7, "7"),
    ],
)
def test_decorations_are_taken_off(text: object, words: str) -> None:
    assert cleaning.plain(text, 60) == words


def test_long_words_end_at_a_sentence_or_a_word() -> None:
    assert cleaning.shortened("It really rains. It pours and pours.", 24) == "It really rains."
    assert cleaning.shortened("The old fox runs and runs and runs", 20) == "The old fox runs…"
    assert cleaning.fewer_words("One two three four five six", 4) == "One two three…"


@pytest.mark.parametrize(
    ("told", "colour"),
    [
        ("#FFF", "#ffffff"),
        ("e2762f", "#e2762f"),
        ("dark red", "#123456"),
        ("red", "#ff0000"),
        ({}, "#123456"),
    ],
)
def test_colours_are_colours(told: object, colour: str) -> None:
    assert cleaning.colour(told, "#123456") == colour


@pytest.mark.parametrize(
    ("told", "framing"),
    [
        ("Extreme close-up", "close"),
        ("WIDE SHOT", "wide"),
        ("mediun", "medium"),
        (None, "medium"),
        (4, "medium"),
    ],
)
def test_choices_are_the_nearest(told: object, framing: str) -> None:
    assert cleaning.nearest(told, get_args(Framing), "medium") == framing


def test_speakers_are_known_by_id_or_name_and_strangers_are_not_heard() -> None:
    plot = write(brief()).plot
    hero = plot.cast[0]
    told = {
        "panels": [
            {
                "panel": 1,
                "balloons": [
                    {"speaker": hero.name.upper(), "text": "Here!"},
                    {"speaker": "Nobody", "text": "And me?"},
                ],
            }
        ]
    }
    read = reading.dialogue_of(WireDialogue.model_validate(told).panels, plot, LIMITS)
    assert [one.speaker for one in read.panels[0].balloons] == [hero.id]


def test_a_voice_from_outside_is_heard_once() -> None:
    plot = write(brief()).plot
    alone = next(at for at, shot in enumerate(plot.shots) if len(shot.figures) == 1)
    there = plot.shots[alone].figures[0].character
    away = next(sheet.id for sheet in plot.cast if sheet.id != there)
    said = Lines(balloons=tuple(Balloon(speaker=who, text="Hello!") for who in (away, there, away)))
    panels = tuple(said if at == alone else Lines() for at in range(len(plot.shots)))
    dialogue = Dialogue(panels=panels)
    assert {found.kind for found in checking.check_dialogue(dialogue, plot, "en", LIMITS)} == {"speaker"}
    mended = rewriting.rewritten(dialogue, plot, "en", LIMITS)
    assert [one.speaker for one in mended.panels[alone].balloons] == [away, there]


def test_what_is_wrong_is_found() -> None:
    script = write(brief())
    plot, said = script.plot, script.dialogue
    assert checking.check_plot(plot, 6, "en") == ()
    same = plot.model_copy(
        update={"shots": tuple(s.model_copy(update={"framing": "wide"}) for s in plot.shots)}
    )
    assert [found.panel for found in checking.check_plot(same, 6, "en")] == [2, 3, 4, 5]
    empty = plot.model_copy(update={"shots": tuple(s.model_copy(update={"figures": ()}) for s in plot.shots)})
    assert {found.kind for found in checking.check_plot(empty, 5, "uk")} == {
        "shots",
        "title",
        "nobody",
        "vanished",
    }
    kinds = [found.kind for found in checking.check_dialogue(said, plot, "uk", LIMITS)]
    assert kinds.count("language") == 6
    mute = Dialogue(panels=(Lines(),) * 6)
    assert [found.kind for found in checking.check_dialogue(mute, plot, "en", LIMITS)] == ["mute"]
    long = Dialogue(panels=(Lines(captions=("word " * 40,)), *mute.panels[1:]))
    assert [found.kind for found in checking.check_dialogue(long, plot, "en", LIMITS)] == ["words"]


def test_russian_is_not_ukrainian() -> None:
    plot = write(brief(LYS)).plot
    said = Dialogue(panels=(Lines(captions=("Мы потеряли шляпу",)), *(Lines(),) * 5))
    assert [found.kind for found in checking.check_dialogue(said, plot, "uk", LIMITS)] == ["language"]


def test_too_few_shots_are_filled_with_moments_and_far_too_few_are_no_plot() -> None:
    plot = write(brief()).plot
    four = plot.model_copy(update={"shots": plot.shots[:4]})
    mended = mending.mended(four, 6, frozenset())
    assert mended is not None
    assert len(mended.shots) == 6
    assert mended.shots[-1] == plot.shots[3]
    assert mending.mended(four, 9, frozenset()) is None
    fewer = mending.mended(plot, 3, frozenset())
    assert fewer is not None
    assert (fewer.shots[0].place, len(fewer.shots)) == (plot.shots[0].place, 3)


def test_somebody_who_was_asked_for_is_seen() -> None:
    plot = write(brief()).plot
    alone = plot.model_copy(
        update={
            "shots": tuple(
                shot.model_copy(update={"figures": tuple(f for f in shot.figures if f.character != "c1")})
                for shot in plot.shots
            )
        }
    )
    left = mending.mended(alone, 6, frozenset())
    asked = mending.mended(alone, 6, frozenset({"c1"}), frozenset({"c1"}))
    known = mending.mended(alone, 6, frozenset({"c1"}))
    assert left is not None
    assert asked is not None
    assert known is not None
    assert (len(known.cast), checking.appearances(known.shots)["c1"]) == (2, 0)
    assert [sheet.id for sheet in left.cast] == ["c0"]
    assert checking.appearances(asked.shots)["c1"] == 2


def test_words_of_another_language_are_left_out_unless_there_are_no_others() -> None:
    plot = write(brief(panels=3)).plot
    hero = plot.cast[0].id
    mixed = Dialogue(
        panels=(
            Lines(captions=("It rains and rains.",)),
            Lines(balloons=(Balloon(speaker=hero, text="Мій капелюх!"),)),
            Lines(captions=("Again.",)),
        )
    )
    assert rewriting.rewritten(mixed, plot, "en", LIMITS).panels[1] == Lines()
    foreign = Dialogue(panels=(mixed.panels[1],) * 3)
    assert rewriting.rewritten(foreign, plot, "en", LIMITS) == foreign
