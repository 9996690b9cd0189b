"""Fixtures of the loopback servers, for every test."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from tests.servers.clock import Clock
from tests.servers.guard import Guard

if TYPE_CHECKING:
    from tests.servers.discord import DiscordServer
    from tests.servers.openai import OpenAIServer
    from tests.servers.replicate import ReplicateServer
    from tests.servers.telegram import TelegramServer


@pytest.fixture(autouse=True)
def guard(monkeypatch: pytest.MonkeyPatch) -> Iterator[Guard]:
    """Let nothing leave loopback."""
    guard = Guard()
    guard.install(monkeypatch)
    yield guard
    guard.check()


@asynccontextmanager
async def _telegram(clock: Clock, patch: pytest.MonkeyPatch) -> AsyncIterator[TelegramServer]:
    from tests.servers.telegram import TelegramServer  # most tests need no web server

    # Times as the library's next version gives them; it warns of the old way.
    patch.setenv("PTB_TIMEDELTA", "true")
    async with TelegramServer(clock=clock) as server:
        yield server
    assert not server.violations, "\n".join(server.violations)


@pytest.fixture
async def telegram(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[TelegramServer]:
    """Run a Telegram of this test's own; at the end no request may have broken the official description."""
    async with _telegram(Clock(), monkeypatch) as server:
        yield server


@pytest.fixture
async def still_telegram(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[TelegramServer]:
    """Run the same with a clock that moves only when the test turns it."""
    async with _telegram(Clock(still=True), monkeypatch) as server:
        yield server


@asynccontextmanager
async def _discord(clock: Clock, patch: pytest.MonkeyPatch) -> AsyncIterator[DiscordServer]:
    from tests.servers.discord import DiscordServer
    from tests.servers.discord.redirect import redirect

    async with DiscordServer(clock=clock) as server:
        redirect(patch, server)
        yield server
    assert not server.violations, "\n".join(server.violations)


@pytest.fixture
async def discord_server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordServer]:
    """Run a Discord of this test's own, and point discord.py at it; at the end, as above."""
    async with _discord(Clock(), monkeypatch) as server:
        yield server


@pytest.fixture
async def still_discord_server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordServer]:
    """Run the same with a clock that moves only when the test turns it."""
    async with _discord(Clock(still=True), monkeypatch) as server:
        yield server


@pytest.fixture
async def openai_server() -> AsyncIterator[OpenAIServer]:
    """Run an OpenAI of this test's own; at the end, as above."""
    from tests.servers.openai import OpenAIServer

    async with OpenAIServer() as server:
        yield server
    assert not server.violations, "\n".join(server.violations)


@pytest.fixture
async def replicate_server() -> AsyncIterator[ReplicateServer]:
    """Run a Replicate of this test's own; at the end, as above, and no input a model would not take."""
    from tests.servers.replicate import ReplicateServer

    async with ReplicateServer() as server:
        yield server
    assert not server.violations, "\n".join(server.violations)
