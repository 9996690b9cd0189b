"""A person, their chat, and the real client library against the loopback server."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator

import pytest
from PIL import Image
from telegram import Bot
from telegram.request import HTTPXRequest

from tests.servers.telegram import Person, TelegramServer


def picture(width: int = 64, height: int = 48, form: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("L", (width, height), 200).save(out, form)
    return out.getvalue()


def bot_of(server: TelegramServer, *, patience: float = 5.0) -> Bot:
    def request() -> HTTPXRequest:
        return HTTPXRequest(connection_pool_size=8, read_timeout=patience, media_write_timeout=patience)

    return Bot(
        server.token,
        base_url=server.base_url,
        base_file_url=server.base_file_url,
        request=request(),
        get_updates_request=request(),
    )


@pytest.fixture
async def bot(telegram: TelegramServer) -> AsyncIterator[Bot]:
    async with bot_of(telegram) as bot:
        yield bot


@pytest.fixture
def olena(telegram: TelegramServer) -> Person:
    return telegram.person("Olena", language="uk", username="olena")
