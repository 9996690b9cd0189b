"""First answers within three seconds, tokens of fifteen minutes, and what is said by them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import discord
import pytest

from tests.servers.discord import Channel, DiscordServer, Interaction, Kind, Permission, refusals
from tests.servers.discord.conftest import Asked, Bot, file, running

Handler = Callable[[Asked], Awaitable[None]]


class Desk:
    """A still server with a bot of one command, and what that command was asked."""

    def __init__(self, server: DiscordServer) -> None:
        self.server = server
        self.olena = server.person("Olena")
        self.guild = server.guild("Foxes", self.olena)
        self.channel = server.channel(self.guild)
        self.bot = Bot()
        self.heard: list[Asked] = []

    async def ask(self, place: Channel | None = None) -> tuple[Interaction, Asked]:
        asked = self.server.slash(self.olena, place or self.channel, "/comic")
        await self.server.until(lambda: [one.id for one in self.heard[-1:]] == [asked.id])
        return asked, self.heard[-1]


@pytest.fixture
async def desk(still_discord_server: DiscordServer) -> AsyncIterator[Desk]:
    desk = Desk(still_discord_server)

    @desk.bot.tree.command(description="Draw a comic")
    @discord.app_commands.allowed_installs(guilds=True, users=True)
    async def comic(asked: Asked) -> None:
        desk.heard.append(asked)

    async with running(desk.server, desk.bot):
        await desk.bot.tree.sync()
        yield desk


def code(error: pytest.ExceptionInfo[discord.HTTPException]) -> int:
    return error.value.code


async def test_an_answer_after_three_seconds_comes_too_late(desk: Desk) -> None:
    asked, heard = await desk.ask()
    desk.server.clock.advance(3.1)
    assert desk.server.unanswered == [asked]
    with pytest.raises(discord.NotFound) as refused:
        await heard.response.defer()
    assert code(refused) == 10062
    with pytest.raises(discord.NotFound) as refused:
        await heard.followup.send("late")
    assert code(refused) == 10015
    asked, heard = await desk.ask()
    desk.server.clock.advance(2.9)
    await heard.response.defer()
    assert asked.acknowledged_after == pytest.approx(2.9)


async def test_two_first_answers_are_one_too_many(desk: Desk) -> None:
    asked, heard = await desk.ask()
    await heard.response.send_message("one")
    again = discord.Interaction(data=_raw(desk, asked), state=desk.bot._connection)
    with pytest.raises(discord.HTTPException) as refused:
        await again.response.send_message("two")
    assert code(refused) == 40060


def _raw(desk: Desk, asked: Interaction) -> discord.types.interactions.ApplicationCommandInteraction:
    from tests.servers.discord.rendering import interaction_json

    return interaction_json(desk.server.world, asked)  # type: ignore[return-value]  # the same in JSON


async def test_a_token_lives_for_a_quarter_of_an_hour_and_the_channel_longer(desk: Desk) -> None:
    asked, heard = await desk.ask()
    await heard.response.send_message("Thinking")
    original = await heard.original_response()
    desk.server.clock.advance(14.9 * 60)
    await original.edit(content="Inking", attachments=[file()])
    desk.server.clock.advance(0.2 * 60)
    with pytest.raises(discord.HTTPException) as refused:
        await original.edit(content="Done")
    assert code(refused) == 50027
    partial = desk.bot.get_partial_messageable(desk.channel.id).get_partial_message(original.id)
    await partial.edit(content="Done")
    (told,) = desk.channel.told
    assert [look.content for look in told.looks] == ["Thinking", "Inking", "Done"]
    assert [look.at - asked.at for look in told.looks] == pytest.approx([0, 894, 906])
    assert told.pictures[0].alt == "A fox finds a hat."


async def test_what_was_put_off_is_filled_by_an_edit_or_a_follow_up(desk: Desk) -> None:
    asked, heard = await desk.ask()
    await heard.response.defer(ephemeral=True)
    assert asked.original is not None
    assert (asked.original.loading, asked.private) == (True, True)
    await heard.edit_original_response(content="first")
    said = await heard.followup.send("second", wait=True)
    await said.edit(content="second, changed")
    assert [message.text for message in asked.messages] == ["first", "second, changed"]
    asked, heard = await desk.ask()
    await heard.response.defer()
    await heard.followup.send("in its place")
    assert [message.text for message in asked.messages] == ["in its place"]
    assert asked.follow_ups == []
    await heard.delete_original_response()
    assert asked.messages == []
    assert [message.text for message in desk.channel.told] == ["second, changed"]
    with pytest.raises(discord.NotFound) as refused:
        await heard.edit_original_response(content="gone")
    assert code(refused) == 10008


async def test_what_was_put_off_becomes_a_page_of_components(desk: Desk) -> None:
    asked, heard = await desk.ask()
    with pytest.raises(discord.HTTPException) as refused:
        await _defer_with_layout(heard)
    assert code(refused) == 50035
    await heard.response.defer()
    await heard.edit_original_response(content="Inking, 2 of 4")
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.TextDisplay("# The hat"))
    view.add_item(
        discord.ui.MediaGallery(discord.MediaGalleryItem("attachment://page.png", description="A fox"))
    )
    await heard.edit_original_response(content=None, view=view, attachments=[file()])
    message = asked.original
    assert message is not None
    assert [look.content for look in message.looks] == ["", "Inking, 2 of 4", ""]
    assert (message.text, message.alts, message.look.v2) == ("# The hat", ["A fox"], True)
    shown = (await heard.original_response()).components[1]
    assert isinstance(shown, discord.MediaGalleryComponent)
    assert shown.items[0].media.url.startswith(desk.server.url)


async def _defer_with_layout(heard: Asked) -> None:
    adapter = discord.webhook.async_.async_context.get()
    answer = {"type": 5, "data": {"flags": 1 << 15}}
    params = discord.http.MultipartParameters(payload=answer, multipart=None, files=None)
    await adapter.create_interaction_response(heard.id, heard.token, session=heard._session, params=params)


async def test_by_user_install_alone_five_things_more_can_be_said(desk: Desk) -> None:
    server = desk.server
    server.installs(desk.olena)
    elsewhere = server.channel(server.guild("Wolves", desk.olena, bot=False))
    asked, heard = await desk.ask(elsewhere)
    assert asked.by_user_only
    await heard.response.send_message("here")
    for number in range(5):
        await heard.followup.send(str(number))
    with pytest.raises(discord.HTTPException) as refused:
        await heard.followup.send("6")
    assert code(refused) == 40094
    with pytest.raises(discord.Forbidden) as forbidden:
        await desk.bot.get_partial_messageable(elsewhere.id).send("not a member")
    assert code(forbidden) == 50001
    assert [message.text for message in elsewhere.told] == ["here", *"01234"]


async def test_private_answers_are_reached_by_token_alone(desk: Desk) -> None:
    asked, heard = await desk.ask()
    await heard.response.send_message("psst", ephemeral=True)
    original = await heard.original_response()
    assert original.flags.ephemeral
    with pytest.raises(discord.NotFound) as refused:
        await (
            desk.bot.get_partial_messageable(desk.channel.id)
            .get_partial_message(original.id)
            .edit(content="x")
        )
    assert code(refused) == 10008
    await original.edit(content="psst!")
    assert asked.told == "psst!"


async def test_answers_come_where_the_bot_may_not_write_until_the_place_is_gone(desk: Desk) -> None:
    server = desk.server
    server.denies(desk.channel, Permission.SEND_MESSAGES, Permission.VIEW_CHANNEL)
    asked, heard = await desk.ask()
    await heard.response.send_message("by token")
    assert not heard.app_permissions.send_messages
    assert asked.told == "by token"
    server.deletes(desk.channel)
    with pytest.raises(discord.NotFound) as refused:
        await heard.edit_original_response(content="nowhere")
    assert code(refused) == 10008


async def test_a_thrown_out_bot_hears_no_old_buttons(desk: Desk) -> None:
    view = discord.ui.View(timeout=None)
    view.add_item(discord.ui.Button(label="Sequel", custom_id="s"))
    _, heard = await desk.ask()
    await heard.response.send_message("page", view=view)
    desk.server.kicks(desk.guild)
    pressed = desk.server.presses(desk.olena, desk.channel.told[0], "Sequel")
    await asyncio.sleep(0.05)
    desk.server.clock.advance(4)
    assert desk.server.unanswered == [pressed]
    with pytest.raises(discord.Forbidden):
        await desk.bot.get_partial_messageable(desk.channel.id).send("x")


async def test_wrong_answers_are_refused(desk: Desk) -> None:
    _, heard = await desk.ask()
    with pytest.raises(discord.HTTPException) as refused:
        await heard.response.send_message("x" * 2001)
    assert code(refused) == 50035
    assert "content: Must be 2000 or fewer in length." in str(refused.value)
    with pytest.raises(discord.HTTPException) as refused:
        await heard.response.send_message("")
    assert code(refused) == 50006
    desk.server.world.files.limit = 10
    with pytest.raises(discord.HTTPException) as refused:
        await heard.response.send_message(file=file())
    assert (code(refused), refused.value.status) == (40005, 413)
    desk.server.faults.on("interaction_callback", refusals.MISSING_ACCESS.fault)
    with pytest.raises(discord.Forbidden) as forbidden:
        await heard.response.send_message("x")
    assert code(forbidden) == 50001
    await heard.response.send_message("x")
    desk.server.violations.clear()  # of a text too long


async def test_a_dm_and_a_forum_post_are_places_like_others(desk: Desk) -> None:
    forum = desk.server.channel(desk.guild, "comics", Kind.FORUM)
    for place in (desk.server.dm(desk.olena), desk.server.thread(forum, "Ideas", desk.olena)):
        asked, heard = await desk.ask(place)
        await heard.response.send_message("here")
        assert heard.channel is not None
        assert heard.channel.id == place.id
        assert [message.text for message in place.told] == ["here"] == [asked.told]
