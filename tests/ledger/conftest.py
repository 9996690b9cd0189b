"""A library whose ledger is empty."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from kitsumy import settings
from kitsumy.library import Library


@pytest.fixture
async def library() -> AsyncIterator[Library]:
    async with Library.open(settings.load()) as opened:
        yield opened
