"""Updates, menus, webhooks and the contract, through the real library."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest
from aiohttp import web
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeChat,
    Message,
    Update,
)
from telegram.error import (
    BadRequest,
    Conflict,
    InvalidToken,
)
from telegram.ext import Application, CommandHandler, ContextTypes

from tests.servers import contract
from tests.servers.telegram import TOKEN, Person, TelegramServer
from tests.servers.telegram.conftest import bot_of, picture

SIGN = "sent-by-the-test"


async def test_a_whole_application_polls_and_answers(telegram: TelegramServer, olena: Person) -> None:
    async def comic(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert isinstance(update.message, Message)
        await update.message.reply_text(" ".join(context.args or []))

    builder = Application.builder().token(telegram.token)
    app = builder.base_url(telegram.base_url).base_file_url(telegram.base_file_url).build()
    app.add_handler(CommandHandler("comic", comic))
    async with app:
        await app.start()
        assert app.updater is not None
        await app.updater.start_polling()
        telegram.says(olena, olena, "/comic a fox finds a hat")
        telegram.says(olena, olena, "just talk")
        await telegram.until(lambda: len(telegram.chat(olena).told) == 1)
        await app.updater.stop()
        await app.stop()
    assert telegram.chat(olena).told[0].text == "a fox finds a hat"


async def test_updates_come_again_until_they_are_confirmed(
    telegram: TelegramServer, bot: Bot, olena: Person
) -> None:
    for text in ("one", "two", "three"):
        telegram.says(olena, olena, text)
    first, second, third = await bot.get_updates()
    assert [update.update_id for update in await bot.get_updates(limit=1)] == [first.update_id]
    assert [update.update_id for update in await bot.get_updates(second.update_id)] == [
        second.update_id,
        third.update_id,
    ]
    assert await bot.get_updates(third.update_id + 1) == ()


async def test_a_long_poll_ends_with_news_and_a_second_one_ends_the_first(
    telegram: TelegramServer, bot: Bot, olena: Person
) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=5))
    await telegram.until(lambda: len(telegram.calls_of("getUpdates")) == 1)
    second = asyncio.create_task(bot.get_updates(timeout=5))
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first
    telegram.says(olena, olena, "hello")
    assert len(await second) == 1


async def test_photos_of_people_can_be_fetched(telegram: TelegramServer, bot: Bot, olena: Person) -> None:
    shot = picture(form="JPEG")
    telegram.says(olena, olena, "/comic a fox", photo=shot)
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.caption == "/comic a fox"
    file = await update.message.photo[-1].get_file()
    assert bytes(await file.download_as_bytearray()) == shot
    with pytest.raises(BadRequest, match="Invalid file_id"):
        await bot.get_file("photo-77")


async def test_menus_are_chosen_by_place_and_tongue(
    telegram: TelegramServer, bot: Bot, olena: Person
) -> None:
    group, ivan = telegram.group("Foxes", olena), telegram.person("Ivan", language="en")
    await bot.set_my_commands([BotCommand("comic", "Draw")])
    await bot.set_my_commands([BotCommand("komiks", "Намалювати")], language_code="uk")
    await bot.set_my_commands([BotCommand("help", "Help")], scope=BotCommandScopeAllGroupChats())
    assert telegram.menus.seen_by(olena, telegram.chat(olena)) == ["komiks"]
    assert telegram.menus.seen_by(ivan, telegram.chat(ivan)) == ["comic"]
    assert telegram.menus.seen_by(ivan, group) == ["help"]
    assert [command.command for command in await bot.get_my_commands(language_code="uk")] == ["komiks"]
    await bot.delete_my_commands(language_code="uk")
    assert telegram.menus.seen_by(olena, telegram.chat(olena)) == ["comic"]
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await bot.set_my_commands([BotCommand("Comic!", "Draw")], scope=BotCommandScopeChat(olena.id))
    await bot.set_my_description("Комікси", language_code="uk")
    assert (await bot.get_my_description("uk")).description == "Комікси"
    assert (await bot.get_my_description()).description == ""


async def test_who_is_who_in_a_group(telegram: TelegramServer, bot: Bot, olena: Person) -> None:
    ivan, stranger = telegram.person("Ivan"), telegram.person("Stranger")
    group = telegram.group("Foxes", olena, ivan)
    telegram.sets_bot(olena, group, "administrator")
    statuses = [(await bot.get_chat_member(group.id, who.id)).status for who in (olena, ivan, stranger)]
    assert statuses == ["creator", "member", "left"]
    assert {one.user.id for one in await bot.get_chat_administrators(group.id)} == {olena.id, bot.id}
    assert (await bot.get_chat(group.id)).title == "Foxes"
    assert await bot.get_chat_member_count(group.id) == 3


async def test_a_webhook_is_pushed_until_taken(telegram: TelegramServer, bot: Bot, olena: Person) -> None:
    taken: list[tuple[str, int]] = []
    tries = iter((500, 200, 200))

    async def hook(request: web.Request) -> web.Response:
        update = await request.json()
        taken.append((request.headers["X-Telegram-Bot-Api-Secret-Token"], update["update_id"]))
        return web.Response(status=next(tries))

    app = web.Application()
    app.router.add_post("/hook", hook)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await bot.set_webhook(f"http://127.0.0.1:{runner.addresses[0][1]}/hook", secret_token=SIGN)
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    telegram.says(olena, olena, "one")
    telegram.says(olena, olena, "two")
    await telegram.until(lambda: len(taken) == 3)
    assert taken[0] == taken[1] != taken[2]
    assert taken[0][0] == SIGN
    await telegram.until(lambda: not telegram.world.updates.pending)
    await bot.delete_webhook()
    assert (await bot.get_webhook_info()).url == ""
    await runner.cleanup()


async def test_another_bot_is_not_known(telegram: TelegramServer) -> None:
    stranger = Bot("1:other", base_url=telegram.base_url)
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()


async def test_requests_against_the_description_are_noticed(telegram: TelegramServer, olena: Person) -> None:
    if not contract.present():
        pytest.skip(contract.ABSENT)
    async with aiohttp.ClientSession() as session:
        url = f"{telegram.base_url}{TOKEN}"
        async with session.post(f"{url}/sendMessage", json={"chat_id": olena.id}) as answer:
            assert await answer.json() == {
                "ok": False,
                "error_code": 400,
                "description": "Bad Request: message text is empty",
            }
        async with session.get(f"{url}/sendHug", params={"chat_id": olena.id}) as answer:
            assert answer.status == 404
    assert telegram.violations == ["sendMessage: text: required", "sendHug: sendHug: no such Bot API method"]
    telegram.violations.clear()


async def test_calls_are_kept_with_their_times_and_files() -> None:
    for keep in (True, False):
        async with TelegramServer(keep_files=keep) as telegram, bot_of(telegram) as bot:
            reader, page = telegram.person("Ivan"), picture()
            await bot.send_photo(reader.id, page)
            (call,) = telegram.calls_of("sendPhoto")
            assert (call.files[0].size, call.files[0].data) == (len(page), page if keep else b"")
            assert call.at <= telegram.chat(reader).messages[0].looks[0].at <= telegram.clock.time()
