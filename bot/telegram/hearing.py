"""What is said to the bot: commands, mentions, answers to its messages; in private, everything."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from telegram import Message, MessageEntity, User

Kind = Literal["command", "mention", "answer", "talk"]
_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w+))?")


class Heard(NamedTuple):
    """A message that is meant for the bot."""

    message: Message
    kind: Kind
    command: str
    """Empty unless it is one."""
    words: str
    """What was said besides."""
    addressed: bool
    """Whether the bot was named, or nobody else could be meant."""


def heard(message: Message, me: User) -> Heard | None:
    """Return what a message says to the bot; None when it is not for the bot."""
    if _is_strange(message):
        return None
    private = message.chat.type == "private"
    text = message.text or message.caption or ""
    if (command := _COMMAND.match(text)) and _is_command(message):
        name, target = command[1].lower(), command[2]
        if target and target.lower() != (me.username or "").lower():
            return None
        return Heard(message, "command", name, text[command.end() :].strip(), bool(target) or private)
    if (rest := _without_mention(message, text, me)) is not None:
        return Heard(message, "mention", "", rest, True)
    if answered_by(message, me) is not None:
        return Heard(message, "answer", "", text.strip(), True)
    return Heard(message, "talk", "", text.strip(), True) if private else None


def quoted(message: Message) -> Message | None:
    """Return the message that one answers; in a topic, its opening is none."""
    before = message.reply_to_message
    return None if before is None or before.forum_topic_created else before


def answered_by(message: Message, me: User) -> Message | None:
    """Return the bot's own message that one answers, if it is one."""
    before = quoted(message)
    return before if before and before.from_user and before.from_user.id == me.id else None


def _is_strange(message: Message) -> bool:
    """Tell whether a message is another bot's, or copied from somewhere else by itself or by somebody."""
    by_a_bot = message.from_user is not None and message.from_user.is_bot and message.sender_chat is None
    passed_on = message.chat.type != "private" and message.forward_origin is not None
    return by_a_bot or passed_on or bool(message.is_automatic_forward) or message.via_bot is not None


def _is_command(message: Message) -> bool:
    entities = message.entities or message.caption_entities
    return any(one.type == MessageEntity.BOT_COMMAND and one.offset == 0 for one in entities)


def _without_mention(message: Message, text: str, me: User) -> str | None:
    """Return a text without the bot's name; None when the bot is not named."""
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    found = message.parse_entities(kinds) if message.text else message.parse_caption_entities(kinds)
    for entity, words in found.items():
        by_id = entity.user is not None and entity.user.id == me.id
        if by_id or words.lower() == f"@{(me.username or '').lower()}":
            return " ".join(text.replace(words, " ", 1).split()).lstrip(",:—– ")
    return None
