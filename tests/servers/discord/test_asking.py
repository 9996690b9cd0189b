"""Commands, presses and forms, through the real library."""

from __future__ import annotations

import discord
import pytest
from discord import app_commands, ui

from tests.servers.calls import Upload
from tests.servers.discord import Asking, Channel, DiscordServer, Guild, NotOffered, Permission, Person
from tests.servers.discord.conftest import Asked, Bot, picture, running


class Buttons(ui.View):
    """Two buttons and a menu."""

    @ui.button(label="Sequel", custom_id="sequel:1")
    async def sequel(self, asked: Asked, button: ui.Button[Buttons]) -> None:
        await asked.response.edit_message(content="A sequel", view=None)

    @ui.button(label="Edit text…", custom_id="edit:1")
    async def edit(self, asked: Asked, button: ui.Button[Buttons]) -> None:
        await asked.response.send_modal(Lines())

    @ui.select(
        placeholder="Style…", custom_id="style:1", options=[discord.SelectOption(label="Manga", value="m")]
    )
    async def style(self, asked: Asked, menu: ui.Select[Buttons]) -> None:
        await asked.response.send_message(f"Drawn as {menu.values[0]}")


class Lines(ui.Modal, title="Edit text"):
    """A form of two lines."""

    first: ui.TextInput[Lines] = ui.TextInput(label="First line", default="Hello!", max_length=20)
    second: ui.Label[Lines] = ui.Label(
        text="Style",
        component=ui.Select(options=[discord.SelectOption(label="Noir", value="n", default=True)]),
    )

    async def on_submit(self, asked: Asked) -> None:  # type: ignore[override]  # of this bot alone
        assert isinstance(self.second.component, ui.Select)
        await asked.response.send_message(
            f"{self.first.value} {self.second.component.values}", ephemeral=True
        )


@pytest.fixture
def bot(bot: Bot) -> Bot:
    @bot.tree.command(description="Draw a comic")
    @app_commands.choices(panels=[app_commands.Choice(name="four", value=4)])
    async def comic(asked: Asked, idea: str, style: str = "any", panels: int = 0) -> None:
        await asked.response.send_message(f"{idea} in {style}, {panels}", view=Buttons(timeout=None))

    @comic.autocomplete("style")
    async def styles(asked: Asked, typed: str) -> list[app_commands.Choice[str]]:
        known = ("manga", "noir", "magazine")
        return [app_commands.Choice(name=name, value=name) for name in known if name.startswith(typed)]

    cast = app_commands.Group(name="cast", description="The cast")

    @cast.command(description="Show somebody")
    async def show(asked: Asked, name: discord.User, face: discord.Attachment) -> None:
        await asked.response.send_message(f"{name.display_name} {len(await face.read())}")

    @bot.tree.context_menu(name="Make a comic of this")
    async def of_this(asked: Asked, message: discord.Message) -> None:
        await asked.response.send_message(f"{message.author.display_name}: {message.content}", ephemeral=True)

    bot.tree.add_command(cast)
    return bot


@pytest.fixture
async def server(discord_server: DiscordServer, foxes: Guild, bot: Bot) -> DiscordServer:
    return discord_server


async def synced(bot: Bot) -> None:
    await bot.tree.sync()


async def test_a_command_is_filled_in_and_answered(
    server: DiscordServer, bot: Bot, olena: Person, general: Channel
) -> None:
    async with running(server, bot):
        await synced(bot)
        asked = server.slash(olena, general, "/comic", idea="a fox", panels="four")
        await server.until(lambda: asked.acknowledged)
    (told,) = general.told
    assert told.text == "a fox in any, 4"
    assert told.labels == ["Sequel", "Edit text…"]
    assert (asked.told, asked.private) == (told.text, False)
    assert asked.acknowledged_after is not None
    assert 0 <= asked.acknowledged_after < 3
    assert server.unanswered == []
    assert server.catalogue.syncs[0].names == ("comic", "cast", "Make a comic of this")


async def test_an_option_completes(server: DiscordServer, bot: Bot, olena: Person, general: Channel) -> None:
    async with running(server, bot):
        await synced(bot)
        typed = server.completes(olena, general, "/comic", "style", "ma", idea="a fox")
        await server.until(lambda: typed.choices is not None)
    assert [choice.name for choice in typed.choices or []] == ["manga", "magazine"]


async def test_options_point_to_people_and_files(
    server: DiscordServer, bot: Bot, olena: Person, ivan: Person, general: Channel
) -> None:
    async with running(server, bot):
        await synced(bot)
        face = picture()
        asked = server.slash(olena, general, "/cast show", name=ivan, face=server.upload(face))
        await server.until(lambda: asked.acknowledged)
    assert asked.told == f"Ivan {len(face)}"


