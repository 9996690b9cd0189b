"""What the buttons under messages do; each is its owner's only, and says nothing to anybody else."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

from telegram import InlineKeyboardMarkup
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot import wording
from bot.asking import Wish
from bot.refusals import NotYours
from kitsumy.comic import Comic
from kitsumy.errors import ComicNotFound

from . import buttons, editing, outcomes
from .buttons import Data
from .desk import Press
from .limiter import Turn
from .markup import plain
from .posting import File

Verb = Callable[[Press, Data, Comic], Awaitable[None]]


async def comic_pressed(press: Press, data: Data) -> None:
    """Do what a button under a page asks for."""
    try:
        comic = await press.desk.shelf.comic(data.subject, press.owner)
    except ComicNotFound:
        if data.verb == "delete" and await _is_admins(press, data):
            await _delete_as_admin(press, data)
            return
        raise NotYours from None
    await _COMICS[data.verb](press, data, comic)


async def _sequel(press: Press, data: Data, comic: Comic) -> None:
    await press.order(Wish(kind="sequel", comic=comic.id))
    await press.note(press.said("telegram.heard"))


async def _redraw(press: Press, data: Data, comic: Comic) -> None:
    if not data.argument:
        await _menu(press, buttons.panels(press.said, comic.id, "redraw", len(comic.panels)))
        return
    await press.order(Wish(kind="redraw", comic=comic.id, panel=_number(data.argument, comic)))
    await press.note(press.said("telegram.heard"))
    await _page(press, data, comic)


async def _full(press: Press, data: Data, comic: Comic) -> None:
    await press.order(Wish(kind="full", comic=comic.id))
    await press.note(press.said("telegram.heard"))


async def _edit(press: Press, data: Data, comic: Comic) -> None:
    panel, _, line = data.argument.partition(".")
    if not panel:
        await _menu(press, buttons.panels(press.said, comic.id, "edit", len(comic.panels)))
        return
    number = _number(panel, comic)
    if not line:
        lines = await press.desk.shelf.lines(comic.id, press.owner, number)
        if not wording.flat(lines):
            await press.note(press.said("telegram.no_words"), alert=True)
            return
        await _menu(press, buttons.lines(press.said, comic.id, number, lines))
        return
    if not line.isdecimal():
        raise NotYours
    await editing.ask(press, comic, number, int(line))
    await press.note()
    await _page(press, data, comic)


async def _style(press: Press, data: Data, comic: Comic) -> None:
    if not data.argument:
        await _menu(press, buttons.looks(press.said, comic.id, press.person.language))
        return
    brief = comic.brief
    wish = Wish(
        kind="comic",
        idea=brief.idea,
        style=data.argument,
        language=brief.language,
        panels=brief.panels,
        pages=brief.pages,
    )
    await press.order(wish)
    await press.note(press.said("telegram.heard"))
    await _page(press, data, comic)


async def _export(press: Press, data: Data, comic: Comic) -> None:
    if not data.argument:
        await _menu(press, buttons.formats(press.said, comic.id))
        return
    files = await press.desk.shelf.export(comic.id, press.owner, data.argument)
    await press.note()
    await press.desk.post.documents(press.place, [File(*one) for one in files], comic.title)
    await _page(press, data, comic)


async def _delete(press: Press, data: Data, comic: Comic) -> None:
    if data.argument != "yes":
        await _menu(press, buttons.sure(press.said, "delete", comic.id))
        return
    await press.desk.shelf.remove(comic.id, press.owner)
    await press.note(press.said("telegram.deleted", title=comic.title))
    await _take_away(press)


async def _show(press: Press, data: Data, comic: Comic) -> None:
    parcel = await press.desk.shelf.parcel(comic, press.person.language)
    await press.note()
    await press.desk.post.page(press.place, parcel, turn=Turn())


async def _page(press: Press, data: Data, comic: Comic) -> None:
    """Show the buttons of a page again, or none below a question that was answered."""
    shows = press.message.photo or press.message.document
    offer = press.desk.shelf.offer(comic)
    await _menu(press, buttons.under_page(press.said, comic.id, offer) if shows else None)


async def _menu(press: Press, keyboard: InlineKeyboardMarkup | None) -> None:
    await press.note()
    try:
        await press.message.edit_reply_markup(keyboard)
    except BadRequest as error:
        if not (outcomes.is_same(error) or outcomes.is_lost(error)):
            raise


async def _is_admins(press: Press, data: Data) -> bool:
    """Tell whether an admin of the group pressed a button that the message really has."""
    real = buttons.is_shown(press.message, str(data))
    return real and await press.desk.persons.is_admin(press.message.chat, press.query.from_user.id)


async def _delete_as_admin(press: Press, data: Data) -> None:
    """Take somebody else's page out of a group; the comic stays its owner's."""
    if data.argument != "yes":
        await _menu(press, buttons.sure(press.said, "delete", data.subject))
        return
    await press.note(press.said("telegram.taken_away"))
    await _take_away(press)


async def _take_away(press: Press) -> None:
    """Delete a message, or what it says when it is too old to be deleted."""
    try:
        await press.message.delete()
    except BadRequest:
        await press.message.edit_caption(plain(press.said("telegram.gone")), parse_mode=ParseMode.HTML)


def _number(text: str, comic: Comic) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= len(comic.panels):
        raise NotYours
    return int(text)


_COMICS: Mapping[str, Verb] = MappingProxyType(
    {
        "page": _page,
        "sequel": _sequel,
        "redraw": _redraw,
        "full": _full,
        "edit": _edit,
        "style": _style,
        "export": _export,
        "delete": _delete,
        "show": _show,
    }
)
COMIC_VERBS = frozenset(_COMICS)
