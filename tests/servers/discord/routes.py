"""Which call is which: Discord's routes by the names that faults, limits and tests know them by."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from . import answering, asking, posting, threads
from .asked import Answer, Asked
from .world import World

PREFIX = "/api/v10"
Handler = Callable[[World, Asked], Answer]
_CHANNEL = "/channels/{channel_id}"
_MESSAGE = f"{_CHANNEL}/messages/{{message_id}}"
_COMMANDS = "/applications/{application_id}/commands"
_GUILD = "/guilds/{guild_id}"
_GUILD_COMMANDS = "/applications/{application_id}/guilds/{guild_id}/commands"
_WEBHOOK = "/webhooks/{webhook_id}/{token}"

_ROUTES: tuple[tuple[str, str, str, Handler], ...] = (
    ("get_gateway", "GET", "/gateway/bot", asking.gateway),
    ("get_me", "GET", "/users/@me", asking.me),
    ("get_application", "GET", "/oauth2/applications/@me", asking.application),
    ("get_application", "GET", "/applications/@me", asking.application),
    ("get_commands", "GET", _COMMANDS, asking.commands),
    ("put_commands", "PUT", _COMMANDS, asking.put_commands),
    ("get_guild_commands", "GET", _GUILD_COMMANDS, asking.commands),
    ("put_guild_commands", "PUT", _GUILD_COMMANDS, asking.put_commands),
    ("interaction_callback", "POST", "/interactions/{interaction_id}/{token}/callback", answering.callback),
    ("follow_up", "POST", _WEBHOOK, answering.follow_up),
    ("get_original", "GET", f"{_WEBHOOK}/messages/@original", answering.get),
    ("edit_original", "PATCH", f"{_WEBHOOK}/messages/@original", answering.edit),
    ("delete_original", "DELETE", f"{_WEBHOOK}/messages/@original", answering.delete),
    ("get_follow_up", "GET", f"{_WEBHOOK}/messages/{{message_id}}", answering.get),
    ("edit_follow_up", "PATCH", f"{_WEBHOOK}/messages/{{message_id}}", answering.edit),
    ("delete_follow_up", "DELETE", f"{_WEBHOOK}/messages/{{message_id}}", answering.delete),
    ("create_message", "POST", f"{_CHANNEL}/messages", posting.create),
    ("get_messages", "GET", f"{_CHANNEL}/messages", posting.history),
    ("get_message", "GET", _MESSAGE, posting.get),
    ("edit_message", "PATCH", _MESSAGE, posting.edit),
    ("delete_message", "DELETE", _MESSAGE, posting.delete),
    ("publish_message", "POST", f"{_MESSAGE}/crosspost", posting.publish),
    ("create_thread", "POST", f"{_CHANNEL}/threads", threads.create),
    ("create_thread_from_message", "POST", f"{_MESSAGE}/threads", threads.create_from),
    ("typing", "POST", f"{_CHANNEL}/typing", posting.type_),
    ("get_channel", "GET", _CHANNEL, asking.channel),
    ("edit_channel", "PATCH", _CHANNEL, threads.change),
    ("get_guild", "GET", _GUILD, asking.get_guild),
    ("get_channels", "GET", f"{_GUILD}/channels", asking.guild_channels),
    ("get_roles", "GET", f"{_GUILD}/roles", asking.guild_roles),
    ("get_member", "GET", f"{_GUILD}/members/{{user_id}}", asking.member),
    ("get_guilds", "GET", "/users/@me/guilds", asking.my_guilds),
    ("leave_guild", "DELETE", "/users/@me/guilds/{guild_id}", asking.leave),
    ("open_direct", "POST", "/users/@me/channels", asking.open_direct),
    ("get_user", "GET", "/users/{user_id}", asking.person),
)
# What a token in the path opens needs no other.
BY_TOKEN = ("/interactions/", "/webhooks/")


@cache
def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(PREFIX + re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", template))


@lru_cache(4096)
def route(verb: str, path: str) -> tuple[str, Handler | None, Mapping[str, str]]:
    """Find a call's name, its handler and the names in its path; nothing for an unknown one."""
    for name, method, template, handler in _ROUTES:
        if method == verb and (hit := _pattern(template).fullmatch(path)):
            found = hit.groupdict()
            return name, handler, found | ({"message_id": "@original"} if "@original" in path else {})
    return "", None, {}
