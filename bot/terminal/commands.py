"""What can be asked for in a terminal, by command. Each answers with lines, or with nothing but an order."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from uuid import uuid4

from bot.asking import Asking, Person, Place, Wish
from bot.frontends import House
from bot.texts import Texts, texts
from bot.texts.echoes import spoken
from kitsumy.errors import UnknownLanguage
from kitsumy.exports import write
from kitsumy.language import LANGUAGES
from kitsumy.rewording import Spot
from kitsumy.styles import styles as all_styles

from .words import Said, number

_SPOT = re.compile(r"(?P<panel>\d+)\.(?P<number>\d+)\s+(?P<words>.+)", re.DOTALL)
_CHAT = "terminal"
_MOST = 20


@dataclass(slots=True)
class Talk:
    """One person at one terminal."""

    house: House
    person: Person
    folder: Path

    @property
    def said(self) -> Texts:
        """Return the texts in this person's language."""
        return texts(self.person.language)

    @property
    def owner(self) -> str:
        """Return the key of everything that is this person's."""
        return self.person.owner

    async def order(self, wish: Wish) -> str:
        """Place an order; the supervisor says everything after that."""
        place = Place(platform="terminal", chat=_CHAT)
        key = f"terminal:{uuid4().hex}"
        return await self.house.orders.place(Asking(key=key, person=self.person, place=place, wish=wish))


async def comic(talk: Talk, said: Said) -> str:
    """Order a comic."""
    await talk.order(said.wish(comic=""))
    return ""


async def sequel(talk: Talk, said: Said) -> str:
    """Order a sequel of the newest comic or the one that was named."""
    await talk.order(said.wish(kind="sequel"))
    return ""


async def redraw(talk: Talk, said: Said) -> str:
    """Order one panel anew."""
    if not said.words:
        return talk.said("terminal.redraw")
    panel = number("panel", said.words)
    await talk.order(Wish(kind="redraw", comic=said.comic, panel=panel))
    return ""


async def edit(talk: Talk, said: Said) -> str:
    """Put other words into a balloon."""
    found = _SPOT.fullmatch(said.words)
    if not found:
        return talk.said("terminal.edit")
    spot = Spot(number("panel", found["panel"]), "balloon", number("balloon", found["number"]))
    changed = await talk.house.shelf.edit(said.comic, talk.owner, spot, found["words"])
    return "\n".join([talk.said("terminal.edited"), *await _files(talk, changed.id, "png")])


async def export(talk: Talk, said: Said) -> str:
    """Write a comic's files."""
    return "\n".join(await _files(talk, said.comic, said.words or "pdf"))


async def _files(talk: Talk, reference: str, format: str) -> list[str]:
    paths = []
    for name, data in await talk.house.shelf.export(reference, talk.owner, format):
        path = talk.folder / name
        await asyncio.to_thread(write, path, data)
        paths.append(str(path))
    return paths


async def mycomics(talk: Talk, _: Said) -> str:
    """List the comics."""
    found = await talk.house.shelf.comics(talk.owner, _MOST)
    rows = [
        f"{place}. #{one.id[:6]} {spoken(one.title)} · {talk.said.count('panel', one.panels)}"
        for place, one in enumerate(found, 1)
    ]
    return "\n".join(rows) or talk.said("errors.ComicNotFound_none")


async def cast(talk: Talk, said: Said) -> str:
    """List the characters."""
    found = await talk.house.shelf.characters(talk.owner)
    rows = [
        f"{spoken(one.sheet.name)} — {spoken(f'{one.sheet.look.species} {one.sheet.role}')}"
        f" · {talk.said.count('comic', len(one.comics))}"
        for one in found[:_MOST]
    ]
    return "\n".join(rows) or talk.said("terminal.nobody")


async def styles(talk: Talk, _: Said) -> str:
    """List the styles."""
    rows = [f"{key}: {style.names[talk.person.language]}" for key, style in all_styles().items()]
    return "\n".join([*rows, talk.said("terminal.style")])


async def quota(talk: Talk, _: Said) -> str:
    """Say what is left of today."""
    now = await talk.house.quotas.standing(talk.person)
    left = talk.said.count("comic", max(0, now.daily - now.made))
    return talk.said("terminal.quota", left=left, moment=talk.said.moment(now.seconds))


async def language(talk: Talk, said: Said) -> str:
    """Choose the language to speak."""
    wanted = said.words.strip().casefold()
    if wanted not in LANGUAGES:
        raise UnknownLanguage(said.words or "?", LANGUAGES)
    await talk.house.people.speak(talk.owner, wanted)
    talk.person = talk.person.model_copy(update={"language": wanted})
    return talk.said("terminal.language")


async def cancel(talk: Talk, _: Said) -> str:
    """Stop the newest order."""
    unfinished = await talk.house.orders.unfinished(talk.owner)
    stopped = bool(unfinished) and await talk.house.orders.cancel(unfinished[-1].id, talk.owner)
    return "" if stopped else talk.said("errors.OrderNotFound")


async def privacy(talk: Talk, _: Said) -> str:
    """Say what is kept."""
    return talk.said("terminal.privacy")


async def forgetme(talk: Talk, said: Said) -> str:
    """Remove everything of this person, once they said so twice."""
    if said.words.casefold() not in ("yes", "так"):
        return talk.said("terminal.forget")
    count = await talk.house.shelf.forget(talk.owner)
    return talk.said("terminal.forgotten", comics=talk.said.count("comic", count))


async def help(talk: Talk, _: Said) -> str:
    """Tell what can be asked for."""
    rows = [f"/{name}  {talk.said(f'commands.{name}')}" for name in COMMANDS if name != "start"]
    return "\n".join([talk.said("terminal.help"), *rows, f"/quit  {talk.said('terminal.quit')}"])


Command = Callable[[Talk, Said], Awaitable[str]]
COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "comic": comic,
        "sequel": sequel,
        "redraw": redraw,
        "edit": edit,
        "export": export,
        "mycomics": mycomics,
        "cast": cast,
        "styles": styles,
        "quota": quota,
        "language": language,
        "cancel": cancel,
        "privacy": privacy,
        "forgetme": forgetme,
        "help": help,
        "start": help,
    }
)
