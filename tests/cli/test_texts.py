"""Both languages say the same things, and say something about everything that can go wrong."""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Iterator
from importlib import resources

import pytest

from kitsumy.cli import misuse, parser, texts
from kitsumy.errors import (
    AmbiguousComic,
    BlobMissing,
    CharacterNotFound,
    ComicNotFound,
    CountOutOfRange,
    InputError,
    KitsumyError,
    LetteringError,
    ProviderError,
    SetupError,
    TextDoesNotFit,
    UnknownStyle,
)
from kitsumy.exports import FORMATS
from kitsumy.language import LANGUAGES, scripts
from kitsumy.library import TRAITS
from kitsumy.sentences import shown


def tables(language: str) -> dict[str, dict[str, str | list[str]]]:
    source = resources.files("kitsumy.cli.texts") / f"{language}.toml"
    return tomllib.loads(source.read_text("utf-8"))


def fields(text: str | list[str]) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(str(text)) if name}


def leaves(error: type[KitsumyError]) -> Iterator[type[KitsumyError]]:
    if not error.__module__.startswith("kitsumy."):
        return  # the bot says those
    if error not in (KitsumyError, InputError, SetupError, ProviderError, LetteringError):
        yield error
    for kind in error.__subclasses__():
        yield from leaves(kind)


def test_both_languages_have_the_same_texts() -> None:
    english, ukrainian = tables("en"), tables("uk")
    assert {name: list(table) for name, table in english.items()} == {
        name: list(table) for name, table in ukrainian.items()
    }


@pytest.mark.parametrize(
    ("table", "key"), [(table, key) for table, rows in tables("en").items() for key in rows]
)
def test_both_languages_fill_in_the_same_fields(table: str, key: str) -> None:
    assert fields(tables("en")[table][key]) == fields(tables("uk")[table][key])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("error", list(leaves(KitsumyError)), ids=lambda error: error.__name__)
def test_every_error_has_a_sentence_whose_fields_it_carries(error: type[KitsumyError], language: str) -> None:
    errors = tables(language)["errors"]
    assert error.__name__ in errors
    for key, text in errors.items():
        if key.split("_")[0] == error.__name__:
            assert fields(text) <= set(getattr(error, "__dataclass_fields__", ()))
            assert str(text).endswith(".") or str(text).endswith("?") or str(text).endswith("»?")


def test_ukrainian_sentences_are_ukrainian() -> None:
    for table, rows in tables("uk").items():
        for key, text in rows.items():
            words = re.sub(r"\{.*?\}|«kitsumy.*?»|--\w+|KITSUMY_\w+", "", str(text))
            counted = scripts(words)
            assert counted["CYRILLIC"] or not counted["LATIN"] or key in ("N", "python"), (table, key)
            assert not set("ыэъё") & set(words.lower()), (table, key)


def test_the_grammar_knows_what_the_rooms_know() -> None:
    assert tuple(FORMATS) == parser.FORMATS
    for language in LANGUAGES:
        assert list(tables(language)["traits"]) == list(TRAITS)


@pytest.mark.parametrize(
    ("number", "english", "ukrainian"),
    [
        (0, "0 panels", "0 кадрів"),
        (1, "1 panel", "1 кадр"),
        (2, "2 panels", "2 кадри"),
        (5, "5 panels", "5 кадрів"),
        (11, "11 panels", "11 кадрів"),
        (12, "12 panels", "12 кадрів"),
        (21, "21 panels", "21 кадр"),
        (22, "22 panels", "22 кадри"),
    ],
)
def test_counted_nouns_agree_with_their_numbers(number: int, english: str, ukrainian: str) -> None:
    assert texts.texts("en").count("panels", number) == english
    assert texts.texts("uk").count("panels", number) == ukrainian


@pytest.mark.parametrize(
    ("size", "english", "ukrainian"),
    [(1, "1 kB", "1 кБ"), (2_500_000, "2.5 MB", "2,5 МБ"), (84_900_000_000, "84.9 GB", "84,9 ГБ")],
)
def test_sizes_are_said_the_local_way(size: int, english: str, ukrainian: str) -> None:
    assert (texts.texts("en").size(size), texts.texts("uk").size(size)) == (english, ukrainian)


def test_an_error_says_what_fits_the_case() -> None:
    said = texts.texts("en").error
    assert "Did you mean" in said(UnknownStyle("manag", ("manga", "noir"), "manga"))
    assert "Did you mean" not in said(UnknownStyle("xyz", ("manga", "noir")))
    assert "no comics yet" in said(ComicNotFound(""))
    assert '"7"' in said(ComicNotFound("7"))
    assert "Rena, Bo" in said(CharacterNotFound("x", ("Rena", "Bo")))
    assert "kitsumy cast" in said(CharacterNotFound("x"))
    assert "a1, a2" in said(AmbiguousComic("a", ("a1", "a2")))
    assert said(CountOutOfRange("panels", 9, 1, 8)).startswith("A page")
    assert said(CountOutOfRange("pages", 9, 1, 4)).startswith("A comic")
    assert "--limit" in said(CountOutOfRange("limit", 0, 1, 9))
    assert said(TextDoesNotFit(0, 70)).startswith("The words of panel 1 (70 of them)")
    assert "about 40 would. Balloon 2 has the most" in said(TextDoesNotFit(0, 70, 2, 40, "balloon"))
    assert "about 40 would. Make its captions shorter" in said(TextDoesNotFit(0, 70, 0, 40, "caption"))
    assert "(0123456789ab…)" in said(BlobMissing("0123456789abcdef"))
    assert "idea" in said(misuse.NoSuchCommand("a fox runs", what="idea"))


def test_somebodys_words_cannot_harm_a_terminal_or_fill_it() -> None:
    assert shown("a\x1b[31mb\nc\udce9") == "a�[31mb c�"
    assert shown("лис " * 100) == "лис " * 14 + "лис…"
    assert shown("/a" * 60) == "/a" * 60


@pytest.mark.parametrize(
    ("micros", "english", "ukrainian"),
    [(0, "$0.000", "0,000 $"), (123, "$0.000123", "0,000123 $"), (1_234_567, "$1.235", "1,235 $")],
)
def test_money_is_said_the_local_way(micros: int, english: str, ukrainian: str) -> None:
    assert (texts.texts("en").money(micros), texts.texts("uk").money(micros)) == (english, ukrainian)
