"""Order comics, and take orders back."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup, Message

from bot import wishes
from bot.asking import Wish
from bot.refusals import OrderNotFound
from kitsumy import photos
from kitsumy.errors import PhotoTooLarge

from ..buttons import button, comic_under, order_under
from ..desk import Talk
from ..hearing import answered_by, quoted


async def comic(talk: Talk) -> None:
    """Order a comic of what was said, or of the message that was answered."""
    idea, wanted = wishes.read(talk.words)
    idea = idea or _quoted_words(talk)
    photo = await _photo(talk)
    await talk.order(wanted.over(Wish(kind="comic", idea=idea, photo=photo)))


async def sequel(talk: Talk) -> None:
    """Order a sequel of a comic: the answered one, the one that is named, or the newest."""
    idea, wanted = wishes.read(talk.words, comic=True)
    reference = wanted.comic or comic_under(quoted(talk.message))
    await talk.order(wanted.over(Wish(kind="sequel", idea=idea, comic=reference)))


async def cancel(talk: Talk) -> None:
    """Take an order back: the one whose status was answered, else the latest."""
    wanted = order_under(quoted(talk.message))
    if not wanted:
        mine = await talk.desk.orders.unfinished(talk.owner)
        here = [order for order in mine if order.place.chat == talk.place.chat] or list(mine)
        if not here:
            raise OrderNotFound
        wanted = here[-1].id
    if not await talk.desk.orders.cancel(wanted, talk.owner):
        raise OrderNotFound
    await talk.answer(talk.said("telegram.cancelling"))


async def offer(talk: Talk) -> None:
    """Ask whether something that was simply said is an idea."""
    if not talk.words:
        await talk.answer(talk.said("telegram.hint_empty"))
        return
    before = answered_by(talk.message, talk.desk.me)
    verb = "telegram.button_draw_sequel" if comic_under(before) else "telegram.button_draw"
    keyboard = InlineKeyboardMarkup(
        [[button(talk.said(verb), "draw", talk.person.user, comic_under(before))]]
    )
    await talk.answer(talk.said("telegram.hint"), keyboard)


def _quoted_words(talk: Talk) -> str:
    """Return the words of the message that was answered, or the part of it that was quoted."""
    before = quoted(talk.message)
    if before is None or answered_by(talk.message, talk.desk.me) is not None:
        return ""
    part = talk.message.quote
    return part.text if part else before.text or before.caption or ""


async def _photo(talk: Talk) -> str:
    """Keep a photo that was sent along; return its key, empty when there is none."""
    found = _file(talk.message)
    if found is None:
        return ""
    file_id, size = found
    if size > photos.MEGABYTES * 1_000_000:
        raise PhotoTooLarge(photos.MEGABYTES)
    file = await talk.desk.bot.get_file(file_id)
    return await talk.desk.shelf.keep_photo(bytes(await file.download_as_bytearray()))


def _file(message: Message) -> tuple[str, int] | None:
    """Return a message's picture by its file id and size."""
    if message.photo:
        return message.photo[-1].file_id, message.photo[-1].file_size or 0
    document = message.document
    if document and (document.mime_type or "").startswith("image/"):
        return document.file_id, document.file_size or 0
    return None
