"""The tree of commands: what they say when they fail, and that Discord has them as they are."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from pathlib import Path

from discord import app_commands

from kitsumy.errors import KitsumyError

from . import outcomes, reception
from .commands import COMMANDS
from .desk import Asked, Kitsumy, Visit
from .wording import Translator

_log = logging.getLogger(__name__)
_KEPT = "discord-commands"
_PAUSE, _LONGEST_PAUSE = 2.0, 600.0


class Tree(app_commands.CommandTree[Kitsumy]):
    """All commands, in servers, in private and wherever somebody brings the bot along."""

    def __init__(self, client: Kitsumy) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        for command in COMMANDS:
            self.add_command(command)

    async def interaction_check(self, asked: Asked, /) -> bool:
        """Tell whether to do a command."""
        return await reception.is_welcome(asked)

    async def on_error(self, asked: Asked, error: app_commands.AppCommandError, /) -> None:
        """Say why a command was not done."""
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        visit = await Visit.of(asked)
        if isinstance(cause, KitsumyError):
            await visit.refuse(cause)
        else:
            await reception.failed(visit, cause)

    async def register(self, folder: Path) -> bool:
        """Give Discord the commands unless it has them as they are; whether it was given them."""
        await self.set_translator(Translator())
        kept, now = folder / _KEPT, await self._fingerprint()
        if await asyncio.to_thread(_read, kept) == now:
            return False
        await self.sync()
        await asyncio.to_thread(_write, kept, now)
        return True

    async def _fingerprint(self) -> str:
        translator = self.translator
        rows = [
            await command.get_translated_payload(self, translator) if translator else command.to_dict(self)
            for command in self.get_commands()
        ]
        whole = json.dumps([self.client.application_id, rows], sort_keys=True, default=str)
        return hashlib.sha256(whole.encode()).hexdigest()


def _read(kept: Path) -> str:
    return kept.read_text("ascii") if kept.is_file() else ""


def _write(kept: Path, now: str) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(now, "ascii")


async def register(client: Kitsumy, folder: Path) -> None:
    """Register the commands, and try until Discord has them; those of before work on meanwhile."""
    pause = _PAUSE
    while isinstance(client.tree, Tree):
        try:
            if await client.tree.register(folder):
                _log.info("the commands were registered")
            return
        except outcomes.TROUBLE as error:
            _log.warning("the commands were not registered: %s", type(error).__name__)
        await asyncio.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)
