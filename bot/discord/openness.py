"""Where everybody in a server can look: what was made elsewhere is not shown to all of its members.

Only channels without rules of their own on who sees them count. Who sees one by which roles would have to
be known of every member anew.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import discord

from .outcomes import TROUBLE

_LATEST, _AGAIN, _PATIENCE = 600.0, 10.0, 2.0
"""Seconds for which a channel is as it was, until one is asked about again, and to wait for an answer."""
_MOST = 5_000
"""Channels remembered."""
_VIEW = discord.Permissions(view_channel=True).value


class Openness:
    """Knows which channels all members of a server see."""

    def __init__(self, client: discord.Client, clock: Callable[[], float] = time.monotonic) -> None:
        self._client, self._clock = client, clock
        self._known: OrderedDict[int, tuple[float, bool]] = OrderedDict()
        """Until when a channel is taken to be open or not."""
        self._asking: dict[int, asyncio.Future[bool]] = {}

    async def is_open(self, channel: object, guild: int) -> bool:
        """Tell whether every member sees a channel; False where that cannot be known."""
        if isinstance(channel, discord.Thread):
            # A thread is as open as its channel, unless it is a private one.
            return not channel.is_private() and await self._is_open(channel.parent_id, guild)
        if not isinstance(channel, discord.abc.GuildChannel):
            return False
        return await self._is_open(channel.id, guild)

    async def _is_open(self, channel: int, guild: int) -> bool:
        known = self._known.get(channel)
        if known is not None and self._clock() < known[0]:
            return known[1]
        asking = self._asking.get(channel)
        if asking is None:
            # A crowd in one channel asks once.
            asking = self._asking[channel] = asyncio.ensure_future(self._learn(channel, guild))
            asking.add_done_callback(lambda _: self._asking.pop(channel, None))
        return await asyncio.shield(asking)

    async def _learn(self, channel: int, guild: int) -> bool:
        found = await self._ask(channel, guild)
        self._known[channel] = self._clock() + (_AGAIN if found is None else _LATEST), bool(found)
        self._known.move_to_end(channel)
        if len(self._known) > _MOST:
            self._known.popitem(last=False)
        return bool(found)

    async def _ask(self, channel: int, guild: int) -> bool | None:
        """Ask Discord; None when it does not say."""
        try:
            async with asyncio.timeout(_PATIENCE):
                told: Any = await self._client.http.get_channel(channel)
        except TROUBLE:
            return None
        if told.get("nsfw"):
            # Not everybody may look there who sees the channel.
            return False
        everybody, us = str(guild), str(self._client.application_id)
        return not any(
            int(rule["deny"]) & _VIEW or (int(rule["allow"]) & _VIEW and rule["id"] != everybody)
            for rule in told.get("permission_overwrites", ())
            if rule["id"] != us
        )
