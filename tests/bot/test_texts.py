"""Both languages say the same things, say something about everything, and give nothing away."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import refusals
from bot.surface import Card, Parcel, Stage
from bot.texts import texts
from bot.texts.speech import tables
from kitsumy.errors import (
    ComicNotFound,
    InputError,
    KitsumyError,
    LetteringError,
    ProviderError,
    SetupError,
    TextDoesNotFit,
    UnknownStyle,
)
from kitsumy.jobs import Failure
from kitsumy.language import LANGUAGES, scripts
from kitsumy.sentences import LONGEST_ECHO

ROOTS = (KitsumyError, InputError, SetupError, ProviderError, LetteringError, refusals.Refusal)
FORBIDDEN = re.compile(r"openai|replicate|flux|runpod|seedream|gemini|/etc|/root|\.py\b|\w:\\|[<>@`]", re.I)
HOSTILE = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        (
            "/root/.env",
            "C:\\Users\\me\\key.txt",
            "~/.ssh/id",
            "../../etc/passwd",
            "https://openai.com/v1",
            "<b>FLUX</b>",
            "@everyone",
            "<@81>",
            "`x`",
            "{name}",
            "{0.__class__}",
            "%s",
            "a\u202eb\x1b[31m",
            "Replicate said no",
            "File /srv/kitsumy/x.py",
            "w" * 10_000,
            "\\" * 10_000,
        )
    ),
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | HOSTILE,
    lambda inner: st.lists(inner, max_size=50) | st.dictionaries(HOSTILE, inner, max_size=3),
    max_leaves=8,
)


def rows(language: str) -> Iterator[tuple[str, str, str | list[str]]]:
    for table, texts_ in tables(language).items():
        for key, text in texts_.items():
            yield table, key, text


def fields(text: str | list[str]) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(str(text)) if name}


def leaves(error: type[KitsumyError]) -> Iterator[type[KitsumyError]]:
    if error.__module__.startswith("kitsumy.cli"):
        return  # the command line says those
    if error not in ROOTS:
        yield error
    for kind in error.__subclasses__():
        yield from leaves(kind)


def test_both_languages_have_the_same_texts_with_the_same_fields() -> None:
    english, ukrainian = ({(t, k): fields(x) for t, k, x in rows(one)} for one in ("en", "uk"))
    assert english == ukrainian


def test_counted_nouns_have_every_form() -> None:
    for language, forms in (("en", 2), ("uk", 3)):
        assert {len(nouns) for nouns in tables(language)["counts"].values()} == {forms}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_told_of_providers_consoles_or_paths(language: str) -> None:
    for table, key, text in rows(language):
        said = str(text)
        assert not re.search(r"openai|replicate|flux|runpod|\bkitsumy (comic|list|cast|edit)", said, re.I), (
            key
        )
        if table == "commands":
            assert len(said) <= 100


def test_ukrainian_texts_are_ukrainian() -> None:
    for table, key, text in rows("uk"):
        words = re.sub(r"\{.*?\}|/\w+", "", str(text))
        counted = scripts(words)
        assert counted["CYRILLIC"] or not counted["LATIN"] or table == "telegram", (table, key)
        assert not set("ыэъё") & set(words.lower()), (table, key)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("error", list(leaves(KitsumyError)), ids=lambda error: error.__name__)
def test_every_error_has_a_sentence_whose_fields_it_carries(error: type[KitsumyError], language: str) -> None:
    errors = tables(language)["errors"]
    assert error.__name__ in errors
    carried = set(getattr(error, "__dataclass_fields__", ()))
    for key, text in errors.items():
        if key.split("_")[0] == error.__name__:
            assert fields(text) <= carried | ({"moment"} if "seconds" in carried else set())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", get_args(Stage))
def test_every_stage_has_a_card(stage: Stage, language: str) -> None:
    card = Card(
        order="1", language=language, stage=stage, number=2, total=5, done=1, title="Hat", name="Rena"
    )
    lines = texts(language).card(card).splitlines()
    assert "Hat" in lines[0]
    assert lines[1]
    assert (lines[2:] == ["▣▢▢▢▢"]) == (stage == "panel")
    assert "{" not in "".join(lines)


def test_a_card_without_a_title_is_what_is_done() -> None:
    assert texts("uk").card(Card(order="1", language="uk", stage="waiting", number=3)) == (
        "Ви в черзі, ваше місце — 3."
    )
    failed = Card(order="1", language="en", stage="failed", failure=Failure.of(TextDoesNotFit(1, 80)))
    assert texts("en").card(failed) == "The words of panel 2 do not fit into it. Make it shorter."


@pytest.mark.parametrize(
    ("seconds", "english", "ukrainian"),
    [
        (0, "in 1 second", "за 1 секунду"),
        (1.2, "in 2 seconds", "за 2 секунди"),
        (5, "in 5 seconds", "за 5 секунд"),
        (60, "in 1 minute", "за 1 хвилину"),
        (61, "in 2 minutes", "за 2 хвилини"),
        (3599, "in 1 hour", "за 1 годину"),
        (5 * 3600, "in 5 hours", "за 5 годин"),
        (21 * 3600, "in 21 hours", "за 21 годину"),
        (3 * 86400, "in 3 days", "за 3 дні"),
        (float("inf"), "in a long time", "нескоро"),
    ],
)
def test_times_are_said_in_full_units(seconds: float, english: str, ukrainian: str) -> None:
    assert (texts("en").moment(seconds), texts("uk").moment(seconds)) == (english, ukrainian)


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 кадр"), (2, "2 кадри"), (5, "5 кадрів"), (12, "12 кадрів")]
)
def test_nouns_agree_with_their_numbers(number: int, said: str) -> None:
    assert texts("uk").count("panel", number) == said


def test_refusals_say_when_to_come_back() -> None:
    said = texts("uk").error(refusals.DailyLimit("person", 30, 5 * 3600))
    assert said == "Усі ваші комікси на сьогодні вже є, дозволено 30. Приходьте за 5 годин."
    assert "chat" in texts("en").error(refusals.BudgetSpent("community", 60))
    assert "in 10 seconds" in texts("en").error(refusals.TooFast(9.5))


def test_errors_say_what_fits_the_case() -> None:
    said = texts("en").error
    assert "Did you mean manga" in said(UnknownStyle("manag", ("manga", "noir"), "manga"))
    assert "first one" in said(ComicNotFound(""))
    assert "/mycomics" in said(ComicNotFound("7"))


def test_what_nobody_foresaw_is_said_plainly() -> None:
    plain = texts("en")("errors.Unexpected")
    assert texts("en").failure(Failure.of(ValueError("/root/secret"))) == plain
    assert texts("en").failure(Failure(error="NoSuchThing", data={"x": 1})) == plain
    assert texts("en").failure(Failure(error="UnknownStyle", data={"name": "x"})) == plain


def test_a_caption_has_the_title_and_how_long_it_took() -> None:
    parcel = Parcel(
        order="1", language="uk", comic="a", title="Капелюх", pages=(b"",) * 2, alt=(), masters=(), took=6.2
    )
    assert texts("uk").caption(parcel) == "Капелюх\n2 сторінки, готово за 7 секунд."
    one = parcel.model_copy(update={"pages": (b"",)})
    assert texts("en").caption(one) == "Капелюх\nDone in 7 seconds."


def test_titles_keep_their_words_and_ping_nobody() -> None:
    card = Card(order="1", language="en", stage="plot", title="The flux of <@81> @everyone\n" + "x" * 500)
    title = texts("en").card(card).splitlines()[0]
    assert title.startswith("“The flux of ‹＠81› ＠everyone x")
    assert len(title) <= 102


@given(st.data())
def test_no_failure_says_more_than_its_sentence(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(tables("en")["errors"])) | HOSTILE)
    needed = fields(tables("en")["errors"].get(name, ""))
    carried = {key: data.draw(VALUES) for key in sorted(needed | {"what", "seconds", "panel"})}
    for language in LANGUAGES:
        said = texts(language).about(name, carried)
        template = tables(language)["errors"].get(name, "")
        assert not FORBIDDEN.search(re.sub(r"/(comic|styles|mycomics|cast|cancel)\b", "", said)), template
        assert len(said) <= 300 + 42 * LONGEST_ECHO
        assert all(c.isprintable() or c == "\n" for c in said)
