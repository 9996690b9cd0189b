"""A Discord on loopback that keeps every message with all its looks.

A test takes the fixture ``discord_server`` (or ``still_discord_server``, whose clock it turns itself);
the real discord.py of the test's process is pointed at it. People act and look through it::

    olena = discord_server.person("Olena", locale="uk")
    channel = discord_server.channel(discord_server.guild("Foxes", olena))
    asked = discord_server.slash(olena, channel, "/comic", idea="a fox finds a hat")
    await discord_server.until(lambda: asked.acknowledged)
    discord_server.presses(olena, channel.told[0], "Sequel")
"""

from . import refusals
from .files import Attachment
from .interactions import Asking, Interaction, Modal
from .messages import Look, Message, Ping
from .offers import NotOffered
from .permissions import Permission
from .places import Channel, Guild, Kind, Person, Role
from .server import TOKEN, DiscordServer

__all__ = [
    "TOKEN", "Asking", "Attachment", "Channel", "DiscordServer", "Guild", "Interaction", "Kind", "Look",
    "Message", "Modal", "NotOffered", "Permission", "Person", "Ping", "Role", "refusals",
]  # fmt: skip
