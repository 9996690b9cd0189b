"""Put things into channels: by an interaction's token, or as the bot itself. Nothing of it pings anybody."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, NamedTuple, TypeVar

import discord
from discord import ui
from discord.http import Route
from discord.utils import MISSING

from bot.surface import Parcel, Unreachable

from . import looks, outcomes, patience, sizes
from .ids import Data
from .passes import Pass

QUIET = discord.AllowedMentions.none()
_REMEMBERED, _LOOKED_AT = 5_000, 100
_TRIES = 3
"""Times that a page is made smaller."""
_Answer = TypeVar("_Answer")


class Look(NamedTuple):
    """What a message shows. Files are made anew for every try; None leaves those that are there."""

    text: str | None
    view: ui.View | ui.LayoutView | None
    files: Callable[[], Sequence[discord.File]] | None = None

    def changes(self) -> dict[str, Any]:
        """Return the look as an edit takes it."""
        found: dict[str, Any] = {"content": self.text, "view": self.view, "allowed_mentions": QUIET}
        return found | ({} if self.files is None else {"attachments": list(self.files())})

    def contents(self) -> dict[str, Any]:
        """Return the look as a new message takes it."""
        found: dict[str, Any] = {"allowed_mentions": QUIET}
        found |= {"content": self.text} if self.text is not None else {}
        found |= {"view": self.view} if self.view is not None else {}
        return found | ({"files": list(self.files())} if self.files is not None else {})


class Summons(NamedTuple):
    """A call of one person to a message."""

    chat: str
    message: str
    user: str
    words: str
    """Escaped."""

    @property
    def text(self) -> str:
        """Return the call with its mention."""
        return f"<@{self.user}> {self.words}"

    @property
    def allowed(self) -> discord.AllowedMentions:
        """Return that this person is pinged, and nobody else."""
        whom = [discord.Object(int(self.user))]
        return discord.AllowedMentions(everyone=False, roles=False, replied_user=False, users=whom)


class Post:
    """Sends and changes what people see."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self._waiting: OrderedDict[int, discord.Interaction[discord.Client]] = OrderedDict()
        """Interactions that may still be answered for the first time."""

    def await_answer(self, asked: discord.Interaction[discord.Client]) -> None:
        """Keep an interaction that an order's status is to answer."""
        self._waiting[asked.id] = asked
        if len(self._waiting) > _REMEMBERED:
            self._waiting.popitem(last=False)

    async def answer(self, key: Pass, look: Look) -> str:
        """Answer an interaction and return the answer's id; of one that was answered, that answer's."""
        self._check()
        asked = self._waiting.get(key.interaction)
        if asked is None:
            return await self._original(key)
        async with patience.turn(asked):
            message = await self._answered(asked, look)
        self._waiting.pop(key.interaction, None)
        return message

    async def _answered(self, asked: discord.Interaction[discord.Client], look: Look) -> str:
        if not asked.response.is_done():
            try:
                return str((await asked.response.send_message(**look.contents())).message_id)
            except discord.HTTPException as error:
                if error.code != outcomes.ANSWERED:
                    raise
        # It was put off, or an answer to us was lost: what stands there may be empty.
        patience.is_shown(asked)
        return str((await asked.edit_original_response(**look.changes())).id)

    async def _original(self, key: Pass) -> str:
        route = Route(
            "GET",
            "/webhooks/{webhook_id}/{webhook_token}/messages/@original",
            webhook_id=self._client.application_id,
            webhook_token=key.token,
        )
        return str((await self._client.http.request(route))["id"])

    async def change_by(self, key: Pass, message: str, look: Look) -> None:
        """Change a message by a token."""
        self._check()
        await self._webhook(key).edit_message(int(message), **look.changes())

    async def add_by(self, key: Pass, look: Look) -> str:
        """Say something more by a token."""
        self._check()
        return str((await self._webhook(key).send(wait=True, **look.contents())).id)

    async def change(self, chat: str, message: str, look: Look) -> None:
        """Change one of the bot's messages."""
        self._check()
        place = self._client.get_partial_messageable(int(chat))
        await place.get_partial_message(int(message)).edit(**look.changes())

    async def send(self, chat: str, look: Look, nonce: str = "") -> str:
        """Write a message; with the same ``nonce`` it is there once within some minutes."""
        self._check()
        place = self._client.get_partial_messageable(int(chat))
        return str((await place.send(nonce=nonce or MISSING, **look.contents())).id)

    async def call(self, summons: Summons) -> None:
        """Answer a message with a call; within some minutes it is there once."""
        self._check()
        place = self._client.get_partial_messageable(int(summons.chat))
        answered = discord.MessageReference(
            message_id=int(summons.message), channel_id=int(summons.chat), fail_if_not_exists=False
        )
        nonce = f"call{summons.message}"
        await place.send(summons.text, reference=answered, allowed_mentions=summons.allowed, nonce=nonce)

    async def call_by(self, key: Pass, summons: Summons) -> None:
        """Call by a token."""
        self._check()
        await self._webhook(key).send(summons.text, allowed_mentions=summons.allowed, wait=True)

    async def was_called(self, summons: Summons) -> bool:
        """Tell whether a call stands behind its message already."""
        self._check()
        found = await self._client.http.logs_from(int(summons.chat), _LOOKED_AT, after=int(summons.message))
        me = str(self._client.application_id)
        return any(one["author"]["id"] == me and one["content"] == summons.text for one in found)

    async def shows(self, chat: str, message: str, comic: str) -> bool:
        """Tell whether one of the bot's messages is a page of a comic; False where it cannot be read."""
        self._check()
        try:
            found = await self._client.http.get_message(int(chat), int(message))
        except discord.HTTPException:
            return False
        return f'"{Data("sequel", comic)}"' in json.dumps(found.get("components", []))

    async def remove(self, chat: str, message: str) -> None:
        """Delete one of the bot's messages."""
        self._check()
        await self._client.get_partial_messageable(int(chat)).get_partial_message(int(message)).delete()

    def _webhook(self, key: Pass) -> discord.Webhook:
        return discord.Webhook.partial(self._client.application_id or 0, key.token, client=self._client)

    def _check(self) -> None:
        if self._client.application_id is None or self._client.is_closed():
            raise Unreachable


class Sending:
    """One page on its way: made smaller as often as Discord finds it too large."""

    def __init__(self, parcel: Parcel, *, looking: bool = False) -> None:
        self._parcel, self._looking = parcel, looking

    async def by(self, act: Callable[[Look], Awaitable[_Answer]]) -> _Answer:
        """Send or change with the page's look, and return what that returns."""
        pages = await sizes.fitted(self._parcel.pages)
        for _ in range(_TRIES):
            try:
                return await act(self._look(pages))
            except discord.HTTPException as error:
                if not outcomes.is_too_large(error):
                    raise
            pages = await sizes.fitted(pages, sum(map(len, pages)) // 2)
        return await act(self._look(pages))

    def _look(self, pages: tuple[bytes, ...]) -> Look:
        return Look(
            None, looks.page(self._parcel, looking=self._looking), lambda: looks.files(self._parcel, pages)
        )
