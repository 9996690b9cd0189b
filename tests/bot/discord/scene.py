"""Somebody with comics of their own in a server and in private, and strangers who come for them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from bot import courtesy
from kitsumy.character import CharacterSheet
from kitsumy.comic import Comic, Dialogue, Lines
from kitsumy.events import ComicReady
from kitsumy.jobs import Emit, Job
from kitsumy.library import Library
from kitsumy.workshop import COMIC_LETTERS, NewComic
from tests.bot.discord import attempts
from tests.bot.discord.attempts import Booty
from tests.bot.discord.conftest import House, Room
from tests.library import samples
from tests.servers.discord import Channel, DiscordServer, Message, Modal, Permission, Person

IN_SERVER, IN_PRIVATE, ON_ITS_WAY = "Opalith", "Umbrafen", "Quillmarrow"
WORDS = (IN_SERVER, IN_PRIVATE, ON_ITS_WAY)
PAINT = {IN_SERVER: (250, 0, 0), IN_PRIVATE: (0, 0, 250), ON_ITS_WAY: (0, 250, 0)}
MOST_TRIES = 10_000
GREY, NEAR = (128, 128, 128), 60


def _paint(colour: tuple[int, int, int]) -> bytes:
    out = BytesIO()
    Image.new("RGB", (100, 80), colour).save(out, "PNG")
    return out.getvalue()


def painted(data: bytes) -> str:
    """Return the word whose comic a picture is of, empty for any other file."""
    try:
        with Image.open(BytesIO(data)) as opened:
            seen = np.asarray(opened.convert("RGB").resize((1, 1)))[0, 0].astype(int)
    except OSError:
        return ""
    return next((word for word, colour in PAINT.items() if abs(seen - colour).max() < NEAR), "")


class Painted(House):
    """A house where comics of the secret words say them, in colours of their own; one is never done."""

    async def _comic(self, job: Job, emit: Emit) -> str:
        wanted = NewComic.model_validate_json(job.order.payload)
        word = next((one for one in WORDS if one in wanted.brief.idea), "")
        if word == ON_ITS_WAY:
            await self.gate.wait()
        made = await self._painted(job.id[:COMIC_LETTERS], wanted, word)
        await self.library.save(made)
        emit(ComicReady(comic=made.id, title=made.title))
        return made.id

    async def _painted(self, id: str, wanted: NewComic, word: str) -> Comic:
        hero = CharacterSheet(id="hero", name=word or "Tom", palette=samples.COLOURS)
        script = samples.script((hero,), 2, f"The {word} hat")
        spoken = Dialogue(panels=(Lines(captions=(f"Rain on {word}.",)),) * 2)
        return await samples.comic(
            self.library,
            id=id,
            cast=(hero,),
            art=_paint(PAINT.get(word, GREY)) + id.encode(),
            script=script.model_copy(update={"dialogue": spoken}),
            brief=wanted.brief,
            created_at=datetime.now(UTC),
        )


@dataclass(frozen=True)
class Scene:
    """Olena with a comic in a server, one in private and one on its way; and everybody's house."""

    house: Painted
    olena: Person
    room: Room
    page: Message
    form: Modal
    booty: Booty

    @property
    def server(self) -> DiscordServer:
        return self.house.server


@pytest.fixture
async def scene(
    library: Library, discord_server: DiscordServer, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Scene]:
    monkeypatch.setattr(courtesy, "BURST", MOST_TRIES)
    server = discord_server
    server.pace.unlimited()
    server.checks = False  # the calls are those of other tests, and there are thousands
    olena = server.person("Olena")
    room = Room(server, server.channel(server.guild("Foxes", server.person("Fox"), olena)))
    async with Painted(library, server).open() as house:
        house.gate.clear()
        page = await room.page(olena, idea=f"A fox near {IN_SERVER}")
        private = Room(server, server.dm(olena))
        await private.page(olena, idea=f"A fox near {IN_PRIVATE}")
        await private.asks(olena, "/comic", idea=f"A fox near {ON_ITS_WAY}")
        asked = await private.asks(olena, "/edit", panel=1)
        assert asked.modal is not None
        yield Scene(house, olena, room, page, asked.modal, await _booty(house, olena, room, page))


async def _shown(room: Room, olena: Person) -> tuple[attempts.Press, ...]:
    """Return what is under messages that only those see whom they are for."""
    guild = room.channel.guild
    assert guild is not None
    ruling = await room.asks(guild.owner, "/kitsumy settings")
    await room.answered(ruling)
    rule = room.server.forges(
        guild.owner, ruling.messages[0], f"k1:rules:{guild.id}:channels", values=[str(room.channel.id)]
    )
    await room.until(lambda: rule.acknowledged)
    asked = [
        ruling,
        await room.asks(olena, "/gallery"),
        await room.asks(olena, "/forgetme"),
        await room.asks(olena, "/cast delete", name=IN_PRIVATE),
    ]
    for one in asked:
        await room.answered(one)
    parts = [part for one in asked for part in one.messages[0].look.parts if part.custom_id]
    chosen = [[option.value for option in part.options[:1]] or None for part in parts]
    return tuple((part.custom_id or "", values) for part, values in zip(parts, chosen, strict=True))


async def _booty(house: House, olena: Person, room: Room, page: Message) -> Booty:
    guild = room.channel.guild
    assert guild is not None
    comics = await house.comics(olena)
    known = await house.shelf.characters(f"discord:{olena.id}")
    assert len(comics) == len(known) == 2
    keys = tuple(one.key for one in known)
    return Booty(
        str(olena.id),
        tuple(comics),
        tuple(dict.fromkeys(house.placed)),
        keys,
        WORDS,
        str(page.id),
        str(guild.id),
        str(room.channel.id),
        await _shown(room, olena),
    )


@dataclass(frozen=True)
class Stranger:
    """Somebody who tries, the channel where they do, and a message there that they can press under."""

    person: Person
    channel: Channel
    message: Message


Arrival = Callable[[Scene, Person], Channel]


def elsewhere(scene: Scene, person: Person) -> Channel:
    return scene.server.channel(scene.server.guild("Wolves", scene.server.person("Wolf"), person))


def ruling_elsewhere(scene: Scene, person: Person) -> Channel:
    channel = elsewhere(scene, person)
    assert channel.guild is not None
    scene.server.role(channel.guild, "mods", person, permissions=Permission.ADMINISTRATOR)
    return channel


def ruling_where_the_bot_is_not(scene: Scene, person: Person) -> Channel:
    scene.server.installs(person)
    return scene.server.channel(scene.server.guild("Bears", person, bot=False))


def here(scene: Scene, person: Person) -> Channel:
    guild = scene.room.channel.guild
    assert guild is not None
    scene.server.joins(person, guild)
    return scene.room.channel


def alone(scene: Scene, person: Person) -> Channel:
    return scene.server.dm(person)


ARRIVALS = (ruling_elsewhere, ruling_where_the_bot_is_not, here, alone)


async def arrived(scene: Scene, arrives: Arrival) -> Stranger:
    person = scene.server.person("Stranger")
    channel = arrives(scene, person)
    if channel is scene.room.channel:
        return Stranger(person, channel, scene.page)
    asked = await Room(scene.server, channel).asks(person, "/help")
    return Stranger(person, channel, asked.messages[0])
