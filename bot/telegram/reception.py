"""Take what Telegram brings: who is it from, what is it, who answers it, and what to say when it fails."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import Any

from telegram import CallbackQuery, Message, Update
from telegram.error import BadRequest, TelegramError
from telegram.ext import CallbackContext

from bot.courtesy import Courtesy
from bot.refusals import NotYours
from bot.texts import texts
from kitsumy.errors import KitsumyError

from . import buttons, editing, pages, private_buttons
from .commands import COMMANDS, about, making
from .desk import Desk, Press, Talk
from .hearing import Heard, answered_by, heard
from .limiter import Seen
from .markup import LONGEST_NOTE, cut
from .surface import TelegramSurface

_log = logging.getLogger(__name__)
Context = CallbackContext[Any, Any, Any, Any]


class Reception:
    """Answers messages and presses."""

    def __init__(self, desk: Desk, surface: TelegramSurface, seen: Seen) -> None:
        self._desk, self._surface, self._seen = desk, surface, seen
        self._courtesy = Courtesy()

    async def message(self, update: Update, context: Context) -> None:
        """Answer a message, if it is for the bot."""
        message = update.message
        if message is None:
            return
        self._seen.note(message.chat.id, message.message_id)
        if message.migrate_to_chat_id is not None:
            await self._surface.move(str(message.chat.id), str(message.migrate_to_chat_id))
            return
        found = heard(message, self._desk.me)
        if found is not None:
            await self._answer(found)

    async def press(self, update: Update, context: Context) -> None:
        """Do what a pressed button asks for."""
        query = update.callback_query
        if query is None:
            return
        person = await self._desk.persons.pressing(query)
        data = buttons.read(query.data)
        try:
            if not await self._courtesy.pause(person.user):
                return
            if data is None or not isinstance(query.message, Message):
                raise NotYours
            await _do(Press(self._desk, query, query.message, person), data)
        except KitsumyError as error:
            await _note(query, texts(person.language).error(error))

    async def failed(self, update: object, context: Context) -> None:
        """Note an error that nobody foresaw, and say that there was one."""
        error = context.error
        if isinstance(error, TelegramError):
            _log.warning("an answer did not arrive: %s", type(error).__name__)
            return
        _log.error("an update was not answered: %s", type(error).__name__, exc_info=error)
        if not isinstance(update, Update):
            return
        if (query := update.callback_query) is not None:
            person = await self._desk.persons.pressing(query)
            await _note(query, texts(person.language)("errors.Unexpected"))
        message = update.message
        if message is not None and (found := heard(message, self._desk.me)) is not None:
            talk = Talk(self._desk, found, await self._desk.persons.writing(message))
            await talk.answer(talk.said("errors.Unexpected"))

    async def _answer(self, found: Heard) -> None:
        talk = Talk(self._desk, found, await self._desk.persons.writing(found.message))
        try:
            if await self._courtesy.pause(talk.person.user):
                await _say(talk)
        except KitsumyError as error:
            await talk.answer(talk.said.error(error))


async def _note(query: CallbackQuery, text: str) -> None:
    """Say something over the chat to whom it concerns, unless they wait no more."""
    with suppress(BadRequest):
        await query.answer(cut(text, LONGEST_NOTE), show_alert=True)


async def _say(talk: Talk) -> None:
    found = talk.heard
    if found.kind == "command":
        command = COMMANDS.get(found.command)
        if command is not None:
            await command(talk)
        elif found.addressed:
            await about.unknown(talk)
        return
    question = editing.question_of(answered_by(talk.message, talk.desk.me))
    if question is not None and found.words:
        await editing.answered(talk, question)
    elif found.kind == "mention":
        await (making.comic(talk) if found.words else about.help(talk))
    else:
        await making.offer(talk)


async def _do(press: Press, data: buttons.Data) -> None:
    if data.verb in pages.COMIC_VERBS:
        await pages.comic_pressed(press, data)
    elif data.verb == "stop":
        await private_buttons.stopped(press, data)
    else:
        await private_buttons.pressed(press, data)
