"""Be in time: what takes its time is put off before Discord tells people that nobody answered.

Whatever an answer waits for, a locked library or a channel that is asked about, its interaction is kept
alive by a guard of its own. Answers and guards take turns, so that there is one first answer.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from enum import Enum
from functools import wraps
from typing import Any, TypeVar, cast

import discord
from discord import InteractionType, app_commands

from . import ids, outcomes

_log = logging.getLogger(__name__)
_PATIENCE = 1.5
"""Seconds until something is put off: Discord waits for three."""
_TURN, _GUARDED, _SHOWN = "turn", "guarded", "shown"
_SAME = frozenset(("get", "mine", "ours", "drop", "forget", "leave", "credit", "rules", "numbers"))
ORDERS = "orders"
"""Says of a command, among its extras, that it is answered by an order's status."""
_Asked = discord.Interaction[Any]
_Choices = list[app_commands.Choice[str]]
_Completer = TypeVar("_Completer", bound=Callable[[Any, str], Awaitable[_Choices]])


class Way(Enum):
    """Where an answer is to come that was put off."""

    SHOWN = "before everybody"
    PRIVATE = "before one person"
    SAME = "in the message that was pressed"


def turn(asked: _Asked) -> asyncio.Lock:
    """Return whose turn it is to answer an interaction for the first time."""
    lock: asyncio.Lock = asked.extras.setdefault(_TURN, asyncio.Lock())
    return lock


def guard(asked: _Asked) -> None:
    """Put an interaction off, in the way that suits it, unless it is answered before."""
    if asked.type is InteractionType.autocomplete or _GUARDED in asked.extras:
        return
    asked.extras[_GUARDED] = True
    asyncio.get_running_loop().call_later(_PATIENCE, _look, asked)


def _look(asked: _Asked) -> None:
    if not (asked.response.is_done() or asked.client.is_closed()):
        # Kept, as the loop itself forgets a task in the middle of its work.
        asked.extras[_GUARDED] = asyncio.ensure_future(_guarded(asked))


async def _guarded(asked: _Asked) -> None:
    with suppress(*outcomes.TROUBLE):
        await put_off(asked, way_of(asked))
        _log.info("an answer was put off")


async def put_off(asked: _Asked, way: Way) -> None:
    """Tell Discord that an answer will come, unless it was told before."""
    async with turn(asked):
        if asked.response.is_done():
            return
        asked.extras[_SHOWN] = way is Way.SHOWN
        try:
            await asked.response.defer(ephemeral=way is Way.PRIVATE, thinking=way is not Way.SAME)
        except discord.HTTPException as error:
            if error.code != outcomes.ANSWERED:
                raise
        except outcomes.LOST as error:
            # It may have arrived; whatever follows finds out.
            _log.warning("nobody knows whether an answer was put off: %s", type(error).__name__)


def is_shown(asked: _Asked) -> bool:
    """Tell whether everybody sees that an answer is to come, and take it that something is done about it."""
    return bool(asked.extras.pop(_SHOWN, False))


def way_of(asked: _Asked) -> Way:
    """Return in which way an interaction can be put off, whatever its answer will be."""
    if asked.type is InteractionType.application_command:
        orders = asked.command is not None and asked.command.extras.get(ORDERS)
        return Way.SHOWN if orders else Way.PRIVATE
    data = ids.said(cast("Mapping[str, Any]", asked.data))
    if data is None:
        return Way.PRIVATE
    if data.verb in ("sequel", "full", "show", "pick") or (data.verb in ("redraw", "style") and data.value):
        return Way.SHOWN
    sure = data.verb == "delete" and data.argument
    return Way.SAME if data.verb in _SAME or sure else Way.PRIVATE


def soon(complete: _Completer) -> _Completer:
    """Let something complete in time: what is not found by then is not offered."""

    @wraps(complete)
    async def completed(asked: _Asked, typed: str) -> _Choices:
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                return await complete(asked, typed)
        return []

    return cast("_Completer", completed)
