"""Messages in channels, threads and forums, and what may be in them, through the real library."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import discord
import pytest
from discord import ui

from tests.servers import contract
from tests.servers.discord import TOKEN, Channel, DiscordServer, Guild, Kind, Permission, Person
from tests.servers.discord.conftest import Bot, file, picture, running


@pytest.fixture
async def place(
    discord_server: DiscordServer, bot: Bot, general: Channel
) -> AsyncIterator[discord.PartialMessageable]:
    discord_server.pace.unlimited()
    async with running(discord_server, bot):
        yield bot.get_partial_messageable(general.id)


def page(*extra: ui.Item[ui.LayoutView], picture: str = "attachment://page.png") -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    gallery = ui.MediaGallery[ui.LayoutView](discord.MediaGalleryItem(picture, description="A fox."))
    row = ui.ActionRow[ui.LayoutView](ui.Button(label="Sequel", custom_id="sequel:1"))
    view.add_item(ui.Container(ui.TextDisplay("# The hat"), gallery, row, *extra))
    return view


def reason(error: pytest.ExceptionInfo[discord.HTTPException]) -> tuple[int, str]:
    return error.value.code, str(error.value)


async def test_a_status_becomes_a_page_and_stays_one(
    discord_server: DiscordServer, place: discord.PartialMessageable, general: Channel
) -> None:
    sent = await place.send("Drawing…")
    await sent.edit(content=None, view=page(), attachments=[file("page.png"), file("hidden.png")])
    (told,) = general.told
    assert (told.text, told.labels, told.alts) == ("# The hat", ["Sequel"], ["A fox."])
    assert [shown.name for shown in told.pictures] == ["page.png"]
    with pytest.raises(discord.HTTPException) as refused:
        await sent.edit(content="plain again")
    assert reason(refused)[0] == 50035
    fetched = await place.fetch_message(sent.id)
    assert fetched.flags.components_v2
    assert await fetched.attachments[0].read() == picture()
    await fetched.edit(view=page(), attachments=fetched.attachments[:1])
    assert [attachment.name for attachment in told.look.attachments] == ["page.png"]
    discord_server.clock.advance(25 * 3600)
    with pytest.raises(discord.NotFound):
        await fetched.attachments[0].read()


async def test_layouts_that_no_message_may_have(
    discord_server: DiscordServer, place: discord.PartialMessageable, general: Channel
) -> None:
    async def refusal(view: Any, content: str | None = None) -> str:  # noqa: ANN401 - wrong on purpose
        with pytest.raises(discord.HTTPException) as refused:
            await place.send(content, view=view, file=file())
        assert reason(refused)[0] == 50035
        return reason(refused)[1]

    assert "IS_COMPONENTS_V2" in await refusal(page(), "beside it")
    assert "4000 or fewer characters" in await refusal(page(ui.TextDisplay("x" * 3995)))
    assert "was not found" in await refusal(page(picture="attachment://lost.png"))
    assert "duplicated" in await refusal(page(ui.ActionRow(ui.Button(label="Again", custom_id="sequel:1"))))
    assert "between 1 and 10" in await refusal(page(ui.MediaGallery()))
    labelled = ui.View().add_item(ui.Button(label="x" * 81, custom_id="a"))
    assert "80 or fewer" in await refusal(labelled)
    assert general.told == []
    discord_server.violations.clear()
    assert (await place.send(view=page(ui.TextDisplay("x" * 3991)), file=file())).id == general.told[0].id


async def test_forty_components_fill_a_page(discord_server: DiscordServer, general: Channel) -> None:
    def texts(count: int) -> list[dict[str, object]]:
        return [{"type": 10, "content": "x"}] * count

    for count, status in ((40, 200), (41, 400)):
        async with aiohttp.ClientSession() as session:
            url = f"{discord_server.api}/channels/{general.id}/messages"
            body = {"components": texts(count), "flags": 1 << 15}
            async with session.post(url, json=body, headers={"Authorization": f"Bot {TOKEN}"}) as answer:
                assert answer.status == status
    assert len(general.told) == 1
    discord_server.violations.clear()


async def test_whoever_would_be_pinged_is_known(
    discord_server: DiscordServer,
    bot: Bot,
    olena: Person,
    general: Channel,
    place: discord.PartialMessageable,
) -> None:
    text = f"@everyone <@{olena.id}> <@&{discord_server.role(general.guild or _none(), 'All').id}>"
    await place.send(text)
    asked = discord_server.says(olena, general, "draw")
    await place.get_partial_message(asked.id).reply("quiet", mention_author=False)
    assert discord_server.pings == []
    await place.send(text, allowed_mentions=discord.AllowedMentions(users=[discord.Object(olena.id)]))
    await place.send(text, allowed_mentions=discord.AllowedMentions.all())
    await place.get_partial_message(asked.id).reply("loud", mention_author=True)
    whom = [ping.whom for ping in discord_server.pings]
    assert whom[0] == whom[2] == (str(olena.id),)
    assert whom[1][0] == "everyone"
    assert len(whom[1]) == 3


def _none() -> Guild:
    raise AssertionError


async def test_a_layout_pings_as_a_text_does(
    discord_server: DiscordServer, place: discord.PartialMessageable
) -> None:
    everybody = discord.AllowedMentions.all()
    await place.send(view=page(ui.TextDisplay("@here")), file=file(), allowed_mentions=everybody)
    assert [ping.whom for ping in discord_server.pings] == [("everyone",)]


async def test_the_bot_writes_only_where_it_may(
    discord_server: DiscordServer, bot: Bot, olena: Person, foxes: Guild, general: Channel
) -> None:
    discord_server.pace.unlimited()
    quiet, hidden = (discord_server.channel(foxes, name) for name in ("quiet", "hidden"))
    plain, gone = (discord_server.channel(foxes, name) for name in ("plain", "gone"))
    discord_server.denies(quiet, Permission.SEND_MESSAGES)
    discord_server.denies(hidden, Permission.VIEW_CHANNEL)
    discord_server.denies(plain, Permission.ATTACH_FILES, to=foxes.roles[foxes.id])
    discord_server.deletes(gone)
    discord_server.closes_dm(olena)
    locked = discord_server.thread(general, "old", olena)
    discord_server.archives(locked, locked=True)
    forum = discord_server.channel(foxes, "forum", Kind.FORUM)
    codes = {quiet: 50013, hidden: 50001, plain: 50013, gone: 10003, locked: 50083, forum: 40058}
    async with running(discord_server, bot):
        for place, code in ({**codes, discord_server.dm(olena): 50007}).items():
            with pytest.raises(discord.HTTPException) as refused:
                await bot.get_partial_messageable(place.id).send("x", file=file())
            assert refused.value.code == code
        await bot.get_partial_messageable(plain.id).send("x")
    assert [refusal.code for refusal in discord_server.invalid] == [50013, 50001, 50013, 50007]


async def test_what_others_wrote_is_theirs(
    discord_server: DiscordServer, place: discord.PartialMessageable, olena: Person, general: Channel
) -> None:
    said = discord_server.says(olena, general, "mine", picture=picture())
    found = await place.fetch_message(said.id)
    assert (found.content, found.attachments[0].size) == ("mine", len(picture()))
    for change in (found.edit(content="yours"), found.delete()):
        with pytest.raises(discord.Forbidden):
            await change
    discord_server.allows(general, Permission.MANAGE_MESSAGES)
    await found.delete()
    with pytest.raises(discord.NotFound):
        await place.fetch_message(said.id)
    own = await place.send("x")
    discord_server.removes(general.told[0])
    with pytest.raises(discord.NotFound):
        await own.edit(content="y")
    assert [message.id async for message in place.history()] == []


async def test_threads_posts_announcements_and_dms(
    discord_server: DiscordServer, olena: Person, foxes: Guild
) -> None:
    discord_server.pace.unlimited()
    bot = Bot(discord.Intents(guilds=True))
    general = discord_server.channel(foxes)
    forum = discord_server.channel(foxes, "comics", Kind.FORUM)
    news = discord_server.channel(foxes, "news", Kind.ANNOUNCEMENT)
    async with running(discord_server, bot):
        await discord_server.until(lambda: bot.get_channel(news.id) is not None)
        rooms = [bot.get_channel(place.id) for place in (general, forum, news)]
        assert isinstance(rooms[0], discord.TextChannel)
        assert isinstance(rooms[1], discord.ForumChannel)
        assert isinstance(rooms[2], discord.TextChannel)
        thread = await (await rooms[0].send("a comic")).create_thread(name="Pages")
        await thread.send("page 1")
        post = await rooms[1].create_thread(name="The hat", content="page 1", file=file())
        await post.message.edit(content="page 1, again")
        await (await rooms[2].send("news")).publish()
        await (await bot.fetch_user(olena.id)).send("in private")
        await thread.edit(archived=True)
    assert [message.text for message in general.threads[0].told] == ["page 1"]
    assert general.threads[0].archived
    assert [(one.name, one.told[0].text) for one in forum.threads] == [("The hat", "page 1, again")]
    assert forum.threads[0].id == forum.threads[0].told[0].id
    assert news.told[0].published
    assert [message.text for message in discord_server.dm(olena).told] == ["in private"]


async def test_requests_against_the_description_are_noticed(
    discord_server: DiscordServer, general: Channel
) -> None:
    if not contract.present():
        pytest.skip(contract.ABSENT)
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {TOKEN}"}) as session:
        url = f"{discord_server.api}/channels/{general.id}"
        async with session.post(f"{url}/messages", json={"content": ["x"]}) as answer:
            assert answer.status == 400
            assert (await answer.json())["code"] == 50035
        async with session.post(f"{url}/hugs") as answer:
            assert answer.status == 404
    async with aiohttp.ClientSession() as session, session.get(f"{discord_server.api}/users/@me") as answer:
        assert answer.status == 401
    assert len(discord_server.violations) == 2
    assert "no such operation" in discord_server.violations[1]
    discord_server.violations.clear()


async def test_uploads_are_kept_or_only_counted() -> None:
    for keep in (True, False):
        async with DiscordServer(keep_files=keep) as server:
            owner = server.person("Ivan")
            channel = server.channel(server.guild("Foxes", owner))
            said = server.says(owner, channel, "", picture=picture())
            assert said.pictures[0].data == (picture() if keep else b"")
            assert (said.pictures[0].width, said.pictures[0].height) == (64, 48)


async def test_a_nonce_is_one_message_for_some_minutes(
    discord_server: DiscordServer, place: discord.PartialMessageable, general: Channel
) -> None:
    sent = [await place.send("Drawing…", nonce="order-1") for _ in range(2)]
    assert [one.id for one in sent] == [general.told[0].id] * 2
    await place.send("Drawing…", nonce="order-2")
    discord_server.clock.advance(600)
    await place.send("Drawing…", nonce="order-1")
    assert len(general.told) == 3
