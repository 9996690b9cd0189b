"""Bring updates in, by polling or by a webhook, and confirm none before what it asks for is kept.

The library's own updater confirms updates as soon as it has them: what a dying process had not kept yet
would be lost. Here an update may come twice instead, which does no harm: its order is the same order.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from http import HTTPStatus
from urllib.parse import urlsplit

from aiohttp import web
from telegram import Update
from telegram.error import Conflict, RetryAfter, TelegramError

from .limiter import answered
from .posting import TelegramBot

_log = logging.getLogger(__name__)
ALLOWED = (Update.MESSAGE, Update.CALLBACK_QUERY)
"""Edited messages are no new orders, so they are not even sent."""
_POLL = 25
"""Seconds for which Telegram holds an empty answer back."""
_PATIENCE = 1.0
"""Seconds after which an update is confirmed even so, lest one slow chat hold up all."""
_PAUSE, _LONGEST_PAUSE = 0.5, 15.0
_LEAVING = 1.0
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # pragma: allowlist secret (a header's name)
Process = Callable[[Update], Awaitable[None]]


class Arrivals:
    """Updates being answered."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._tasks: set[asyncio.Task[None]] = set()

    async def take(self, updates: Iterable[Update]) -> None:
        """Begin to answer updates, and return when what they ask for is kept or a moment has passed."""
        kept = [self._begin(update) for update in updates]
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                for one in kept:
                    await one.wait()

    async def stop(self) -> None:
        """Let what is being said be said, for a moment, and leave the rest."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=_LEAVING)
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=_LEAVING)

    def _begin(self, update: Update) -> asyncio.Event:
        kept = asyncio.Event()
        task = asyncio.create_task(self._answer(update, kept))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return kept

    async def _answer(self, update: Update, kept: asyncio.Event) -> None:
        answered.set(kept)
        try:
            await self._process(update)
        finally:
            kept.set()


async def poll(bot: TelegramBot, arrivals: Arrivals) -> None:
    """Ask for updates until cancelled."""
    offset, pause = 0, _PAUSE
    try:
        while True:
            try:
                updates = await bot.get_updates(offset, timeout=_POLL, allowed_updates=ALLOWED)
            except Conflict:
                # Another process polls, or a webhook of earlier days is still there.
                await _forget_webhook(bot)
                await asyncio.sleep(pause)
            except TelegramError as error:
                _log.warning("no updates: %s", type(error).__name__)
                await asyncio.sleep(_wait(error, pause))
                pause = min(2 * pause, _LONGEST_PAUSE)
            else:
                pause = _PAUSE
                await arrivals.take(updates)
                offset = updates[-1].update_id + 1 if updates else offset
    finally:
        await _confirm(bot, offset)


@asynccontextmanager
async def listening(
    bot: TelegramBot, arrivals: Arrivals, url: str, port: int, secret: str
) -> AsyncIterator[int]:
    """Have updates posted to a public address that leads to a port here; yields the port (0: any free)."""

    async def posted(request: web.Request) -> web.Response:
        shown = request.headers.get(_SECRET_HEADER, "")
        if not hmac.compare_digest(shown.encode(), secret.encode()):
            return web.Response(status=HTTPStatus.FORBIDDEN)
        try:
            update = Update.de_json(await request.json(), bot)
        except (ValueError, KeyError, TypeError):
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        await arrivals.take([update])
        return web.Response()

    app = web.Application()
    app.router.add_post(urlsplit(url).path or "/", posted)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=_LEAVING)
    await runner.setup()
    try:
        # Whatever speaks TLS to the outside stands in front, often on another machine.
        await web.TCPSite(runner, "0.0.0.0", port).start()  # noqa: S104
        await bot.set_webhook(url, secret_token=secret, allowed_updates=ALLOWED)
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


async def _confirm(bot: TelegramBot, offset: int) -> None:
    """Tell Telegram what was answered, so that it does not come again after a restart."""
    if not offset:
        return
    with suppress(TelegramError, TimeoutError):
        async with asyncio.timeout(_LEAVING):
            await bot.get_updates(offset, limit=1, timeout=0, allowed_updates=ALLOWED)


async def _forget_webhook(bot: TelegramBot) -> None:
    with suppress(TelegramError):
        await bot.delete_webhook()


def _wait(error: TelegramError, pause: float) -> float:
    if not isinstance(error, RetryAfter):
        return pause
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)
