"""Servers, members, roles and private channels, and who is where, through the real library."""

from __future__ import annotations

import discord
import pytest

from tests.servers.discord import Channel, DiscordServer, Guild, Kind, NotOffered, Permission, Person
from tests.servers.discord.conftest import Asked, Bot, running


async def test_what_the_bot_asks_of_a_server(
    discord_server: DiscordServer, bot: Bot, olena: Person, ivan: Person, foxes: Guild, general: Channel
) -> None:
    painters = discord_server.role(foxes, "Painters", ivan, permissions=Permission.MANAGE_GUILD)
    stranger = discord_server.person("Stranger")
    async with running(discord_server, bot):
        found = await bot.fetch_guild(foxes.id)
        assert (found.name, found.owner_id) == ("Foxes", olena.id)
        assert [channel.id for channel in await found.fetch_channels()] == [general.id]
        assert [role.name for role in await found.fetch_roles()] == ["@everyone", "Painters"]
        member = await found.fetch_member(ivan.id)
        assert [role.id for role in member.roles if role.name != "@everyone"] == [painters.id]
        with pytest.raises(discord.NotFound) as missing:
            await found.fetch_member(stranger.id)
        assert missing.value.code == 10007
        assert [one.id async for one in bot.fetch_guilds()] == [foxes.id]
        assert isinstance(await bot.fetch_channel(general.id), discord.TextChannel)
        await bot.get_partial_messageable(general.id).typing()
        with pytest.raises(discord.NotFound):
            await bot.fetch_user(1)
        with pytest.raises(discord.NotFound):
            await bot.fetch_guild(1)
        await found.leave()
        with pytest.raises(discord.Forbidden):
            await bot.fetch_guild(foxes.id)
    assert not foxes.bot_in
    assert len(general.typing) == 1


async def test_nobody_acts_where_they_are_not(
    discord_server: DiscordServer, bot: Bot, olena: Person, ivan: Person, foxes: Guild, general: Channel
) -> None:
    @bot.tree.command(description="Say something")
    async def comic(asked: Asked) -> None:
        view = discord.ui.View(timeout=None).add_item(discord.ui.Button(label="Go", custom_id="go"))
        await asked.response.send_message("said", view=view)

    stranger = discord_server.person("Stranger")
    hidden = discord_server.channel(foxes, "hidden")
    discord_server.denies(hidden, Permission.VIEW_CHANNEL, to=ivan)
    async with running(discord_server, bot):
        await bot.tree.sync()
        asked = discord_server.slash(olena, general, "/comic")
        await discord_server.until(lambda: asked.acknowledged)
    for person, place in ((stranger, general), (ivan, hidden), (ivan, discord_server.dm(olena))):
        assert discord_server.sees(person, place) == []
        with pytest.raises(NotOffered):
            discord_server.slash(person, place, "/comic")
    (told,) = general.told
    discord_server.leaves(ivan, foxes)
    for person in (stranger, ivan):
        with pytest.raises(NotOffered):
            discord_server.presses(person, told, "Go")
    discord_server.removes(told)
    with pytest.raises(NotOffered):
        discord_server.presses(olena, told, "Go")


async def test_channel_exceptions_go_before_roles_and_a_member_before_all(
    discord_server: DiscordServer, bot: Bot, olena: Person, foxes: Guild
) -> None:
    @bot.tree.command(description="Say what may be done")
    async def comic(asked: Asked) -> None:
        await asked.response.send_message(str(asked.app_permissions.send_messages), ephemeral=True)

    everyone = foxes.roles[foxes.id]
    places = [discord_server.channel(foxes, name) for name in ("open", "closed", "reopened")]
    for place in places[1:]:
        discord_server.denies(place, Permission.SEND_MESSAGES, to=everyone)
    discord_server.allows(places[2], Permission.SEND_MESSAGES)
    async with running(discord_server, bot):
        await bot.tree.sync()
        asked = [discord_server.slash(olena, place, "/comic") for place in places]
        await discord_server.until(lambda: all(one.acknowledged for one in asked))
        discord_server.role(foxes, "Admins", discord_server.bot, permissions=Permission.ADMINISTRATOR)
        last = discord_server.slash(olena, places[1], "/comic")
        await discord_server.until(lambda: last.acknowledged)
    assert [one.told for one in (*asked, last)] == ["True", "False", "True", "True"]


async def test_threads_are_refused_where_they_cannot_be(
    discord_server: DiscordServer, bot: Bot, olena: Person, general: Channel, foxes: Guild
) -> None:
    forum = discord_server.channel(foxes, "comics", Kind.FORUM)
    thread = discord_server.thread(general, "Theirs", olena)
    async with running(discord_server, bot):
        rooms = [await bot.fetch_channel(place.id) for place in (general, forum, thread)]
        assert isinstance(rooms[0], discord.TextChannel)
        assert isinstance(rooms[1], discord.ForumChannel)
        assert isinstance(rooms[2], discord.Thread)
        sent = await rooms[0].send("a comic")
        await sent.create_thread(name="Pages")
        with pytest.raises(discord.HTTPException) as refused:
            await sent.create_thread(name="Again")
        assert refused.value.code == 160004
        with pytest.raises(discord.HTTPException) as refused:
            await rooms[1].create_thread(name="Post", content="x" * 2001)
        assert refused.value.code == 50035
        with pytest.raises(discord.Forbidden):
            await rooms[2].edit(locked=True)
        discord_server.allows(general, Permission.MANAGE_THREADS)
        await rooms[2].edit(name="Ours", locked=True)
        discord_server.denies(general, Permission.CREATE_PUBLIC_THREADS)
        with pytest.raises(discord.Forbidden):
            await (await rooms[0].send("x")).create_thread(name="No")
    assert forum.threads == []
    assert [(one.name, one.locked) for one in general.threads] == [("Ours", True), ("Pages", False)]
    discord_server.violations.clear()  # of a text too long
