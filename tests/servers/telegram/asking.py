"""Methods that ask: who is here, what is a chat, where is a file."""

from __future__ import annotations

from . import refusals
from .params import Params
from .rooms import Chat, Person, Status
from .wire import Json
from .world import World

RIGHTS = (
    *("can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members"),
    *("can_promote_members", "can_change_info", "can_invite_users"),
    *("can_post_stories", "can_edit_stories", "can_delete_stories"),
)
PRESENT = ("creator", "administrator", "member")


def get_me(world: World, params: Params) -> Json:
    able = {"can_join_groups": True, "can_read_all_group_messages": True, "supports_inline_queries": False}
    more = (
        "can_connect_to_business",
        "has_main_web_app",
        "has_topics_enabled",
        "allows_users_to_create_topics",
    )
    return world.bot.json() | able | dict.fromkeys(more, False)


def member(person: Person, status: Status) -> Json:
    """Describe somebody's place in a chat."""
    found: Json = {"status": status, "user": person.json()}
    if status == "creator":
        found["is_anonymous"] = False
    if status == "administrator":
        found |= dict.fromkeys(RIGHTS, True) | {"can_be_edited": False, "is_anonymous": False}
    if status == "kicked":
        found["until_date"] = 0
    return found


def _statuses(world: World, chat: Chat) -> dict[int, Status]:
    return {**chat.members, world.bot.id: chat.bot}


def get_chat(world: World, params: Params) -> Json:
    chat = world.known(params.chat())
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"),
        False,
    )
    return chat.json() | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}


def get_member(world: World, params: Params) -> Json:
    chat = world.known(params.chat())
    person = world.people.get(params.needed("user_id"))
    if person is None:
        raise refusals.NO_SUCH_MEMBER
    return member(person, _statuses(world, chat).get(person.id, "left"))


def get_administrators(world: World, params: Params) -> list[Json]:
    chat = world.known(params.chat())
    if chat.kind == "private":
        raise refusals.bad("there are no administrators in the private chat")
    found = _statuses(world, chat).items()
    return [member(world.people[who], status) for who, status in found if status in PRESENT[:2]]


def get_member_count(world: World, params: Params) -> int:
    chat = world.known(params.chat())
    return sum(status in PRESENT for status in _statuses(world, chat).values())


def leave(world: World, params: Params) -> bool:
    world.known(params.chat()).bot = "left"
    return True


def get_file(world: World, params: Params) -> Json:
    found = world.files.get(params.text("file_id"))
    whole = {"file_id": found.id, "file_unique_id": found.unique, "file_size": found.size}
    return {**whole, "file_path": found.path}
