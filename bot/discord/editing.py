"""Change words in a panel: a form with the lines that are there, which also works after a restart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import discord

from bot.surface import Parcel
from bot.texts import Texts
from bot.wording import flat
from kitsumy.comic import Comic

from . import looks
from .desk import Visit
from .ids import Data
from .patience import Way
from .post import Look, Sending


def panels(said: Texts, comic: Comic) -> list[looks.Choice]:
    """Return a comic's panels as choices."""
    return [(said("discord.panel", number=n), str(n)) for n in range(1, len(comic.panels) + 1)]


async def ask(visit: Visit, comic: Comic, panel: int, message: str, first: int = 0) -> None:
    """Open the form of a panel's words, those from ``first`` on; 0 asks which when a form cannot hold them.

    ``message`` shows the page they are on, 0 for none.
    """
    lines = flat(await visit.house.shelf.lines(comic.id, visit.owner, panel))
    if not lines:
        await visit.tell(visit.said("discord.no_words"))
        return
    if not first and len(lines) > looks.MOST_FIELDS:
        question = visit.said("discord.which_lines", number=panel)
        some = _some([text for text, _ in lines], panel)
        await visit.instead(question, looks.menu(Data("edit", comic.id, message), question, some))
        return
    data = Data("words", comic.id, f"{panel}.{message}")
    await visit.open(looks.form(visit.said, data, panel, lines, max(1, first)))


def _some(lines: Sequence[str], panel: int) -> list[looks.Choice]:
    """Return as many lines at a time as a form holds, as choices that say with which they begin."""
    found = []
    for first in range(1, len(lines) + 1, looks.MOST_FIELDS):
        last = min(first + looks.MOST_FIELDS - 1, len(lines))
        numbers = f"{first}–{last}" if first < last else str(first)
        found.append((f"{numbers} · {lines[first - 1]}", f"{panel}.{first}"))
    return found


async def answered(visit: Visit, comic: Comic, panel: int, message: str) -> None:
    """Letter the words of a form that were changed, and show the page again."""
    await visit.put_off(Way.PRIVATE)
    lines = flat(await visit.house.shelf.lines(comic.id, visit.owner, panel))
    given = fields(cast("Mapping[str, Any]", visit.asked.data))
    changed, least = comic, (await visit.rules()).moderation
    # From the last line on: a line that goes away moves those behind it.
    for place, (text, spot) in reversed(list(enumerate(lines, 1))):
        new = given.get(str(place), text)
        if new != text:
            where = spot._replace(panel=panel)
            changed = await visit.house.shelf.edit(comic.id, visit.owner, where, new, least)
    if changed is comic:
        await visit.tell(visit.said("discord.unchanged"))
        return
    await _show(visit, changed, message)


async def _show(visit: Visit, comic: Comic, message: str) -> None:
    """Show a changed comic in the message that shows it already, else to its owner alone."""
    parcel = await visit.parcel(comic)
    chat = visit.place.chat
    if not (await visit.desk.post.shows(chat, message, comic.id) and await _became(visit, parcel, message)):
        await visit.tell(visit.said("discord.changed"))
        await visit.show(comic, private=True)
        return
    await visit.tell(visit.said("discord.changed"))


async def _became(visit: Visit, parcel: Parcel, message: str) -> bool:
    async def change(look: Look) -> None:
        await visit.desk.post.change(visit.place.chat, message, look)

    try:
        await Sending(parcel).by(change)
    except discord.HTTPException:
        return False
    return True


def fields(data: Mapping[str, Any]) -> dict[str, str]:
    """Return what stands in a form's fields, by their custom ids."""
    found: dict[str, str] = {}
    for row in data.get("components", ()):
        inner = [row["component"]] if "component" in row else row.get("components", ())
        found |= {one["custom_id"]: str(one.get("value", "")) for one in inner if "custom_id" in one}
    return found
