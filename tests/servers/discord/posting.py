"""Messages of channels, as the bot writes, changes, reads and removes them."""

from __future__ import annotations

from . import refusals
from .asked import Answer, Asked
from .composing import composed, note_pings
from .messages import Message
from .permissions import Permission
from .places import Channel, Kind
from .rendering import message_json
from .wire import Body, Json
from .world import World

# Discord says "the past few minutes".
NONCE_LIFE = 180.0


def _open(world: World, channel: Channel, *, files: bool) -> None:
    if channel.kind is Kind.FORUM:
        raise refusals.IN_FORUM
    if channel.closed:
        raise refusals.CLOSED_TO_BOT
    writing = Permission.SEND_MESSAGES_IN_THREADS if channel.is_thread else Permission.SEND_MESSAGES
    world.demand(channel, writing)
    if files:
        world.demand(channel, Permission.ATTACH_FILES)
    if channel.locked:
        raise refusals.ARCHIVED


def _quoted(world: World, channel: Channel, body: Body) -> Message | None:
    if body.message_reference is None:
        return None
    world.demand(channel, Permission.READ_MESSAGE_HISTORY)
    found = channel.message(body.message_reference.message_id)
    if found is None and body.message_reference.fail_if_not_exists:
        code, told = "REPLIES_UNKNOWN_MESSAGE", "Unknown message"
        raise refusals.invalid("message_reference", code, told)
    return found


def write(world: World, channel: Channel, body: Body, asked: Asked, **more: object) -> Message:
    """Let the bot write into a channel; writing wakes an archived thread."""
    _open(world, channel, files=bool(asked.files))
    quoted = _quoted(world, channel, body)
    message = world.post(channel, world.bot, composed(world, body, asked.files), reply_to=quoted, **more)
    channel.archived = False
    note_pings(world, message, body.allowed_mentions)
    tell(world, "MESSAGE_CREATE", message)
    return message


def tell(world: World, event: str, message: Message) -> None:
    """Send an event of a message, unless only one person sees it."""
    if message.only_for is None:
        guild = message.channel.guild
        world.wire.tell(event, message_json(world, message), guild.id if guild else None)


def create(world: World, asked: Asked) -> Json:
    """Write a message, once for every enforced nonce of the last minutes."""
    channel, body = world.known(asked.id("channel_id")), asked.body(Body)
    key = (channel.id, str(body.nonce)) if body.enforce_nonce and body.nonce else None
    before = world.nonces.get(key) if key else None
    if before is not None and world.clock.time() - before.looks[0].at < NONCE_LIFE:
        return message_json(world, before)
    message = write(world, channel, body, asked)
    if key:
        world.nonces[key] = message
    return message_json(world, message)


def _found(world: World, asked: Asked) -> Message:
    channel = world.known(asked.id("channel_id"))
    return world.message(channel, asked.id("message_id"))


def get(world: World, asked: Asked) -> Json:
    channel = world.known(asked.id("channel_id"))
    world.demand(channel, Permission.READ_MESSAGE_HISTORY)
    return message_json(world, world.message(channel, asked.id("message_id")))


def history(world: World, asked: Asked) -> list[Json]:
    channel = world.known(asked.id("channel_id"))
    world.demand(channel, Permission.READ_MESSAGE_HISTORY)
    most = int(asked.call.query.get("limit", "50"))
    before = int(asked.call.query.get("before", "0"))
    after = int(asked.call.query.get("after", "0"))
    found = [one for one in channel.messages if one.id > after and (not before or one.id < before)]
    # Discord gives the oldest of those behind a message, and the newest of all others; newest first.
    shown = found[:most] if after else found[-most:]
    return [message_json(world, message) for message in reversed(shown)]


def change(world: World, message: Message, body: Body, asked: Asked) -> Json:
    """Give a message a new look."""
    message.looks.append(composed(world, body, asked.files, message.look))
    note_pings(world, message, body.allowed_mentions)
    tell(world, "MESSAGE_UPDATE", message)
    return message_json(world, message)


def edit(world: World, asked: Asked) -> Json:
    message = _found(world, asked)
    if message.author is not world.bot:
        raise refusals.NOT_YOURS
    if message.channel.archived:
        raise refusals.ARCHIVED
    if asked.files:
        world.demand(message.channel, Permission.ATTACH_FILES)
    world.pace.admit_old_edit(str(message.channel.id), world.clock.time() - message.looks[0].at)
    return change(world, message, asked.body(Body), asked)


def remove(world: World, message: Message) -> None:
    """Take a message away from everybody."""
    message.deleted_at = world.clock.time()
    guild = message.channel.guild
    gone: Json = {"id": str(message.id), "channel_id": str(message.channel.id)}
    gone |= {"guild_id": str(guild.id)} if guild else {}
    if message.only_for is None:
        world.wire.tell("MESSAGE_DELETE", gone, guild.id if guild else None)


def delete(world: World, asked: Asked) -> Answer:
    message = _found(world, asked)
    if message.author is not world.bot:
        world.demand(message.channel, Permission.MANAGE_MESSAGES)
    remove(world, message)
    return None


def publish(world: World, asked: Asked) -> Json:
    """Send an announcement on to the servers that follow the channel."""
    message = _found(world, asked)
    if message.channel.kind is not Kind.ANNOUNCEMENT:
        raise refusals.NOT_HERE
    world.demand(message.channel, Permission.SEND_MESSAGES)
    if message.published:
        raise refusals.CROSSPOSTED
    message.published = True
    return message_json(world, message)


def type_(world: World, asked: Asked) -> Answer:
    channel = world.known(asked.id("channel_id"))
    _open(world, channel, files=False)
    channel.typing.append(world.clock.time())
    return None
