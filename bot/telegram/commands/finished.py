"""Finished comics: list them, draw panels again, change words, take files away."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup

from bot import wishes, wording
from bot.asking import Wish
from kitsumy.comic import Comic
from kitsumy.errors import NotANumber

from .. import buttons, editing
from ..desk import Talk
from ..hearing import quoted
from ..listing import page_of_comics
from ..posting import File


async def mycomics(talk: Talk) -> None:
    """List this person's comics."""
    html, keyboard = await page_of_comics(talk.desk, talk.person, 0)
    await talk.html(html, keyboard)


async def redraw(talk: Talk) -> None:
    """Order another drawing of a panel; without one, ask which."""
    comic, rest = await _which(talk)
    if not rest:
        keyboard = buttons.panels(talk.said, comic.id, "redraw", len(comic.panels))
        await _ask(talk, comic, "telegram.which_panel", keyboard)
        return
    if not rest.isdecimal() or len(rest) > 3:
        raise NotANumber("panel", rest)
    await talk.order(Wish(kind="redraw", comic=comic.id, panel=int(rest)))


async def edit(talk: Talk) -> None:
    """Change words of a panel; without them, ask which."""
    comic, rest = await _which(talk)
    if not rest:
        keyboard = buttons.panels(talk.said, comic.id, "edit", len(comic.panels))
        await _ask(talk, comic, "telegram.which_panel", keyboard)
        return
    panel, line, text = wording.read(rest)
    lines = await talk.desk.shelf.lines(comic.id, talk.owner, panel)
    if not text:
        await _ask(talk, comic, "telegram.which_words", buttons.lines(talk.said, comic.id, panel, lines))
        return
    number = wording.first_spoken(lines) if line is None else line
    await editing.change(talk, comic.id, panel, number, text)


async def export(talk: Talk) -> None:
    """Send a comic's files; without a format, ask which."""
    comic, rest = await _which(talk)
    if not rest:
        await _ask(talk, comic, "telegram.which_format", buttons.formats(talk.said, comic.id))
        return
    files = await talk.desk.shelf.export(comic.id, talk.owner, rest.split()[0])
    await talk.desk.post.documents(talk.place, [File(*one) for one in files], comic.title)


async def _which(talk: Talk) -> tuple[Comic, str]:
    """Return the comic that is meant and the words that do not say which."""
    reference, rest = wishes.reference(talk.words)
    reference = reference or buttons.comic_under(quoted(talk.message))
    return await talk.desk.shelf.comic(reference, talk.owner), rest


async def _ask(talk: Talk, comic: Comic, key: str, keyboard: InlineKeyboardMarkup) -> None:
    await talk.answer(talk.said(key, title=comic.title), keyboard)
