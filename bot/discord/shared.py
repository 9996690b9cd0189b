"""What buttons do with the cast of a server: agree to be shown, refuse it, and go with all that shows one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any

import discord

from bot.asking import Place
from bot.sharing import key_of
from kitsumy.library import Depiction, SharedCharacter

from . import looks
from .desk import Visit
from .ids import Data
from .markup import cut, plain
from .outcomes import TROUBLE
from .patience import Way
from .post import QUIET
from .rights import runs_server

_LONGEST_NAME = 80


async def ask(visit: Visit, shared: SharedCharacter) -> None:
    """Ask somebody, where everybody can see it, whether a character who shows them may join; ping nobody."""
    _, _, whom = shared.depicts.partition(":")
    who = plain(visit.said("discord.share_ask", name=cut(shared.sheet.name, _LONGEST_NAME)))
    text = f"<@{whom}> {who} (<@{visit.person.user}>)"
    view = looks.agreeing(visit.said, shared.key, whom)
    said: dict[str, Any] = {"view": view, "allowed_mentions": QUIET}
    if not await visit.first(lambda: visit.asked.response.send_message(text, **said)):
        # What was put off is for this person alone.
        await visit.tell(visit.said("discord.share_asked"))
        await visit.asked.followup.send(text, **said)


async def pressed(visit: Visit, data: Data) -> None:
    """Let somebody agree to be shown by a character, or refuse it: the one who is shown, and nobody else."""
    me, home = key_of(visit.person, visit.person.user), visit.place.home
    act = visit.house.sharing.agree if data.verb == "agree" else visit.house.sharing.refuse
    found = await act(home, data.subject, me)
    text = visit.said(f"discord.share_{data.verb}d", name=found.sheet.name)
    look: dict[str, Any] = {"content": plain(text), "view": None, "allowed_mentions": QUIET}
    asks = _is_asked_by(visit.asked.message, data)
    if not (asks and await visit.first(lambda: visit.asked.response.edit_message(**look))):
        await visit.tell(text)


def _is_asked_by(message: discord.Message | None, data: Data) -> bool:
    """Tell whether a message asks just this: no other is written over by what is forged."""
    rows: list[Any] = list(message.components) if message else []
    return any(
        getattr(one, "custom_id", "") == str(data) for row in rows for one in getattr(row, "children", ())
    )


def going(visit: Visit, depiction: Depiction) -> str:
    """Say what goes with a character."""
    kind = "discord.leave_here" if depiction.community else "discord.leave"
    comics = visit.said.count("comic", len(depiction.comics))
    return visit.said(kind, name=depiction.name, comics=comics)


async def leave(visit: Visit, data: Data) -> None:
    """Let a character go: first the messages that show them, then all that is kept."""
    sharing, runs = visit.house.sharing, runs_server(visit.asked)
    await visit.put_off(Way.SAME)
    depiction = await sharing.leaving(visit.place.home, visit.owner, data.argument, moderator=runs)
    places = await sharing.stop(depiction)
    left = [place for place in places if not await _taken(visit, place)]
    await sharing.leave(depiction)
    said = visit.said("discord.left", name=depiction.name)
    more = visit.said("discord.left_over", pages=visit.said.count("page", len(left))) if left else ""
    await visit.instead("\n".join(filter(None, (said, more))))


async def _taken(visit: Visit, place: Place) -> bool:
    """Delete a message that shows a character; False when it may still be there."""
    try:
        await visit.desk.post.remove(place.chat, place.message)
    except discord.NotFound:
        return True
    except TROUBLE:
        return False
    return True


Verb = Callable[[Visit, Data], Awaitable[None]]
VERBS: Mapping[str, Verb] = MappingProxyType({"agree": pressed, "refuse": pressed})
