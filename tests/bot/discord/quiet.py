"""What must hold of everything that is written: it pings nobody who did not wish it, and marks nothing up."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.servers.calls import Call
from tests.servers.discord import DiscordServer, Interaction

WRITING = (
    *("interaction_callback", "follow_up", "edit_original", "edit_follow_up"),
    *("create_message", "edit_message"),
)
_ESCAPED = re.compile(r"\\[^0-9A-Za-z\s]")
_OUR_FRAME = re.compile(r"\A(?:### |-# |\*\*(?P<head>[^\n]*?)\*\*(?=\n|\Z))")
_AUTHOR = re.compile(r" · <@\d+>$", re.MULTILINE)
_MARKUP = re.compile(
    r"@(?:everyone|here)\b|<(?:@[!&]?|\#|a?:\w+:|t:|/[^<>:]+:|id:)[^<>]*>"  # mentions, emoji, times, commands
    r"|\w://|\bdiscord(?:app)?\.(?:(?:gg|gift|new)/|com/\w+/)\w|\]\("  # addresses
    r"|[*_~`|]|^(?:\#{1,3}|-\#|>{1,3}|-) ",  # emphasis, spoilers, code, headings, quotes, lists
    re.MULTILINE | re.IGNORECASE,
)
_MOST_MARKS = 4
"""Marks on one letter: more of them reach into the lines around it."""


def marked_up(shown: str) -> list[str]:
    """Return all that Discord would not show as it is in a text, but for what frames it as ours."""
    bare = _ESCAPED.sub("\ue000", shown)
    framed = _OUR_FRAME.match(bare)
    if framed:
        bare = (framed["head"] or "") + bare[framed.end() :]
    bare = _AUTHOR.sub("", bare)
    return [*(found[0] for found in _MARKUP.finditer(bare)), *_unruly(bare)]


def _unruly(text: str) -> Iterator[str]:
    """Return what turns the direction of what stands around it, and marks that pile up."""
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if unicodedata.bidirectional(character) in ("RLO", "LRO", "RLE", "LRE", "RLI", "LRI", "FSI"):
            yield hex(ord(character))
        if marks > _MOST_MARKS:
            yield "marks"


def loud(server: DiscordServer) -> list[str]:
    """Return every call that could ping somebody, and every ping, that nobody asked for."""
    wished = Counter(_call_for(one) for one in server.interactions if _notify(one))
    found = [call.path for call in server.calls if _may_ping(server, call, set(wished))]
    for ping in server.pings:
        whom = ",".join(ping.whom), str(ping.message.channel.id)
        if not wished[whom]:
            found.append(f"{whom} is pinged")
        wished[whom] -= 1
    return found


def written(server: DiscordServer, since: int = 0) -> Iterator[str]:
    """Return every text of every message that was written from a call on."""
    for call in server.calls[since:]:
        if server.method(call) in WRITING:
            told = _told(call)
            yield from filter(None, [told.get("content"), *_displayed(told.get("components") or ())])


def _displayed(components: Any) -> Iterator[str]:  # noqa: ANN401 - JSON, however deep
    for one in components:
        yield from filter(None, [one.get("content")])
        yield from _displayed(one.get("components") or ())


def _told(call: Call) -> dict[str, Any]:
    body: Any = json.loads(call.form["payload_json"]) if "payload_json" in call.form else call.json
    told: dict[str, Any] = body.get("data") or {} if "type" in body else body
    return told


def _may_ping(server: DiscordServer, call: Call, wished: set[tuple[str, str]]) -> bool:
    """Tell whether a call writes words without saying that none but who wished it is pinged by them."""
    if server.method(call) not in WRITING:
        return False
    told = _told(call)
    allowed = told.get("allowed_mentions", {})
    if not (told.get("content") or (told.get("components") and "custom_id" not in told)):
        return False
    people = {str(one) for one in allowed.get("users", ())}
    quiet = allowed.get("parse") == [] and not (allowed.get("roles") or allowed.get("replied_user"))
    return not (quiet and people <= {person for person, _ in wished} and len(people) <= 1)


def _notify(asked: Interaction) -> bool:
    options: Any = asked.data.get("options") or ()
    return any(one["name"] == "notify" and one.get("value") for one in options)


def _call_for(asked: Interaction) -> tuple[str, str]:
    return str(asked.person.id), str(asked.channel.id)
