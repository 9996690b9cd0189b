"""How a body becomes what a message shows, and whom that would ping."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tests.servers.calls import Upload

from . import forms, refusals
from .files import MOST_FILES, Attachment
from .messages import COMPONENTS_V2, EPHEMERAL, LOADING, Look, Message, Ping
from .wire import Attached, Body, Mentions
from .world import World

LONGEST_CONTENT = 2000
MOST_EMBEDS = 10
LONGEST_EMBEDS = 6000
LONGEST_EMBED = 4096
# Flags that a bot may set itself: no embeds of links, no sound, components V2.
SETTABLE = 1 << 2 | 1 << 12 | COMPONENTS_V2
_MENTION = re.compile(r"<@(?P<user>!?\d+)>|<@&(?P<role>\d+)>|@(?P<all>everyone|here)")
ANYBODY = Mentions(parse=("users", "roles", "everyone"), replied_user=True)


def composed(world: World, body: Body, files: Sequence[Upload], before: Look | None = None) -> Look:
    """Return the look that a body makes, of nothing or of what a message showed before."""
    old, given = before or Look(0), body.model_fields_set
    look = Look(
        world.clock.time(),
        (body.content or "") if "content" in given else old.content,
        (body.embeds or ()) if "embeds" in given else old.embeds,
        (body.components or ()) if "components" in given else old.components,
        _attached(world, body.attachments, files, old.attachments),
        _flags(body, old.flags),
    )
    _check(look)
    return look


def _flags(body: Body, before: int) -> int:
    if body.flags is None:
        return before & ~LOADING
    if before & COMPONENTS_V2 and not body.flags & COMPONENTS_V2:
        told = "MessageFlags.IS_COMPONENTS_V2 cannot be removed"
        raise refusals.invalid("flags", "MESSAGE_FLAGS_COMPONENTS_V2_NOT_REMOVABLE", told)
    return body.flags & SETTABLE | before & EPHEMERAL


def _attached(
    world: World, rows: Sequence[Attached] | None, files: Sequence[Upload], before: Sequence[Attachment]
) -> tuple[Attachment, ...]:
    if len(files) > MOST_FILES or len(rows or ()) > MOST_FILES:
        raise refusals.bad_length("attachments", 0, MOST_FILES)
    known = {file.id: file for file in before}
    kept = list(before) if rows is None else [_kept(known[row.id], row) for row in rows if row.id in known]
    told = {row.id: row.description or "" for row in rows or ()}
    for upload in files:
        number = re.search(r"\d+", upload.part)
        alt = told.get(int(number[0]), "") if number else ""
        kept.append(world.files.take(world.next_id(), upload, alt))
    _check_rows(rows or (), known, len(files))
    return tuple(kept)


def _kept(file: Attachment, row: Attached) -> Attachment:
    return file if row.description is None else replace(file, alt=row.description)


def _check_rows(rows: Iterable[Attached], known: dict[int, Attachment], new: int) -> None:
    for row in rows:
        if row.id not in known and row.id >= new:
            told = f"Attachment {row.id} was not found"
            raise refusals.invalid("attachments.0.id", "ATTACHMENT_NOT_FOUND", told)


def _check(look: Look) -> None:
    if len(look.content) > LONGEST_CONTENT:
        raise refusals.too_long("content", LONGEST_CONTENT)
    if len(look.embeds) > MOST_EMBEDS:
        raise refusals.bad_length("embeds", 0, MOST_EMBEDS)
    sizes = [len(embed.title or "") + len(embed.description or "") for embed in look.embeds]
    if sum(sizes) > LONGEST_EMBEDS:
        raise refusals.invalid("embeds", "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds {LONGEST_EMBEDS}")
    if any(len(embed.description or "") > LONGEST_EMBED for embed in look.embeds):
        raise refusals.too_long("embeds.0.description", LONGEST_EMBED)
    forms.check(look)
    if not (look.content or look.embeds or look.components or look.attachments):
        raise refusals.EMPTY


def mentioned(look: Look) -> list[str]:
    """Return whom the texts name: user ids, ``&`` and a role's id, or ``everyone``."""
    found = [hit for text in look.texts for hit in _MENTION.finditer(text)]
    names = [
        hit["user"].lstrip("!") if hit["user"] else f"&{hit['role']}" if hit["role"] else "everyone"
        for hit in found
    ]
    return list(dict.fromkeys(names))


def _allowed(who: str, allowed: Mentions) -> bool:
    if who == "everyone":
        return "everyone" in allowed.parse
    if who.startswith("&"):
        return "roles" in allowed.parse or int(who[1:]) in allowed.roles
    return "users" in allowed.parse or int(who) in allowed.users


def note_pings(world: World, message: Message, allowed: Mentions | None) -> None:
    """Keep whom a new look of a message would ping; without a word on mentions, everybody whom it names."""
    rules = ANYBODY if allowed is None else allowed
    whom = [who for who in mentioned(message.look) if _allowed(who, rules)]
    message.mentioned = [world.people[int(who)] for who in whom if who.isdigit() and int(who) in world.people]
    if message.reply_to is not None and rules.replied_user and not message.reply_to.author.bot:
        whom.append(str(message.reply_to.author.id))
    if whom:
        world.pings.append(Ping(message.look.at, message, tuple(dict.fromkeys(whom))))
