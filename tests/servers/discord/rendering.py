"""Messages and interactions as Discord puts them on the wire."""

from __future__ import annotations

from .files import Attachment
from .interactions import Asking, Interaction
from .messages import Message
from .permissions import in_channel
from .places import Person, stamp
from .wire import Json
from .world import World

# Types of messages: plain, an answer to another, an answer to a slash command or a context menu.
PLAIN, REPLY, COMMANDED, FROM_MENU = 0, 19, 20, 23


def _resolved(world: World, found: object, named: dict[str, Attachment]) -> object:
    # What refers to a file of the message comes back with that file's own address.
    if isinstance(found, list):
        return [_resolved(world, one, named) for one in found]
    if not isinstance(found, dict):
        return found
    url = found.get("url")
    file = named.get(url.removeprefix("attachment://")) if isinstance(url, str) else None
    if file is not None and str(url).startswith("attachment://"):
        sides = {"width": file.width, "height": file.height, "content_type": file.type}
        return {**found, "url": world.files.url(file), "proxy_url": world.files.url(file), **sides}
    return {key: _resolved(world, value, named) for key, value in found.items()}


def _shown(world: World, message: Message) -> Json:
    look = message.look
    named = {file.name: file for file in look.attachments}
    return {
        "content": look.content,
        "embeds": _resolved(world, [{"type": "rich", **embed.json_back()} for embed in look.embeds], named),
        "components": _resolved(world, [one.json_back() for one in look.components], named),
        "attachments": [world.files.json(file) for file in look.attachments],
        "flags": look.flags,
    }


def _kind(message: Message) -> int:
    asked = message.interaction
    if asked is not None and asked.kind is Asking.COMMAND and asked.original is message:
        return FROM_MENU if "target_id" in asked.data else COMMANDED
    return REPLY if message.reply_to is not None else PLAIN


def _origin(world: World, message: Message) -> Json:
    asked = message.interaction
    if asked is None:
        return {}
    found: Json = {"id": str(asked.id), "type": int(asked.kind), "user": asked.person.json()}
    found["authorizing_integration_owners"] = asked.owners
    app = str(world.bot.id)
    return {"webhook_id": app, "application_id": app, "interaction_metadata": found}


def message_json(world: World, message: Message, *, quoting: bool = True) -> Json:
    """Return a message as the API gives it; a quoted one quotes no other."""
    guild = message.channel.guild
    found: Json = {"id": str(message.id), "channel_id": str(message.channel.id), "type": _kind(message)}
    found |= {"author": message.author.json(), "timestamp": stamp(message.looks[0].at), "pinned": False}
    found["edited_timestamp"] = stamp(message.look.at) if len(message.looks) > 1 else None
    found |= {"tts": False, "mention_everyone": False, "mention_roles": []}
    found["mentions"] = [person.json() for person in message.mentioned]
    found |= {"guild_id": str(guild.id)} if guild else {}
    found |= _shown(world, message) | _origin(world, message)
    if message.reply_to is not None:
        found["message_reference"] = _reference(message.reply_to)
        if quoting:
            found["referenced_message"] = message_json(world, message.reply_to, quoting=False)
    return found


def _reference(message: Message) -> Json:
    guild = message.channel.guild
    found: Json = {"type": 0, "message_id": str(message.id), "channel_id": str(message.channel.id)}
    return found | ({"guild_id": str(guild.id)} if guild else {})


def _asker(interaction: Interaction) -> Json:
    guild, person = interaction.guild, interaction.person
    if guild is None:
        return {"user": person.json()}
    permissions = str(in_channel(interaction.channel, person.id))
    member = guild.members[person.id].json() | {"permissions": permissions}
    place = {"guild_id": str(guild.id), "guild": guild.partial(), "guild_locale": guild.locale}
    return {"member": member, **place}


def interaction_json(world: World, interaction: Interaction) -> Json:
    """Return an interaction as the gateway brings it to the bot."""
    channel, pressed = interaction.channel, interaction.pressed
    found: Json = {"id": str(interaction.id), "application_id": str(world.bot.id), "version": 1}
    found |= {"type": int(interaction.kind), "token": interaction.token, "data": interaction.data}
    found |= {"channel_id": str(channel.id), "channel": channel.json(), "context": interaction.context}
    found |= {"locale": interaction.person.locale, "entitlements": []}
    found["authorizing_integration_owners"] = interaction.owners
    found["attachment_size_limit"] = world.files.limit
    found["app_permissions"] = str(app_permissions(world, interaction))
    found |= {"message": message_json(world, pressed)} if pressed else {}
    return found | _asker(interaction)


def app_permissions(world: World, interaction: Interaction) -> int:
    """Return what the bot may do there; where it is not a member, what everybody may."""
    member = interaction.guild is None or interaction.guild.bot_in
    return in_channel(interaction.channel, world.bot.id if member else 0)


def person_json(person: Person) -> Json:
    """Return an account as the bot sees its own."""
    return person.json() | {"verified": True, "mfa_enabled": False, "locale": person.locale, "flags": 0}
