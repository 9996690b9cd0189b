"""The Telegram bot as a whole: what it is made of, and how it starts and stops."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, MessageHandler, filters

from bot.orders import Orders
from bot.pacing import Pacer
from bot.people import People
from bot.quotas import Quotas
from bot.settings import BotSettings
from bot.shelf import Shelf
from kitsumy.errors import BadSetting
from kitsumy.library import Library

from . import menus
from .arrivals import Arrivals, listening, poll
from .desk import Desk
from .limiter import Limiter
from .persons import Persons
from .posting import Post, TelegramBot
from .reception import Reception
from .surface import TelegramSurface

_log = logging.getLogger(__name__)
_ANSWER, _CONNECT, _UPLOAD = 10.0, 5.0, 60.0
"""Seconds that an answer, a connection and a file on its way up may take."""
_CONNECTIONS = 64
_PAUSE, _LONGEST_PAUSE = 1.0, 30.0
_FIRST_WORD, _GOODBYE = 5.0, 1.0


class TelegramFrontend:
    """One bot. ``surface`` goes to the orders, ``running`` does the rest."""

    name = "telegram"

    def __init__(
        self,
        settings: BotSettings,
        library: Library,
        orders: Orders,
        shelf: Shelf,
        people: People,
        quotas: Quotas,
        pacer: Pacer | None = None,
    ) -> None:
        # Times as the library's next version gives them; it warns of the old way.
        os.environ.setdefault("PTB_TIMEDELTA", "true")
        # Its lines have the bot's token in them.
        logging.getLogger("httpx").setLevel(logging.WARNING)
        self._settings = settings
        self._limiter = Limiter(pacer or Pacer())
        self._app = _application(settings, self._limiter)
        bot: TelegramBot = self._app.bot
        self.surface = TelegramSurface(
            bot,
            self._limiter,
            library.blobs.get,
            lambda chat: orders.book.messages("telegram", chat),
            lambda chat: orders.book.unheard("telegram", chat),
            lambda old, new: orders.relocate("telegram", old, new),
        )
        persons = Persons(bot, people, settings.owners)
        desk = Desk(bot, Post(bot), orders, shelf, people, quotas, persons)
        reception = Reception(desk, self.surface, self._limiter.seen)
        new_messages = filters.UpdateType.MESSAGE
        self._app.add_handler(MessageHandler(new_messages, reception.message))
        self._app.add_handler(CallbackQueryHandler(reception.press))
        self._app.add_error_handler(reception.failed)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Answer people as long as the context is open.

        Raises:
            BadSetting: Telegram does not know the token.

        """
        arrivals = Arrivals(self._app.process_update)
        try:
            known = await self._introduced()
        except BadSetting:
            await self._app.bot.shutdown()
            raise
        work = asyncio.create_task(self._work(arrivals, known=known))
        try:
            yield
        finally:
            work.cancel()
            await asyncio.wait([work])
            await arrivals.stop()
            with suppress(TimeoutError, TelegramError, RuntimeError):
                async with asyncio.timeout(_GOODBYE):
                    await self._app.shutdown()
                    # The application closes no bot that never came to know itself.
                    await self._app.bot.shutdown()

    async def _work(self, arrivals: Arrivals, *, known: bool) -> None:
        pause = _PAUSE
        while not known:
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)
            known = await self._introduced()
        await menus.register(self._app.bot)
        settings = self._settings
        if not settings.telegram_webhook:
            await poll(self._app.bot, arrivals)
            return
        async with listening(
            self._app.bot,
            arrivals,
            settings.telegram_webhook,
            settings.telegram_webhook_port,
            _secret(settings),
        ):
            await asyncio.Event().wait()

    async def _introduced(self) -> bool:
        """Learn who we are; False when Telegram does not answer, which may change."""
        try:
            async with asyncio.timeout(_FIRST_WORD):
                await self._app.initialize()
        except InvalidToken:
            raise BadSetting("TELEGRAM_TOKEN") from None
        except (TelegramError, TimeoutError) as error:
            _log.warning("telegram does not answer: %s", type(error).__name__)
            return False
        return True


def _application(settings: BotSettings, limiter: Limiter) -> Application[Any, Any, Any, Any, Any, Any]:
    builder = (
        ApplicationBuilder()
        .token(settings.telegram_token.get_secret_value())
        .rate_limiter(limiter)
        .updater(None)
        .job_queue(None)
        .concurrent_updates(True)
        .connection_pool_size(_CONNECTIONS)
        .read_timeout(_ANSWER)
        .write_timeout(_ANSWER)
        .connect_timeout(_CONNECT)
        .pool_timeout(_CONNECT)
        .media_write_timeout(_UPLOAD)
        .get_updates_read_timeout(_ANSWER)
        .get_updates_connect_timeout(_CONNECT)
    )
    if settings.telegram_api:
        api = settings.telegram_api.rstrip("/")
        builder = builder.base_url(f"{api}/bot").base_file_url(f"{api}/file/bot")
    return builder.build()


def _secret(settings: BotSettings) -> str:
    """Return what Telegram shows with every update: the settings' own, else one that only we can know."""
    given = settings.telegram_webhook_secret.get_secret_value()
    token = settings.telegram_token.get_secret_value()
    return given or hashlib.sha256(f"webhook {token}".encode()).hexdigest()
