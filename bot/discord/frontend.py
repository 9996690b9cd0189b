"""The Discord bot as a whole: what it is made of, and how it starts and stops."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route
from discord.utils import MISSING

from bot.courtesy import Courtesy
from bot.frontends import House
from bot.pacing import Pacer
from bot.settings import BotSettings
from kitsumy.errors import BadSetting

from .clients import client_for
from .desk import Desk, Kitsumy
from .openness import Openness
from .outcomes import TROUBLE
from .post import Post
from .surface import ALL, DiscordSurface
from .tree import register

_log = logging.getLogger(__name__)
_FIRST_WORD, _GOODBYE = 5.0, 2.0
_PAUSE, _LONGEST_PAUSE = 1.0, 30.0


class DiscordFrontend:
    """One bot. ``surface`` goes to the orders, ``running`` does the rest."""

    name = "discord"

    def __init__(
        self,
        house: House,
        pacer: Pacer | None = None,
        clock: Callable[[], float] = time.time,
        client: Kitsumy | None = None,
    ) -> None:
        _redirect(house.settings)
        self._settings = house.settings
        self._client = client or client_for(house.settings.discord_shards)
        post = Post(self._client)
        self.surface = DiscordSurface(post, house.library.blobs.get, pacer or Pacer(everything=ALL), clock)
        self._client.desk = Desk(house, post, self.surface, Openness(self._client), Courtesy())

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Answer people as long as the context is open.

        Raises:
            BadSetting: Discord does not know the token.

        """
        try:
            known = await self._introduced()
        except BadSetting:
            await self._client.close()
            raise
        work = asyncio.create_task(self._work(known=known))
        try:
            yield
        finally:
            with suppress(TimeoutError):
                async with asyncio.timeout(_GOODBYE):
                    await self._client.close()
            work.cancel()
            await asyncio.wait([work])

    async def _work(self, *, known: bool) -> None:
        if not known:
            await asyncio.sleep(_PAUSE)
            await _until(self._introduced)
        commands = asyncio.create_task(register(self._client, self._settings.home))
        try:
            await _until(self._stayed)
        except discord.DiscordException as error:
            _log.error("discord hung up for good: %s", type(error).__name__)
        finally:
            commands.cancel()
            await asyncio.wait([commands])

    async def _stayed(self) -> bool:
        """Be at the gateway until the end; False when Discord did not even say where that is."""
        try:
            await self._client.connect(reconnect=True)
        except (discord.GatewayNotFound, *TROUBLE) as error:
            _log.warning("discord's gateway is not found: %s", type(error).__name__)
            return self._client.is_closed()
        return True

    async def _introduced(self) -> bool:
        """Learn who we are; False when Discord does not answer, which may change."""
        try:
            async with asyncio.timeout(_FIRST_WORD):
                await self._client.login(self._settings.discord_token.get_secret_value())
        except discord.LoginFailure:
            raise BadSetting("DISCORD_TOKEN") from None
        except TROUBLE as error:
            _log.warning("discord does not answer: %s", type(error).__name__)
            await self._client.http.close()
            # A connector that was closed is of no more use, and the library would take it up again.
            self._client.http.clear()
            self._client.http.connector = MISSING
            return False
        return True


async def _until(done: Callable[[], Awaitable[bool]]) -> None:
    """Try something until it is done, the more rarely the longer that takes."""
    pause = _PAUSE
    while not await done():
        await asyncio.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)


def _redirect(settings: BotSettings) -> None:
    """Let the library speak to another address than Discord's own; it has one for the whole process."""
    if settings.discord_api:
        Route.BASE = settings.discord_api.rstrip("/")
    if settings.discord_gateway:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.discord_gateway)
