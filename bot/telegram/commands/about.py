"""What the bot says of itself."""

from __future__ import annotations

from importlib import resources

from telegram import InputFile, ReplyParameters
from telegram.constants import ParseMode

from kitsumy.styles import styles as all_styles

from ..desk import Talk
from ..limiter import Turn
from ..markup import plain

_pictures: dict[tuple[int, str], str] = {}
"""The welcome pictures that Telegram has already, by bot and language."""


async def start(talk: Talk) -> None:
    """Say hello with a picture and examples."""
    key = talk.desk.me.id, talk.person.language
    sent = await talk.desk.bot.send_photo(
        talk.place.chat,
        _pictures.get(key) or _drawn(talk.person.language),
        caption=plain(talk.said("telegram.start")),
        parse_mode=ParseMode.HTML,
        message_thread_id=int(talk.place.thread) if talk.place.thread else None,
        reply_parameters=ReplyParameters(talk.message.message_id, allow_sending_without_reply=True),
        rate_limit_args=Turn(),
    )
    if sent.photo:
        _pictures[key] = sent.photo[-1].file_id


async def help(talk: Talk) -> None:
    """Tell what can be asked for, and how."""
    await talk.answer(talk.said("telegram.help"))


async def styles(talk: Talk) -> None:
    """List the styles."""
    said = talk.said
    lines = [
        f"<b>{plain(style.names[talk.person.language])}</b> — {plain(said(f'telegram.style_{key}'))}"
        for key, style in all_styles().items()
    ]
    await talk.html("\n".join([plain(said("telegram.styles")), *lines, plain(said("telegram.styles_use"))]))


async def unknown(talk: Talk) -> None:
    """Say that there is no such command."""
    await talk.answer(talk.said("telegram.unknown"))


def _drawn(language: str) -> InputFile:
    picture = resources.files("bot.telegram") / f"welcome.{language}.jpg"
    return InputFile(picture.read_bytes(), filename="kitsumy.jpg")
