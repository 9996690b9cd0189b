"""Methods that change what is already in a chat, and the answer to a pressed button."""

from __future__ import annotations

from dataclasses import replace

from . import refusals
from .params import Params
from .rooms import Chat, Look, Message
from .sending import buttons, captioned, taken, written
from .wire import InputMedia, Json, Reaction
from .world import QUERY_LIFE, Answer, World

# Telegram's documented limits: how long a message can be deleted (seconds), and a note's length.
DELETABLE_FOR = 48 * 3600.0
LONGEST_NOTE = 200


def _edited(world: World, params: Params, method: str) -> Message:
    chat = world.open(params.chat())
    message = chat.message(params.needed("message_id"))
    if message is None:
        raise refusals.EDIT_NOT_FOUND
    if message.sender is not world.bot or message.service:
        raise refusals.NOT_EDITABLE
    world.pace.admit(chat, method)
    return message


def _change(message: Message, look: Look) -> Json:
    if look.same_as(message.look):
        raise refusals.NOT_MODIFIED
    message.looks.append(look)
    return message.json()


def edit_text(world: World, params: Params) -> Json:
    text, entities = written(params, refusals.EDIT_TOO_LONG)
    keys = buttons(params)
    message = _edited(world, params, "editMessageText")
    if message.media is not None:
        raise refusals.NO_TEXT_TO_EDIT
    return _change(message, Look(world.clock.time(), text, entities, None, keys))


def edit_caption(world: World, params: Params) -> Json:
    text, entities = captioned(params.text("caption"), params.text("parse_mode"))
    keys = buttons(params)
    message = _edited(world, params, "editMessageCaption")
    if message.media is None:
        raise refusals.NO_CAPTION_TO_EDIT
    return _change(message, Look(world.clock.time(), text, entities, message.media, keys))


def edit_media(world: World, params: Params) -> Json:
    item = params.json("media", InputMedia)
    if item is None:
        raise refusals.bad("message media is not specified")
    text, entities = captioned(item.caption, item.parse_mode)
    keys, media = buttons(params), taken(world, params, item)
    message = _edited(world, params, "editMessageMedia")
    return _change(message, Look(world.clock.time(), text, entities, media, keys))


def edit_buttons(world: World, params: Params) -> Json:
    keys = buttons(params)
    message = _edited(world, params, "editMessageReplyMarkup")
    return _change(message, replace(message.look, at=world.clock.time(), buttons=keys))


def _may_delete(world: World, chat: Chat, message: Message) -> None:
    admin = chat.bot == "administrator"
    if message.sender is not world.bot and chat.kind != "private" and not admin:
        raise refusals.NOT_DELETABLE
    if world.clock.time() - message.looks[0].at > DELETABLE_FOR and not admin:
        raise refusals.NOT_DELETABLE_ANY_MORE


def delete(world: World, params: Params) -> bool:
    chat = world.known(params.chat())
    message = chat.message(params.needed("message_id"))
    if message is None:
        raise refusals.DELETE_NOT_FOUND
    _may_delete(world, chat, message)
    message.deleted_at = world.clock.time()
    return True


def delete_many(world: World, params: Params) -> bool:
    chat = world.known(params.chat())
    found = [chat.message(number) for number in params.json("message_ids", tuple[int, ...]) or ()]
    for message in (message for message in found if message is not None):
        _may_delete(world, chat, message)
        message.deleted_at = world.clock.time()
    return True


def react(world: World, params: Params) -> bool:
    message = world.known(params.chat()).message(params.needed("message_id"))
    if message is None:
        raise refusals.bad("message to react not found")
    message.reactions = [one.emoji for one in params.json("reaction", tuple[Reaction, ...]) or ()]
    return True


def answer_press(world: World, params: Params) -> bool:
    press = world.presses.get(params.text("callback_query_id"))
    now = world.clock.time()
    if press is None or now - press.at > QUERY_LIFE:
        raise refusals.QUERY_TOO_OLD
    if len(params.text("text")) > LONGEST_NOTE:
        raise refusals.EDIT_TOO_LONG
    press.answers.append(Answer(now, params.text("text"), params.flag("show_alert")))
    return True
