"""The bot in a process of its own, killed and started again."""

from __future__ import annotations

import asyncio
import os
import random
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Bot:
    """`python -m bot`, again and again on the same library."""

    def __init__(self, environment: Mapping[str, str], log: Path) -> None:
        self._environment = {**os.environ, **environment}
        self._log = log
        self._process: asyncio.subprocess.Process | None = None
        self.kills = 0

    async def start(self) -> None:
        """Start it; its words go to the log."""
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", cwd=ROOT, env=self._environment, stdout=log, stderr=log
            )

    async def kill(self) -> None:
        """Kill it as a crash or a pulled plug would."""
        if self._process is not None:
            self._process.kill()
            await self._process.wait()
            self.kills += 1

    async def stop(self) -> int:
        """End it politely and return its exit code."""
        if self._process is None:
            return 0
        self._process.terminate()
        async with asyncio.timeout(15):
            return await self._process.wait()

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def crash(self, times: int, dice: random.Random, between: tuple[float, float]) -> None:
        """Kill and restart it so many times, after pauses of so many seconds."""
        for _ in range(times):
            await asyncio.sleep(dice.uniform(*between))
            await self.kill()
            await self.start()


@asynccontextmanager
async def running(bot: Bot) -> AsyncIterator[Bot]:
    """Start a bot, and see that nothing of it is left."""
    await bot.start()
    try:
        yield bot
    finally:
        if bot.is_running:
            await bot.kill()
