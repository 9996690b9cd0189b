"""Failures of providers as somebody in a chat lives through them: an order, its status, what is kept."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.surface import Card, Parcel
from bot.texts import texts
from kitsumy import settings
from kitsumy.agency import Agency
from kitsumy.library import Library
from tests.bot.conftest import Desk, clock, quota
from tests.bot.surfaces import Message, Remembering, asking
from tests.bot.watching import only, over
from tests.jobs.conftest import Clock
from tests.servers.openai import OpenAIServer
from tests.servers.replicate import ReplicateServer

from .failing import IDEA, MARK, Providers, discreet, running
from .failures import CASES, Case

__all__ = ["clock"]

KEEPS_IDEAS = {"comics", "jobs", "job_steps", "orders", "ledger", "characters", "casts", "panels", "pages"}
"""Tables that hold what somebody asked for, or what was made of it: a title stands in its order's status."""
LANGUAGES = ("en", "uk")


def case(name: str) -> Case:
    (found,) = [one for one in CASES if str(one) == name]
    return found


STOOD_IN = [
    case(f"{server}-{call}")
    for server, call in (
        ("openai", "plot-429 with Retry-After"),
        ("openai", "plot-401"),
        ("openai", "plot-silence"),
        ("openai", "dialogue-500"),
        ("replicate", "create-402"),
        ("replicate", "create-422"),
        ("replicate", "create-NSFW"),
        ("replicate", "create-never ends"),
        ("replicate", "output-wrong bytes"),
        ("http", "order-503"),
    )
]
NO_COMIC = [case("openai-plot-refusal"), case("openai-plot-filtered"), case("openai-dialogue-refusal")]


@pytest.fixture
async def providers(
    openai_server: OpenAIServer, replicate_server: ReplicateServer, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Providers]:
    async for one in running(openai_server, replicate_server, monkeypatch):
        yield one


async def ordered(clock: Clock, language: str) -> tuple[Message, Desk, float]:
    """Order a comic as somebody in a chat does; return the message it ended in, and what it has cost them."""
    surface = Remembering()
    wanted = asking(idea=IDEA, language=language)
    wanted = wanted.model_copy(update={"person": wanted.person.model_copy(update={"language": language})})
    current = settings.load()
    async with Library.open(current) as library, Agency.of(current) as agency:
        here = Desk(library, surface, clock, quota(budget=50.0), agency)
        async with here.open("studio"):
            await here.orders.place(wanted)
            await over(here)
        charged = (await here.quotas.standing(wanted.person)).spent
    return only(surface), here, charged


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("failing", STOOD_IN, ids=str)
async def test_somebody_stands_in_and_the_status_says_so(
    providers: Providers,
    clock: Clock,
    failing: Case,
    language: str,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    providers.hire(failing)
    with discreet(providers.keys, caplog, tmp_path / "diary.jsonl") as told:
        message, here, _ = await ordered(clock, language)
        assert isinstance(message.last, Parcel)
        cards = [said for said in message.said if isinstance(said, Card)]
        trouble = "refused" if failing.error == "AnswerRefused" else "fell_back"
        assert any(texts(language)(f"card.{trouble}") in texts(language).card(card) for card in cards)
        told += [f"{step} {reason}" for step, reason in here.steps]
    assert here.steps[-1][0] == "delivered"
    assert tables_with(MARK) <= KEEPS_IDEAS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("failing", NO_COMIC, ids=str)
async def test_a_refused_idea_ends_in_the_one_sentence_of_its_reason(
    providers: Providers,
    clock: Clock,
    failing: Case,
    language: str,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    providers.hire(failing)
    with discreet(providers.keys, caplog, tmp_path / "diary.jsonl") as told:
        message, here, charged = await ordered(clock, language)
        card = message.last
        assert isinstance(card, Card)
        assert card.stage == "failed"
        assert card.failure is not None
        assert card.failure.error == failing.error
        said = texts(language).card(card)
        assert texts(language).about(failing.error, card.failure.data) in said
        told += [f"{step} {reason}" for step, reason in here.steps]
    assert here.steps[-1] == ("failed", failing.error)
    assert charged == 0
    assert tables_with(MARK) <= KEEPS_IDEAS


def tables_with(word: str) -> set[str]:
    """Return the tables in which a word stands anywhere."""
    with closing(sqlite3.connect(settings.load().home / "kitsumy.db")) as library:
        names = [name for (name,) in library.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name
            for name in names
            if any(word in str(value) for row in library.execute(f'SELECT * FROM "{name}"') for value in row)  # noqa: S608
        }
