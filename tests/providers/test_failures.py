"""Every failure of every provider: what becomes of a comic, and what nobody may read."""

from __future__ import annotations

import traceback
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal

import pytest

from bot.status import after
from bot.surface import Card
from bot.texts import texts as bot_texts
from kitsumy import settings
from kitsumy.agency import Agency, Asked
from kitsumy.cli.texts import texts
from kitsumy.comic import Brief
from kitsumy.draft import writer as draft
from kitsumy.errors import AnswerRefused, ProviderError
from kitsumy.events import FellBack, ProviderRetried
from kitsumy.geometry import Size
from kitsumy.ledger import Ledger, accounts
from kitsumy.ledgered import Payer
from kitsumy.library import Library
from kitsumy.moderation import Door
from kitsumy.ports import PanelOrder
from kitsumy.styles import find
from tests.servers.openai import OpenAIServer
from tests.servers.replicate import ReplicateServer

from .failing import IDEA, Providers, discreet, running
from .failures import CASES, WORDS, Case
from .people import Heard

TABLE = Path(__file__).parents[2] / "docs" / "failures.md"
BRIEF = Brief(idea=IDEA, style="comic", language="en", panels=1, quality="full")
MADE = [case for case in CASES if case.fate != "our own lists judge"]
JUDGED = [case for case in CASES if case.fate == "our own lists judge"]
ONCE = [
    case
    for case in MADE
    if case.passing
    and str(case)
    in {
        "openai-plot-503",
        "openai-plot-malformed",
        "replicate-create-500",
        "replicate-create-lost reply",
        "http-order-500",
        "openai-image-429 without",
    }
]


@pytest.fixture
async def providers(
    openai_server: OpenAIServer, replicate_server: ReplicateServer, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Providers]:
    async for one in running(openai_server, replicate_server, monkeypatch):
        yield one


async def made(library: Library, call: str, heard: Heard) -> str:
    """Have words written, or a panel drawn, by whoever can; return who did it."""
    ledger, payer = Ledger(library.store), Payer(BRIEF.origin, "job-1")
    async with Agency.of(settings.load()) as agency:
        if call == "dialogue":
            return (await agency.make(library, ledger, Asked(BRIEF), payer, heard)).writer
        if call in WORDS:
            writer = agency.translator(ledger, payer, heard)
            await writer.plot(BRIEF)
            return writer.name
        artist = agency.artist(BRIEF, library, ledger, payer, heard)
        return (await artist.draw(panel())).artist


def panel() -> PanelOrder:
    plot = draft.write(BRIEF, None).plot
    return PanelOrder(shot=plot.shots[0], cast=plot.cast, style=find("comic"), size=Size(512, 512), seed=1)


@pytest.mark.parametrize("case", MADE, ids=str)
async def test_a_failure_ends_in_a_comic_or_one_reason_and_shows_no_secret(
    providers: Providers,
    case: Case,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    heard = Heard()
    providers.hire(case)
    with discreet(providers.keys, caplog, tmp_path / "diary.jsonl") as told:
        async with Library.open(settings.load()) as library:
            if case.fate == "no comic":
                with pytest.raises(ProviderError) as caught:
                    await made(library, case.call, heard)
                assert type(caught.value).__name__ == case.error
                told += ["".join(traceback.format_exception(caught.value)), *_sentences(caught.value)]
            else:
                assert await made(library, case.call, heard) == "draft"
                told += _shown(heard, case)
            spent = await accounts.sums(library.store, "provider")
        told += [*capfd.readouterr()]
    assert not [one for one in spent if one.micros and case.call != "dialogue"]


def _sentences(error: ProviderError) -> list[str]:
    """Expect a sentence of the error's own in every language, on every surface."""
    found = []
    for language in ("en", "uk"):
        for said in (bot_texts(language), texts(language)):
            assert said.error(error) != said.about("Unexpected", {"log": ""})
            found.append(said.error(error))
    return found


def _shown(heard: Heard, case: Case) -> list[str]:
    """Expect events that say why somebody stands in, and a status that says it in every language."""
    fell = [one for one in heard if isinstance(one, FellBack)]
    assert {(one.provider, one.reason) for one in fell} == {(case.server, case.error)}
    card = Card(order="order-1", language="en", stage="panel")
    for event in fell:
        card = after(card, event)
    found = []
    for language in ("en", "uk"):
        assert bot_texts(language)(f"card.{card.trouble}") in bot_texts(language).card(card)
        found.append(bot_texts(language).card(card))
    return [*found, *(one.model_dump_json() for one in fell)]


@pytest.mark.parametrize("case", ONCE, ids=str)
async def test_what_passes_is_tried_again_told_of_and_paid_once(providers: Providers, case: Case) -> None:
    heard = Heard()
    providers.hire(case, times=1, tries=2)
    async with Library.open(settings.load()) as library:
        assert await made(library, case.call, heard) == case.server
        (spent,) = await accounts.sums(library.store, "provider")
    assert [(type(one), one.provider) for one in heard if isinstance(one, (FellBack, ProviderRetried))] == [
        (ProviderRetried, case.server)
    ]
    assert spent.calls == 1


@pytest.mark.parametrize("case", JUDGED, ids=str)
async def test_where_moderation_fails_our_own_lists_judge(
    providers: Providers, case: Case, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    providers.hire(case)
    current = settings.load()
    with discreet(providers.keys, caplog, tmp_path / "diary.jsonl"):
        async with Door.kept(current.openai_api_key, current.openai_base_url, "normal") as door:
            await door.idea(IDEA)
            assert [one.name for one in caplog.records if one.levelname == "WARNING"] == [
                "kitsumy.moderation.door"
            ]


def test_the_table_in_the_documentation_is_this_one() -> None:
    told = [line for line in TABLE.read_text("utf-8").splitlines() if line.startswith("| ")][1:]
    assert told == [case.row for case in CASES]


def test_the_settings_know_every_key_and_show_none(providers: Providers) -> None:
    current = settings.load()
    assert set(providers.keys) <= set(current.secrets)
    assert not any(key in repr(current) + str(vars(current)) for key in providers.keys)


@pytest.mark.parametrize("what", ["idea", "picture"])
def test_a_refusal_is_told_as_one(what: Literal["idea", "picture"]) -> None:
    for language, word in (("en", "rules"), ("uk", "Правила")):
        assert word in bot_texts(language).error(AnswerRefused("openai", what))
