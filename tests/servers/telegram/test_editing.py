"""Edits, deletions and presses: everything that a message ever showed is kept."""

from __future__ import annotations

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto
from telegram.error import BadRequest

from tests.servers.telegram import Person, TelegramServer
from tests.servers.telegram.conftest import bot_of, picture

KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("Cancel", callback_data="cancel:1")]])


async def test_a_status_message_becomes_the_page(telegram: TelegramServer, bot: Bot, olena: Person) -> None:
    sent = await bot.send_message(olena.id, "Heard", reply_markup=KEYS)
    telegram.clock.advance(1)
    await sent.edit_text("Drawing")
    page = picture()
    await sent.edit_media(InputMediaPhoto(page, caption="The hat"), reply_markup=KEYS)
    await sent.edit_caption("The hat, again", reply_markup=KEYS)
    await sent.edit_reply_markup(None)
    (seen,) = telegram.chat(olena).messages
    assert [look.text for look in seen.looks] == [
        "Heard",
        "Drawing",
        "The hat",
        "The hat, again",
        "The hat, again",
    ]
    assert [len(look.buttons) for look in seen.looks] == [1, 0, 1, 1, 0]
    assert [look.media is not None for look in seen.looks] == [False, False, True, True, True]
    assert seen.looks[1].at - seen.looks[0].at >= 1
    assert seen.photo is not None
    assert seen.photo.data == page


async def test_edits_that_telegram_refuses(telegram: TelegramServer, bot: Bot, olena: Person) -> None:
    sent = await bot.send_message(olena.id, "Heard")
    page = await bot.send_photo(olena.id, picture())
    hers = telegram.says(olena, olena, "hello")
    for words, edit in (
        ("Message is not modified: specified new message content", sent.edit_text("Heard")),
        ("Message to edit not found", bot.edit_message_text("x", olena.id, 99)),
        ("Message can't be edited", bot.edit_message_text("x", olena.id, hers.id)),
        ("There is no text in the message to edit", page.edit_text("x")),
        ("There is no caption in the message to edit", sent.edit_caption("x")),
        ("Message_too_long", sent.edit_text("x" * 4097)),
    ):
        with pytest.raises(BadRequest) as refused:
            await edit
        assert str(refused.value).startswith(words)
    assert [len(one.looks) for one in telegram.chat(olena).messages] == [1, 1, 1]
    telegram.violations.clear()  # the description forbids the long text too


async def test_deleted_messages_are_only_remembered(
    telegram: TelegramServer, bot: Bot, olena: Person
) -> None:
    chat = telegram.chat(olena)
    sent = [await bot.send_message(olena.id, text) for text in ("one", "two", "three")]
    await sent[0].delete()
    await bot.delete_messages(olena.id, [sent[0].message_id, sent[1].message_id])
    assert [message.text for message in chat.messages] == ["three"]
    assert [message.text for message in chat.history] == ["one", "two", "three"]
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await sent[0].delete()
    telegram.clock.advance(49 * 3600)
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await sent[2].delete()


async def test_a_press_is_answered_while_it_is_fresh(still_telegram: TelegramServer) -> None:
    telegram = still_telegram
    olena = telegram.person("Olena")
    async with bot_of(telegram) as bot:
        await bot.send_message(olena.id, "Heard", reply_markup=KEYS)
        (message,) = telegram.chat(olena).messages
        press, late = telegram.presses(olena, message, "Cancel"), telegram.presses(olena, message, "cancel:1")
        first, second = [update.callback_query for update in await bot.get_updates()]
        assert first is not None
        assert second is not None
        assert (first.data, first.from_user.id, first.message and first.message.message_id) == (
            "cancel:1",
            olena.id,
            1,
        )
        await first.answer("Stopped", show_alert=True)
        assert (press.answered, press.told, press.answers[0].alert) == (True, "Stopped", True)
        telegram.clock.advance(16)
        with pytest.raises(BadRequest, match="Query is too old and response timeout expired"):
            await second.answer()
        assert not late.answered


async def test_a_person_presses_only_what_is_there(telegram: TelegramServer, bot: Bot, olena: Person) -> None:
    await bot.send_message(olena.id, "Heard", reply_markup=KEYS)
    (message,) = telegram.chat(olena).messages
    with pytest.raises(LookupError):
        telegram.presses(olena, message, "Sequel")
    telegram.forges(olena, message, "sequel:77")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    assert update.callback_query.data == "sequel:77"
