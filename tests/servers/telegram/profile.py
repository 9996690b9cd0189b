"""What a bot says of itself: its menus, by scope and language, and its descriptions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .params import Params
from .refusals import bad
from .rooms import Chat, Person
from .wire import Command, Json, Profile, Scope

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
MOST_COMMANDS = 100
LONGEST_COMMAND_TEXT = 256
LONGEST = {"name": 64, "description": 512, "short_description": 120}
Key = tuple[Scope, str]


def _key(params: Params) -> Key:
    return params.json("scope", Scope) or Scope(), params.text("language_code")


def _valid(commands: tuple[Command, ...]) -> tuple[Command, ...]:
    if len(commands) > MOST_COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(command.command):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(command.description) <= LONGEST_COMMAND_TEXT:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return commands


def _scopes(person: Person, chat: Chat, *, admin: bool) -> list[Scope]:
    """Return where Telegram looks for a person's menu, the nearest place first."""
    if chat.kind == "private":
        return [Scope(type="chat", chat_id=chat.id), Scope(type="all_private_chats"), Scope()]
    near = [Scope(type="chat_member", chat_id=chat.id, user_id=person.id)]
    admins = [Scope(type="chat_administrators", chat_id=chat.id)] if admin else []
    all_admins = [Scope(type="all_chat_administrators")] if admin else []
    here = Scope(type="chat", chat_id=chat.id)
    return [*near, *admins, here, *all_admins, Scope(type="all_group_chats"), Scope()]


@dataclass
class Menus:
    """The bot's own page."""

    menus: dict[Key, tuple[Command, ...]] = field(default_factory=dict)
    said: dict[str, Profile] = field(default_factory=dict)

    def set_commands(self, params: Params) -> bool:
        commands = _valid(params.json("commands", tuple[Command, ...]) or ())
        self.menus[_key(params)] = commands
        return True

    def delete_commands(self, params: Params) -> bool:
        self.menus.pop(_key(params), None)
        return True

    def commands(self, params: Params) -> list[Json]:
        return [command.model_dump() for command in self.menus.get(_key(params), ())]

    def seen_by(self, person: Person, chat: Chat) -> list[str]:
        """Return the commands in a person's menu, as Telegram chooses it by place and language."""
        admin = chat.members.get(person.id) in ("creator", "administrator")
        for scope in _scopes(person, chat, admin=admin):
            for language in (person.language, ""):
                if self.menus.get((scope, language)):
                    return [command.command for command in self.menus[scope, language]]
        return []

    def say(self, what: str, params: Params) -> bool:
        """Keep a name or a description in one language."""
        text = params.text(what)
        if len(text) > LONGEST[what]:
            raise bad(f"{what.replace('_', ' ')} is too long")
        language = params.text("language_code")
        self.said[language] = self.said.get(language, Profile()).model_copy(update={what: text})
        return True

    def tell(self, what: str, params: Params) -> Json:
        known = self.said.get(params.text("language_code")) or self.said.get("") or Profile()
        return {what: str(getattr(known, what))}
