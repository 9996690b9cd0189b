"""Put things into chats: always an answer, always in its topic, never with a preview."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from telegram import (
    ForceReply,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import ExtBot

from bot.asking import Place
from bot.pacing import Urgency
from bot.parcels import master_names
from bot.surface import Parcel
from bot.texts import texts

from . import outcomes
from .buttons import under_page
from .limiter import Turn
from .markup import captioned, cut, plain

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_FINAL = Turn(Urgency.FINAL)
_ANSWER = Turn()
_PNG = b"\x89PNG"
_LONGEST_CAPTION = 900
TelegramBot = ExtBot[Turn]
Markup = InlineKeyboardMarkup | ForceReply


class File(NamedTuple):
    """A document to be sent."""

    name: str
    data: bytes


def place_of(message: Message) -> Place:
    """Return where a message is answered."""
    community = "" if message.chat.type == "private" else str(message.chat.id)
    topic = message.message_thread_id if message.is_topic_message else None
    return Place(
        platform="telegram",
        chat=str(message.chat.id),
        thread=str(topic or ""),
        asked=str(message.message_id),
        community=community,
    )


class Post:
    """Sends what people see."""

    def __init__(self, bot: TelegramBot) -> None:
        self._bot = bot

    async def text(
        self, place: Place, html: str, keyboard: Markup | None = None, turn: Turn = _ANSWER
    ) -> Message:
        """Answer with words, in HTML."""
        return await self._bot.send_message(
            place.chat,
            html,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            message_thread_id=_thread(place),
            reply_parameters=_answering(place),
            reply_markup=keyboard,
            rate_limit_args=turn,
        )

    async def page(
        self,
        place: Place,
        parcel: Parcel,
        number: int = 0,
        turn: Turn = _FINAL,
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> Message:
        """Answer with a page of a comic and its buttons, as a document where it makes no photo."""
        below = keyboard or under_page(texts(parcel.language), parcel.comic, parcel.offer)
        try:
            return await self._bot.send_photo(
                place.chat,
                parcel.pages[number],
                filename=_name(parcel, number, parcel.pages[number]),
                caption=caption(parcel, number),
                parse_mode=ParseMode.HTML,
                message_thread_id=_thread(place),
                reply_parameters=_answering(place),
                reply_markup=below,
                rate_limit_args=turn,
            )
        except BadRequest as error:
            if not outcomes.is_unfit(error):
                raise
        return await self._bot.send_document(
            place.chat,
            parcel.masters[number],
            filename=_name(parcel, number, parcel.masters[number]),
            caption=caption(parcel, number),
            parse_mode=ParseMode.HTML,
            disable_content_type_detection=True,
            message_thread_id=_thread(place),
            reply_parameters=_answering(place),
            reply_markup=below,
            rate_limit_args=turn,
        )

    async def become(self, place: Place, parcel: Parcel, turn: Turn = _FINAL) -> None:
        """Turn a message into the first page of a comic; it may be that already."""
        try:
            await self._become(place, parcel, _photo(parcel, 0), turn)
        except BadRequest as error:
            if not outcomes.is_unfit(error):
                raise
            await self._become(place, parcel, _document(parcel, 0), turn)

    async def _become(
        self, place: Place, parcel: Parcel, media: InputMediaPhoto | InputMediaDocument, turn: Turn
    ) -> None:
        try:
            await self._bot.edit_message_media(
                media,
                place.chat,
                int(place.message),
                reply_markup=under_page(texts(parcel.language), parcel.comic, parcel.offer),
                rate_limit_args=turn,
            )
        except BadRequest as error:
            if not outcomes.is_same(error):
                raise

    async def documents(self, place: Place, files: Sequence[File], words: str = "") -> None:
        """Answer with files as they are, and words below the last."""
        if len(files) == 1:
            await self._bot.send_document(
                place.chat,
                files[0].data,
                filename=files[0].name,
                caption=plain(cut(words, _LONGEST_CAPTION)) or None,
                parse_mode=ParseMode.HTML,
                disable_content_type_detection=True,
                message_thread_id=_thread(place),
                reply_parameters=_answering(place),
                rate_limit_args=_ANSWER,
            )
            return
        last = len(files) - 1
        await self._album(
            place,
            [_file(one, words if number == last else "") for number, one in enumerate(files)],
        )

    async def _album(self, place: Place, media: Sequence[InputMediaDocument]) -> None:
        await self._bot.send_media_group(
            place.chat,
            media,
            message_thread_id=_thread(place),
            reply_parameters=_answering(place),
            rate_limit_args=_FINAL,
        )


def caption(parcel: Parcel, number: int) -> str:
    """Return the HTML below a page: what the comic is on the first, what it shows on every one."""
    said = texts(parcel.language)
    count = len(parcel.pages)
    words = said.caption(parcel) if number == 0 else f"{parcel.title} · {number + 1}/{count}"
    return captioned(words, parcel.alt[number] if number < len(parcel.alt) else "")


def masters(parcel: Parcel) -> list[File]:
    """Return a comic's pages in full size."""
    return [File(*one) for one in zip(master_names(parcel), parcel.masters, strict=True)]


def _photo(parcel: Parcel, number: int) -> InputMediaPhoto:
    return InputMediaPhoto(
        parcel.pages[number],
        caption=caption(parcel, number),
        parse_mode=ParseMode.HTML,
        filename=_name(parcel, number, parcel.pages[number]),
    )


def _document(parcel: Parcel, number: int) -> InputMediaDocument:
    return InputMediaDocument(
        parcel.masters[number],
        caption=caption(parcel, number),
        parse_mode=ParseMode.HTML,
        disable_content_type_detection=True,
        filename=_name(parcel, number, parcel.masters[number]),
    )


def _file(one: File, words: str) -> InputMediaDocument:
    below = plain(cut(words, _LONGEST_CAPTION)) or None
    return InputMediaDocument(
        one.data,
        caption=below,
        parse_mode=ParseMode.HTML,
        disable_content_type_detection=True,
        filename=one.name,
    )


def _name(parcel: Parcel, number: int, data: bytes) -> str:
    """Return the name of a page that is no master: chats show it to nobody."""
    stem = Path(master_names(parcel)[number]).stem
    return f"{stem}{'.png' if data.startswith(_PNG) else '.jpg'}"


def _thread(place: Place) -> int | None:
    return int(place.thread) if place.thread else None


def _answering(place: Place) -> ReplyParameters | None:
    if not place.asked:
        return None
    return ReplyParameters(int(place.asked), allow_sending_without_reply=True)
