"""Galleries: a person's own, and what was made in a server, both turned over by buttons that last."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from types import MappingProxyType

from discord import ui

from bot.refusals import NotHere
from kitsumy.library import ComicSummary
from kitsumy.styles import styles

from . import looks
from .desk import Visit
from .ids import Data
from .markup import cut, plain
from .patience import Way
from .presses import number

_A_PAGE = 5
_MOST = 500
_LONGEST_TITLE = 80
Shown = tuple[str, ui.View | None]
"""A text that is escaped, and what is under it."""


async def mine(visit: Visit, page: int) -> Shown:
    """Return one page of somebody's comics, and what is under it."""
    comics = await visit.house.shelf.comics(visit.owner, _MOST)
    if not comics:
        return plain(visit.said("discord.no_comics")), None
    head = visit.said("discord.gallery", comics=visit.said.count("comic", len(comics)))
    return _shown(visit, ("mine", "pick"), comics, head, page)


async def ours(visit: Visit, page: int) -> Shown:
    """Return one page of what was made in this server, for somebody who is in it.

    Raises:
        NotHere: this is no server, or the bot is no member of it.

    """
    if not visit.place.home:
        raise NotHere
    comics = await visit.house.shelf.comics_in(visit.place.home, _MOST)
    if not comics:
        return plain(visit.said("discord.no_comics_here")), None
    head = visit.said("discord.gallery_here", comics=visit.said.count("comic", len(comics)))
    return _shown(visit, ("ours", "look"), comics, head, page)


def _shown(
    visit: Visit, verbs: tuple[str, str], comics: Sequence[ComicSummary], head: str, page: int
) -> Shown:
    said, (turn, choose) = visit.said, verbs
    first = min(page, (len(comics) - 1) // _A_PAGE) * _A_PAGE
    shown = comics[first : first + _A_PAGE]
    choices = [(f"{cut(one.title, _LONGEST_TITLE)} · {one.created_at:%d.%m.%Y}", one.id) for one in shown]
    menu = looks.choice(Data(choose, visit.person.user), said(f"discord.choose_{choose}"), choices)
    data, older = Data(turn, visit.person.user), first + _A_PAGE < len(comics)
    turning = looks.turning(said, data, first // _A_PAGE, older=older)
    lines = [_line(visit, one, place, turn) for place, one in enumerate(shown, first + 1)]
    return "\n".join([plain(head), *lines]), looks.view_of(menu, *turning)


def _line(visit: Visit, one: ComicSummary, place: int, turn: str) -> str:
    """Return a comic's line, in a server's gallery with its author, whose name their client knows."""
    title, style = cut(one.title, _LONGEST_TITLE), _style(one.style, visit.person.language)
    line = plain(f"{place}. {title} · {style} · {one.created_at:%d.%m.%Y}")
    _, _, user = one.owner.partition(":")
    return f"{line} · <@{user}>" if turn == "ours" else line


async def _mine(visit: Visit, data: Data) -> None:
    await visit.instead_of(*await mine(visit, number(data.argument or "0")))


async def _ours(visit: Visit, data: Data) -> None:
    await visit.instead_of(*await ours(visit, number(data.argument or "0")))


async def _pick(visit: Visit, data: Data) -> None:
    comic = await visit.house.shelf.comic(data.value or "-", visit.owner)
    await visit.put_off(Way.SHOWN)
    await visit.show(comic)


async def _look(visit: Visit, data: Data) -> None:
    comic = await visit.house.shelf.comic_in(visit.place.home, data.value)
    await visit.put_off(Way.PRIVATE)
    await visit.show(comic, private=True, looking=True)


def _style(key: str, language: str) -> str:
    style = styles().get(key)
    return style.names.get(language, key) if style else key


VERBS: Mapping[str, Callable[[Visit, Data], Awaitable[None]]] = MappingProxyType(
    {"mine": _mine, "pick": _pick, "ours": _ours, "look": _look}
)
