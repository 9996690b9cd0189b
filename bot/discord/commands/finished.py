"""Finished comics: list them, draw panels again, change words, take files away."""

from __future__ import annotations

from typing import Literal, get_args

from discord import app_commands

from bot.asking import Wish
from kitsumy.comic import MAX_PAGES, MAX_PANELS
from kitsumy.exports import FORMATS

from .. import completing, editing, galleries, meant, presses
from ..desk import Asked, Visit
from ..patience import ORDERS
from ..wording import said, worded

Whose = Literal["mine", "server"]
Panel = app_commands.Range[int, 1, MAX_PANELS * MAX_PAGES]


@app_commands.command(name="redraw", description=said("commands.redraw"), extras={ORDERS: True})
@worded("panel", "comic")
@app_commands.autocomplete(comic=completing.comics)
async def redraw(asked: Asked, panel: Panel, comic: str = "") -> None:
    """Order another drawing of a panel."""
    visit = await Visit.of(asked)
    found = await meant.comic(visit, comic)
    await visit.order(Wish(kind="redraw", comic=found.id, panel=panel))


@app_commands.command(name="edit", description=said("commands.edit"))
@worded("panel", "comic")
@app_commands.autocomplete(comic=completing.comics)
async def edit(asked: Asked, panel: Panel, comic: str = "") -> None:
    """Open a form with the words of a panel."""
    visit = await Visit.of(asked)
    await visit.admit()
    found = await visit.house.shelf.comic(comic, visit.owner)
    await editing.ask(visit, found, panel, "0")


@app_commands.command(name="export", description=said("commands.export"))
@worded("format", "comic")
@app_commands.choices(
    format=[app_commands.Choice(name=said(f"discord.format_{one}"), value=one) for one in FORMATS]
)
@app_commands.autocomplete(comic=completing.comics)
async def export(asked: Asked, format: str, comic: str = "") -> None:
    """Send a comic's files to its owner alone."""
    visit = await Visit.of(asked)
    found = await visit.house.shelf.comic(comic, visit.owner)
    await presses.export(visit, found, format)


@app_commands.command(name="gallery", description=said("discord.gallery_about"))
@worded("whose")
@app_commands.choices(
    whose=[app_commands.Choice(name=said(f"discord.gallery_{one}"), value=one) for one in get_args(Whose)]
)
async def gallery(asked: Asked, whose: Whose = "mine") -> None:
    """List this person's comics, or what was made in this server, for them alone."""
    visit = await Visit.of(asked)
    await visit.say(*await (galleries.ours if whose == "server" else galleries.mine)(visit, 0))
