"""Buttons: what their data says, and the keyboards under messages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.texts import Texts
from kitsumy.comic import Lines
from kitsumy.exports import FORMATS
from kitsumy.styles import styles

from .markup import LONGEST_LABEL, cut

_COMIC, _ORDER, _PERSON = r"[0-9a-f]{12}", r"[0-9a-f]{16}", r"-?[0-9]{1,20}"
_ABOUT = {
    **dict.fromkeys(
        ("page", "sequel", "redraw", "edit", "style", "export", "delete", "show", "full"), _COMIC
    ),
    "stop": _ORDER,
    **dict.fromkeys(("mine", "cast", "drop", "forget", "lang", "draw"), _PERSON),
}
_SHAPES = {
    verb: re.compile(
        rf"k1:(?P<verb>{verb}):(?P<subject>{subject})(?::(?P<argument>[a-z0-9.]{{1,32}}))?", re.ASCII
    )
    for verb, subject in _ABOUT.items()
}
_LONGEST_DATA = 64
Rows = list[list[InlineKeyboardButton]]


class Data(NamedTuple):
    """What a button asks for: a verb, what it is about, and a choice."""

    verb: str
    subject: str
    argument: str = ""

    def __str__(self) -> str:
        return f"k1:{self.verb}:{self.subject}" + (f":{self.argument}" if self.argument else "")


def read(data: str | None) -> Data | None:
    """Return what a button's data says; None for what no button of ours has ever said."""
    if not data or len(data) > _LONGEST_DATA:
        return None
    shape = _SHAPES.get(data.split(":")[1]) if data.count(":") >= 2 else None
    found = shape.fullmatch(data) if shape else None
    return Data(found["verb"], found["subject"], found["argument"] or "") if found else None


def comic_under(message: Message | None) -> str:
    """Return the id of the comic whose buttons are under a message; empty when there are none."""
    return _subject_under(message, "page", "sequel", "redraw", "edit", "style", "export", "delete")


def order_under(message: Message | None) -> str:
    """Return the id of the order whose status a message is; empty when it is none."""
    return _subject_under(message, "stop")


def _subject_under(message: Message | None, *verbs: str) -> str:
    keyboard = message.reply_markup.inline_keyboard if message and message.reply_markup else ()
    for button in (button for row in keyboard for button in row):
        data = read(button.callback_data if isinstance(button.callback_data, str) else None)
        if data is not None and data.verb in verbs:
            return data.subject
    return ""


def is_shown(message: Message, data: str) -> bool:
    """Tell whether a message has a button with some data."""
    keyboard = message.reply_markup.inline_keyboard if message.reply_markup else ()
    return any(button.callback_data == data for row in keyboard for button in row)


def button(label: str, verb: str, subject: str, argument: str = "") -> InlineKeyboardButton:
    """Return one button."""
    return InlineKeyboardButton(label, callback_data=str(Data(verb, subject, argument)))


def rows(buttons: Iterable[InlineKeyboardButton], wide: int) -> Rows:
    """Set buttons in rows."""
    everything = list(buttons)
    return [everything[start : start + wide] for start in range(0, len(everything), wide)]


def under_status(said: Texts, order: str) -> InlineKeyboardMarkup:
    """Return the button under a status."""
    return InlineKeyboardMarkup([[button(said("telegram.button_cancel"), "stop", order)]])


def under_page(said: Texts, comic: str, offer: int | None = None) -> InlineKeyboardMarkup:
    """Return the buttons under a page; the first has a draft drawn in full, where that can be had."""
    verbs = ("sequel", "redraw", "edit", "style", "export", "delete")
    offered = [] if offer is None else [[button(said.offer(offer), "full", comic)]]
    usual = rows((button(said(f"telegram.button_{v}"), v, comic) for v in verbs), 2)
    return InlineKeyboardMarkup([*offered, *usual])


def under_another(said: Texts, comic: str, number: int, version: int) -> InlineKeyboardMarkup:
    """Return the button under a page that is not the first: it has the others in it, and no other has it."""
    return InlineKeyboardMarkup(
        [[button(said("telegram.button_more"), "page", comic, f"{number}.{version}")]]
    )


def panels(said: Texts, comic: str, verb: str, count: int) -> InlineKeyboardMarkup:
    """Return a choice of panels."""
    numbered = [button(str(number), verb, comic, str(number)) for number in range(1, count + 1)]
    return InlineKeyboardMarkup([*rows(numbered, 6), *_back(said, comic)])


def lines(said: Texts, comic: str, panel: int, words: Lines) -> InlineKeyboardMarkup:
    """Return a choice of one panel's words, in reading order."""
    shown = [*words.captions, *(one.text for one in words.balloons), *(one.text for one in words.sfx)]
    numbered = [
        button(cut(f"{number}. {text}", LONGEST_LABEL), "edit", comic, f"{panel}.{number}")
        for number, text in enumerate(shown, 1)
    ]
    return InlineKeyboardMarkup([*rows(numbered, 1), *_back(said, comic)])


def looks(said: Texts, comic: str, language: str) -> InlineKeyboardMarkup:
    """Return a choice of styles."""
    named = [button(style.names[language], "style", comic, key) for key, style in styles().items()]
    return InlineKeyboardMarkup([*rows(named, 2), *_back(said, comic)])


def formats(said: Texts, comic: str) -> InlineKeyboardMarkup:
    """Return a choice of file formats."""
    named = [button(said(f"telegram.format_{name}"), "export", comic, name) for name in FORMATS]
    return InlineKeyboardMarkup([*rows(named, 3), *_back(said, comic)])


def sure(said: Texts, verb: str, subject: str, argument: str = "yes") -> InlineKeyboardMarkup:
    """Return the question before something that cannot be undone."""
    yes = button(said(f"telegram.sure_{verb}"), verb, subject, argument)
    return InlineKeyboardMarkup([[yes], *(_back(said, subject) if _ABOUT[verb] == _COMIC else [])])


def _back(said: Texts, comic: str) -> Rows:
    return [[button(said("telegram.button_back"), "page", comic)]]
