"""The whole path against an OpenAI on loopback: chains, the ledger, kills, and no secret in any line."""

from __future__ import annotations

import asyncio
import logging
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select

from kitsumy import hiring, settings
from kitsumy.agency import Agency, Asked
from kitsumy.comic import Brief, Comic
from kitsumy.errors import ProviderError
from kitsumy.events import FellBack, nobody
from kitsumy.ledger import Ledger, accounts
from kitsumy.ledgered import Payer
from kitsumy.library import Library
from kitsumy.library.work_tables import ledger
from kitsumy.providers.steady import Line, SteadyWriter
from tests.servers.faults import Cut, Fault, Garbled, Refused
from tests.servers.openai import OpenAIServer
from tests.servers.replicate import NSFW, ReplicateServer

from .people import TERMS, Heard

ROOT = Path(__file__).parents[2]
BRIEF = Brief(idea="A fox detective loses her hat", style="comic", language="en", panels=3, quality="full")
MAKER = """
import asyncio
from tests.providers.test_full import make
from kitsumy import hiring, settings
from kitsumy.library import Library

async def main():
    async with Library.open(settings.load()) as library:
        print("begun", flush=True)
        await make(library)

asyncio.run(main())
"""


@pytest.fixture
def keyed(openai_server: OpenAIServer, monkeypatch: pytest.MonkeyPatch) -> OpenAIServer:
    monkeypatch.setenv("OPENAI_API_KEY", openai_server.key)
    monkeypatch.setenv("OPENAI_BASE_URL", openai_server.base_url)
    monkeypatch.setenv("KITSUMY_ARTISTS", "draft")
    monkeypatch.setenv("KITSUMY_TERMS__OPENAI__TRIES", "1")
    return openai_server


@pytest.fixture
async def library() -> AsyncIterator[Library]:
    async with Library.open(settings.load()) as opened:
        yield opened


async def make(library: Library, listen: Heard | None = None) -> Comic:
    async with Agency.of(settings.load()) as agency:
        calls, payer = Ledger(library.store, lease=0.5), Payer(BRIEF.origin, "job-1")
        heard = nobody if listen is None else listen
        return await agency.make(library, calls, Asked(BRIEF), payer, heard)


async def test_what_a_model_writes_is_paid_once_and_priced(library: Library, keyed: OpenAIServer) -> None:
    first = await make(library)
    assert first.writer == "openai"
    paid, spent = len(keyed.paid), await accounts.spent(library.store, "job-1")
    assert paid >= 2
    assert spent > 0
    again = await make(library)
    assert [page.image for page in again.pages] == [page.image for page in first.pages]
    assert (len(keyed.paid), await accounts.spent(library.store, "job-1")) == (paid, spent)


async def test_a_killed_process_leaves_a_work_that_the_next_one_finds(
    library: Library, keyed: OpenAIServer
) -> None:
    keyed.latency["plot"] = 1.5

    async def external() -> str:
        async with library.store.read() as connection:
            return await connection.scalar(select(ledger.c.external)) or ""

    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", MAKER, cwd=ROOT, stdout=subprocess.PIPE
    )
    async with asyncio.timeout(30):
        while not await external():  # noqa: ASYNC110 - another process writes it
            await asyncio.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    await process.wait()
    known = await external()
    made = await make(library)
    assert made.writer == "openai"
    plots = [work for work in keyed.works.values() if work.id == known]
    assert len(plots) == 1
    assert len(keyed.calls_of("plot")) == 1, "it was looked for, not asked for again"


FAULTS: tuple[Fault, ...] = (
    *(Refused(status) for status in (400, 401, 402, 403, 404, 422, 429, 500)),
    Garbled(),
    Cut(),
)


async def test_the_key_and_the_idea_are_in_no_line_and_no_error(
    keyed: OpenAIServer, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], heard: Heard
) -> None:
    caplog.set_level(logging.DEBUG)
    (writer,) = hiring.writers(settings.load())
    steady, told = SteadyWriter(writer, Line("openai", TERMS, pause=_at_once), heard), []
    for fault in FAULTS:
        keyed.faults.clear()
        keyed.faults.on("plot", fault, times=99)
        with pytest.raises(ProviderError) as caught:
            await steady.plot(BRIEF)
        told.append(f"{caught.value} {caught.value!r}")
        steady = SteadyWriter(writer, Line("openai", TERMS, pause=_at_once), heard)
    await writer.close()  # type: ignore[attr-defined]  # OpenAI's has a connection
    assert heard, "some of them pass, and are tried again"
    told.extend(one.model_dump_json() for one in heard)
    said = "\n".join([caplog.text, *capfd.readouterr(), *told])
    assert keyed.key not in said
    assert BRIEF.idea not in said


async def _at_once(seconds: float) -> None:
    """Wait for nothing."""


@pytest.fixture
def drawn(
    keyed: OpenAIServer, replicate_server: ReplicateServer, monkeypatch: pytest.MonkeyPatch
) -> ReplicateServer:
    """Have Replicate draw what OpenAI has written."""
    monkeypatch.setenv("REPLICATE_API_TOKEN", replicate_server.token)
    monkeypatch.setenv("REPLICATE_BASE_URL", replicate_server.url)
    monkeypatch.setenv("KITSUMY_ARTISTS", "replicate,draft")
    monkeypatch.setenv("KITSUMY_TERMS__REPLICATE__TRIES", "2")
    replicate_server.draws = False
    return replicate_server


async def test_a_whole_comic_is_paid_once(library: Library, drawn: ReplicateServer) -> None:
    first = await make(library)
    assert {panel.artist for panel in first.panels} == {"replicate"}
    assert not any(panel.fallback for panel in first.panels)
    paid = drawn.count("succeeded")
    assert set(paid.values()) == {1}
    spent = await accounts.spent(library.store, "job-1")
    assert spent > 30_000 * len(first.panels)
    again = await make(library)
    assert [page.image for page in again.pages] == [page.image for page in first.pages]
    assert drawn.count() == paid
    assert await accounts.spent(library.store, "job-1") == spent


async def test_a_picture_that_may_not_be_is_drawn_by_somebody_else(
    library: Library, drawn: ReplicateServer, heard: Heard
) -> None:
    drawn.faults.on("create", NSFW, times=99)
    made = await make(library, heard)
    assert all(panel.fallback for panel in made.panels)
    assert made.writer == "openai"
    by = {one.name: one for one in await accounts.sums(library.store, "provider")}
    assert not any(name.startswith("replicate") for name in by)
    assert {one.reason for one in heard if isinstance(one, FellBack)} == {"AnswerRefused"}


async def test_pictures_under_way_when_the_process_dies_are_not_drawn_again(
    library: Library, drawn: ReplicateServer
) -> None:
    drawn.latency = 3.0
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", MAKER, cwd=ROOT, stdout=subprocess.PIPE
    )
    await drawn.until(lambda: len(drawn.works) >= 2, within=30)
    await asyncio.sleep(0.3)  # long enough to write down what came back
    process.send_signal(signal.SIGKILL)
    await process.wait()
    begun = len(drawn.works)
    drawn.latency = 0.05
    made = await make(library)
    assert not any(panel.fallback for panel in made.panels)
    assert begun >= 2
    assert set(drawn.count().values()) == {1}, "every content was ordered once, before or after the kill"
