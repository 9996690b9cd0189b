"""Discord's side of an order: a status that becomes the page, whichever way is still open to it."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable

import discord

from bot.asking import Asking, Person, Place
from bot.pacing import Pace, Pacer, Urgency
from bot.surface import Card, Gone, Parcel
from bot.texts import texts
from kitsumy.errors import BlobMissing

from . import looks, outcomes
from .markup import plain
from .passes import Pass
from .post import Look, Post, Sending, Summons

_log = logging.getLogger(__name__)
Picture = Callable[[str], Awaitable[bytes]]
"""Returns a picture by its blob key; BlobMissing when it is gone."""
ALL = (Pace(calls=40, seconds=1.0),)
"""Statuses in a second: Discord takes fifty calls of a bot, and pages are to find room among them."""
_REMEMBERED = 5_000


class DiscordSurface:
    """Shows and delivers orders."""

    name = "discord"

    def __init__(
        self, post: Post, picture: Picture, pacer: Pacer, clock: Callable[[], float] = time.time
    ) -> None:
        self._post, self._picture, self._pacer, self._clock = post, picture, pacer, clock
        self._fresh: OrderedDict[str, Pass] = OrderedDict()
        """Newer passes for messages, from presses on buttons under them."""
        self._boards: OrderedDict[str, str] = OrderedDict()
        """The storyboards that messages show."""

    def renew(self, message: str, key: Pass) -> None:
        """Change a message by a newer token from now on."""
        self._fresh[message] = key
        if len(self._fresh) > _REMEMBERED:
            self._fresh.popitem(last=False)

    async def acknowledge(self, asking: Asking, card: Card, *, again: bool) -> Place:
        """Answer the interaction with a first status, or take up the answer that an earlier try has left."""
        place = asking.place
        with outcomes.understood():
            return await self._answered(place, card)

    async def _answered(self, place: Place, card: Card) -> Place:
        key = self._pass(place)
        look = Look(looks.words(card), looks.under_status(card, alone=key is not None and key.alone))
        if key is not None:
            try:
                return place.model_copy(update={"message": await self._post.answer(key, look)})
            except discord.HTTPException as error:
                if not (outcomes.is_over(error) or outcomes.is_lost(error)):
                    raise
                if key.alone:
                    raise Gone from error
        message = await self._post.send(place.chat, look, nonce=card.order)
        # Its token was never taken, and opens nothing.
        return place.model_copy(update={"message": message, "token": ""})

    async def show(self, place: Place, latest: Callable[[], Card | None]) -> None:
        """Change a status; the last word about an order is sent anew where its status was deleted."""
        with outcomes.understood():
            async with self._pacer.turn(place.message, Urgency.EDIT):
                if (card := latest()) is not None:
                    await self._shown(place, card)

    async def _shown(self, place: Place, card: Card) -> None:
        key = self._pass(place)
        look = await self._status(place, card, alone=key is not None and key.alone)
        try:
            await self._change(place, look)
        except discord.HTTPException as error:
            if not (card.is_last and outcomes.is_lost(error)):
                raise
            await self._anew(place, look, f"{card.order}-end")

    async def _status(self, place: Place, card: Card, *, alone: bool) -> Look:
        """Return a status, with the storyboard when there is one that it does not show yet."""
        text, view = looks.words(card), looks.under_status(card, alone=alone)
        if card.is_last:
            return Look(text, view, lambda: ())
        if not card.sketch or self._boards.get(place.message) == card.sketch:
            return Look(text, view)
        # Whatever comes of it, it is not tried again with every step.
        self._boards[place.message] = card.sketch
        if len(self._boards) > _REMEMBERED:
            self._boards.popitem(last=False)
        try:
            board = await self._picture(card.sketch)
        except BlobMissing:
            return Look(text, view)
        return Look(text, view, lambda: [looks.storyboard(board, spoiler=card.spoiler)])

    async def deliver(self, place: Place, parcel: Parcel) -> Place:
        """Turn the status into the page; where it was deleted, bring the page anew."""
        sending = Sending(parcel)
        with outcomes.understood():
            try:
                await sending.by(lambda look: self._change(place, look))
            except discord.HTTPException as error:
                if outcomes.is_forbidden(error):
                    await self._offer(place, parcel)
                    return place
                if not outcomes.is_lost(error):
                    raise
                message = await sending.by(lambda look: self._anew(place, look, f"{parcel.order}-page"))
                return place.model_copy(update={"message": message})
        return place

    async def _offer(self, place: Place, parcel: Parcel) -> None:
        """Say that the page is there, with the button that brings it, where no picture may be sent."""
        await self._post.change(place.chat, place.message, Look(*looks.waiting(parcel), lambda: ()))

    def newest(self, place: Place) -> str:
        """Return nothing: no message of ours is ever looked for by what stands before it."""
        return ""

    async def add(self, place: Place, parcel: Parcel, number: int, *, after: str, again: bool) -> None:
        """Send nothing: the gallery has every page."""

    async def enclose(self, place: Place, parcel: Parcel) -> None:
        """Send nothing: Export has the full size."""

    async def call(self, place: Place, person: Person, *, made: bool, again: bool) -> None:
        """Answer the order's message and ping its person: what it became was only an edit."""
        words = texts(person.language)("discord.called" if made else "discord.called_in_vain")
        summons = Summons(place.chat, place.message, person.user, plain(words))
        with outcomes.understood():
            if again and await self._post.was_called(summons):
                return
            await self._called(self._pass(place), summons, again=again)

    async def _called(self, key: Pass | None, summons: Summons, *, again: bool) -> None:
        """Call as the bot, whose calls can be found again; else by the token, at most once."""
        try:
            if key is None or not key.alone:
                await self._post.call(summons)
                return
        except discord.Forbidden:
            if key is None:
                raise
        if not again and key is not None and key.is_good(self._clock()):
            await self._post.call_by(key, summons)

    async def _change(self, place: Place, look: Look) -> None:
        """Change a message by its token while that is good, then as the bot.

        Where the bot may not write by itself the message stays as it is: the button under it brings what
        there is with the token of whoever presses it.
        """
        key = self._pass(place)
        if key is not None and key.is_good(self._clock()):
            try:
                await self._post.change_by(key, place.message, look)
            except discord.HTTPException as error:
                if not outcomes.is_over(error):
                    raise
            else:
                return
        if key is None or not key.alone:
            await self._post.change(place.chat, place.message, look)

    async def _anew(self, place: Place, look: Look, nonce: str) -> str:
        """Say in a new message what an old one cannot: once, whatever answer is lost on the way."""
        key = self._pass(place)
        try:
            if key is None or not key.alone:
                return await self._post.send(place.chat, look, nonce)
        except discord.Forbidden:
            if key is None:
                raise
        if key is None or not key.is_good(self._clock()):
            raise Gone
        try:
            return await self._post.add_by(key, look)
        except outcomes.LOST as error:
            # By a token nothing is named, so what may have arrived is not sent again.
            _log.warning("nobody knows whether a message was sent anew: %s", type(error).__name__)
            return place.message

    def _pass(self, place: Place) -> Pass | None:
        return self._fresh.get(place.message) or Pass.read(place.token)
