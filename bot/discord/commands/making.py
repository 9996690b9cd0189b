"""Order comics, and take orders back."""

from __future__ import annotations

from typing import get_args

import discord
from discord import app_commands

from bot import wishes
from bot.asking import Quality, Wish
from bot.refusals import OrderNotFound
from kitsumy.comic import MAX_PAGES, MAX_PANELS

from .. import attached, completing, meant, quoting
from ..desk import Asked, Visit
from ..patience import ORDERS, Way
from ..wording import said, worded

_LONGEST_IDEA = 2000
Idea = app_commands.Range[str, 1, _LONGEST_IDEA]
Panels = app_commands.Range[int, 1, MAX_PANELS]
Pages = app_commands.Range[int, 1, MAX_PAGES]
Names = app_commands.Range[str, 0, 200]
QUALITIES = [app_commands.Choice(name=said(f"discord.quality_{one}"), value=one) for one in get_args(Quality)]
LANGUAGES = [
    app_commands.Choice(name="English", value="en"),
    app_commands.Choice(name="Українська", value="uk"),
]


@app_commands.command(name="comic", description=said("commands.comic"), extras={ORDERS: True})
@worded("idea", "style", "panels", "pages", "language", "quality", "explain", "cast", "photo", "notify")
@app_commands.choices(language=LANGUAGES, quality=QUALITIES)
@app_commands.autocomplete(style=completing.looks, cast=completing.casts)
async def comic(
    asked: Asked,
    idea: Idea,
    style: str | None = None,
    panels: Panels | None = None,
    pages: Pages | None = None,
    language: str | None = None,
    quality: Quality | None = None,
    explain: bool = False,
    cast: Names = "",
    photo: discord.Attachment | None = None,
    notify: bool = False,
) -> None:
    """Order a comic of an idea."""
    visit = await Visit.of(asked)
    wish = Wish(
        idea=idea,
        style=style,
        panels=panels,
        pages=pages,
        language=language,
        quality=quality,
        explain=explain,
        cast=wishes.listed(cast),
        notify=notify,
    )
    await (_order_with(visit, wish, photo) if photo else visit.order(wish))


@app_commands.command(name="sequel", description=said("commands.sequel"), extras={ORDERS: True})
@worded("comic", "idea", "style", "panels", "notify")
@app_commands.autocomplete(comic=completing.comics, style=completing.looks)
async def sequel(
    asked: Asked,
    comic: str = "",
    idea: str = "",
    style: str | None = None,
    panels: Panels | None = None,
    notify: bool = False,
) -> None:
    """Order a sequel of a comic: the one that is named, or the newest."""
    visit = await Visit.of(asked)
    before = (await meant.comic(visit, comic)).id
    wish = Wish(kind="sequel", idea=idea, comic=before, style=style, panels=panels, notify=notify)
    await visit.order(wish)


@app_commands.command(name="cancel", description=said("commands.cancel"))
async def cancel(asked: Asked) -> None:
    """Take back the latest order, one of this channel if there is any."""
    visit = await Visit.of(asked)
    mine = await visit.house.orders.unfinished(visit.owner)
    here = [order for order in mine if order.place.chat == visit.place.chat] or list(mine)
    if not (here and await visit.house.orders.cancel(here[-1].id, visit.owner)):
        raise OrderNotFound
    await visit.tell(visit.said("discord.cancelling"))


@app_commands.context_menu(name=said("discord.menu_comic"), extras={ORDERS: True})
async def of_message(asked: Asked, message: discord.Message) -> None:
    """Order a comic of what somebody wrote; who that was is kept only with their consent."""
    visit = await Visit.of(asked)
    await visit.order(await quoting.wish(visit.house.people, message))


async def _order_with(visit: Visit, wish: Wish, photo: discord.Attachment) -> None:
    """Order with a photo, whose way here may take longer than Discord waits for an answer."""
    await visit.admit()
    await visit.put_off(Way.SHOWN)
    kept = await attached.kept(visit, photo)
    await visit.order(wish.model_copy(update={"photo": kept}))
