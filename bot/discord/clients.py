"""What hears people at Discord's gateway: one session, or as many as a bot in many servers needs."""

from __future__ import annotations

import discord

from . import reception
from .desk import Asked, Kitsumy
from .post import QUIET
from .tree import Tree

AS_ADVISED = 0
"""As many sessions as Discord advises."""


class Client(Kitsumy):
    """Hears what is asked of the bot and nothing else: no intent is needed for that."""

    def __init__(self, shard_count: int | None = None) -> None:
        super().__init__(
            intents=discord.Intents.none(),
            allowed_mentions=QUIET,
            max_messages=None,
            guild_ready_timeout=0.5,
            shard_count=shard_count,
        )
        self.tree = Tree(self)

    async def on_interaction(self, asked: Asked) -> None:
        """Answer a press or a form."""
        await reception.heard(asked)


class Sharded(Client, discord.AutoShardedClient):
    """The same over several sessions, each of which hears of its own servers and fails by itself."""


def client_for(shards: int) -> Kitsumy:
    """Return a client of so many sessions; AS_ADVISED leaves their number to Discord."""
    return Client() if shards == 1 else Sharded(shard_count=None if shards == AS_ADVISED else shards)
