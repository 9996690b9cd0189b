"""A bot in a process of its own, for tests that kill it: it says again what it hears, and more on request."""

from __future__ import annotations

import sys

import discord
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route


class More(discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]], template=r"more:(?P<word>\w+)"):
    """A button that outlives the process."""

    def __init__(self, word: str) -> None:
        super().__init__(discord.ui.Button(label="More", custom_id=f"more:{word}"))
        self.word = word

    @classmethod
    async def from_custom_id(cls, asked, item, match) -> More:  # type: ignore[no-untyped-def]  # noqa: ANN001
        """Find the word again in the button."""
        return cls(match["word"])

    async def callback(self, asked: discord.Interaction[discord.Client]) -> None:
        await asked.response.send_message(self.word)


class Echo(discord.Client):
    """A bot of one command."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents.none(), allowed_mentions=discord.AllowedMentions.none())
        self.tree = app_commands.CommandTree(self)
        self.tree.add_command(echo)

    async def setup_hook(self) -> None:
        self.add_dynamic_items(More)
        await self.tree.sync()


@app_commands.command(description="Say a word again")
async def echo(asked: discord.Interaction[Echo], word: str) -> None:
    view = discord.ui.View(timeout=None).add_item(More(word))
    await asked.response.send_message(word, view=view)


def main(api: str, gateway: str, token: str) -> None:
    Route.BASE = api
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
    Echo().run(token, log_handler=None)


if __name__ == "__main__":
    main(*sys.argv[1:])
