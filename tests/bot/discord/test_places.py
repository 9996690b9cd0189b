"""Places that change under an order: it ends once, in the best way that is left."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import pytest

from kitsumy.library import Library
from tests.bot.discord.conftest import IDEA, MAIN, House, Room
from tests.servers.discord import (
    Channel,
    DiscordServer,
    Guild,
    Interaction,
    Kind,
    Message,
    Permission,
    Person,
    refusals,
)
from tests.servers.faults import LOST_REPLY

_LATE = 20 * 60


@dataclass
class Scene:
    """An order that is being drawn, and the place where that is shown."""

    house: House
    server: DiscordServer
    ivan: Person
    channel: Channel
    guild: Guild
    asked: Interaction

    @property
    def room(self) -> Room:
        return Room(self.server, self.channel)

    @property
    def status(self) -> Message:
        return self.asked.messages[0]

    async def end(self) -> None:
        """Let the drawing be done, and wait for whatever is told of it."""
        self.house.gate.set()
        await self.house.over()


Open = Callable[[DiscordServer, Guild, Person], Channel]


def _text(server: DiscordServer, guild: Guild, _: Person) -> Channel:
    return server.channel(guild)


def _thread(server: DiscordServer, guild: Guild, ivan: Person) -> Channel:
    return server.thread(server.channel(guild), "Comics", ivan)


def _post(server: DiscordServer, guild: Guild, ivan: Person) -> Channel:
    return server.thread(server.channel(guild, "comics", Kind.FORUM), "Ideas", ivan)


def _news(server: DiscordServer, guild: Guild, _: Person) -> Channel:
    return server.channel(guild, "news", Kind.ANNOUNCEMENT)


@pytest.fixture
def kind() -> Open:
    return _text


@pytest.fixture
async def scene(library: Library, still_discord_server: DiscordServer, kind: Open) -> AsyncIterator[Scene]:
    server = still_discord_server
    server.pace.unlimited()
    olena, ivan = server.person("Olena"), server.person("Ivan")
    guild = server.guild("Foxes", olena, ivan)
    channel = kind(server, guild, ivan)
    async with House(library, server).open() as house:
        house.gate.clear()
        asked = server.slash(ivan, channel, "/comic", idea=IDEA)
        await server.until(lambda: "Drawing" in asked.told)
        yield Scene(house, server, ivan, channel, guild, asked)
    assert server.pings == []
    assert server.unanswered == []


@pytest.mark.parametrize("kind", [_thread, _post])
@pytest.mark.parametrize("late", [0, _LATE])
async def test_a_thread_that_fell_asleep_is_woken(scene: Scene, late: int) -> None:
    scene.server.clock.advance(late)
    scene.server.archives(scene.channel)
    await scene.end()
    shown = [message for message in scene.channel.told if message.labels == MAIN]
    assert len(shown) == 1


@pytest.mark.parametrize("kind", [_thread, _post])
async def test_in_a_locked_thread_the_page_comes_by_its_token_alone(scene: Scene) -> None:
    scene.server.archives(scene.channel, locked=True)
    await scene.end()
    assert scene.status.labels == MAIN


@pytest.mark.parametrize("kind", [_thread, _post, _news])
@pytest.mark.parametrize("late", [0, _LATE])
async def test_an_order_ends_with_its_place(scene: Scene, kind: Open, late: int) -> None:
    scene.server.clock.advance(late)
    scene.server.deletes(scene.channel)
    await scene.end()
    assert len(await scene.house.comics(scene.ivan)) == 1


async def test_a_page_arrives_by_its_token_where_the_bot_was_thrown_out(scene: Scene) -> None:
    scene.server.kicks(scene.guild)
    await scene.end()
    assert scene.status.labels == MAIN


@pytest.mark.parametrize("kind", [_text, _news, _thread])
async def test_where_pictures_are_forbidden_a_button_brings_the_page(scene: Scene) -> None:
    scene.server.clock.advance(_LATE)
    scene.server.denies(scene.channel.parent or scene.channel, Permission.ATTACH_FILES)
    await scene.end()
    assert (scene.status.labels, scene.status.pictures) == (["Get my comic"], [])
    assert scene.status.text.startswith("**Your comic is ready")
    await scene.room.press(scene.ivan, scene.status, "Get my comic")
    await scene.room.until(lambda: scene.status.labels == MAIN)
    assert scene.channel.told == [scene.status]


@pytest.mark.parametrize("forbidden", [Permission.SEND_MESSAGES, Permission.VIEW_CHANNEL])
async def test_a_page_takes_the_place_of_a_status_that_is_gone_by_its_token(
    scene: Scene, forbidden: Permission
) -> None:
    scene.server.removes(scene.status)
    scene.server.denies(scene.channel, forbidden)
    await scene.end()
    (page,) = scene.asked.follow_ups
    assert page.labels == MAIN


@pytest.mark.parametrize("method", ["create_message", "follow_up"])
async def test_a_page_in_place_of_a_status_that_is_gone_is_there_once(scene: Scene, method: str) -> None:
    scene.server.removes(scene.status)
    if method == "follow_up":
        scene.server.denies(scene.channel, Permission.SEND_MESSAGES)
    scene.server.faults.on(method, LOST_REPLY)
    await scene.end()
    assert [message.labels for message in scene.channel.told] == [MAIN]
    assert [name for name, _ in scene.server.faults.struck] == [method]


async def test_nobody_is_told_where_a_status_and_every_way_are_gone(scene: Scene) -> None:
    scene.server.clock.advance(_LATE)
    scene.server.removes(scene.status)
    scene.server.denies(scene.channel, Permission.SEND_MESSAGES)
    await scene.end()
    assert scene.channel.told == []


async def test_a_status_in_the_channel_that_was_deleted_is_followed_by_the_page(
    house: House, discord_server: DiscordServer, room: Room, ivan: Person
) -> None:
    house.gate.clear()
    discord_server.faults.on("interaction_callback", refusals.UNKNOWN_INTERACTION.fault)
    discord_server.slash(ivan, room.channel, "/comic", idea=IDEA)
    await room.until(lambda: len(room.told) == 1 and "Drawing" in room.told[0].text)
    assert discord_server.calls_of("edit_follow_up") == []
    discord_server.removes(room.told[0])
    house.gate.set()
    await house.over()
    assert [message.labels for message in room.told] == [MAIN]


async def test_a_token_that_was_changed_ends_no_order(scene: Scene) -> None:
    scene.server.clock.advance(_LATE)
    scene.server.faults.on("edit_message", refusals.UNAUTHORIZED.fault, times=2)
    await scene.end()
    assert scene.status.labels == MAIN
