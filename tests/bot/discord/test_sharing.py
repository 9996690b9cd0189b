"""The cast of a server: shared by its members, used by them alone, and gone when whom it shows wishes it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from kitsumy.library import Library
from kitsumy.workshop import NewComic
from tests.bot.conftest import PNG
from tests.bot.discord.conftest import IDEA, MAIN, House, Room
from tests.servers.discord import DiscordServer, Guild, Interaction, Message, Permission, Person

RENA = "Рена"


@pytest.fixture
async def house(library: Library, discord_server: DiscordServer, foxes: Guild) -> AsyncIterator[House]:
    """Return a house in which a server shares its cast."""
    discord_server.pace.unlimited()
    async with House(library, discord_server).open() as opened:
        await opened.rule(foxes, cast=True)
        yield opened
    assert discord_server.pings == []


@pytest.fixture
def wolf(discord_server: DiscordServer, foxes: Guild) -> Person:
    wolf = discord_server.person("Wolf")
    discord_server.joins(wolf, foxes)
    return wolf


@pytest.fixture
def mod(discord_server: DiscordServer, foxes: Guild) -> Person:
    mod = discord_server.person("Mod")
    discord_server.joins(mod, foxes)
    discord_server.role(foxes, "mods", mod, permissions=Permission.MANAGE_MESSAGES)
    return mod


@pytest.fixture
def boss(discord_server: DiscordServer, foxes: Guild) -> Person:
    boss = discord_server.person("Boss")
    discord_server.joins(boss, foxes)
    discord_server.role(foxes, "bosses", boss, permissions=Permission.MANAGE_GUILD)
    return boss


async def says(room: Room, human: Person, command: str, **options: object) -> str:
    asked = await room.asks(human, command, **options)
    said = await room.answered(asked)
    assert asked.private
    return said


async def completed(room: Room, human: Person, command: str, option: str = "name") -> list[str]:
    asked = room.server.completes(human, room.channel, command, option, "")
    await room.until(lambda: asked.choices is not None)
    return [one.name for one in asked.choices or ()]


async def agreed(room: Room, ivan: Person, wolf: Person) -> Interaction:
    """Share a character who shows somebody, and let them agree."""
    asked = await room.asks(ivan, "/cast share", name=RENA, depicts=wolf)
    await room.press(wolf, asked.messages[0], "I agree")
    await room.until(lambda: "has joined" in asked.told)
    return asked


async def test_a_character_is_shared_used_and_withdrawn(
    house: House, room: Room, page: Message, ivan: Person, wolf: Person, boss: Person
) -> None:
    assert "anyone here can name this character" in await says(room, ivan, "/cast share", name=RENA)
    assert await completed(room, wolf, "/comic", "cast") == [RENA]
    assert await completed(room, wolf, "/cast show") == [RENA]
    assert RENA in await says(room, wolf, "/cast list")
    assert RENA in await says(room, wolf, "/cast show", name=RENA)
    await room.page(wolf, cast="рена")
    wish = house.wishes[-1]
    assert isinstance(wish, NewComic)
    assert [sheet.name for sheet in wish.brief.cast] == [RENA]
    await house.over()
    changes: dict[str, dict[str, object]] = {
        "/cast edit": {"trait": "hat", "value": "cap"}, "/cast rename": {"new": "X"}, "/cast delete": {}
    }  # fmt: skip
    for command, more in changes.items():
        assert "no character called" in await says(room, wolf, command, name=RENA, **more)
    assert "no character called" in await says(room, wolf, "/cast share", name=RENA)
    assert await completed(room, wolf, "/cast unshare") == []
    assert (await says(room, wolf, "/cast unshare", name=RENA)).startswith(
        "That one belongs to somebody else"
    )
    assert await completed(room, boss, "/cast unshare") == [RENA]
    assert "no more" in await says(room, ivan, "/cast unshare", name=RENA)
    assert await completed(room, wolf, "/comic", "cast") == []
    assert "no character called" in await says(room, wolf, "/comic", idea=IDEA, cast=RENA)
    assert len(await house.comics(wolf)) == 1


async def test_a_moderator_withdraws_anybodys(
    house: House,
    room: Room,
    page: Message,
    ivan: Person,
    wolf: Person,
    discord_server: DiscordServer,
    foxes: Guild,
) -> None:
    room.server.role(foxes, "mods", wolf, permissions=Permission.MANAGE_MESSAGES)
    await says(room, ivan, "/cast share", name=RENA)
    assert "no more" in await says(room, wolf, "/cast unshare", name=RENA)


async def test_no_other_server_and_no_private_chat_sees_it(
    house: House, room: Room, page: Message, ivan: Person, wolf: Person, discord_server: DiscordServer
) -> None:
    await says(room, ivan, "/cast share", name=RENA)
    elsewhere = Room(discord_server, discord_server.channel(discord_server.guild("Wolves", wolf, ivan)))
    for place in (elsewhere, Room(discord_server, discord_server.dm(wolf))):
        assert await completed(place, wolf, "/comic", "cast") == []
        assert await completed(place, wolf, "/cast show") == []
        assert "no character called" in await says(place, wolf, "/comic", idea=IDEA, cast=RENA)
        assert "no character called" in await says(place, wolf, "/cast show", name=RENA)
        assert "no character called" in await says(place, wolf, "/cast unshare", name=RENA)
        assert "no character called" in await says(place, wolf, "/cast remove-me", name=RENA)
        assert RENA not in await says(place, wolf, "/cast list")
    dm = Room(discord_server, discord_server.dm(ivan))
    assert (await says(dm, ivan, "/cast share", name=RENA)).startswith("That is only in servers")


async def test_where_the_admins_do_not_want_it_nothing_is_shared(
    library: Library, discord_server: DiscordServer, room: Room, ivan: Person, olena: Person
) -> None:
    discord_server.pace.unlimited()
    async with House(library, discord_server).open() as house:
        await room.page(ivan)
        await house.over()
        assert (await says(room, ivan, "/cast share", name=RENA)).startswith("This server does not share")
        await library.shared_casts.share(f"discord:{room.channel.guild.id}", f"discord:{ivan.id}", RENA, "")  # type: ignore[union-attr]
        assert await completed(room, olena, "/comic", "cast") == []
        await room.asks(olena, "/comic", idea=IDEA, cast=RENA)
        await house.over()
        assert await house.comics(olena) == []


async def test_who_is_shown_agrees_and_nobody_else_does_it_for_them(
    house: House, room: Room, page: Message, ivan: Person, wolf: Person, olena: Person
) -> None:
    asked = await room.asks(ivan, "/cast share", name=RENA, depicts=wolf)
    question = asked.messages[0]
    assert not asked.private
    assert f"<@{wolf.id}>" in question.text
    assert question.labels == ["I agree", "No"]
    for human in (ivan, olena):
        for button in question.labels:
            pressed = await room.press(human, question, button)
            assert (await room.answered(pressed)).startswith(("That one belongs", "Це чуже"))
            assert pressed.private
    assert await completed(room, olena, "/comic", "cast") == []
    await room.press(wolf, question, "I agree")
    await room.until(lambda: "has joined" in question.text and question.labels == [])
    assert await completed(room, olena, "/comic", "cast") == [RENA]


async def test_who_refuses_is_not_shared(
    house: House, room: Room, page: Message, ivan: Person, wolf: Person
) -> None:
    asked = await room.asks(ivan, "/cast share", name=RENA, depicts=wolf)
    await room.press(wolf, asked.messages[0], "No")
    await room.until(lambda: "does not join" in asked.told)
    assert await completed(room, ivan, "/cast unshare") == []
    late = room.server.forges(wolf, asked.messages[0], "k1:agree:" + "0" * 12)
    assert (await room.answered(late)).startswith("That one belongs")


async def test_a_forged_agreement_writes_over_nothing(
    house: House, room: Room, page: Message, ivan: Person, wolf: Person
) -> None:
    await room.asks(ivan, "/cast share", name=RENA, depicts=wolf)
    (rena,) = await house.shelf.characters(f"discord:{ivan.id}")
    pressed = room.server.forges(wolf, page, f"k1:agree:{rena.key}:{wolf.id}")
    assert "has joined" in await room.answered(pressed)
    assert pressed.private
    assert page.labels == MAIN


async def test_who_is_shown_is_removed_everywhere(
    house: House,
    discord_server: DiscordServer,
    room: Room,
    page: Message,
    ivan: Person,
    wolf: Person,
    olena: Person,
) -> None:
    await agreed(room, ivan, wolf)
    picture = discord_server.upload(PNG)
    await room.answered(await room.asks(ivan, "/cast edit", name=RENA, picture=picture))
    await room.page(olena, cast=RENA)
    dm = Room(discord_server, discord_server.dm(ivan))
    hidden = await dm.page(ivan, cast=RENA)
    await dm.asks(ivan, "/redraw", panel=1)
    await house.over()
    shown = [one for one in room.told if len(one.labels) == len(MAIN)] + dm.told
    house.gate.clear()
    on_its_way = await room.asks(olena, "/comic", idea=IDEA, cast=RENA)
    await room.until(lambda: "Малюю" in on_its_way.told)
    assert await completed(room, wolf, "/cast remove-me") == [RENA]
    asked = await room.asks(wolf, "/cast remove-me", name=RENA)
    assert "3 comics" in await room.answered(asked)
    await room.press(wolf, asked.messages[0], "Yes, remove all of it")
    await room.until(lambda: asked.told.startswith("Done"))
    assert "Left in channels" not in asked.told
    assert len(shown) == 4
    assert hidden in shown
    assert [one for one in shown if one.stands] == []
    await house.over()
    assert await house.comics(ivan) == await house.comics(olena) == []
    assert house.library.blobs.sizes() == {}
    assert "no character called" in await says(room, wolf, "/cast remove-me", name=RENA)


async def test_removing_is_for_whom_it_shows_and_for_those_who_run_the_server(
    house: House, discord_server: DiscordServer, room: Room, page: Message, foxes: Guild,
    ivan: Person, wolf: Person, mod: Person, boss: Person,
) -> None:  # fmt: skip
    await agreed(room, ivan, wolf)
    dm = Room(discord_server, discord_server.dm(ivan))
    await dm.page(ivan, cast=RENA)
    await house.over()
    for human in (ivan, mod):
        assert await completed(room, human, "/cast remove-me") == []
        assert (await says(room, human, "/cast remove-me", name=RENA)).startswith("Nobody has said")
    (rena,) = await house.shelf.characters(f"discord:{ivan.id}")
    for user, key in ((mod.id, rena.key), (wolf.id, rena.key), (mod.id, "0" * 12)):
        await room.answered(room.server.forges(mod, page, f"k1:leave:{user}:{key}"))
    assert len(await house.comics(ivan)) == 2
    assert page.stands
    asked = await room.asks(boss, "/cast remove-me", name=RENA)
    assert "from the cast of this server, with every comic made here that shows it" in asked.told
    await room.press(boss, asked.messages[0], "Yes, remove all of it")
    await room.until(lambda: asked.told.startswith("Done"))
    await room.until(lambda: not page.stands)
    assert len(await house.comics(ivan)) == 1
    assert len(dm.told) == 1
    assert await completed(room, mod, "/comic", "cast") == []


async def test_what_may_not_be_deleted_is_said(
    house: House, discord_server: DiscordServer, room: Room, page: Message, ivan: Person, wolf: Person
) -> None:
    await agreed(room, ivan, wolf)
    asked = await room.asks(wolf, "/cast remove-me", name=RENA)
    discord_server.denies(room.channel, Permission.VIEW_CHANNEL)
    await room.press(wolf, asked.messages[0], "Yes, remove all of it")
    await room.until(lambda: asked.told.startswith("Done"))
    assert "Left in channels, because I may not delete them: 1 page" in asked.told
    assert await house.comics(ivan) == []


async def test_who_runs_another_server_sees_and_removes_nothing_of_this_one(
    house: House, discord_server: DiscordServer, room: Room, page: Message, ivan: Person, wolf: Person
) -> None:
    await agreed(room, ivan, wolf)
    (rena,) = await house.shelf.characters(f"discord:{ivan.id}")
    king = discord_server.person("King")
    theirs = discord_server.guild("Wolves", king, wolf)
    await house.rule(theirs, cast=True)
    wolves = Room(discord_server, discord_server.channel(theirs))
    own = await wolves.page(king)
    await house.over()
    for command in ("/cast show", "/cast unshare", "/cast remove-me", "/cast share"):
        assert "no character called" in await says(wolves, king, command, name=rena.key)
    assert "no character called" in await says(wolves, king, "/comic", idea=IDEA, cast=rena.key)
    forged = [f"k1:{verb}:{rena.key}:{user}" for verb in ("agree", "refuse") for user in (king.id, wolf.id)]
    for custom_id in (*forged, f"k1:leave:{king.id}:{rena.key}", f"k1:leave:{wolf.id}:{rena.key}"):
        pressed = discord_server.forges(king, own, custom_id)
        await wolves.answered(pressed)
        assert pressed.private
    assert own.labels == MAIN
    assert page.stands
    assert await completed(room, wolf, "/comic", "cast") == [RENA]
    # Whom it shows agrees where they are asked, and can go from anywhere.
    pressed = discord_server.forges(wolf, own, f"k1:agree:{rena.key}:{wolf.id}")
    assert (await wolves.answered(pressed)).startswith("That one belongs")
    asked = await wolves.asks(wolf, "/cast remove-me", name=RENA)
    await wolves.press(wolf, asked.messages[0], "Yes, remove all of it")
    await wolves.until(lambda: asked.told.startswith("Done"))
    await room.until(lambda: not page.stands)
