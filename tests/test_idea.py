"""An idea is plain words, or there is one clear reason why not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitsumy import idea
from kitsumy.comic import MAX_IDEA
from kitsumy.errors import (
    EmptyIdea,
    IdeaHasControls,
    IdeaHasMarkup,
    IdeaHasNoWords,
    IdeaMixesScripts,
    IdeaTooLong,
    InputError,
)
from tests.ideas import generated


@pytest.mark.parametrize("text", generated(20))
def test_what_people_ask_for_is_an_idea(text: str) -> None:
    assert idea.read(text) == " ".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "I <3 cats",
        "a <b and c> d",
        "Tom & Jerry; a fox",
        "write to fox@here.example",
        "Кіт та його iPhone",
        "Кіт загубив iPhoneʼа",
        "Кіт загубив iPhone’а",
        "Web-дизайнерка малює лиса",
        "A 👩‍🚒 saves a cat",
        "7 cats, 2 dogs & 1 sofa",
        "狐の探偵",
    ],
)
def test_unusual_ideas_are_ideas_too(text: str) -> None:
    assert idea.read(text) == text


def test_white_space_collapses_and_letters_are_composed() -> None:
    assert idea.read("  A fox\n\n\tloses\u2028her   hat\u00a0") == "A fox loses her hat"
    assert idea.read("Їжак і йод") == unicodedata.normalize("NFC", "Їжак і йод")


@pytest.mark.parametrize("text", ["", "   ", "\n\t\r\n", "\u00a0\u3000"])
def test_nothing_is_no_idea(text: str) -> None:
    with pytest.raises(EmptyIdea):
        idea.read(text)


def test_the_limit_counts_what_is_left_after_collapsing() -> None:
    assert len(idea.read("a " + " " * 5000 + "b" * (MAX_IDEA - 2))) == MAX_IDEA
    with pytest.raises(IdeaTooLong) as caught:
        idea.read("лис " * 300)
    assert (caught.value.length, caught.value.limit) == (1199, MAX_IDEA)


@pytest.mark.parametrize(
    "unseen",
    [
        "\x00",
        "\x1b[31m",
        "\x07",
        "\x85",
        "\u200b",
        "\u200d",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\u00ad",
        "\udce9",
        "\uffff",
    ],
)
def test_nobody_types_unseen_characters(unseen: str) -> None:
    with pytest.raises(IdeaHasControls):
        idea.read(f"A fox{unseen} loses her hat")


@pytest.mark.parametrize("text", ["🦊🎩🌧", "123 456", "?!…", "— — —", "ʼ", "🇺🇦"])
def test_pictures_and_digits_are_no_words(text: str) -> None:
    with pytest.raises(IdeaHasNoWords):
        idea.read(text)


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("A <b>fox</b>", "<b>"),
        ("A fox</i>", "</i>"),
        ("A fox<br/>runs", "<br/>"),
        ('<a href="x">fox</a>', '<a href="x">'),
        ("fox <!-- hi -->", "<!--"),
        ("fox &lt;3", "&lt;"),
        ("Tom &amp; Jerry", "&amp;"),
        ("fox &#128512;", "&#128512;"),
        ("<@123> the fox", "<@123>"),
        ("<@&7> the fox", "<@&7>"),
        ("<#1>", "<#1>"),
        ("<:e:1>", "<:e:1>"),
        ("meet @everyone now", "@everyone"),
        ("@here a fox", "@here"),
    ],
)
def test_markup_is_named(text: str, markup: str) -> None:
    with pytest.raises(IdeaHasMarkup) as caught:
        idea.read(text)
    assert caught.value.markup == markup


@pytest.mark.parametrize(
    ("text", "word"), [("Лиcиця біжить", "Лиcиця"), ("A fоx runs", "fоx"), ("Хай fox7лис", "fox7лис")]
)
def test_a_word_in_two_scripts_is_named(text: str, word: str) -> None:
    with pytest.raises(IdeaMixesScripts) as caught:
        idea.read(text)
    assert caught.value.word == word


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_any_text_is_an_idea_or_a_clear_reason(text: str) -> None:
    try:
        found = idea.read(text)
    except InputError:
        return
    assert idea.read(found) == found
    assert found == " ".join(found.split()) != ""
    assert unicodedata.is_normalized("NFC", found)
