"""What can be asked for in a terminal, by command. Each answers with lines, or with nothing but an order."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

from bot import wishes, wording
from bot.asking import Wish
from bot.texts.echoes import spoken
from kitsumy.errors import UnknownLanguage
from kitsumy.exports import write
from kitsumy.language import LANGUAGES
from kitsumy.styles import styles as all_styles

from .cast import cast
from .talk import Talk
from .words import Said

_MOST = 20


async def comic(talk: Talk, said: Said) -> str:
    """Order a comic."""
    idea, wanted = wishes.read(said.words)
    await talk.order(wanted.over(Wish(kind="comic", idea=idea)))
    return ""


async def sequel(talk: Talk, said: Said) -> str:
    """Order a sequel of the newest comic or the one that was named."""
    idea, wanted = wishes.read(said.words, comic=True)
    await talk.order(wanted.over(Wish(kind="sequel", idea=idea, comic=wanted.comic)))
    return ""


async def redraw(talk: Talk, said: Said) -> str:
    """Order one panel anew."""
    reference, rest = wishes.reference(said.words)
    if not rest:
        return talk.said("terminal.redraw")
    await talk.order(Wish(kind="redraw", comic=reference, panel=wishes.number("panel", rest)))
    return ""


async def edit(talk: Talk, said: Said) -> str:
    """Put other words into a panel: a balloon, a caption or a sound; without words, list those it has."""
    reference, rest = wishes.reference(said.words)
    if not rest:
        return talk.said("terminal.edit")
    panel, line, text = wording.read(rest)
    lines = await talk.house.shelf.lines(reference, talk.owner, panel)
    if not text:
        rows = [f"{panel}.{n} {spoken(words)}" for n, (words, _) in enumerate(wording.flat(lines), 1)]
        return "\n".join([*rows, talk.said("terminal.edit")] if rows else [talk.said("terminal.no_words")])
    number = wording.first_spoken(lines) if line is None else line
    _, spot = wording.spot(lines, panel, number)
    changed = await talk.house.shelf.edit(reference, talk.owner, spot, wording.meant(text))
    return "\n".join([talk.said("terminal.edited"), *await _files(talk, changed.id, "png")])


async def export(talk: Talk, said: Said) -> str:
    """Write a comic's files."""
    reference, format = wishes.reference(said.words)
    return "\n".join(await _files(talk, reference, format or "pdf"))


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
    wanted = wishes.language(said.words)
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
