"""What buttons do that are about a person or an order, not about one comic."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any

from bot.asking import Person
from bot.orderbook import Order
from bot.refusals import NotYours, OrderNotFound
from bot.texts import texts
from kitsumy.styles import styles
from kitsumy.workshop import COMIC_LETTERS

from . import looks
from .desk import Desk, Visit
from .ids import Data
from .markup import cut
from .passes import Pass
from .post import Look, Sending
from .presses import number

Verb = Callable[[Visit, Data], Awaitable[None]]
_A_PAGE = 5
_MOST = 500
_LONGEST_TITLE = 80


async def order_pressed(visit: Visit, data: Data) -> None:
    """Stop an order, or bring what there is of it."""
    await (_stop if data.verb == "stop" else _get)(visit, data)


async def pressed(visit: Visit, data: Data) -> None:
    """Do what a button asks for, for the person whom it is for."""
    if data.subject != visit.person.user:
        raise NotYours
    await _PERSONS[data.verb](visit, data)


async def _stop(visit: Visit, data: Data) -> None:
    try:
        done = await visit.house.orders.cancel(data.subject, visit.owner)
    except OrderNotFound:
        raise NotYours from None
    await visit.tell(visit.said("discord.cancelling" if done else "discord.too_late"))


async def _get(visit: Visit, data: Data) -> None:
    """Bring an order's page by the token of this very press."""
    order = await visit.house.orders.book.order(data.subject)
    if order is None or order.asking.person.owner != visit.owner or not _is_under(visit, order):
        raise NotYours
    if order.state == "open":
        visit.desk.surface.renew(order.place.message, Pass.of(visit.asked))
        await visit.asked.response.defer()
        await visit.tell(visit.said("discord.not_yet"))
    elif order.state == "delivered":
        await _bring(visit, order)
    else:
        await visit.instead(visit.said("discord.came_to_nothing"))


def _is_under(visit: Visit, order: Order) -> bool:
    """Tell whether the pressed button is under the order's own message: no other is written over."""
    return visit.asked.message is not None and str(visit.asked.message.id) == order.place.message


async def _bring(visit: Visit, order: Order) -> None:
    wish = order.asking.wish
    reference = wish.comic if wish.kind == "redraw" else order.job[:COMIC_LETTERS]
    comic = await visit.house.shelf.comic(reference, visit.owner)
    await visit.asked.response.defer()
    parcel = await visit.house.shelf.parcel(comic, visit.person.language)

    async def change(look: Look) -> None:
        await visit.asked.edit_original_response(**look.changes())

    await Sending(parcel).by(change)


async def gallery(desk: Desk, person: Person, page: int) -> tuple[str, Any]:
    """Return one page of somebody's comics, and what is under it."""
    said = texts(person.language)
    comics = await desk.house.shelf.comics(person.owner, _MOST)
    if not comics:
        return said("discord.no_comics"), None
    first = min(page, (len(comics) - 1) // _A_PAGE) * _A_PAGE
    shown = comics[first : first + _A_PAGE]
    choices = [(f"{cut(one.title, _LONGEST_TITLE)} · {one.created_at:%d.%m.%Y}", one.id) for one in shown]
    menu = looks.choice(Data("pick", person.user), said("discord.show_one"), choices)
    turning = looks.turning(said, person.user, first // _A_PAGE, older=first + _A_PAGE < len(comics))
    lines = [
        f"{place}. {cut(one.title, _LONGEST_TITLE)} · {_style(one.style, person.language)}"
        for place, one in enumerate(shown, first + 1)
    ]
    head = said("discord.gallery", comics=said.count("comic", len(comics)))
    return "\n".join([head, *lines]), looks.view_of(menu, *turning)


async def _mine(visit: Visit, data: Data) -> None:
    text, view = await gallery(visit.desk, visit.person, number(data.argument or "0"))
    await visit.instead(text, view)


async def _pick(visit: Visit, data: Data) -> None:
    comic = await visit.house.shelf.comic(data.value or "-", visit.owner)
    await visit.asked.response.defer(thinking=True)
    await visit.show(comic)


async def _drop(visit: Visit, data: Data) -> None:
    sheet = await visit.house.shelf.drop_character(visit.owner, data.argument)
    await visit.instead(visit.said("cast.dropped", name=sheet.name))


async def _forget(visit: Visit, data: Data) -> None:
    count = await visit.house.shelf.forget(visit.owner)
    await visit.instead(visit.said("discord.forgotten", comics=visit.said.count("comic", count)))


def _style(key: str, language: str) -> str:
    style = styles().get(key)
    return style.names.get(language, key) if style else key


_PERSONS: Mapping[str, Verb] = MappingProxyType(
    {"mine": _mine, "pick": _pick, "drop": _drop, "forget": _forget}
)
PERSONAL_VERBS = frozenset(_PERSONS)
