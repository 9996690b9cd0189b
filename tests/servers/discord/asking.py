"""What the bot asks about: itself, its commands, servers, members, channels."""

from __future__ import annotations

from . import refusals
from .asked import Answer, Asked
from .places import Guild, Kind
from .rendering import person_json
from .wire import Command, Json, Recipient
from .world import World

# How many sessions a bot may begin in a day, as the gateway tells it.
SESSIONS = {"total": 1000, "remaining": 1000, "reset_after": 86_400_000, "max_concurrency": 1}


def gateway(world: World, asked: Asked) -> Json:
    return {"url": world.gateway_url, "shards": world.shards, "session_start_limit": dict(SESSIONS)}


def me(world: World, asked: Asked) -> Json:
    return person_json(world.bot)


def application(world: World, asked: Asked) -> Json:
    found: Json = {"id": str(world.bot.id), "name": world.bot.name, "description": "", "icon": None}
    found |= {"bot_public": True, "bot_require_code_grant": False, "verify_key": "0" * 64, "flags": 0}
    return found | {"owner": world.bot.json(), "team": None, "bot": world.bot.json()}


def _own(world: World, asked: Asked) -> int | None:
    if asked.id("application_id") != world.bot.id:
        raise refusals.MISSING_ACCESS
    return guild(world, asked).id if "guild_id" in asked.path else None


def commands(world: World, asked: Asked) -> list[Json]:
    return [one.json(world.bot.id) for one in world.catalogue.of(_own(world, asked))]


def put_commands(world: World, asked: Asked) -> list[Json]:
    """Take the place of all commands, everywhere or in one server."""
    sent = asked.body(list[Command])
    ids = [world.next_id() for _ in sent]
    world.catalogue.put(world.clock.time(), _own(world, asked), sent, ids)
    return commands(world, asked)


def guild(world: World, asked: Asked) -> Guild:
    """Find the server of a path, where the bot is."""
    found = world.guilds.get(asked.id("guild_id"))
    if found is None:
        raise refusals.UNKNOWN_GUILD
    if not found.bot_in:
        raise refusals.MISSING_ACCESS
    return found


def get_guild(world: World, asked: Asked) -> Json:
    return guild(world, asked).json()


def guild_channels(world: World, asked: Asked) -> list[Json]:
    channels = guild(world, asked).channels.values()
    return [channel.json() for channel in channels if not (channel.is_thread or channel.deleted)]


def guild_roles(world: World, asked: Asked) -> list[Json]:
    return [role.json() for role in guild(world, asked).roles.values()]


def member(world: World, asked: Asked) -> Json:
    found = guild(world, asked).members.get(asked.id("user_id"))
    if found is None:
        raise refusals.UNKNOWN_MEMBER
    return found.json()


def my_guilds(world: World, asked: Asked) -> list[Json]:
    return [one.json() for one in world.guilds.values() if one.bot_in]


def leave(world: World, asked: Asked) -> Answer:
    world.leave(guild(world, asked))
    return None


def person(world: World, asked: Asked) -> Json:
    found = world.people.get(asked.id("user_id"))
    if found is None:
        raise refusals.UNKNOWN_USER
    return found.json()


def channel(world: World, asked: Asked) -> Json:
    return world.known(asked.id("channel_id")).json()


def open_direct(world: World, asked: Asked) -> Json:
    found = world.people.get(asked.body(Recipient).recipient_id)
    if found is None or found.bot:
        raise refusals.UNKNOWN_USER
    direct = world.direct(found)
    return direct.json() | {"type": int(Kind.DM)}