async def test_a_message_becomes_an_idea_in_private(
    server: DiscordServer, bot: Bot, olena: Person, ivan: Person, general: Channel
) -> None:
    async with running(server, bot):
        await synced(bot)
        said = server.says(ivan, general, "my cat flew")
        asked = server.context_menu(olena, said, "Make a comic of this")
        await server.until(lambda: asked.acknowledged)
    assert (asked.told, asked.private) == ("Ivan: my cat flew", True)
    assert general.told == []
    assert [message.text for message in server.sees(olena, general)] == ["my cat flew", "Ivan: my cat flew"]
    assert server.sees(ivan, general) == [said]
    with pytest.raises(NotOffered):
        server.presses(ivan, asked.messages[0], "any")


async def test_buttons_menus_and_forms(
    server: DiscordServer, bot: Bot, olena: Person, ivan: Person, general: Channel
) -> None:
    async with running(server, bot):
        await synced(bot)
        server.slash(olena, general, "/comic", idea="a fox")
        await server.until(lambda: len(general.told) == 1)
        (told,) = general.told
        opened = server.presses(olena, told, "Edit text…")
        await server.until(lambda: opened.modal is not None)
        assert opened.modal is not None
        assert (opened.modal.title, opened.modal.labels) == ("Edit text", ["First line", "Style"])
        assert opened.modal.values["First line"] == "Hello!"
        sent = server.submits(olena, opened.modal, {"First line": "Bye!"})
        await server.until(lambda: sent.acknowledged)
        assert (sent.told, sent.private, sent.kind) == ("Bye! ['n']", True, Asking.MODAL)
        chosen = server.selects(ivan, told, "Style…", "Manga")
        await server.until(lambda: chosen.acknowledged)
        assert chosen.told == "Drawn as m"
        pressed = server.presses(ivan, told, "Sequel")
        await server.until(lambda: pressed.acknowledged)
    assert (told.text, told.labels, len(told.looks)) == ("A sequel", [], 2)
    assert pressed.messages == []
    with pytest.raises(NotOffered):
        server.submits(ivan, opened.modal, {})
    with pytest.raises(NotOffered):
        server.submits(olena, opened.modal, {"First line": "much longer than twenty characters"})


async def test_what_a_client_would_not_send_is_not_offered(
    server: DiscordServer, bot: Bot, olena: Person, ivan: Person, general: Channel
) -> None:
    async with running(server, bot):
        await synced(bot)
    for options in ({}, {"idea": 5}, {"idea": "a", "pannels": 4}, {"idea": "a", "panels": "five"}):
        with pytest.raises(NotOffered):
            server.slash(olena, general, "/comic", **options)
    for command in ("/comics", "/cast", "/cast hide"):
        with pytest.raises(NotOffered):
            server.slash(olena, general, command)
    with pytest.raises(NotOffered):
        server.completes(olena, general, "/comic", "idea", "a")
    server.denies(general, Permission.USE_APPLICATION_COMMANDS, to=ivan)
    assert server.menu(ivan, general) == []
    assert server.interactions == []


async def test_commands_are_offered_by_installation_and_place(
    server: DiscordServer, bot: Bot, olena: Person, ivan: Person, general: Channel
) -> None:
    tree = bot.tree

    @tree.command(description="Everywhere")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def anywhere(asked: Asked) -> None:
        owners = (asked.is_guild_integration(), asked.is_user_integration())
        await asked.response.send_message(f"{owners} {asked.context.to_array()} {asked.locale}")

    @tree.command(description="For admins")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def settings(asked: Asked) -> None:
        await asked.response.send_message("set")

    elsewhere = server.channel(server.guild("Wolves", olena, ivan, bot=False))
    async with running(server, bot):
        await synced(bot)
        assert server.menu(ivan, elsewhere) == []
        server.installs(ivan)
        assert server.menu(ivan, elsewhere) == ["anywhere"]
        assert "settings" in server.menu(olena, general)
        assert "settings" not in server.menu(ivan, general)
        places = (general, elsewhere, server.dm(ivan), server.private(ivan, olena))
        asked = [server.slash(ivan, place, "/anywhere") for place in places]
        await server.until(lambda: all(one.acknowledged for one in asked))
    assert [one.told for one in asked] == [
        "(True, True) [0] en-US", "(False, True) [0] en-US",
        "(False, True) [1] en-US", "(False, True) [2] en-US",
    ]  # fmt: skip


async def test_a_server_with_no_outside_apps_answers_in_private(
    server: DiscordServer, bot: Bot, olena: Person, ivan: Person
) -> None:
    @bot.tree.command(description="Everywhere")
    @app_commands.allowed_installs(guilds=False, users=True)
    async def anywhere(asked: Asked) -> None:
        await asked.response.send_message("seen by one")

    elsewhere = server.channel(server.guild("Wolves", olena, ivan, bot=False))
    server.denies(elsewhere, Permission.USE_EXTERNAL_APPS, to=ivan)
    server.installs(ivan)
    async with running(server, bot):
        await synced(bot)
        asked = server.slash(ivan, elsewhere, "/anywhere")
        await server.until(lambda: asked.acknowledged)
    assert (asked.private, elsewhere.told) == (True, [])


def test_an_upload_is_what_a_person_sends(discord_server: DiscordServer) -> None:
    assert discord_server.upload(b"x") == Upload(
        "files[0]", "picture.png", "application/octet-stream", 1, b"x"
    )
