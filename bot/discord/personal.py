"""What buttons do that are about a person or an order, not about one comic."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

from discord import ui

from bot.orderbook import Order
from bot.refusals import NotYours
from kitsumy.workshop import COMIC_LETTERS

from . import galleries, looks, shared
from .desk import Visit
from .ids import Data
from .passes import Pass
from .patience import Way
from .post import Look, Sending

Verb = Callable[[Visit, Data], Awaitable[None]]


async def order_pressed(visit: Visit, data: Data) -> None:
    """Stop an order, or bring what there is of it."""
    await (_stop if data.verb == "stop" else _get)(visit, data)


async def pressed(visit: Visit, data: Data) -> None:
    """Do what a button asks for, for the person whom it is for."""
    if data.subject != visit.person.user:
        raise NotYours
    await _PERSONS[data.verb](visit, data)


async def _stop(visit: Visit, data: Data) -> None:
    done = await visit.stopped(visit.house.orders, data.subject)
    await visit.tell(visit.said("discord.cancelling" if done else "discord.too_late"))


async def _get(visit: Visit, data: Data) -> None:
    """Bring an order's page by the token of this very press."""
    order = await visit.house.orders.book.order(data.subject)
    if order is None or order.asking.person.owner != visit.owner or not _is_under(visit, order):
        raise NotYours
    if order.state == "open":
        visit.desk.surface.renew(order.place.message, Pass.of(visit.asked))
        await visit.put_off(Way.SAME)
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
    reference = wish.comic if wish.kind in ("redraw", "full") else order.job[:COMIC_LETTERS]
    comic = await visit.house.shelf.comic(reference, visit.owner)
    await visit.put_off(Way.SAME)
    parcel = await visit.parcel(comic)

    async def change(look: Look) -> None:
        await visit.asked.edit_original_response(**look.changes())

    await Sending(parcel).by(change)


async def _drop(visit: Visit, data: Data) -> None:
    sheet = await visit.house.shelf.drop_character(visit.owner, data.argument)
    await visit.instead(visit.said("cast.dropped", name=sheet.name))


async def privacy(visit: Visit) -> tuple[str, ui.View]:
    """Return what is kept of people, what somebody chose about their name, and a button to change that."""
    credited = (await visit.house.people.choices(visit.owner)).credited
    now = visit.said("discord.credited" if credited else "discord.not_credited")
    button = looks.switch(visit.said, Data("credit", visit.person.user, "0" if credited else "1"))
    return f"{visit.said('discord.privacy')}\n\n{now}", button


async def _credit(visit: Visit, data: Data) -> None:
    await visit.house.people.credit(visit.owner, credited=data.argument == "1")
    await visit.instead(*await privacy(visit))


async def _forget(visit: Visit, data: Data) -> None:
    count = await visit.house.shelf.forget(visit.owner)
    await visit.instead(visit.said("discord.forgotten", comics=visit.said.count("comic", count)))


_PERSONS: Mapping[str, Verb] = MappingProxyType(
    {**galleries.VERBS, "drop": _drop, "credit": _credit, "forget": _forget, "leave": shared.leave}
)
PERSONAL_VERBS = frozenset(_PERSONS)
