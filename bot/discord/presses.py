"""What buttons, menus and forms do; each is its owner's only, and does nothing for anybody else."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

import discord

from bot.asking import Wish
from bot.refusals import NotYours
from kitsumy.comic import Comic
from kitsumy.errors import ComicNotFound
from kitsumy.exports import FORMATS
from kitsumy.styles import styles

from . import editing, looks, outcomes
from .desk import Visit
from .ids import Data
from .patience import Way
from .rights import is_moderator

Verb = Callable[[Visit, Data, Comic], Awaitable[None]]
_MAKING = frozenset(("sequel", "redraw", "edit", "words", "style", "full"))
"""What a community's admins may not want at a place."""


async def comic_pressed(visit: Visit, data: Data) -> None:
    """Do what is asked for with one of somebody's comics."""
    try:
        comic = await visit.house.shelf.comic(data.subject, visit.owner)
    except ComicNotFound:
        if data.verb == "delete" and is_moderator(visit.asked):
            await _delete_as_moderator(visit, data)
            return
        raise NotYours from None
    if data.verb in _MAKING:
        await visit.admit()
    await _COMICS[data.verb](visit, data, comic)


async def _sequel(visit: Visit, data: Data, comic: Comic) -> None:
    await visit.order(Wish(kind="sequel", comic=comic.id))


async def _redraw(visit: Visit, data: Data, comic: Comic) -> None:
    if not data.value:
        await _choose(visit, data, comic, "which_panel", editing.panels(visit.said, comic))
        return
    await visit.order(Wish(kind="redraw", comic=comic.id, panel=number(data.value)))


async def _full(visit: Visit, data: Data, comic: Comic) -> None:
    await visit.order(Wish(kind="full", comic=comic.id))


async def _edit(visit: Visit, data: Data, comic: Comic) -> None:
    if data.value:
        panel, _, first = data.value.partition(".")
        message = str(number(data.argument or "0"))
        await editing.ask(visit, comic, number(panel), message, number(first or "0"))
    elif len(comic.panels) == 1:
        await editing.ask(visit, comic, 1, _message(visit))
    else:
        await _choose(visit, data, comic, "which_panel", editing.panels(visit.said, comic))


async def _words(visit: Visit, data: Data, comic: Comic) -> None:
    panel, _, message = data.argument.partition(".")
    await editing.answered(visit, comic, number(panel), str(number(message or "0")))


async def _style(visit: Visit, data: Data, comic: Comic) -> None:
    brief, language = comic.brief, visit.person.language
    if not data.value:
        named = [(style.names[language], key) for key, style in styles().items()]
        await _choose(visit, data, comic, "which_style", named)
        return
    wish = Wish(
        idea=brief.idea,
        style=data.value,
        language=brief.language,
        panels=brief.panels,
        pages=brief.pages,
        credit=brief.credit,
        cast=tuple(sheet.name for sheet in brief.cast) if brief.mode == "story" else (),
    )
    await visit.order(wish)


async def _export(visit: Visit, data: Data, comic: Comic) -> None:
    if not data.value:
        named = [(visit.said(f"discord.format_{name}"), name) for name in FORMATS]
        await _choose(visit, data, comic, "which_format", named)
        return
    await export(visit, comic, data.value)


async def export(visit: Visit, comic: Comic, format: str) -> None:
    """Send a comic's files to its owner alone."""
    await visit.put_off(Way.PRIVATE)
    files = await visit.house.shelf.export(comic.id, visit.owner, format)
    try:
        await visit.tell(comic.title, files=files)
    except discord.HTTPException as error:
        if not outcomes.is_too_large(error):
            raise
        await visit.tell(visit.said("discord.too_large"))


async def _delete(visit: Visit, data: Data, comic: Comic) -> None:
    if not data.argument:
        sure = Data("delete", comic.id, _message(visit))
        await visit.tell(visit.said("discord.delete", title=comic.title), looks.sure(visit.said, sure))
        return
    message = str(number(data.argument))
    shows = await visit.desk.post.shows(visit.place.chat, message, comic.id)
    await visit.house.shelf.remove(comic.id, visit.owner)
    await visit.instead(visit.said("discord.deleted", title=comic.title))
    if shows:
        await _take_away(visit, message)


async def _delete_as_moderator(visit: Visit, data: Data) -> None:
    """Take somebody else's page out of a channel; the comic stays its owner's."""
    if not data.argument:
        sure = Data("delete", data.subject, _message(visit))
        await visit.tell(visit.said("discord.take_away"), looks.sure(visit.said, sure))
        return
    gone = await _take_away(visit, str(number(data.argument)))
    if gone:
        await visit.house.shelf.hide(visit.place.home, data.subject)
    await visit.instead(visit.said("discord.taken_away" if gone else "discord.not_taken_away"))


async def _take_away(visit: Visit, message: str) -> bool:
    """Delete the message of a page in the channel where it was pressed for; False when it stays."""
    try:
        await visit.desk.post.remove(visit.place.chat, message)
    except discord.HTTPException:
        return False
    return True


async def _show(visit: Visit, data: Data, comic: Comic) -> None:
    await visit.put_off(Way.SHOWN)
    await visit.show(comic)


async def _choose(visit: Visit, data: Data, comic: Comic, key: str, choices: list[looks.Choice]) -> None:
    """Ask for one of some choices; the menu remembers the page's message."""
    question = visit.said(f"discord.{key}", title=comic.title)
    menu = looks.menu(Data(data.verb, comic.id, _message(visit)), question, choices)
    await visit.tell(question, menu)


def _message(visit: Visit) -> str:
    return str(visit.asked.message.id) if visit.asked.message else "0"


def number(text: str) -> int:
    """Return a number that a custom id or a menu says.

    Raises:
        NotYours: nothing of ours has ever said that.

    """
    if not (text.isascii() and text.isdecimal() and len(text) <= 20):
        raise NotYours
    return int(text)


_COMICS: Mapping[str, Verb] = MappingProxyType(
    {
        "sequel": _sequel,
        "redraw": _redraw,
        "full": _full,
        "edit": _edit,
        "words": _words,
        "style": _style,
        "export": _export,
        "delete": _delete,
        "show": _show,
    }
)
COMIC_VERBS = frozenset(_COMICS)
