"""Answers that do not fit their questions, and what messages may hold, through the real library."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator

import discord
import pytest
from discord import app_commands, ui

from tests.servers.calls import Call
from tests.servers.discord import Channel, DiscordServer, Guild, Person, refusals
from tests.servers.discord.asked import Asked as Request
from tests.servers.discord.conftest import Asked, Bot, file, running


class Page(ui.View):
    """A button that draws for a while."""

    @ui.button(label="Sequel", custom_id="sequel")
    async def sequel(self, asked: Asked, button: ui.Button[Page]) -> None:
        await asked.response.defer()
        await asked.edit_original_response(content="Drawing a sequel", view=None)
        await asked.followup.send("for you alone", ephemeral=True)


@pytest.fixture
async def server(
    discord_server: DiscordServer, bot: Bot, foxes: Guild, general: Channel
) -> AsyncIterator[DiscordServer]:
    @bot.tree.command(description="Draw a comic")
    async def comic(asked: Asked, style: str) -> None:
        await asked.response.send_message(style, view=Page(timeout=None))

    @comic.autocomplete("style")
    async def styles(asked: Asked, typed: str) -> list[app_commands.Choice[str]]:
        names = [f"{typed} {number}" for number in range(int(typed))]
        return [app_commands.Choice(name=name, value=name) for name in names]

    discord_server.pace.unlimited()
    async with running(discord_server, bot):
        await bot.tree.sync()
        yield discord_server


async def code(asked: Asked | int, token: str, answer: int, bot: Bot) -> int:
    """Answer an interaction in a given way; return Discord's code."""
    adapter = discord.webhook.async_.async_context.get()
    params = discord.http.MultipartParameters({"type": answer, "data": {"content": "x"}}, None, None)
    session = bot.http._HTTPClient__session  # type: ignore[attr-defined]  # the library's own
    number = asked if isinstance(asked, int) else asked.id
    try:
        await adapter.create_interaction_response(number, token, session=session, params=params)
    except discord.HTTPException as refused:
        return refused.code
    return 0


async def test_a_put_off_update_changes_the_page(
    server: DiscordServer, olena: Person, ivan: Person, general: Channel
) -> None:
    server.slash(olena, general, "/comic", style="manga")
    await server.until(lambda: len(general.told) == 1)
    pressed = server.presses(ivan, general.told[0], "Sequel")
    await server.until(lambda: len(pressed.follow_ups) == 1)
    assert (general.told[0].text, general.told[0].labels) == ("Drawing a sequel", [])
    assert [message.text for message in pressed.messages] == ["for you alone"]
    assert server.sees(olena, general) == general.told
    assert len(server.sees(ivan, general)) == 2


async def test_a_page_that_was_deleted_cannot_be_updated(
    server: DiscordServer, olena: Person, bot: Bot, general: Channel
) -> None:
    server.slash(olena, general, "/comic", style="manga")
    await server.until(lambda: len(general.told) == 1)
    (told,) = general.told
    pressed = server.forges(olena, told, "nobody hears this")
    server.removes(told)
    assert await code(pressed.id, pressed.token, 7, bot) == 10008
    assert not pressed.acknowledged


async def test_answers_fit_their_questions(
    server: DiscordServer, olena: Person, bot: Bot, general: Channel
) -> None:
    server.slash(olena, general, "/comic", style="manga")
    await server.until(lambda: len(general.told) == 1)
    pressed = server.forges(olena, general.told[0], "nobody hears this")
    assert await code(pressed.id, pressed.token, 8, bot) == 50035
    assert await code(pressed.id, "forged", 4, bot) == 10062
    assert await code(1, pressed.token, 4, bot) == 10062
    assert await code(pressed.id, pressed.token, 4, bot) == 0
    server.violations.clear()  # of an answer that fits nothing


async def test_completion_offers_five_and_twenty_at_most(
    server: DiscordServer, olena: Person, general: Channel
) -> None:
    few = server.completes(olena, general, "/comic", "style", "25")
    many = server.completes(olena, general, "/comic", "style", "26")
    await server.until(lambda: few.acknowledged and len(server.calls_of("interaction_callback")) == 2)
    assert len(few.choices or []) == 25
    assert many.choices is None
    server.violations.clear()  # of one choice too many


async def test_what_messages_hold(server: DiscordServer, bot: Bot, general: Channel) -> None:
    place = bot.get_partial_messageable(general.id)
    fields = [discord.Embed(title="x", description="y" * 3000)] * 2
    wrong: list[dict[str, object]] = [
        {"embeds": fields},
        {"embed": discord.Embed(description="y" * 4097)},
        {"files": [file() for _ in range(11)]},
        {"file": file(alt="x" * 1025)},
        {"content": "x", "reference": discord.MessageReference(message_id=1, channel_id=general.id)},
    ]
    for more in wrong:
        with pytest.raises(discord.HTTPException) as refused:
            await place.send(**more)  # type: ignore[call-overload]  # wrong on purpose
        assert refused.value.code == 50035
    server.violations.clear()
    fields[1] = discord.Embed(title="x", description="y" * 2998)
    sent = await place.send(embeds=fields, files=[file(f"{number}.png") for number in range(10)])
    assert len(general.told[0].pictures) == 10
    await sent.edit(embeds=[], attachments=[*sent.attachments[:2], file("new.png", "A new one.")])
    assert general.told[0].alts == ["A fox finds a hat."] * 2 + ["A new one."]
    with pytest.raises(discord.HTTPException) as refused:
        await sent.edit(attachments=[], content=None)
    assert refused.value.code == 50006


async def test_a_broken_picture_is_a_file_like_others(
    server: DiscordServer, bot: Bot, general: Channel
) -> None:
    broken = discord.File(io.BytesIO(b"no picture"), "SPOILER_page.png")
    await bot.get_partial_messageable(general.id).send(file=broken)
    (kept,) = general.told[0].pictures
    assert (kept.width, kept.type, kept.spoiler) == (0, "image/png", True)


def test_ids_that_are_none_name_nothing() -> None:
    asked = Request("get_channel", Call(0.0, "GET", "", {}, {}), {"channel_id": "general"})
    assert asked.id("channel_id") == 0
    assert refusals.MISSING_ACCESS.fault.description == "50001 Missing Access"
