"""A comic of providers: what it will cost is said before, and what it has cost after."""

from __future__ import annotations

import io

import pytest

from kitsumy import agency, hiring
from kitsumy.agency import Agency
from kitsumy.settings import Settings
from tests.providers.people import Author, Painter

from .conftest import Run

IDEA = "A fox loses her hat"


class Typing(io.StringIO):
    """Somebody at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def hired(monkeypatch: pytest.MonkeyPatch) -> None:
    def of(settings: Settings) -> Agency:
        return Agency([Author("openai")], [Painter("replicate")], confirm_above=settings.confirm_above)

    monkeypatch.setattr(hiring, "is_full", lambda _: True)
    monkeypatch.setattr(agency.Agency, "of", of)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "This will cost about ${}; --draft makes it for nothing.\nProviders charged ${}.\n"),
        ("uk", "Це коштуватиме близько {} $; з --draft — безплатно.\nСервіси взяли {} $.\n"),
    ],
)
def test_the_price_is_told_before_and_after(run: Run, language: str, said: str) -> None:
    told = run("comic", IDEA, "--panels", "2", "--lang", language)
    assert told.code == 0
    before, after = ("0.180", "0.100") if language == "en" else ("0,180", "0,100")
    assert told.err == said.format(before, after)


def test_the_same_again_costs_nothing(run: Run) -> None:
    run("comic", IDEA, "--panels", "2")
    assert run("comic", IDEA, "--panels", "2").err.endswith("Providers charged $0.000.\n")


def test_drafts_say_nothing_of_money(run: Run) -> None:
    assert run("comic", IDEA, "--panels", "2", "--draft").err == ""


@pytest.mark.parametrize(("typed", "painted"), [("\n", True), ("n\n", False), ("ні\n", False)])
def test_whoever_sits_at_a_terminal_may_say_no(
    run: Run, monkeypatch: pytest.MonkeyPatch, typed: str, painted: bool
) -> None:
    monkeypatch.setenv("KITSUMY_CONFIRM_ABOVE", "0.01")
    monkeypatch.setattr("sys.stdin", Typing(typed))
    terminal = Typing()
    monkeypatch.setattr("sys.stderr", terminal)
    assert run("comic", IDEA, "--panels", "2").code == 0
    assert "Enter goes on, n makes a draft for nothing." in terminal.getvalue()
    assert ("Providers charged" in terminal.getvalue()) == painted


def test_any_language_is_written_where_somebody_is_hired_who_knows_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Choose one of these: en, uk." in run("comic", IDEA, "--lang", "fr").err
    monkeypatch.setattr(hiring, "writer_names", lambda _: ("openai",))
    assert run("comic", IDEA, "--panels", "2", "--lang", "fr", "--json").code == 0
    assert "Choose one of these: en, uk, " in run("comic", IDEA, "--lang", "klingon").err
    assert "Choose one of these: en, uk." in run("comic", IDEA, "--lang", "fr", "--draft").err
