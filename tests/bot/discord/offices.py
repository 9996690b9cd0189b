"""An admin's settings of a server, and what members get under them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from kitsumy.workshop import NewComic
from tests.bot.discord.conftest import IDEA, House, Room
from tests.servers.discord import (
    Channel,
    Interaction,
    Message,
    Person,
)
from tests.servers.discord.places import Role

MENUS = ("channels", "roles", "more", "style", "language", "spoiler", "moderation")


class Office:
    """An admin with the settings of a server before them."""

    def __init__(self, house: House, room: Room, admin: Person) -> None:
        self.house, self.room, self.admin = house, room, admin
        self.message: Message

    async def opened(self) -> Office:
        asked = await self.room.asks(self.admin, "/kitsumy settings")
        await self.room.until(lambda: bool(asked.messages))
        assert asked.private
        (self.message,) = asked.messages
        return self

    async def chooses(self, name: str, *chosen: str | Role | Channel) -> None:
        """Choose in a menu, and see the message changed."""
        looks = len(self.message.looks)
        self.room.server.selects(self.admin, self.message, self._id(name), *chosen)
        await self.room.until(lambda: len(self.message.looks) > looks)

    async def presses(self, button: str) -> None:
        looks = len(self.message.looks)
        self.room.server.presses(self.admin, self.message, button)
        await self.room.until(lambda: len(self.message.looks) > looks)

    async def fills(self, asked: Interaction, **fields: str) -> Interaction:
        await self.room.until(lambda: asked.modal is not None)
        looks = len(self.message.looks)
        sent = self.room.server.submits(self.admin, asked.modal, fields)
        await self.room.until(lambda: len(self.message.looks) > looks or bool(sent.messages))
        return sent

    async def limits(self, member_daily: str = "", daily: str = "") -> Interaction:
        asked = self.room.server.presses(self.admin, self.message, "Orders a day…")
        return await self.fills(asked, member_daily=member_daily, daily=daily)

    async def more(self, role: Role, number: str) -> None:
        asked = self.room.server.selects(self.admin, self.message, self._id("more"), role)
        await self.fills(asked, role=number)

    def chosen(self, name: str) -> list[str]:
        """Return what a menu shows as chosen."""
        (menu,) = (one for one in self.message.menus if one.custom_id == self._id(name))
        named: Sequence[dict[str, str]] = (menu.model_extra or {}).get("default_values") or ()
        return [one.value for one in menu.options if one.default] + [one["id"] for one in named]

    def _id(self, name: str) -> str:
        guild = self.room.channel.guild
        assert guild is not None
        return f"k1:rules:{guild.id}:{name}"


@pytest.fixture
async def office(house: House, room: Room, olena: Person) -> Office:
    admin = replace(olena, locale="en-US")
    room.server.world.people[olena.id] = admin
    assert room.channel.guild is not None
    room.server.joins(admin, room.channel.guild)
    room.channel.guild.owner = admin
    return await Office(house, room, admin).opened()


async def refused(room: Room, human: Person, channel: Channel | None = None) -> str:
    """Ask for a comic, and return why there is none."""
    asked = room.server.slash(human, channel or room.channel, "/comic", idea=IDEA)
    await room.until(lambda: bool(asked.messages) and not asked.messages[-1].loading)
    assert asked.private
    return asked.told


def comic(house: House) -> NewComic:
    wish = house.wishes[-1]
    assert isinstance(wish, NewComic)
    return wish


async def rules(office: Office) -> object:
    guild = office.room.channel.guild
    assert guild is not None
    return await office.house.quotas.communities.of(f"discord:{guild.id}")
