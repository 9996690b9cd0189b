"""Settings of a server are its admins' alone, whatever anybody forges."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.bot.discord.conftest import Room
from tests.bot.discord.offices import MENUS, Office, office, refused, rules
from tests.servers.discord import (
    DiscordServer,
    Guild,
    NotOffered,
    Permission,
    Person,
)

__all__ = ["office"]


async def test_settings_are_offered_to_admins_alone_and_their_presses_taken(
    office: Office, discord_server: DiscordServer, foxes: Guild, ivan: Person
) -> None:
    room = office.room
    with pytest.raises(NotOffered):
        discord_server.slash(ivan, room.channel, "/kitsumy settings")
    with pytest.raises(NotOffered):
        discord_server.slash(office.admin, discord_server.dm(office.admin), "/kitsumy settings")
    page = await room.page(ivan)
    looks, before = len(page.looks), await rules(office)
    for name, values in (
        *((f"{one}.{on}", None) for one in ("paused", "cast") for on in "01"),
        *((name, ["1"]) for name in (*MENUS, "limits")),
        ("style", ["manga"]),
        ("", None),
    ):
        for custom_id in (f"k1:rules:{foxes.id}:{name}", f"k1:rules:{ivan.id}:{name}"):
            pressed = discord_server.forges(ivan, page, custom_id.rstrip(":"), values=values)
            assert await room.answered(pressed) == "That is for those who run this server."
            assert pressed.private
            assert pressed.modal is None
    edited = (await room.asks(ivan, "/edit", panel=1)).modal
    assert edited is not None
    for name in ("limits", f"role.{ivan.id}"):
        forged = replace(edited, custom_id=f"k1:numbers:{foxes.id}:{name}")
        assert await room.answered(discord_server.submits(ivan, forged, {})) == (
            "That is for those who run this server."
        )
    assert await rules(office) == before
    assert len(page.looks) == looks


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("style", ["cubism"]),
        ("language", ["de"]),
        ("spoiler", ["none"]),
        ("moderation", ["relaxed"]),
        ("channels", ["x"]),
        ("roles", [str(n) for n in range(1, 27)]),
        ("paused.7", None),
        ("nothing", None),
        ("more", ["x"]),
    ],
)
async def test_what_an_admin_forges_changes_nothing(
    office: Office, name: str, values: list[str] | None
) -> None:
    before = await rules(office)
    pressed = office.room.server.forges(office.admin, office.message, office._id(name), values=values)
    await office.room.answered(pressed)
    assert pressed.private
    assert await rules(office) == before


async def test_a_server_that_somebody_else_runs_is_theirs(
    office: Office, discord_server: DiscordServer, foxes: Guild, ivan: Person
) -> None:
    wolves = discord_server.guild("Wolves", ivan)
    elsewhere = Room(discord_server, discord_server.channel(wolves))
    await office.presses("Pause me")
    theirs = await Office(office.house, elsewhere, ivan).opened()
    assert "Pause me" in theirs.message.labels
    forged = discord_server.forges(ivan, theirs.message, f"k1:rules:{foxes.id}:paused.0")
    assert await elsewhere.answered(forged) == "That is for those who run this server."
    await elsewhere.page(ivan)
    assert "paused" in await refused(office.room, ivan)


async def test_who_may_manage_no_more_changes_no_more(
    office: Office, discord_server: DiscordServer, foxes: Guild
) -> None:
    deputy = discord_server.person("Deputy")
    discord_server.joins(deputy, foxes)
    role = discord_server.role(foxes, "deputies", deputy, permissions=Permission.MANAGE_GUILD)
    theirs = await Office(office.house, office.room, deputy).opened()
    await theirs.presses("Pause me")
    foxes.members[deputy.id].roles.remove(role.id)
    pressed = discord_server.presses(deputy, theirs.message, "Go on drawing")
    assert await office.room.answered(pressed) == "That is for those who run this server."
    assert "paused" in await refused(office.room, office.admin)
