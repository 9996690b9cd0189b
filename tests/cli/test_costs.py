"""The command line tells what providers have charged, and calls each of them when asked to."""

from __future__ import annotations

import asyncio
import json

import pytest

from kitsumy import hiring, settings
from kitsumy.cli import trials
from kitsumy.cli.texts import texts
from kitsumy.errors import KeyRejected
from kitsumy.ledger import Call, Ledger, Result
from kitsumy.library import Library
from kitsumy.slips import Slip
from tests.providers.people import Author, Painter

from .conftest import Run

CALLS = (
    Call(key="a", kind="panel", owner="telegram:7", provider="replicate", community="telegram:5"),
    Call(key="b", kind="panel", owner="telegram:8", provider="replicate", charged=False),
    Call(key="c", kind="plot", owner="telegram:8", provider="openai"),
)


@pytest.fixture
def paid() -> None:
    async def pay() -> None:
        async with Library.open(settings.load()) as library:
            for call, micros in zip(CALLS, (40_000, 30_000, 9_000), strict=True):

                async def make(slip: Slip, micros: int = micros) -> Result:
                    slip.charged(micros, "model-2")
                    return Result(document="{}")

                await Ledger(library.store, clock=lambda: 1_790_000_000.0).once(call, make)

    asyncio.run(pay())


@pytest.mark.usefixtures("paid")
def test_costs_by_day_are_the_usual_ones(run: Run) -> None:
    said = run("costs", "--lang", "en")
    assert said.code == 0
    day, _, total = said.out.splitlines()
    assert day.split("  ") == ["2026-09-21", "3 calls", "$0.079", "not charged to anybody: $0.030"]
    assert total == "In all: $0.079"


@pytest.mark.usefixtures("paid")
@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("person", ["telegram:7", "telegram:8"]),
        ("community", ["telegram:5", None]),
        ("provider", ["replicate model-2", "openai model-2"]),
        ("DAY", ["2026-09-21"]),
    ],
)
def test_costs_by_whatever_is_asked(run: Run, by: str, names: list[str | None]) -> None:
    found = json.loads(run("costs", "--by", by, "--json").out)
    assert [one[by.casefold()] for one in found] == names
    assert sum(one["micros"] for one in found) == 79_000
    assert sum(one["waived"] for one in found) == 30_000


@pytest.mark.usefixtures("paid")
def test_costs_are_said_in_ukrainian(run: Run) -> None:
    said = run("costs", "--by", "community", "--lang", "uk").out
    assert "поза спільнотами  2 виклики" in said
    assert said.endswith("Разом: 0,079 $\n")


def test_nothing_paid_and_nothing_known(run: Run) -> None:
    assert "Drafts are free" in run("costs", "--lang", "en").out
    assert json.loads(run("costs", "--json").out) == []
    said = run("costs", "--by", "moon", "--lang", "en")
    assert (said.code, "community" in said.err) == (2, True)


def test_the_doctor_names_who_is_configured_without_calling(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    said = run("doctor", "--lang", "en")
    assert "Words by openai, draft; pictures by draft" in said.out
    assert said.code == 0


def test_the_doctor_names_a_setting_that_is_not_right(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KITSUMY_WRITERS", "openai")
    said = run("doctor", "--live", "--lang", "en")
    assert said.code == 1
    assert "OPENAI_API_KEY" in said.out


def test_without_keys_nobody_is_called(run: Run) -> None:
    assert "nobody to call" in run("doctor", "--live", "--lang", "en").out
    assert "викликати нікого" in run("doctor", "--live", "--lang", "uk").out


class Answering(Author):
    async def answers(self, slip: Slip | None = None) -> str:
        assert slip is not None
        slip.charged(1_000, "words-1")
        return "words-1"


async def test_a_live_call_says_model_time_and_price(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hiring, "writers", lambda _: (Answering("openai"),))
    dear = Painter("a", price=90_000)
    painters = (dear, Painter("a"), Painter("b", [KeyRejected("b")]))
    monkeypatch.setattr(hiring, "artists", lambda _: painters)
    said = texts("en")
    words, picture, failed = await trials.live(settings.load(), said)
    assert words.sentence(said) == "Words by openai: words-1 answered in 0.0 s for $0.001"
    assert picture.sentence(said).startswith("Pictures by a: paint-2 drew one in 0.0 s")
    assert picture.sentence(said).endswith("for $0.040")
    assert dear.orders == [], "one call of each provider, the cheapest"
    assert (failed.verdict, failed.advice(said)) == ("bad", said.error(KeyRejected("b")))
