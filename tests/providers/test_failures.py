"""Every failure of every provider, on the whole path: what becomes of a comic, and what nobody may read."""

from __future__ import annotations

import logging
import traceback
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from bot import diary
from bot.status import after
from bot.surface import Card
from bot.texts import texts as bot_texts
from kitsumy import errors, settings
from kitsumy.agency import Agency, Asked
from kitsumy.cli.texts import texts
from kitsumy.comic import Brief, Comic
from kitsumy.errors import AnswerRefused, ProviderError
from kitsumy.events import FellBack
from kitsumy.ledger import Ledger, accounts
from kitsumy.ledgered import Payer
from kitsumy.library import Library
from tests.servers import comfy as comfyui
from tests.servers import openai as gpt
from tests.servers.comfy import ComfyServer
from tests.servers.faults import Cut, Fault, Faults, Garbled, Refused, too_many
from tests.servers.openai import OpenAIServer
from tests.servers.replicate import ReplicateServer
from tests.servers.replicate import spoiling as spoiled

from .people import Heard

Fate = Literal["another writes", "another draws", "no comic"]
TABLE = Path(__file__).parents[2] / "docs" / "failures.md"
BRIEF = Brief(idea="A fox plays the zanzibar flute", style="comic", language="en", panels=1, quality="full")
MARK, COMFY_KEY = "zanzibar", "comfy-loopback-opens-nothing-0000"


@dataclass(frozen=True)
class Case:
    """One answer, who gives it to what call, and what becomes of the comic."""

    server: str
    call: str
    said: str
    fault: Fault
    error: str
    fate: Fate

    def __str__(self) -> str:
        return f"{self.server}-{self.call}-{self.said}"

    @property
    def row(self) -> str:
        passing = getattr(errors, self.error).passing
        tells = ("`provider_retried`, " if passing else "") + "`fell_back`"
        told = tells if self.fate != "no comic" else f"the sentence of `{self.error}`"
        return f"| {self.server} | {self.call} | {self.said} | `{self.error}` | {self.fate} | {told} |"


USUAL: tuple[tuple[str, Fault, str], ...] = (
    ("429 with Retry-After", too_many(7), "ProviderBusy"),
    ("500", Refused(500), "ProviderDown"),
    ("401", Refused(401), "KeyRejected"),
    ("402", Refused(402), "CreditSpent"),
    ("404", Refused(404), "CallRejected"),
    ("connection cut", Cut(done=False), "ProviderDown"),
    ("no JSON", Garbled(), "AnswerUnusable"),
)


def _cases(
    server: str,
    call: str,
    fate: Fate,
    own: Sequence[tuple[str, Fault, str]],
    usual: Sequence[tuple[str, Fault, str]] = USUAL,
) -> list[Case]:
    return [Case(server, call, said, fault, error, fate) for said, fault, error in (*usual, *own)]


WORDS = (
    ("malformed", gpt.MALFORMED, "AnswerUnusable"),
    ("of another kind", gpt.UNLIKE, "AnswerUnusable"),
    ("empty", gpt.EMPTY, "AnswerUnusable"),
    ("too long", gpt.LENGTH, "AnswerUnusable"),
    ("stream cut", gpt.CUT, "AnswerUnusable"),
)
CASES = [
    *_cases("openai", "plot", "another writes", WORDS),
    Case("openai", "dialogue", "500", Refused(500), "ProviderDown", "another writes"),
    Case("openai", "dialogue", "malformed", gpt.MALFORMED, "AnswerUnusable", "another writes"),
    Case("openai", "plot", "refusal", gpt.REFUSAL, "AnswerRefused", "no comic"),
    Case("openai", "plot", "filtered", gpt.FILTERED, "AnswerRefused", "no comic"),
    Case("openai", "dialogue", "refusal", gpt.REFUSAL, "AnswerRefused", "no comic"),
    *_cases(
        "openai",
        "image",
        "another draws",
        (
            ("refusal", gpt.REFUSAL, "AnswerRefused"),
            ("empty", gpt.EMPTY, "AnswerUnusable"),
            ("wrong bytes", gpt.UNLIKE, "AnswerUnusable"),
        ),
        USUAL[:3],
    ),
    *_cases(
        "replicate",
        "create",
        "another draws",
        (
            ("NSFW", spoiled.NSFW, "AnswerRefused"),
            ("failed", spoiled.FAILED, "ProviderDown"),
            ("output elsewhere", spoiled.ELSEWHERE, "AnswerUnusable"),
            ("no output", spoiled.EMPTY, "AnswerUnusable"),
        ),
    ),
    *(
        Case("replicate", "output", said, fault, "AnswerUnusable", "another draws")
        for said, fault in (
            ("expired", spoiled.EXPIRED),
            ("wrong bytes", spoiled.WRONG),
            ("huge file", spoiled.HUGE),
            ("redirect to a private address", spoiled.PRIVATE),
        )
    ),
    *_cases(
        "http",
        "order",
        "another draws",
        (("failed", comfyui.FAILED, "ProviderDown"), ("no output", comfyui.EMPTY, "AnswerUnusable")),
        USUAL[:3],
    ),
    Case("http", "view", "wrong bytes", comfyui.WRONG, "AnswerUnusable", "another draws"),
]


