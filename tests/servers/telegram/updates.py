"""Updates on their way to the bot: one queue, read by a long poll or pushed to a webhook."""

from __future__ import annotations

import asyncio
import contextlib
import itertools

import aiohttp

from . import refusals
from .params import Params
from .wire import Json, Webhook

# As the real one: what is not asked for explicitly does not come.
ONLY_ON_REQUEST = ("chat_member", "message_reaction", "message_reaction_count")
MOST_AT_ONCE = 100
PUSH_AGAIN_AFTER = 0.2


class Updates:
    """What happened, until the bot has confirmed that it knows."""

    def __init__(self) -> None:
        self.pending: list[Json] = []
        self.webhook = Webhook()
        self._allowed: tuple[str, ...] = ()
        self._numbers = itertools.count(1000)
        self._news = asyncio.Event()
        self._poll: asyncio.Event | None = None
        self._pushing: asyncio.Task[None] | None = None

    def add(self, kind: str, content: Json) -> None:
        """Queue an update, unless the bot did not ask for its kind."""
        if kind not in self._allowed if self._allowed else kind in ONLY_ON_REQUEST:
            return
        self.pending.append({"update_id": next(self._numbers), kind: content})
        self._news.set()

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self.pending = self.pending[offset:]
        else:
            self.pending = [update for update in self.pending if int(str(update["update_id"])) >= offset]

    def _allow(self, params: Params) -> None:
        if "allowed_updates" in params:
            self._allowed = params.json("allowed_updates", tuple[str, ...]) or ()

    async def poll(self, params: Params) -> list[Json]:
        """Answer getUpdates: at once when there is something, else when something comes or time is over."""
        if self.webhook.url:
            raise refusals.WEBHOOK_ACTIVE
        if self._poll is not None:
            self._poll.set()
        self._poll = mine = asyncio.Event()
        self._allow(params)
        self._confirm(params.integer("offset") or 0)
        try:
            await self._something(params.integer("timeout") or 0, mine)
        finally:
            self._poll = None if self._poll is mine else self._poll
        if mine.is_set():
            raise refusals.OTHER_POLL
        return self.pending[: params.integer("limit") or MOST_AT_ONCE]

    async def _something(self, seconds: float, ended: asyncio.Event) -> None:
        # The client's patience runs by the machine's clock, so the poll does too.
        self._news.clear()
        if self.pending or not seconds:
            return
        waits = [asyncio.ensure_future(event.wait()) for event in (self._news, ended)]
        try:
            await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()

    async def set_webhook(self, params: Params) -> None:
        """Push updates to an address from now on; an empty one ends it."""
        await self.stop()
        if params.flag("drop_pending_updates"):
            self.pending.clear()
        self._allow(params)
        self.webhook = Webhook(url=params.text("url"), secret=params.text("secret_token"))
        if self.webhook.url:
            self._pushing = asyncio.create_task(self._push(self.webhook))

    def webhook_json(self) -> Json:
        return {
            "url": self.webhook.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self.pending),
        }

    async def _push(self, webhook: Webhook) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": webhook.secret} if webhook.secret else {}
        async with aiohttp.ClientSession(headers=headers) as session:
            while True:
                if not self.pending:
                    self._news.clear()
                    await self._news.wait()
                elif await _taken(session, webhook.url, self.pending[0]):
                    self.pending.pop(0)
                else:
                    await asyncio.sleep(PUSH_AGAIN_AFTER)

    async def stop(self) -> None:
        """End the pushing and whoever polls."""
        if self._poll is not None:
            self._poll.set()
        if self._pushing is not None:
            self._pushing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._pushing
            self._pushing = None


async def _taken(session: aiohttp.ClientSession, url: str, update: Json) -> bool:
    try:
        async with session.post(url, json=update) as answer:
            return answer.ok
    except (aiohttp.ClientError, TimeoutError):
        return False
