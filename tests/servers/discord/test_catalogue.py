"""Which commands Discord takes."""

from __future__ import annotations

import discord
import pytest
from discord import Locale, app_commands

from tests.servers.discord import DiscordServer, Guild, Person
from tests.servers.discord.catalogue import LARGEST_COMMAND, Catalogue, size
from tests.servers.discord.conftest import Asked, Bot, running
from tests.servers.discord.refusals import Refusal
from tests.servers.discord.wire import Choice, Command, Option


def command(name: str = "comic", *options: Option, kind: int = 1, description: str = "Draw") -> Command:
    return Command(name=name, type=kind, description=description if kind == 1 else "", options=options)


def put(*commands: Command) -> Catalogue:
    catalogue = Catalogue()
    catalogue.put(0.0, None, commands, range(1, 1 + len(commands)))
    return catalogue


def option(name: str = "idea", *, kind: int = 3, required: bool = False, description: str = "x") -> Option:
    return Option(type=kind, name=name, description=description, required=required)


def test_a_hundred_commands_and_five_menus_fit() -> None:
    many = [command(f"c{number}") for number in range(100)]
    menus = [command(f"Menu {number}", kind=3) for number in range(5)]
    assert len(put(*many, *menus).of(None)) == 105
    for over in (command("one-more"), command("One more", kind=3)):
        with pytest.raises(Refusal) as refused:
            put(*many, *menus, over)
        assert refused.value.code == 30032


@pytest.mark.parametrize(
    "wrong",
    [
        command("Comic"),
        command("two words"),
        command("x" * 33),
        command(description=""),
        command(description="x" * 101),
        command("comic", option(), option()),
        command("comic", option("a"), option("b", required=True)),
        command("comic", *(option(f"o{number}") for number in range(26))),
        command("comic", option(description="")),
        command("comic", Option(type=3, name="a", description="x", choices=(Choice(name="", value="v"),))),
        command("comic", Option(type=3, name="a", description="x", choices=(Choice(name="n", value=""),))),
        Command(name="Menu", type=3, description="has none"),
        Command(name="comic", description="x", name_localizations={"uk": "Комікс"}),
    ],
)
def test_commands_that_are_refused(wrong: Command) -> None:
    with pytest.raises(Refusal) as refused:
        put(wrong)
    assert refused.value.code == 50035


def test_two_of_a_name_are_refused_but_a_menu_may_share_it() -> None:
    assert len(put(command("comic"), command("comic", kind=3)).of(None)) == 2
    with pytest.raises(Refusal):
        put(command("comic"), command("comic"))


def test_only_the_longest_language_counts_towards_the_size() -> None:
    short = command("comic", option("idea", description="x" * 10))
    assert size(short) == len("comic") + len("Draw") + len("idea") + 10
    longer = short.model_copy(update={"description_localizations": {"uk": "y" * 50, "pl": "z" * 20}})
    assert size(longer) == size(short) - len("Draw") + 50


def test_a_command_holds_eight_thousand_characters() -> None:
    def filled(left: int) -> Command:
        choices = tuple(Choice(name=f"{n:0>100}", value=f"{n:0>96}") for n in range(20))
        groups = [Option(type=3, name="abcd", description="x" * 36, choices=choices)]
        subs = [Option(type=1, name=f"s{n}", description="x", options=tuple(groups)) for n in range(2)]
        return command("abcd", *subs, description="x" * left)

    room = LARGEST_COMMAND - size(filled(1)) + 1
    assert 1 <= room < 100
    assert size(filled(room)) == LARGEST_COMMAND
    put(filled(room))
    with pytest.raises(Refusal) as refused:
        put(filled(room + 1))
    assert refused.value.code == 50035


def test_a_name_keeps_its_id() -> None:
    catalogue = put(command("a"), command("b"))
    catalogue.put(1.0, None, [command("b"), command("c")], (11, 12))
    assert [(one.command.name, one.id) for one in catalogue.of(None)] == [("b", 2), ("c", 12)]


async def test_the_library_syncs_and_people_see_their_language(
    discord_server: DiscordServer, bot: Bot, olena: Person, ivan: Person, foxes: Guild
) -> None:
    class Ukrainian(app_commands.Translator):
        async def translate(
            self,
            string: app_commands.locale_str,
            locale: Locale,
            context: app_commands.TranslationContextTypes,
        ) -> str | None:
            known = {"comic": "комікс", "Draw": "Намалювати"}
            return known.get(string.message) if locale is Locale.ukrainian else None

    @bot.tree.command(description=app_commands.locale_str("Draw"))
    async def comic(asked: Asked) -> None:
        """Draw nothing."""

    @bot.tree.command(description="Here only", guild=discord.Object(foxes.id))
    async def here(asked: Asked) -> None:
        """Do nothing."""

    async with running(discord_server, bot):
        await bot.tree.set_translator(Ukrainian())
        (synced,) = await bot.tree.sync()
        await bot.tree.sync(guild=discord.Object(foxes.id))
        assert [one.id for one in await bot.tree.fetch_commands()] == [synced.id]
    general = discord_server.channel(foxes)
    assert discord_server.menu(olena, general) == ["here", "комікс"]
    assert discord_server.menu(ivan, discord_server.dm(ivan)) == ["comic"]
    assert [(sync.guild_id, sync.names) for sync in discord_server.catalogue.syncs] == [
        (None, ("comic",)),
        (foxes.id, ("here",)),
    ]
