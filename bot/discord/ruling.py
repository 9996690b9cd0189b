"""What the menus, buttons and forms of a server's settings do, for those alone who may manage it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any, cast, get_args

from bot import wishes
from bot.communities import MOST_DAILY, MOST_NAMED, CommunitySettings, Spoiler
from bot.refusals import AdminsOnly, NotYours
from kitsumy.errors import CountOutOfRange
from kitsumy.language import LANGUAGES
from kitsumy.styles import styles

from . import editing, rules
from .desk import Visit
from .ids import Data

_SWITCHES = {"0": False, "1": True}
Press = Callable[[Visit, Data, str], Awaitable[None]]


async def show(visit: Visit) -> None:
    """Show the rules of the server where somebody is.

    Raises:
        AdminsOnly: they may not manage it.

    """
    _demand(visit, visit.place.community)
    await _lay(visit, await visit.rules())


async def _pressed(visit: Visit, data: Data) -> None:
    """Change what a menu or a button is about."""
    _demand(visit, data.subject)
    name, _, rest = data.argument.partition(".")
    if name not in _PRESSES:
        raise NotYours
    await _PRESSES[name](visit, data, rest)


async def _filled(visit: Visit, data: Data) -> None:
    """Keep the numbers of a form."""
    _demand(visit, data.subject)
    given = editing.fields(cast("Mapping[str, Any]", visit.asked.data))
    name, _, role = data.argument.partition(".")
    if name == "role":
        await _keep_role(visit, _id(role), _number(given.get("role", "")))
    elif name == "limits":
        numbers = {one: _number(given.get(one, "")) for one in rules.LIMITS}
        await _change(visit, lambda before: before.having(**numbers))
    else:
        raise NotYours


async def _keep_role(visit: Visit, role: str, daily: int | None) -> None:
    def change(before: CommunitySettings) -> CommunitySettings:
        others = {one: most for one, most in before.role_daily.items() if one != role}
        kept = others if daily is None else {**others, role: daily}
        if len(kept) > MOST_NAMED:
            raise CountOutOfRange("roles", len(kept), 1, MOST_NAMED)
        return before.having(role_daily=kept)

    await _change(visit, change)


async def _name(visit: Visit, data: Data, _: str) -> None:
    """Keep which channels or roles were chosen."""
    if len(data.values) > MOST_NAMED:
        raise NotYours
    chosen = tuple(map(_id, data.values))
    await _change(visit, lambda before: before.having(**{data.argument: chosen}))


async def _choose(visit: Visit, data: Data, _: str) -> None:
    """Keep a line of a menu."""
    field, value = data.argument, "" if data.value == rules.NONE else data.value
    if value not in _values(visit, field):
        raise NotYours
    await _change(visit, lambda before: before.having(**{field: value}))


async def _switch(visit: Visit, data: Data, to: str) -> None:
    field = data.argument.partition(".")[0]
    if to not in _SWITCHES:
        raise NotYours
    await _change(visit, lambda before: before.having(**{field: _SWITCHES[to]}))


async def _ask_limits(visit: Visit, data: Data, _: str) -> None:
    await visit.open(rules.limits_form(visit.said, data.subject, await visit.rules()))


async def _ask_role(visit: Visit, data: Data, _: str) -> None:
    """Ask how many orders those have who have a role; a menu that was emptied asks for nothing."""
    if not data.value:
        await _lay(visit, await visit.rules())
        return
    role = _id(data.value)
    resolved = cast("Mapping[str, Any]", visit.asked.data).get("resolved", {})
    name = str(resolved.get("roles", {}).get(role, {}).get("name", ""))
    before = (await visit.rules()).role_daily.get(role)
    await visit.open(rules.role_form(visit.said, data.subject, (role, name), before))


async def _change(visit: Visit, change: Callable[[CommunitySettings], CommunitySettings]) -> None:
    await _lay(visit, await visit.house.communities.change(visit.person, visit.place.home, change))


async def _lay(visit: Visit, now: CommunitySettings) -> None:
    least = visit.house.settings.moderation
    await visit.lay(rules.screen(visit.said, visit.place.community, now, least))


def _values(visit: Visit, field: str) -> tuple[str, ...]:
    """Return what a field can be."""
    known: Mapping[str, tuple[str, ...]] = {
        "style": ("", *styles()),
        "language": ("", *LANGUAGES),
        "spoiler": get_args(Spoiler),
        "moderation": rules.levels(visit.house.settings.moderation),
    }
    return known[field]


def _demand(visit: Visit, server: str) -> None:
    """Let only those go on who may manage the server where they are, which is the one meant."""
    here = visit.place.community
    if not (here and here == server and visit.asked.permissions.manage_guild):
        raise AdminsOnly


def _id(text: str) -> str:
    if not (text.isascii() and text.isdecimal() and len(text) <= 20):
        raise NotYours
    return text


def _number(text: str) -> int | None:
    """Return a number of orders, None for an empty field; NotANumber, CountOutOfRange."""
    if not text.strip():
        return None
    number = wishes.number("daily", text.strip())
    if not 1 <= number <= MOST_DAILY:
        raise CountOutOfRange("daily", number, 1, MOST_DAILY)
    return number


_PRESSES: Mapping[str, Press] = MappingProxyType(
    {
        **dict.fromkeys(("channels", "roles"), _name),
        **dict.fromkeys(("style", "language", "spoiler", "moderation"), _choose),
        **dict.fromkeys(("paused", "cast"), _switch),
        "limits": _ask_limits,
        "more": _ask_role,
    }
)
VERBS: Mapping[str, Callable[[Visit, Data], Awaitable[None]]] = MappingProxyType(
    {"rules": _pressed, "numbers": _filled}
)
