"""What else people and bots do: they change words, send files, react, mute and leave."""

from __future__ import annotations

import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden

from tests.servers.telegram import Person, TelegramServer


async def test_people_change_their_words_and_send_files(
    telegram: TelegramServer, bot: Bot, olena: Person
) -> None:
    telegram.edits(telegram.says(olena, olena, "/comic a fix"), "/comic a fox")
    telegram.says(olena, olena, document=b"a story")
    first, second, third = await bot.get_updates()
    assert first.message is not None
    assert second.edited_message is not None
    assert third.message is not None
    assert (first.message.text, second.edited_message.text) == ("/comic a fix", "/comic a fox")
    assert second.edited_message.edit_date is not None
    assert third.message.document is not None
    file = await third.message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"a story"


async def test_only_what_was_asked_for_comes(telegram: TelegramServer, bot: Bot, olena: Person) -> None:
    assert await bot.get_updates(allowed_updates=["callback_query"]) == ()
    telegram.says(olena, olena, "not heard")
    sent = await bot.send_message(olena.id, "x")
    telegram.forges(olena, telegram.chat(olena).messages[-1], "any")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    assert update.callback_query.message is not None
    assert update.callback_query.message.message_id == sent.message_id


async def test_the_bot_reacts_acts_and_speaks_in_silence(
    telegram: TelegramServer, bot: Bot, olena: Person
) -> None:
    asked = telegram.says(olena, olena, "/comic")
    await bot.set_message_reaction(olena.id, asked.id, "👀")
    await bot.send_chat_action(olena.id, "upload_photo")
    await bot.send_message(olena.id, "x", disable_notification=True)
    chat = telegram.chat(olena)
    assert asked.reactions == ["👀"]
    assert [acting.action for acting in chat.actions] == ["upload_photo"]
    assert [message.silent for message in chat.messages] == [False, True]


async def test_a_muted_bot_may_not_write_and_one_that_left_sees_nothing(
    telegram: TelegramServer, bot: Bot, olena: Person
) -> None:
    group = telegram.group("Foxes", olena)
    group.muted = True
    with pytest.raises(BadRequest, match="Not enough rights to send text messages to the chat"):
        await bot.send_message(group.id, "x")
    await bot.leave_chat(group.id)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.get_chat(group.id)


async def test_in_a_group_only_an_admin_deletes_what_others_wrote(
    telegram: TelegramServer, bot: Bot, olena: Person
) -> None:
    group = telegram.group("Foxes", olena)
    written = telegram.says(olena, group, "spam")
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(group.id, written.id)
    telegram.sets_bot(olena, group, "administrator")
    assert await bot.delete_message(group.id, written.id)
    assert group.messages == []
