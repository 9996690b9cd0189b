"""Somebody who asks for more than anybody can want is told so once, and nobody else notices."""

from __future__ import annotations

import pytest

from bot import courtesy
from tests.bot.discord.conftest import House, Room
from tests.servers.discord import DiscordServer, Interaction, Message, Person

FEW, MANY = 8, 100


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courtesy, "BURST", FEW)


def _refused(asked: list[Interaction]) -> list[Interaction]:
    return [one for one in asked if one.told.startswith("Not so fast")]


async def test_one_who_hammers_a_button_is_told_once_and_nobody_else_waits(
    house: House, discord_server: DiscordServer, room: Room, ivan: Person, olena: Person
) -> None:
    page = await room.page(ivan)
    await house.over()
    before = len(discord_server.calls)
    hammered = [discord_server.presses(ivan, page, "Export…") for _ in range(MANY)]
    other = discord_server.slash(olena, room.channel, "/quota")
    await room.answered(other)
    await room.until(lambda: sum(one.acknowledged for one in hammered) >= FEW)
    (told,) = _refused(hammered)
    assert told.private
    assert len(discord_server.calls) - before <= FEW + 3
    assert not other.told.startswith("Not so fast")


async def test_commands_count_as_presses_do_and_typing_is_never_scolded(
    house: House, discord_server: DiscordServer, room: Room, page: Message, ivan: Person
) -> None:
    asked = [discord_server.slash(ivan, room.channel, "/help") for _ in range(MANY)]
    typed = [discord_server.completes(ivan, room.channel, "/sequel", "comic", "") for _ in range(MANY)]
    await room.until(lambda: bool(_refused(asked)) and sum(one.choices is not None for one in typed) >= FEW)
    assert len(_refused(asked)) == 1
    assert {len(one.choices or ()) for one in typed} == {0, 1}
    assert not any(one.messages for one in typed)
