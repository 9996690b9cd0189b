"""One frontend's trouble is one line, and the others go on."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from bot import running, settings
from bot.frontends import House
from bot.surface import Surface
from kitsumy.errors import BadSetting
from tests.bot.surfaces import Remembering


class Fleeting:
    """Is on, and leaves at once; or fails to start."""

    name = "test"

    def __init__(self, house: House, leave: Callable[[], None], error: Exception | None = None) -> None:
        self.surface: Surface = Remembering()
        self._leave, self._error = leave, error

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        if self._error:
            raise self._error
        self._leave()
        yield


async def test_one_that_fails_stops_nobody_else(capsys: pytest.CaptureFixture[str]) -> None:
    ended: list[int] = []
    makers: dict[str, running.Maker] = {
        "bad": lambda house, leave: Fleeting(house, leave, BadSetting("TELEGRAM_TOKEN")),
        "worse": lambda house, leave: Fleeting(house, leave, RuntimeError("secret address")),
        "good": Fleeting,
    }
    assert await running.run(settings.load(), makers, lambda: ended.append(1)) == 0
    said = capsys.readouterr().err.splitlines()
    assert "TELEGRAM_TOKEN" in said[0]
    assert "RuntimeError" in said[1]
    assert "secret address" not in said[1]
    assert ended == [1]


async def test_with_nobody_there_it_ends_with_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    makers: dict[str, running.Maker] = {
        "bad": lambda h, leave: Fleeting(h, leave, BadSetting("DISCORD_TOKEN"))
    }
    assert await running.run(settings.load(), makers, lambda: None) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2
