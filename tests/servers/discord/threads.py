"""Threads of channels, and posts of forums."""

from __future__ import annotations

from . import refusals
from .asked import Asked
from .messages import Message
from .permissions import Permission
from .places import Channel, Kind
from .posting import write
from .refusals import Refusal
from .rendering import message_json
from .wire import Body, Json, NewThread, ThreadChange
from .world import World

LONGEST_NAME = 100
HOLD_THREADS = (Kind.TEXT, Kind.ANNOUNCEMENT, Kind.FORUM)


def _new(world: World, parent: Channel, sent: NewThread, thread_id: int) -> Channel:
    if not 1 <= len(sent.name) <= LONGEST_NAME:
        raise refusals.bad_length("name", 1, LONGEST_NAME)
    kind = Kind.THREAD if parent.kind is Kind.FORUM else Kind(sent.type)
    if parent.kind is Kind.ANNOUNCEMENT:
        kind = Kind.ANNOUNCEMENT_THREAD
    thread = Channel(thread_id, kind, sent.name, parent.guild, parent, people=(world.bot,))
    return world.opened(thread)


def _parent(world: World, asked: Asked) -> Channel:
    parent = world.known(asked.id("channel_id"))
    if parent.kind not in HOLD_THREADS:
        raise refusals.NOT_HERE
    # Whoever may write in a forum may post there.
    forum = parent.kind is Kind.FORUM
    world.demand(parent, Permission.SEND_MESSAGES if forum else Permission.CREATE_PUBLIC_THREADS)
    return parent


def _tell(world: World, thread: Channel, event: str) -> None:
    world.wire.tell(event, thread.json(), thread.guild.id if thread.guild else None)


def create(world: World, asked: Asked) -> Json:
    """Open a thread; in a forum, with its first message."""
    parent, sent = _parent(world, asked), asked.body(NewThread)
    if (parent.kind is Kind.FORUM) != (sent.message is not None):
        raise refusals.invalid(
            "message", "BASE_TYPE_REQUIRED", "This field is required in a forum, and only there"
        )
    thread = _new(world, parent, sent, world.next_id())
    found = thread.json()
    if sent.message is not None:
        found["message"] = message_json(world, _opening(world, thread, sent.message, asked))
    _tell(world, thread, "THREAD_CREATE")
    return found


def _opening(world: World, thread: Channel, body: Body, asked: Asked) -> Message:
    try:
        # A post's first message has the post's own id.
        return write(world, thread, body, asked, id=thread.id)
    except Refusal:
        # A post without its message never was.
        thread.deleted = True
        raise


def create_from(world: World, asked: Asked) -> Json:
    """Open a thread under a message, whose id it takes."""
    parent = _parent(world, asked)
    message = world.message(parent, asked.id("message_id"))
    if message.id in world.channels:
        raise refusals.HAS_THREAD
    thread = _new(world, parent, asked.body(NewThread), message.id)
    _tell(world, thread, "THREAD_CREATE")
    return thread.json()


def change(world: World, asked: Asked) -> Json:
    """Rename, archive or lock a thread."""
    thread, sent = world.known(asked.id("channel_id")), asked.body(ThreadChange)
    if not thread.is_thread:
        raise refusals.NOT_HERE
    if world.bot not in thread.people or sent.locked is not None:
        world.demand(thread, Permission.MANAGE_THREADS)
    thread.name = sent.name or thread.name
    thread.archived = thread.archived if sent.archived is None else sent.archived
    thread.locked = thread.locked if sent.locked is None else sent.locked
    _tell(world, thread, "THREAD_UPDATE")
    return thread.json()
