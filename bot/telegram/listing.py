"""Lists that are turned over page by page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.asking import Person
from bot.texts import Texts, texts
from kitsumy.styles import styles

from .buttons import button
from .desk import Desk
from .markup import cut, plain

_Item = TypeVar("_Item")
_A_PAGE = 5
_MOST = 500
_LONGEST_TITLE = 80


async def page_of_comics(desk: Desk, person: Person, number: int) -> tuple[str, InlineKeyboardMarkup | None]:
    """Return one page of somebody's comics, as HTML, and the buttons below it."""
    said = texts(person.language)
    comics = await desk.shelf.comics(person.owner, _MOST)
    if not comics:
        return plain(said("telegram.no_comics")), None
    first, shown = _page(comics, number)
    language = person.language
    lines = [
        f"{place}. <b>{plain(cut(one.title, _LONGEST_TITLE))}</b> · {plain(_style(one.style, language))}"
        f" · {plain(said.count('panel', one.panels))} · {one.created_at:%d.%m.%Y}"
        for place, one in enumerate(shown, first + 1)
    ]
    head = plain(said("telegram.mycomics", comics=said.count("comic", len(comics))))
    open_one = [button(str(place), "show", one.id) for place, one in enumerate(shown, first + 1)]
    turning = _turning(said, "mine", person.user, first, len(comics))
    return "\n".join([head, *lines]), InlineKeyboardMarkup([row for row in (open_one, turning) if row])


async def page_of_cast(desk: Desk, person: Person, number: int) -> tuple[str, InlineKeyboardMarkup | None]:
    """Return one page of somebody's characters, as HTML, and the buttons below it."""
    said = texts(person.language)
    everybody = await desk.shelf.characters(person.owner)
    if not everybody:
        return plain(said("telegram.no_cast")), None
    first, shown = _page(everybody, number)
    lines = [
        f"<b>{plain(one.sheet.name)}</b> · {plain(said.count('comic', len(one.comics)))}" for one in shown
    ]
    turning = _turning(said, "cast", person.user, first, len(everybody))
    html = "\n".join([plain(said("telegram.cast")), *lines, "", plain(said("cast.use"))])
    return html, InlineKeyboardMarkup([turning]) if turning else None


def _page(everything: Sequence[_Item], number: int) -> tuple[int, Sequence[_Item]]:
    last = (len(everything) - 1) // _A_PAGE
    first = min(max(number, 0), last) * _A_PAGE
    return first, everything[first : first + _A_PAGE]


def _turning(said: Texts, verb: str, user: str, first: int, count: int) -> list[InlineKeyboardButton]:
    number = first // _A_PAGE
    found = []
    if number:
        found.append(button("‹ " + said("telegram.button_newer"), verb, user, str(number - 1)))
    if first + _A_PAGE < count:
        found.append(button(said("telegram.button_older") + " ›", verb, user, str(number + 1)))
    return found


def _style(key: str, language: str) -> str:
    style = styles().get(key)
    return style.names.get(language, key) if style else key
