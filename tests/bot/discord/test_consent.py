"""Comics of what others wrote: their words without Discord's signs, their name only where they allow it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.discord import quoting
from kitsumy.comic import MAX_IDEA
from kitsumy.library import Library
from kitsumy.workshop import NewComic
from tests.bot.discord.conftest import IDEA, MAIN, House, Room
from tests.servers.discord import DiscordServer, Message, Person

MENU = "Make a comic of this"


async def made_of(room: Room, human: Person, said: Message) -> Message:
    asked = room.server.context_menu(human, said, MENU)
    await room.until(lambda: bool(asked.messages) and len(asked.messages[0].labels) == len(MAIN))
    return asked.messages[0]


async def allows(room: Room, human: Person, button: str, now: str) -> None:
    asked = await room.asks(human, "/privacy")
    await room.press(human, asked.messages[0], button)
    await room.until(lambda: now in asked.told)


def last(house: House) -> NewComic:
    wish = house.wishes[-1]
    assert isinstance(wish, NewComic)
    return wish


async def test_a_name_is_kept_only_as_long_as_its_person_allows_it(
    house: House, room: Room, ivan: Person, olena: Person
) -> None:
    said = room.server.says(olena, room.channel, IDEA)
    page = await made_of(room, ivan, said)
    assert last(house).brief.credit is None
    assert "Olena" not in page.text
    await allows(room, olena, "Моє ім’я можна зберігати", "Ваше ім’я можна зберігати")
    page = await made_of(room, ivan, said)
    credit = last(house).brief.credit
    assert credit is not None
    assert (credit.name, credit.owner) == ("Olena", f"discord:{olena.id}")
    assert "-# Words: Olena" in page.text.splitlines()
    await room.choose(ivan, await room.press(ivan, page, "Style…"), "manga")
    await house.over()
    assert last(house).brief.credit == credit
    await allows(room, olena, "Не зберігати моє ім’я", "Ваше ім’я не зберігається")
    await made_of(room, ivan, said)
    assert last(house).brief.credit is None


async def test_nobody_allows_it_for_another(house: House, room: Room, ivan: Person, olena: Person) -> None:
    asked = await room.asks(ivan, "/privacy")
    assert asked.private
    await room.answered(asked)
    pressed = room.server.forges(ivan, asked.messages[0], f"k1:credit:{olena.id}:1")
    assert (await room.answered(pressed)).startswith("That one belongs")
    assert not (await house.people.choices(f"discord:{olena.id}")).credited


async def test_a_forgotten_persons_name_is_in_nobodys_comic(
    house: House, library: Library, room: Room, ivan: Person, olena: Person
) -> None:
    zoe = room.server.person("Zoë Quillmarrow")
    assert room.channel.guild is not None
    room.server.joins(zoe, room.channel.guild)
    await house.people.credit(f"discord:{zoe.id}", credited=True)
    await made_of(room, ivan, room.server.says(zoe, room.channel, IDEA))
    await house.over()
    mark = re.compile(f"Quillmarrow|{zoe.id}")
    assert {table for table, _ in await _left(library, mark)} >= {"comics", "orders", "jobs", "people"}
    await house.shelf.forget(f"discord:{zoe.id}")
    assert await _left(library, mark) == []
    comic = await library.comic("", f"discord:{ivan.id}")
    assert comic.brief.idea == IDEA


async def _left(library: Library, mark: re.Pattern[str]) -> list[tuple[str, str]]:
    found = []
    async with library.store.read() as connection:
        tables = await connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        for table in tables.scalars().all():
            for row in await connection.exec_driver_sql(f'SELECT * FROM "{table}"'):  # noqa: S608 - its own name
                found += [(table, hit[0]) for hit in mark.finditer(" ".join(map(str, row)))]
    return found


@pytest.mark.parametrize("name", ["@everyone", "**x** <@1>", "[a](https://x.test)", "a" * 32, "\u202eevil"])
async def test_a_name_pings_nobody_and_breaks_no_layout(
    house: House, discord_server: DiscordServer, room: Room, ivan: Person, name: str
) -> None:
    author = discord_server.person(name)
    assert room.channel.guild is not None
    discord_server.joins(author, room.channel.guild)
    await house.people.credit(f"discord:{author.id}", credited=True)
    page = await made_of(room, ivan, discord_server.says(author, room.channel, IDEA))
    line = next(one for one in page.text.splitlines() if one.startswith("-# Words: "))
    assert not re.search(r"@everyone|<@|(?<!\\)\*\*|(?<!\\)\]\(|://|\u202e", line)
    assert discord_server.pings == []


@pytest.mark.parametrize(
    ("said", "idea"),
    [
        (IDEA, IDEA),
        ("<@123> and <@!4> meet a fox in <#5>", "and meet a fox in"),
        ("@everyone **a** fox ~~runs~~ ||home|| <:fox:12> <a:run:13>", "a fox runs home"),
        ("> # A fox\n-# runs `home`\n```py\nnow```", "# A fox runs home now"),
        ("See https://x.test/a?b and <https://y.test> A fox", "See and A fox"),
        ("</comic:1> <t:1234:R> <id:guide> <@&9>", ""),
        ("lisa@here.test likes foxes < 3 > 2", "lisa@here.test likes foxes < 3 > 2"),
    ],
)
def test_of_a_message_only_its_words_are_an_idea(said: str, idea: str) -> None:
    assert quoting.idea(said) == idea


@given(some.text(max_size=4000))
def test_any_message_makes_a_short_idea_that_mentions_nobody(said: str) -> None:
    idea = quoting.idea(said)
    assert len(idea) <= MAX_IDEA
    assert not re.search(r"<[@#][!&]?\d+>|https?://\S", idea)


async def test_a_message_without_words_is_said_to_have_none(house: House, room: Room, ivan: Person) -> None:
    asked = room.server.context_menu(ivan, room.server.says(ivan, room.channel, "<@1> <:a:2>"), MENU)
    assert "idea" in await room.answered(asked)
    assert asked.private
    assert house.wishes == []
