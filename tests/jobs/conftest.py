"""A clock that a test turns by hand."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator

import pytest

from kitsumy import settings
from kitsumy.library import Library


class Clock:
    """Seconds since 1970, plus what a test adds."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.time() + self.ahead


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def library() -> AsyncIterator[Library]:
    async with Library.open(settings.load()) as opened:
        yield opened
