"""The menus of commands: what is useful in private, in groups, and to their admins, in both languages."""

from __future__ import annotations

import logging

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

from bot.texts import texts
from kitsumy.language import LANGUAGES

from .commands import COMMANDS
from .posting import TelegramBot

_log = logging.getLogger(__name__)
_FIRST = ("comic", "styles", "help")
_PRIVATE = tuple(name for name in COMMANDS if name != "start")
_GROUP = ("comic", "sequel", "redraw", "edit", "export", "mycomics", "styles", "cancel", "quota", "help")
_ADMINS = (*_GROUP, "language", "privacy")
SCOPES: tuple[tuple[BotCommandScope, tuple[str, ...]], ...] = (
    (BotCommandScopeDefault(), _FIRST),
    (BotCommandScopeAllPrivateChats(), _PRIVATE),
    (BotCommandScopeAllGroupChats(), _GROUP),
    (BotCommandScopeAllChatAdministrators(), _ADMINS),
)


async def register(bot: TelegramBot) -> None:
    """Give every menu its commands; without them the bot works as well."""
    try:
        for scope, names in SCOPES:
            for language in LANGUAGES:
                # English is everybody's who speaks none of ours.
                code = None if language == LANGUAGES[0] else language
                said = texts(language)
                commands = [BotCommand(name, said(f"commands.{name}")) for name in names]
                await bot.set_my_commands(commands, scope, code)
    except TelegramError as error:
        _log.warning("the menus were not registered: %s", type(error).__name__)
