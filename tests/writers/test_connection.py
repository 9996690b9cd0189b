"""A connection is opened beside the event loop, and says nothing of what goes through it."""

from __future__ import annotations

import asyncio
import logging
import sys

import pytest
from pydantic import SecretStr

from kitsumy.errors import CallRejected
from kitsumy.openai import Connection
from kitsumy.writers.openai import OpenAIWriter
from tests.servers.openai import OpenAIServer
from tests.writers.conftest import Hire, brief


async def test_whoever_comes_first_opens_it_for_all(hire: Hire, openai_server: OpenAIServer) -> None:
    connection = Connection(SecretStr(openai_server.key), openai_server.base_url)
    clients = await asyncio.gather(*(connection.client() for _ in range(5)))
    assert len(set(map(id, clients))) == 1
    await connection.close()
    assert await connection.client() is not clients[0]
    await connection.close()


@pytest.mark.parametrize(
    "address",
    [
        "http://[1",
        "not an address",
        "ftp://127.0.0.1/v1",
        "http://127.0.0.1:99999",
        "http://:80/v1",
        "//host/v1",
    ],
)
async def test_an_address_that_is_none_is_not_tried(address: str) -> None:
    writer = OpenAIWriter(SecretStr("sk"), base_url=address)
    with pytest.raises(CallRejected):
        await writer.plot(brief())


async def test_nothing_is_logged_of_what_goes_well(
    hire: Hire, openai_server: OpenAIServer, caplog: pytest.LogCaptureFixture
) -> None:
    writer = hire()
    await writer.plot(brief("A cat sings"))
    caplog.set_level(logging.DEBUG)
    await writer.plot(brief())
    assert "hat" not in caplog.text
    assert openai_server.key not in caplog.text
    assert not [record for record in caplog.records if record.name.startswith(("openai", "httpx2"))]


async def test_without_the_package_somebody_else_writes_and_the_log_says_why(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "openai", None)
    with pytest.raises(CallRejected):
        await OpenAIWriter(SecretStr("sk")).plot(brief())
    assert "kitsumy[ai]" in caplog.text
