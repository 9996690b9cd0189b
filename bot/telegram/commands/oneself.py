"""What the bot knows of a person, and how to change or end that."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup

from bot import wishes
from kitsumy.errors import UnknownLanguage
from kitsumy.language import LANGUAGES

from ..buttons import button, sure
from ..desk import Talk

_OWN = ("auto", "авто")


async def quota(talk: Talk) -> None:
    """Tell how many comics are left today."""
    person = await talk.desk.persons.writing(talk.message, role=True)
    now = await talk.desk.quotas.standing(person, talk.place)
    said = talk.said
    lines = [
        said("telegram.quota", made=now.made, daily=now.daily),
        said("telegram.quota_waiting", orders=said.count("order", now.waiting)) if now.waiting else "",
        said("telegram.quota_spent", spent=f"{now.spent:.2f}", budget=f"{now.budget:.2f}")
        if now.spent
        else "",
        said("telegram.quota_again", moment=said.moment(now.seconds)),
    ]
    await talk.answer("\n".join(filter(None, lines)))


async def language(talk: Talk) -> None:
    """Speak another language to this person; without one, ask which."""
    wanted = talk.words.casefold()
    if not wanted:
        choices = [
            button(talk.said(f"telegram.language_{code}"), "lang", talk.person.user, code)
            for code in (*LANGUAGES, "auto")
        ]
        await talk.answer(talk.said("telegram.which_language"), InlineKeyboardMarkup([choices]))
        return
    code = "" if wanted in _OWN else wishes.language(wanted)
    if code and code not in LANGUAGES:
        raise UnknownLanguage(talk.words, LANGUAGES)
    await talk.desk.people.speak(talk.owner, code)
    person = await talk.desk.persons.writing(talk.message)
    talk.person = person
    await talk.answer(talk.said("telegram.language_chosen"))


async def privacy(talk: Talk) -> None:
    """Tell what is kept."""
    await talk.answer(talk.said("telegram.privacy"))


async def forgetme(talk: Talk) -> None:
    """Ask whether everything of this person is to be removed."""
    await talk.answer(talk.said("telegram.forget"), sure(talk.said, "forget", talk.person.user))
