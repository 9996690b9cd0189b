"""The grammar reads what people type and complains in their language."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitsumy.cli import complaints, misuse, parser, speech
from kitsumy.cli.texts import texts
from kitsumy.errors import CountOutOfRange, InputError, NotANumber, UnknownLanguage

from .conftest import Run

EN = texts("en")


def test_a_whole_command() -> None:
    asked = parser.parse(
        [
            "comic",
            "A fox",
            "--style",
            "noir",
            "--panels",
            "3",
            "--pages=2",
            "--lang",
            "uk",
            "--open",
            "--json",
        ],
        EN,
    )
    assert (asked.command, asked.idea, asked.style, asked.panels, asked.pages) == (
        "comic",
        ["A fox"],
        "noir",
        3,
        2,
    )
    assert (asked.lang, asked.open, asked.json, asked.out, asked.format) == ("uk", True, True, None, None)


def test_nothing_but_the_idea() -> None:
    asked = parser.parse(["comic", "A", "fox", "runs"], EN)
    assert (asked.idea, asked.panels, asked.pages, asked.lang, asked.json) == (
        ["A", "fox", "runs"],
        None,
        None,
        None,
        False,
    )


@pytest.mark.parametrize("words", [["--lang", "uk", "list"], ["list", "--lang", "uk"], ["list", "--lang=uk"]])
def test_the_language_may_stand_anywhere(words: list[str]) -> None:
    assert parser.parse(words, EN).lang == "uk"


@pytest.mark.parametrize(
    "words", [["cast", "--json"], ["cast", "list", "--json"], ["cast", "--json", "list"]]
)
def test_json_of_the_cast_may_stand_anywhere(words: list[str]) -> None:
    assert parser.parse(words, EN).json


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["comick", "x"], misuse.NoSuchCommand("comick", "comic")),
        (["Лис біжить"], misuse.NoSuchCommand("Лис біжить", what="idea")),
        (["xyz"], misuse.NoSuchCommand("xyz", what="unknown")),
        (["cast", "renam"], misuse.NoSuchCommand("renam", "rename")),
        (["show", "a", "b", "c"], misuse.UnknownWords("b c")),
        (["list", "--wide"], misuse.UnknownWords("--wide")),
        (["rm"], misuse.MissingWords("COMIC", "kitsumy rm")),
        (["cast", "edit", "Rena"], misuse.MissingWords("TRAIT, VALUE", "kitsumy cast edit")),
        (["comic", "x", "--style"], misuse.MissingValue("--style")),
        (["list", "--json=3"], misuse.NeedlessValue("--json")),
        (["comic", "x", "--panels", "99"], CountOutOfRange("panels", 99, 1, 9)),
        (["comic", "x", "--panels", "0"], CountOutOfRange("panels", 0, 1, 9)),
        (["comic", "x", "--pages", "-3"], CountOutOfRange("pages", -3, 1, 4)),
        (["comic", "x", "--panels", "5.5"], NotANumber("panels", "5.5")),
        (["comic", "x", "--panels", "п’ять"], NotANumber("panels", "п’ять")),
        (["comic", "x", "--panels", "+-1"], NotANumber("panels", "+-1")),
    ],
)
def test_what_is_wrong_is_named(words: list[str], error: InputError) -> None:
    with pytest.raises(type(error)) as caught:
        parser.parse(words, EN)
    assert str(caught.value) == str(error)
    assert caught.value.exit_code == 2


def test_a_complaint_nobody_foresaw_is_passed_on() -> None:
    assert (
        str(complaints.understood("the moon is full", "kitsumy")) == "WrongUsage(reason='the moon is full')"
    )


@pytest.mark.parametrize("command", ["", *parser.COMMANDS, "cast edit"])
@pytest.mark.parametrize(("language", "heading"), [("en", "Usage: kitsumy"), ("uk", "Використання: kitsumy")])
def test_help_speaks_one_language(run: Run, command: str, language: str, heading: str) -> None:
    said = run("--lang", language, *command.split(), "--help")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"{heading} {command}".rstrip())
    for english in ("usage:", "options:", "positional arguments", "show this help message"):
        assert english not in said.out
    if language == "uk":
        assert "Options" not in said.out


def test_no_command_is_a_question(run: Run) -> None:
    assert run().out == run("--help").out
    assert run("--lang", "uk").out == run("--lang", "uk", "--help").out


def test_version(run: Run) -> None:
    assert run("--version").out == "kitsumy 0.1.0\n"


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (["--lang", "uk", "comic", "A fox"], "uk"),
        (["comic", "Лис", "--lang=en"], "en"),
        (["comic", "Лис біжить", "--style", "manga", "--out", "/home/somebody/pictures"], "uk"),
        (["comic", "--style", "манґа", "A fox"], "en"),
        (["comic", "42"], "en"),
        (["comic"], "en"),
        (["sequel", "abcdef", "--idea", "Лис тікає"], "uk"),
        (["sequel", "abcdef"], "en"),
        (["Лис біжить лісом"], "uk"),
        (["cast", "show", "Рената"], "en"),
        (["comic", "Лис", "--lang", "fr"], "uk"),
        ([], "en"),
    ],
)
def test_the_language_of_the_messages(words: list[str], language: str) -> None:
    assert speech.of_messages(words) == language


def test_the_setting_then_the_idea_then_the_system_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "uk_UA.UTF-8")
    assert speech.of_messages(["list"]) == "uk"
    assert speech.of_messages(["comic", "A fox"]) == "en"
    monkeypatch.setenv("KITSUMY_LANGUAGE", "en")
    assert speech.of_messages(["comic", "Лис"]) == "en"
    monkeypatch.setenv("KITSUMY_LANGUAGE", "klingon")
    assert speech.of_messages(["comic", "Лис"]) == "uk"


@pytest.mark.parametrize(
    ("name", "code"), [("UK", "uk"), ("ua", "uk"), ("Українська", "uk"), ("en_US", "en"), ("English", "en")]
)
def test_a_language_has_several_names(name: str, code: str) -> None:
    assert speech.language(name) == code


def test_a_language_nobody_speaks() -> None:
    with pytest.raises(UnknownLanguage):
        speech.language("fr")


WORDS = st.text(max_size=12) | st.sampled_from(
    [*parser.COMMANDS, "--style", "--lang", "uk", "edit", "--panels"]
)


def answered(words: list[str]) -> str:
    said = texts(speech.of_messages(words))
    try:
        parser.parse(words, said)
    except InputError as error:
        return said.error(error)
    except SystemExit as helped:
        return str(helped.code)
    return "understood"


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=5))
def test_any_command_line_is_understood_or_answered_in_one_line(words: list[str]) -> None:
    answer = answered(words)
    assert answer in ("understood", "0") or (answer.isprintable() and len(answer.split()) >= 4)
