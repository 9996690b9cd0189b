"""Whatever is tried from another server or another private chat, nobody's comic is seen, used or changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import select

from kitsumy.library.columns import metadata
from kitsumy.library.work_tables import communities
from tests.bot.discord import attempts
from tests.bot.discord.attempts import Booty
from tests.bot.discord.conftest import MAIN, Room
from tests.bot.discord.scene import (
    ARRIVALS,
    IN_PRIVATE,
    IN_SERVER,
    Arrival,
    Scene,
    Stranger,
    arrived,
    here,
    painted,
    ruling_elsewhere,
    scene,
)
from tests.library import samples
from tests.servers.calls import Call
from tests.servers.discord import DiscordServer, Interaction, NotOffered, Permission

__all__ = ["scene"]
AT_ONCE = 20
WORK = ("jobs", "ledger_uses")
SHOWN_TO_MEMBERS = re.compile(r'"name": "gallery"|"custom_id": "k1:(ours|look):')
_TOKEN = re.compile(r"interaction-(\d+)")


class Try:
    """Fires attempts, some at once, and waits for the answers."""

    def __init__(self, scene: Scene, stranger: Stranger) -> None:
        self.scene, self.server, self.who = scene, scene.server, stranger
        self.tried: set[str] = set()

    async def everything(self) -> None:
        await self._all(self._commands())
        await self._all(self._completions())
        await self._all(self._presses())
        await self._all(self._forms())
        await self.server.until(
            lambda: not any(one.stands and one.loading for one in self.who.channel.history)
        )

    async def _all(self, asked: Iterator[Interaction]) -> None:
        waiting: list[Interaction] = []
        for one in asked:
            waiting.append(one)
            if len(waiting) == AT_ONCE:
                await self._answered(waiting)
        await self._answered(waiting)

    async def _answered(self, waiting: list[Interaction]) -> None:
        await self.server.until(lambda: all(one.acknowledged for one in waiting), within=20)
        waiting.clear()

    def _commands(self) -> Iterator[Interaction]:
        values = attempts.typed(self.scene.booty)
        for name, options in attempts.commands(self.server.catalogue.of(None)):
            for given in attempts.filled(options, values):
                try:
                    yield self.server.slash(self.who.person, self.who.channel, name, **given)
                except NotOffered:
                    continue
                self.tried.add(name)

    def _completions(self) -> Iterator[Interaction]:
        person, channel, words = self.who.person, self.who.channel, IN_PRIVATE.upper()
        texts = ("", words, self.scene.booty.comics[0][:4])
        for name, options in attempts.commands(self.server.catalogue.of(None)):
            for option in (one for one in options if one.autocomplete and name in self.tried):
                for text in texts:
                    yield self.server.completes(person, channel, name, option.name, text)

    def _presses(self) -> Iterator[Interaction]:
        for custom_id, values in attempts.presses(self.scene.booty, str(self.who.person.id)):
            yield self.server.forges(self.who.person, self.who.message, custom_id, values=values)

    def _forms(self) -> Iterator[Interaction]:
        opened, who = self.scene.form, self.who
        opening = replace(
            opened.interaction,
            person=who.person,
            channel=who.channel,
            guild=who.channel.guild,
            owners=who.message.interaction.owners if who.message.interaction else opened.interaction.owners,
            pressed=who.message,
        )
        for custom_id in attempts.forms(self.scene.booty, str(who.person.id)):
            forged = replace(opened, custom_id=custom_id, interaction=opening)
            yield self.server.submits(who.person, forged, {opened.labels[0]: "Stolen words"})


def leaks(server: DiscordServer, since: int, booty: Booty, *, member: bool = False) -> list[str]:
    """Return whatever of somebody's was sent to anybody who had not said it themselves.

    A ``member`` of the server may look at what was made there, where that is what they asked for.
    """
    found = []
    for call in server.calls[since:]:
        said, seen = _said(server, call), [painted(file.data) for file in call.files]
        secrets = [one for one in (*booty.words, *booty.numbers) if one in _text(call) and one not in said]
        shown = SHOWN_TO_MEMBERS.search(said) if member else None
        known = (IN_SERVER, booty.comics[-1], booty.person) if shown else ()
        found += [f"{call.path}: {one}" for one in (*secrets, *filter(None, seen)) if one not in known]
    return found


def _text(call: Call) -> str:
    return json.dumps(call.json, ensure_ascii=False) + "".join(call.form.values())


def _said(server: DiscordServer, call: Call) -> str:
    hit = _TOKEN.search(call.path)
    return json.dumps(server.world.interactions[int(hit[1])].data) if hit else ""


async def _kept(scene: Scene, but: str = "") -> list[object]:
    """Return all that the library has of somebody, bytes included, ``but`` for a column."""
    library, owner, found = scene.house.library, f"discord:{scene.olena.id}", list[object]()
    async with library.store.read() as connection:
        for table in metadata.sorted_tables:
            if "owner" in table.c and table.name not in WORK:
                columns = [column for column in table.c if column.name != but]
                rows = await connection.execute(select(*columns).where(table.c.owner == owner))
                found += sorted(map(repr, rows))
        rules = select(communities).where(communities.c.community == f"discord:{scene.booty.server}")
        found += map(repr, await connection.execute(rules))
    for id in scene.booty.comics:
        comic = await library.comic(id, owner)
        found += [comic, *[await library.blobs.get(key) for key in samples.pictures(comic)]]
    return found


@pytest.mark.parametrize("arrives", ARRIVALS, ids=lambda one: one.__name__.strip("_"))
async def test_nothing_of_anybodys_is_seen_or_changed_by_others(scene: Scene, arrives: Arrival) -> None:
    who = await arrived(scene, arrives)
    before = await _kept(scene)
    since, looks = len(scene.server.calls), len(scene.page.looks)
    trying = Try(scene, who)
    await trying.everything()
    assert leaks(scene.server, since, scene.booty, member=arrives is here) == []
    assert await _kept(scene) == before
    assert scene.page.stands
    assert len(scene.page.looks) == looks
    scene.house.gate.set()
    await scene.house.over()
    assert len(await scene.house.comics(scene.olena)) == 3
    if arrives is ruling_elsewhere:
        offered = attempts.commands(scene.server.catalogue.of(None))
        assert trying.tried == {name for name, _ in offered}


async def test_who_keeps_order_where_a_page_is_may_take_it_away_and_do_nothing_else(scene: Scene) -> None:
    person = scene.server.person("Mod")
    guild = scene.room.channel.guild
    assert guild is not None
    scene.server.joins(person, guild)
    scene.server.role(guild, "mods", person, permissions=Permission.MANAGE_MESSAGES)
    before = await _kept(scene, but="hidden")
    since = len(scene.server.calls)
    await Try(scene, Stranger(person, scene.room.channel, scene.page))._all(
        scene.server.forges(person, scene.page, one, values=values)
        for one, values in attempts.presses(scene.booty, str(person.id))
        if scene.page.stands
    )
    assert leaks(scene.server, since, scene.booty, member=True) == []
    assert await _kept(scene, but="hidden") == before
    assert not scene.page.stands


async def test_what_was_made_in_private_stays_there_until_its_owner_shows_it(scene: Scene) -> None:
    room, olena, before = scene.room, scene.olena, list(scene.room.told)
    private = scene.booty.comics[0]
    changed = scene.server.submits(olena, (await room.asks(olena, "/edit", panel=1, comic=private)).modal, {})
    assert await room.answered(changed) == "The words are as they were."
    form = (await room.asks(olena, "/edit", panel=1, comic=private)).modal
    changed = scene.server.submits(olena, form, {"Caption 1": ""})
    await room.until(lambda: len(changed.messages) == 2)
    assert changed.messages[1].labels == MAIN
    asked = [
        changed,
        await room.asks(olena, "/gallery"),
        await room.asks(olena, "/cast show", name=IN_PRIVATE),
        await room.asks(olena, "/export", format="Text", comic=private),
    ]
    for one in asked:
        await room.answered(one)
        assert one.private
    assert room.told == before


async def _gone_on_from(scene: Scene, room: Room, command: str, **options: object) -> str:
    """Return the comic with which a command goes on, or what is said when it does not."""
    before = set(scene.house.placed)
    asked = await room.asks(scene.olena, command, **options)
    await room.until(lambda: bool(asked.messages))
    for order in set(scene.house.placed) - before:
        placed = await scene.house.orders.book.order(order)
        return placed.asking.wish.comic if placed else ""
    return asked.told


async def test_the_newest_is_in_a_server_the_newest_that_was_made_there(scene: Scene) -> None:
    server, (newest, here) = scene.server, scene.booty.comics
    assert await _gone_on_from(scene, scene.room, "/redraw", panel=1) == here
    assert await _gone_on_from(scene, scene.room, "/redraw", panel=1, comic=newest) == newest
    assert await _gone_on_from(scene, scene.room, "/sequel") == here
    elsewhere = Room(server, server.channel(server.guild("Wolves", scene.olena)))
    said = await _gone_on_from(scene, elsewhere, "/sequel")
    assert said.startswith("You have no comics here yet.")
    private = Room(server, server.dm(scene.olena))
    assert await _gone_on_from(scene, private, "/redraw", panel=1) not in (here, "")


async def test_the_owner_themselves_is_shown_all_of_it(scene: Scene) -> None:
    """Whatever leaks would be found out: an owner's own doings are full of it."""
    since = len(scene.server.calls)
    for command in ("/gallery", "/cast list"):
        asked = await scene.room.asks(scene.olena, command)
        await scene.room.answered(asked)
        assert asked.private
    pressed = scene.server.forges(scene.olena, scene.page, f"k1:show:{scene.booty.comics[0]}")
    await scene.room.until(lambda: bool(pressed.messages) and pressed.messages[0].labels == MAIN)
    found = leaks(scene.server, since, scene.booty)
    assert {one.rpartition(": ")[2] for one in found} >= {IN_SERVER, IN_PRIVATE, *scene.booty.comics}
    assert sum(bool(painted(file.data)) for call in scene.server.calls[since:] for file in call.files) == 1
