"""The writer against an OpenAI on loopback, and briefs for it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from pydantic import SecretStr

from kitsumy.comic import Brief
from kitsumy.language import detect
from kitsumy.slips import Slip
from kitsumy.writers.openai import OpenAIWriter
from tests.servers.openai import OpenAIServer

FOX = "A fox detective loses her hat in the rain"
LYS = "Лисиця-детективка губить капелюх під дощем"


def brief(idea: str = FOX, panels: int = 6, **more: object) -> Brief:
    told = {"idea": idea, "style": "comic", "language": detect(idea), "panels": panels, **more}
    return Brief.model_validate(told)


class Notes(Slip):
    """A slip that remembers every id it was told."""

    def __init__(self, external: str = "") -> None:
        super().__init__(external)
        self.told: list[str] = []

    async def sent(self, external: str) -> None:
        await super().sent(external)
        self.told.append(external)


Hire = Callable[..., OpenAIWriter]


def writer_at(server: OpenAIServer, patience: float = 20.0, **more: object) -> OpenAIWriter:
    return OpenAIWriter(
        SecretStr(server.key),
        base_url=server.base_url,
        patience=patience,
        **more,  # type: ignore[arg-type]  # whichever a test names
    )


@pytest.fixture
async def hire(openai_server: OpenAIServer) -> AsyncIterator[Hire]:
    """Hire writers that hang up at the end."""
    closing: list[Callable[[], Awaitable[None]]] = []

    def hired(**more: object) -> OpenAIWriter:
        writer = writer_at(openai_server, **more)  # type: ignore[arg-type]  # as above
        closing.append(writer.close)
        return writer

    yield hired
    for close in closing:
        await close()


@pytest.fixture
def writer(hire: Hire) -> OpenAIWriter:
    return hire()
