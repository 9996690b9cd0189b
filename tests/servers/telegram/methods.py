"""The Bot API's methods that this server knows, by their names."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from . import asking, editing, refusals, sending
from .params import Params
from .world import World

Method = Callable[[World, Params], object]


def _say(what: str, world: World, params: Params) -> bool:
    return world.menus.say(what, params)


def _tell(what: str, world: World, params: Params) -> object:
    return world.menus.tell(what, params)


_METHODS: dict[str, Method] = {
    "getMe": asking.get_me,
    "getChat": asking.get_chat,
    "getChatMember": asking.get_member,
    "getChatAdministrators": asking.get_administrators,
    "getChatMemberCount": asking.get_member_count,
    "leaveChat": asking.leave,
    "getFile": asking.get_file,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendMediaGroup": sending.send_media_group,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageMedia": editing.edit_media,
    "editMessageReplyMarkup": editing.edit_buttons,
    "deleteMessage": editing.delete,
    "deleteMessages": editing.delete_many,
    "setMessageReaction": editing.react,
    "answerCallbackQuery": editing.answer_press,
    "setMyCommands": lambda world, params: world.menus.set_commands(params),
    "getMyCommands": lambda world, params: world.menus.commands(params),
    "deleteMyCommands": lambda world, params: world.menus.delete_commands(params),
    "setMyName": partial(_say, "name"),
    "getMyName": partial(_tell, "name"),
    "setMyDescription": partial(_say, "description"),
    "getMyDescription": partial(_tell, "description"),
    "setMyShortDescription": partial(_say, "short_description"),
    "getMyShortDescription": partial(_tell, "short_description"),
    "getWebhookInfo": lambda world, params: world.updates.webhook_json(),
}
# Telegram does not mind how a method's letters are cased.
_BY_NAME = {name.lower(): method for name, method in _METHODS.items()}


async def perform(world: World, name: str, params: Params) -> object:
    """Do what a method does; return its result."""
    if name.lower() == "getupdates":
        return await world.updates.poll(params)
    if name.lower() in ("setwebhook", "deletewebhook"):
        await world.updates.set_webhook(params)
        return True
    method = _BY_NAME.get(name.lower())
    if method is None:
        raise refusals.UNKNOWN_METHOD
    return method(world, params)
