from __future__ import annotations

import asyncio

import pytest

from bot import courtesy
from bot.courtesy import BURST, Courtesy
from bot.refusals import TooFast


async def _taken(door: Courtesy, person: str, times: int) -> list[str]:
    found = []
    for _ in range(times):
        try:
            found.append("taken" if await door.pause(person) else "silent")
        except TooFast:
            found.append("told")
    return found


async def test_everybody_has_a_burst_of_their_own_and_is_told_once() -> None:
    door = Courtesy()
    assert await _taken(door, "7", BURST + 3) == ["taken"] * BURST + ["told", "silent", "silent"]
    assert await _taken(door, "8", 2) == ["taken"] * 2


async def test_who_was_calm_for_a_while_is_told_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courtesy, "BURST", 4)
    monkeypatch.setattr(courtesy, "_SECONDS", 0.2)
    door = Courtesy()
    assert await _taken(door, "7", 6) == [*["taken"] * 4, "told", "silent"]
    await asyncio.sleep(0.25)
    assert await _taken(door, "7", 6) == [*["taken"] * 4, "told", "silent"]


async def test_only_so_many_people_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courtesy, "_PEOPLE", 2)
    door = Courtesy()
    assert await _taken(door, "7", BURST + 1) == ["taken"] * BURST + ["told"]
    for person in ("8", "9"):
        await door.pause(person)
    assert await _taken(door, "7", 1) == ["taken"]
