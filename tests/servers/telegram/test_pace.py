"""Limits, penalties and faults, through the real library."""

from __future__ import annotations

import pytest
from telegram import (
    Bot,
)
from telegram.error import (
    BadRequest,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from tests.servers.faults import BROKEN, LOST_REPLY, Garbled, Refused, Silent, too_many
from tests.servers.telegram import Person, TelegramServer
from tests.servers.telegram.conftest import bot_of


async def test_faults_look_as_the_library_knows_them(telegram: TelegramServer, olena: Person) -> None:
    async with bot_of(telegram, patience=0.3) as bot:
        for fault, error, words in (
            (too_many(3), RetryAfter, "Retry in 0:00:03"),
            (BROKEN, NetworkError, "Internal Server Error"),
            (Silent(), TimedOut, "Timed out"),
            (Garbled(), TelegramError, "Invalid server response"),
            (Refused(400, "message to edit not found"), BadRequest, "Message to edit not found"),
        ):
            telegram.faults.queue(fault)
            with pytest.raises(error, match=words):
                await bot.send_message(olena.id, "not done")
            telegram.clock.advance(3)
        assert telegram.chat(olena).messages == []
        telegram.faults.on("sendMessage", LOST_REPLY)
        with pytest.raises(NetworkError):
            await bot.send_message(olena.id, "done")
        telegram.faults.on("sendMessage", Silent(done=True))
        with pytest.raises(TimedOut):
            await bot.send_message(olena.id, "done too")
    assert [message.text for message in telegram.chat(olena).messages] == ["done", "done too"]
    assert len(telegram.faults.struck) == 7


async def test_a_chat_in_penalty_hears_nothing_and_others_go_on(
    telegram: TelegramServer, bot: Bot, olena: Person
) -> None:
    ivan = telegram.person("Ivan")
    telegram.faults.on("sendMessage", too_many(30))
    for _ in range(2):
        with pytest.raises(RetryAfter):
            await bot.send_message(olena.id, "x")
    await bot.send_message(ivan.id, "x")
    assert [(one.chat, one.method) for one in telegram.pace.offences] == [(olena.id, "sendMessage")]
    telegram.clock.advance(31)
    assert await bot.send_message(olena.id, "x")
    assert len(telegram.pace.offences) == 1


async def test_the_call_that_learns_of_a_penalty_is_no_offence(
    telegram: TelegramServer, bot: Bot, olena: Person
) -> None:
    telegram.pace.penalise(olena.id, 30)
    for offences in (0, 1, 2):
        with pytest.raises(RetryAfter):
            await bot.send_message(olena.id, "x")
        assert len(telegram.pace.offences) == offences


async def test_limits_are_kept_when_they_are_enforced(still_telegram: TelegramServer) -> None:
    telegram = still_telegram
    olena = telegram.person("Olena")
    group = telegram.group("Foxes", olena)
    async with bot_of(telegram) as bot:
        telegram.pace.enforced = True
        await bot.send_message(olena.id, "x")
        with pytest.raises(RetryAfter, match="Retry in 0:00:01"):
            await bot.send_chat_action(olena.id, "typing")
        for _ in range(20):
            telegram.clock.advance(1)
            await bot.send_message(group.id, "x")
        telegram.clock.advance(1)
        with pytest.raises(RetryAfter, match="Retry in 0:00:40"):
            await bot.send_message(group.id, "x")
        telegram.clock.advance(40)
        await bot.send_message(group.id, "x")
        others = [telegram.person(str(number)) for number in range(30)]
        telegram.clock.advance(1)
        for other in others:
            await bot.send_message(other.id, "x")
        with pytest.raises(RetryAfter, match="Retry in 0:00:01"):
            await bot.send_message(group.id, "x")
        assert telegram.pace.refused == 3
        assert (telegram.pace.most(group.id, 60), telegram.pace.most(None, 1)) == (20, 30)
