"""Messages, pictures, albums and documents, as the real library sends them and a person sees them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden

from tests.servers.telegram import Person, TelegramServer
from tests.servers.telegram.conftest import picture

Send = Callable[[Bot, int], Awaitable[object]]


def keys(data: str = "sequel:1") -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("Sequel", callback_data=data)]])


async def test_a_text_with_its_markup_and_buttons_is_seen(
    telegram: TelegramServer, bot: Bot, olena: Person
) -> None:
    sent = await bot.send_message(
        olena.id, "<b>Лис</b> 🦊 &amp; <i>hat</i> ", parse_mode="HTML", reply_markup=keys()
    )
    (seen,) = telegram.chat(olena).messages
    assert (sent.message_id, sent.text, seen.labels) == (seen.id, "Лис 🦊 & hat", ["Sequel"])
    assert [(one.type, one.offset, one.length) for one in sent.entities] == [("bold", 0, 3), ("italic", 9, 3)]
    assert telegram.chat(olena.id).told == [seen]


async def test_pictures_documents_and_albums_arrive_whole(
    telegram: TelegramServer, bot: Bot, olena: Person
) -> None:
    page = picture(1800, 2400)
    sent = await bot.send_photo(olena.id, page, caption="The hat")
    await bot.send_document(olena.id, page, filename="hat.png", disable_content_type_detection=True)
    await bot.send_media_group(olena.id, [InputMediaPhoto(picture(), caption="one"), InputMediaPhoto(page)])
    photo, document, first, second = telegram.chat(olena).messages
    assert photo.photo is not None
    assert (photo.photo.data, photo.text, sent.photo[-1].width) == (page, "The hat", 960)
    assert document.document is not None
    assert (document.document.data, document.document.name) == (page, "hat.png")
    assert first.album == second.album != ""
    assert first.text == "one"
    again = await bot.send_photo(olena.id, sent.photo[-1].file_id)
    assert again.photo[-1].file_unique_id == sent.photo[-1].file_unique_id


async def test_answers_stay_in_their_topic(telegram: TelegramServer, bot: Bot, olena: Person) -> None:
    forum = telegram.group("Comics", olena, forum=True)
    thread = telegram.topic(forum, "Foxes")
    asked = telegram.says(olena, forum, "/comic@kitsumy_bot a fox", thread=thread)
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert (update.message.message_thread_id, update.message.is_topic_message) == (thread, True)
    assert update.message.reply_to_message is not None
    assert update.message.reply_to_message.forum_topic_created is not None
    assert [one.type for one in update.message.entities] == ["bot_command"]
    await update.message.reply_text("Heard", do_quote=True)
    (told,) = forum.told
    assert (told.text, told.thread, told.reply_to) == ("Heard", thread, asked)
    assert forum.in_thread(thread)[-1] is told


async def test_a_quoted_message_may_be_gone(telegram: TelegramServer, bot: Bot, olena: Person) -> None:
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(olena.id, "x", reply_parameters=ReplyParameters(77))
    kept = ReplyParameters(77, allow_sending_without_reply=True)
    assert (await bot.send_message(olena.id, "x", reply_parameters=kept)).reply_to_message is None


REFUSED: list[tuple[str, Send]] = [
    ("Message is too long", lambda bot, chat: bot.send_message(chat, "x" * 4097)),
    ("Message text is empty", lambda bot, chat: bot.send_message(chat, "<b> </b>", parse_mode="HTML")),
    ("Message caption is too long", lambda bot, chat: bot.send_photo(chat, picture(), caption="x" * 1025)),
    ("Button_data_invalid", lambda bot, chat: bot.send_message(chat, "x", reply_markup=keys("ї" * 33))),
    ("Can't parse entities: Unsupported start tag \"x\" at byte offset 3",
     lambda bot, chat: bot.send_message(chat, "ї <x>", parse_mode="HTML")),
    ("Can't parse entities: Can't find end tag corresponding to start tag \"b\"",
     lambda bot, chat: bot.send_message(chat, "<b>x", parse_mode="HTML")),
    ("Photo_invalid_dimensions", lambda bot, chat: bot.send_photo(chat, picture(9000, 1001))),
    ("Photo_invalid_dimensions", lambda bot, chat: bot.send_photo(chat, picture(2100, 100))),
    ("Image_process_failed", lambda bot, chat: bot.send_photo(chat, b"no picture")),
    ("too big for a photo; the maximum size is 10485760 bytes",
     lambda bot, chat: bot.send_photo(chat, bytes(10 * 2**20 + 1))),
    ("File must be non-empty", lambda bot, chat: bot.send_document(chat, b"")),
    ("Wrong file identifier", lambda bot, chat: bot.send_photo(chat, "photo-99")),
    ("Too many messages to send as an album",
     lambda bot, chat: bot.send_media_group(chat, [InputMediaPhoto(picture())] * 11)),
    ("mixed with other media types",
     lambda bot, chat: bot.send_media_group(chat, [InputMediaPhoto(picture()), InputMediaDocument(b"x")])),
    ("Chat not found", lambda bot, chat: bot.send_message(4, "x")),
    ("Message thread not found", lambda bot, chat: bot.send_message(chat, "x", message_thread_id=5)),
    ("Wrong parameter action", lambda bot, chat: bot.send_chat_action(chat, "dancing")),
]  # fmt: skip


@pytest.mark.parametrize(("words", "send"), REFUSED, ids=range(len(REFUSED)))
async def test_what_telegram_does_not_take_is_refused_in_its_words(
    telegram: TelegramServer, bot: Bot, olena: Person, words: str, send: Send
) -> None:
    with pytest.raises(BadRequest) as refused:
        await send(bot, olena.id)
    # The library rewrites the letters' case.
    assert words.lower() in str(refused.value).lower()
    assert telegram.chat(olena).messages == []
    telegram.violations.clear()  # the description forbids some of these too


async def test_places_where_a_bot_may_not_write(telegram: TelegramServer, bot: Bot, olena: Person) -> None:
    group, stranger = telegram.group("Foxes", olena, basic=True), telegram.person("Ivan", started=False)
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(stranger.id, "x")
    telegram.blocks(olena)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(olena.id, "x")
    telegram.sets_bot(olena, group, "kicked")
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(group.id, "x")
    moved = [update.my_chat_member for update in await bot.get_updates()]
    assert [one.new_chat_member.status for one in moved if one is not None] == ["kicked", "kicked"]
    telegram.blocks(olena, blocked=False)
    assert await bot.send_message(olena.id, "x")


async def test_a_closed_topic_takes_an_admin_only(telegram: TelegramServer, bot: Bot, olena: Person) -> None:
    forum = telegram.group("Comics", olena, forum=True)
    thread = telegram.topic(forum, "Foxes")
    forum.topics[thread].closed = True
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(forum.id, "x", message_thread_id=thread)
    telegram.sets_bot(olena, forum, "administrator")
    assert (await bot.send_message(forum.id, "x", message_thread_id=thread)).message_thread_id == thread


async def test_a_group_that_became_a_supergroup_says_where_it_is(
    telegram: TelegramServer, bot: Bot, olena: Person
) -> None:
    group = telegram.group("Foxes", olena, basic=True)
    new = telegram.migrates(group)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(group.id, "x")
    assert moved.value.new_chat_id == new.id
    assert (await bot.send_message(new.id, "x")).chat.type == "supergroup"
    told = [update.message for update in await bot.get_updates()]
    assert [(one.migrate_to_chat_id, one.migrate_from_chat_id) for one in told if one is not None] == [
        (new.id, None),
        (None, group.id),
    ]
