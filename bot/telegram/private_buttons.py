"""What the buttons do that are about a person, not about one of their comics."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

from telegram import InlineKeyboardMarkup, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.asking import Wish
from bot.refusals import NotYours
from kitsumy.language import LANGUAGES

from . import outcomes
from .buttons import Data
from .desk import Press
from .listing import page_of_cast, page_of_comics
from .markup import plain
from .posting import NO_PREVIEW

Verb = Callable[[Press, Data], Awaitable[None]]


async def pressed(press: Press, data: Data) -> None:
    """Do what a button asks for, for the person whom it is for."""
    if data.subject != press.person.user:
        raise NotYours
    await _PERSONS[data.verb](press, data)


async def stopped(press: Press, data: Data) -> None:
    """Take an order back."""
    done = await press.stopped(press.desk.orders, data.subject)
    await press.note(press.said("telegram.cancelling" if done else "telegram.too_late"))


async def _mine(press: Press, data: Data) -> None:
    html, keyboard = await page_of_comics(press.desk, press.person, _number(data.argument))
    await _say_instead(press, html, keyboard)


async def _cast(press: Press, data: Data) -> None:
    html, keyboard = await page_of_cast(press.desk, press.person, _number(data.argument))
    await _say_instead(press, html, keyboard)


async def _drop(press: Press, data: Data) -> None:
    sheet = await press.desk.shelf.drop_character(press.owner, data.argument)
    await _say_instead(press, plain(press.said("cast.dropped", name=sheet.name)))


async def _forget(press: Press, data: Data) -> None:
    if data.argument != "yes":
        raise NotYours
    count = await press.desk.shelf.forget(press.owner)
    comics = press.said.count("comic", count)
    await _say_instead(press, plain(press.said("telegram.forgotten", comics=comics)))


async def _lang(press: Press, data: Data) -> None:
    if data.argument not in (*LANGUAGES, "auto"):
        raise NotYours
    await press.desk.people.speak(press.owner, data.argument if data.argument in LANGUAGES else "")
    press.person = await press.desk.persons.pressing(press.query)
    await _say_instead(press, plain(press.said("telegram.language_chosen")))


async def _draw(press: Press, data: Data) -> None:
    """Order a comic of what the question below it answers."""
    asked = press.message.reply_to_message
    idea = (asked.text or asked.caption or "") if isinstance(asked, Message) else ""
    mention = f"@{press.desk.me.username}"
    wish = Wish(
        kind="sequel" if data.argument else "comic", idea=idea.replace(mention, " "), comic=data.argument
    )
    await press.order(wish)
    await _say_instead(press, plain(press.said("telegram.heard")))


async def _say_instead(press: Press, html: str, keyboard: InlineKeyboardMarkup | None = None) -> None:
    """Let the message say something else."""
    await press.note()
    try:
        await press.message.edit_text(
            html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW, reply_markup=keyboard
        )
    except BadRequest as error:
        if not (outcomes.is_same(error) or outcomes.is_lost(error)):
            raise


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 4:
        raise NotYours
    return int(text)


_PERSONS: Mapping[str, Verb] = MappingProxyType(
    {"mine": _mine, "cast": _cast, "drop": _drop, "forget": _forget, "lang": _lang, "draw": _draw}
)
