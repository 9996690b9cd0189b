"""Turns, urgencies, penalties: every call of the bot, and none of them at another chat's expense."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.pacing import Pacer, Urgency
from bot.telegram.limiter import Limiter, Seen, TooMuchToSay, Turn
from kitsumy.library import Library
from tests.bot.household import HASTE
from tests.bot.telegram.conftest import House, Room, hasty
from tests.servers.telegram import Person, TelegramServer


class Calls:
    """Calls that are made, and those of them that are refused for haste."""

    def __init__(self, refused: int = 0) -> None:
        self.made: list[tuple[str, str]] = []
        self.refused = refused

    async def __call__(self, endpoint: str, data: dict[str, Any]) -> dict[str, Any]:
        self.made.append((endpoint, str(data.get("chat_id", ""))))
        if self.refused:
            self.refused -= 1
            raise RetryAfter(10)
        return {"message_id": len(self.made), "chat": {"id": data.get("chat_id", 0)}}


async def make(
    limiter: Limiter, calls: Calls, endpoint: str, chat: str = "", turn: Turn | None = None, **data: object
) -> None:
    given = {"chat_id": chat, **data} if chat else data
    await limiter.process_request(calls, (endpoint, given), {}, endpoint, given, turn)


@pytest.fixture
def limiter(monkeypatch: pytest.MonkeyPatch) -> Limiter:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    return Limiter(hasty())


async def test_a_refused_call_is_made_again_when_the_penalty_is_over(limiter: Limiter) -> None:
    calls = Calls(refused=1)
    loop = asyncio.get_running_loop()
    began = loop.time()
    await make(limiter, calls, "sendMessage", "7")
    assert loop.time() - began >= 10 / HASTE
    assert calls.made == [("sendMessage", "7")] * 2


async def test_a_call_that_holds_its_turn_is_not_repeated(limiter: Limiter) -> None:
    calls = Calls(refused=1)
    with pytest.raises(RetryAfter):
        await make(limiter, calls, "editMessageText", "7", Turn(Urgency.EDIT, granted=True))
    assert 9 < limiter.pacer.silence("7") <= 10.1


async def test_what_is_not_said_in_a_chat_waits_for_no_chat(limiter: Limiter) -> None:
    calls = Calls()
    limiter.pacer.penalise("7", 1e6)
    async with asyncio.timeout(5):
        await make(limiter, calls, "getChatMember", "7")
        await make(limiter, calls, "answerCallbackQuery")
        await make(limiter, calls, "sendMessage", "8")


async def test_an_albums_pictures_take_a_turn_each(limiter: Limiter) -> None:
    calls = Calls()
    loop = asyncio.get_running_loop()
    began = loop.time()
    await make(limiter, calls, "sendMediaGroup", "-7", media=["one", "two", "three"])
    assert loop.time() - began >= 2 / HASTE


async def test_more_answers_than_anybody_waits_for_are_left_out(limiter: Limiter) -> None:
    calls = Calls()
    limiter.pacer.penalise("7", 59)
    waiting = [asyncio.create_task(make(limiter, calls, "sendMessage", "7")) for _ in range(20)]
    await asyncio.sleep(0)
    with pytest.raises(TooMuchToSay):
        await make(limiter, calls, "sendMessage", "7")
    final = asyncio.create_task(make(limiter, calls, "sendMessage", "7", Turn(Urgency.FINAL)))
    await asyncio.sleep(0.01)
    assert not final.done()
    limiter.pacer.penalise("8", 61)
    with pytest.raises(TooMuchToSay):
        await make(limiter, calls, "sendMessage", "8")
    for task in (*waiting, final):
        task.cancel()
    await asyncio.gather(*waiting, final, return_exceptions=True)


def test_the_last_messages_of_a_chat_are_remembered() -> None:
    seen = Seen()
    for number in range(200):
        seen.note(-5, number)
    for chat in range(3_000):
        seen.note(chat, 1)
    assert seen.among("-5") == frozenset()
    seen.note(-5, 9)
    assert seen.among("-5") == {9}


async def test_telegrams_limits_are_kept(library: Library, telegram: TelegramServer, ivan: Person) -> None:
    telegram.pace.enforced = True
    room = Room(telegram, ivan)
    async with House(library, telegram, Pacer()).open() as house:
        for words in ("/comic A fox loses her hat", "/help", "/quota"):
            telegram.says(ivan, ivan, words)
        await room.until(lambda: len(room.told) == 4 and any(told.photo for told in room.told))
        await house.over()
    assert telegram.pace.refused == 0
    assert telegram.pace.most(ivan.id, 1.0) == 1
