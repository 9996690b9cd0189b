"""Who may do what where: roles, and a channel's exceptions to them."""

from __future__ import annotations

from enum import IntFlag

from .places import Channel, Guild, Person


class Permission(IntFlag):
    """Discord's permission bits that this server looks at."""

    KICK_MEMBERS = 1 << 1
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38
    USE_EXTERNAL_APPS = 1 << 50


ALL = (1 << 53) - 1
# What a new server lets everybody do.
USUAL = (
    Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
    | Permission.USE_EXTERNAL_APPS
)


def in_guild(guild: Guild, user_id: int) -> int:
    """Return what somebody may do by their roles alone."""
    if user_id == guild.owner.id:
        return ALL
    member = guild.members.get(user_id)
    roles = [guild.id, *(member.roles if member else ())]
    found = 0
    for role in roles:
        found |= guild.roles[role].permissions
    return ALL if found & Permission.ADMINISTRATOR else found


def in_channel(channel: Channel, user_id: int) -> int:
    """Return what somebody may do in a channel; a thread takes its parent's exceptions."""
    guild = channel.guild
    if guild is None:
        return ALL
    found = in_guild(guild, user_id)
    if found == ALL:
        return ALL
    member = guild.members.get(user_id)
    for allow, deny in _exceptions(channel, [*(member.roles if member else ())], user_id):
        found = found & ~deny | allow
    return found


def inside(person: Person, channel: Channel) -> bool:
    """Say whether somebody is where a channel is, and can see it."""
    if channel.deleted:
        return False
    if channel.guild is None:
        return person in channel.people
    return person.id in channel.guild.members and bool(
        in_channel(channel, person.id) & Permission.VIEW_CHANNEL
    )


def _exceptions(channel: Channel, roles: list[int], user_id: int) -> list[tuple[int, int]]:
    # Discord's order: everybody, then all roles together, then the member.
    place = channel.parent if channel.is_thread and channel.parent else channel
    guild_id = channel.guild.id if channel.guild else 0
    by_role = [place.overwrites.get(role, (0, 0)) for role in roles]
    allow = deny = 0
    for allowed, denied in by_role:
        allow, deny = allow | allowed, deny | denied
    return [place.overwrites.get(guild_id, (0, 0)), (allow, deny), place.overwrites.get(user_id, (0, 0))]