@dataclass
class Studio:
    """Three providers on loopback, and what was told of their failing."""

    faults: dict[str, Faults]
    keys: tuple[str, ...]
    patch: pytest.MonkeyPatch

    def hire(self, case: Case) -> None:
        """Have the case's provider asked first, and go wrong whenever it is."""
        words = case.call in {"plot", "dialogue"}
        self.patch.setenv("KITSUMY_WRITERS", "openai" if words else "draft")
        self.patch.setenv("KITSUMY_ARTISTS", "draft" if words else case.server)
        self.faults[case.server].on(case.call, case.fault, times=999)
        if case.call == "image":
            self.faults[case.server].on("edit", case.fault, times=999)


@pytest.fixture
async def providers(
    openai_server: OpenAIServer, replicate_server: ReplicateServer, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Studio]:
    async with ComfyServer() as comfy:
        for name, value in (
            ("OPENAI_API_KEY", openai_server.key),
            ("OPENAI_BASE_URL", openai_server.base_url),
            ("REPLICATE_API_TOKEN", replicate_server.token),
            ("REPLICATE_BASE_URL", replicate_server.url),
            ("KITSUMY_IMAGES_URL", comfy.url),
            ("KITSUMY_IMAGES_KIND", "comfy"),
            ("KITSUMY_IMAGES_KEY", COMFY_KEY),
            *((f"KITSUMY_TERMS__{one}__TRIES", "1") for one in ("OPENAI", "REPLICATE", "HTTP")),
        ):
            monkeypatch.setenv(name, value)
        replicate_server.draws = False
        faults = {"openai": openai_server.faults, "replicate": replicate_server.faults, "http": comfy.faults}
        yield Studio(faults, (openai_server.key, replicate_server.token, COMFY_KEY), monkeypatch)


async def _made(library: Library, heard: Heard) -> Comic | ProviderError:
    async with Agency.of(settings.load()) as agency:
        try:
            return await agency.make(
                library, Ledger(library.store), Asked(BRIEF), Payer(BRIEF.origin, "job-1"), heard
            )
        except ProviderError as error:
            return error


@pytest.mark.parametrize("case", CASES, ids=str)
async def test_a_failure_ends_in_a_comic_or_one_reason_and_shows_no_secret(
    providers: Studio, case: Case, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    heard = Heard()
    providers.hire(case)
    async with Library.open(settings.load()) as library:
        made = await _made(library, heard)
        spent = await accounts.sums(library.store, "provider")
    fell = {(one.provider, one.reason) for one in heard if isinstance(one, FellBack)}
    if isinstance(made, ProviderError):
        assert (type(made).__name__, case.fate) == (case.error, "no comic")
        _told(made)
    else:
        assert fell == {(case.server, case.error)}
        assert (made.writer == "draft") == (case.fate == "another writes" or case.call not in _WORDS)
        assert all(panel.fallback for panel in made.panels) == (case.fate == "another draws")
        assert case.fate != "another draws" or not any(one.micros for one in spent)
        _shown(heard)
    _clean(providers.keys, case, caplog, [*capfd.readouterr(), *_lines(made)])
    assert not [one for one in caplog.records if one.exc_info and one.levelno >= logging.WARNING]


_WORDS = {"plot", "dialogue"}


def _lines(made: Comic | ProviderError) -> list[str]:
    """Return an error as whoever repairs it might read it, with all that led to it."""
    return ["".join(traceback.format_exception(made)), repr(made)] if isinstance(made, ProviderError) else []


def _told(error: ProviderError) -> None:
    """Expect a sentence of the error's own in every language, on every surface."""
    for language in ("en", "uk"):
        for said in (bot_texts(language), texts(language)):
            assert said.error(error) != said.about("Unexpected", {"log": ""})


def _shown(heard: Heard) -> None:
    """Expect a status that says that somebody stood in, in every language."""
    card = Card(order="order-1", language="en", stage="panel")
    for event in (one for one in heard if isinstance(one, FellBack)):
        card = after(card, event)
    for language in ("en", "uk"):
        assert bot_texts(language)("card.fell_back") in bot_texts(language).card(card)


def _clean(keys: Sequence[str], case: Case, caplog: pytest.LogCaptureFixture, told: list[str]) -> None:
    """Expect no key in any log line or file, and nothing of the idea in what the bot or the studio logs."""
    ours = diary.Lines(diary.Redactor(keys))
    quiet = ("httpx", "httpx2", "httpcore", "openai", "replicate", "apscheduler", "alembic")
    lines = [
        ours.format(one)
        for one in caplog.records
        if one.levelno >= logging.INFO and not (one.name.startswith(quiet) and one.levelno < logging.WARNING)
    ]
    for key in keys:
        assert key not in "\n".join([caplog.text, *told]), case
        assert not any(
            key.encode() in one.read_bytes() for one in settings.load().home.rglob("*") if one.is_file()
        )
    assert MARK not in "\n".join([*lines, *told]), case


def test_the_table_in_the_documentation_is_this_one() -> None:
    told = [line for line in TABLE.read_text("utf-8").splitlines() if line.startswith("| ")][1:]
    assert told == [case.row for case in CASES]


def test_the_settings_know_every_key_and_show_none(providers: Studio) -> None:
    current = settings.load()
    assert set(providers.keys) <= set(current.secrets)
    assert not any(key in repr(current) + str(vars(current)) for key in providers.keys)


@pytest.mark.parametrize("what", ["idea", "picture"])
def test_a_refusal_is_told_as_one(what: Literal["idea", "picture"]) -> None:
    for language, word in (("en", "rules"), ("uk", "Правила")):
        assert word in bot_texts(language).error(AnswerRefused("openai", what))
