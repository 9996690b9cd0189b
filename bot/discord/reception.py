"""Take presses and forms: what is it, who answers it, and what to say when it fails.

They are read from what they say themselves, in one place, whether this process made them or not: what was
forged is answered as politely as anything else, and nothing is remembered for each message.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, cast

import discord
from discord import InteractionType

from bot.refusals import NotYours, TooFast
from kitsumy.errors import KitsumyError

from . import ids, personal, presses, ruling, shared
from .desk import Asked, Visit

_log = logging.getLogger(__name__)


async def heard(asked: Asked) -> None:
    """Answer a press or a form; commands are answered by their tree."""
    if asked.type not in (InteractionType.component, InteractionType.modal_submit):
        return
    if await is_welcome(asked):
        await answered(asked)


async def is_welcome(asked: Asked) -> bool:
    """Tell whether to answer. Who asks for too much at once is told so, and then hears nothing more."""
    typing = asked.type is InteractionType.autocomplete
    try:
        return await asked.client.desk.courtesy.pause(f"{asked.user.id}{' types' if typing else ''}")
    except TooFast as error:
        if not typing:
            await _refused(await Visit.of(asked), error)
    return False


async def answered(asked: Asked) -> None:
    """Do what is asked for, or say why not."""
    visit = await Visit.of(asked)
    data = ids.said(cast("Mapping[str, Any]", asked.data))
    try:
        if data is None or (data.verb in ids.FORMS) != (asked.type is InteractionType.modal_submit):
            raise NotYours
        await _do(visit, data)
    except KitsumyError as error:
        await _refused(visit, error)
    except Exception as error:  # whoever pressed is told, and everybody else goes on
        await failed(visit, error)


async def _do(visit: Visit, data: ids.Data) -> None:
    if data.verb in presses.COMIC_VERBS:
        await presses.comic_pressed(visit, data)
    elif data.verb in personal.PERSONAL_VERBS:
        await personal.pressed(visit, data)
    elif data.verb in shared.VERBS:
        await shared.VERBS[data.verb](visit, data)
    elif data.verb in ruling.VERBS:
        await ruling.VERBS[data.verb](visit, data)
    else:
        await personal.order_pressed(visit, data)


async def _refused(visit: Visit, error: KitsumyError) -> None:
    with suppress(discord.HTTPException):
        await visit.refuse(error)


async def failed(visit: Visit, error: BaseException) -> None:
    """Note an error that nobody foresaw, and say that there was one."""
    if isinstance(error, discord.HTTPException):
        _log.warning("an answer did not arrive: %s %s", error.status, error.code)
    else:
        _log.error("an interaction was not answered: %s", type(error).__name__, exc_info=error)
    with suppress(discord.HTTPException):
        await visit.tell(visit.said("errors.Unexpected"))
