"""Change words in a panel: asked for by a message that knows, even after a restart, what it asks about.

The question carries what it is about in a link to the bot itself, which nobody sees: Telegram hands it back
with every answer. Whoever answers may only change a comic of their own, whatever a link says.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from telegram import ForceReply, Message, MessageEntity
from telegram.error import BadRequest

from bot import wording
from bot.asking import Person, Place
from bot.surface import Parcel
from bot.texts import texts
from kitsumy.comic import Comic

from . import outcomes
from .desk import Desk, Press, Talk
from .limiter import Turn
from .markup import cut, plain

_LINK = re.compile(
    r"https://t\.me/\w+\?start=edit_(?P<comic>[0-9a-f]{12})_(?P<panel>\d{1,3})_(?P<line>\d{1,2})_(?P<page>\d{1,19})"
)
_PLACEHOLDER = 64
"""The Bot API's length of what an empty answer shows."""


class Question(NamedTuple):
    """What a question asks about: a line of a panel, and the message that shows the page (0 for none)."""

    comic: str
    panel: int
    line: int
    page: int


async def ask(press: Press, comic: Comic, panel: int, number: int) -> None:
    """Ask for new words of one line."""
    lines = await press.desk.shelf.lines(comic.id, press.owner, panel)
    text, _ = wording.spot(lines, panel, number)
    shows = press.message.message_id if press.message.photo or press.message.document else 0
    link = f"https://t.me/{press.desk.me.username}?start=edit_{comic.id}_{panel}_{number}_{shows}"
    question = press.said("telegram.new_words", panel=panel, words=text)
    html = f'<a href="{link}">✏️</a> {plain(question)}'
    await press.desk.post.text(
        press.place, html, ForceReply(selective=True, input_field_placeholder=cut(text, _PLACEHOLDER))
    )


def question_of(message: Message | None) -> Question | None:
    """Return what a message of the bot's asked about; None when it asked nothing."""
    for entity in message.entities if message else ():
        link = _LINK.fullmatch(entity.url or "") if entity.type == MessageEntity.TEXT_LINK else None
        if link:
            return Question(link["comic"], int(link["panel"]), int(link["line"]), int(link["page"]))
    return None


async def answered(talk: Talk, question: Question) -> None:
    """Change the words that a question asked about."""
    await change(talk, question.comic, question.panel, question.line, talk.words, question.page)


async def change(talk: Talk, comic: str, panel: int, number: int, text: str, page: int = 0) -> None:
    """Change one line of one of somebody's comics and show the page it is on."""
    lines = await talk.desk.shelf.lines(comic, talk.owner, panel)
    _, where = wording.spot(lines, panel, number)
    changed = await talk.desk.shelf.edit(comic, talk.owner, where, wording.meant(text))
    await show(talk.desk, talk.person, talk.place, changed, panel, page)


async def show(desk: Desk, person: Person, place: Place, comic: Comic, panel: int, page: int) -> None:
    """Show a changed comic: in the message that shows its first page, else as a new answer."""
    parcel = await desk.shelf.parcel(comic, person.language)
    number = _page_of(comic, panel)
    if page and number == 0 and await _became(desk, place, parcel, page):
        await desk.post.text(place, plain(texts(person.language)("telegram.changed")))
        return
    await desk.post.page(place, parcel, number, Turn())


async def _became(desk: Desk, place: Place, parcel: Parcel, page: int) -> bool:
    try:
        await desk.post.become(place.model_copy(update={"message": str(page)}), parcel, Turn())
    except BadRequest as error:
        if not outcomes.is_lost(error):
            raise
        return False
    return True


def _page_of(comic: Comic, panel: int) -> int:
    return min((panel - 1) // comic.brief.panels, len(comic.pages) - 1)
