"""A loopback platform by itself, to try a bot by hand: lines that are typed are what a person does there."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import sys
from collections.abc import Callable, Sequence
from typing import Protocol

from tests.servers.loopback import Loopback

LOOK_AGAIN_AFTER = 0.1


class Hand(Protocol):
    """One person on one platform."""

    @property
    def server(self) -> Loopback:
        """Return the platform."""
        ...

    def opening(self) -> Sequence[str]:
        """Return what a bot needs to know, as lines."""
        ...

    def act(self, line: str) -> None:
        """Do what a line says; `LookupError` or `ValueError` when that is not possible."""
        ...

    def shown(self) -> Sequence[str]:
        """Return what the person sees, as lines."""
        ...


def tell(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def _watch(hand: Hand) -> None:
    """Tell every line that is new or has changed, until cancelled."""
    before: Sequence[str] = ()
    while True:
        now = hand.shown()
        for line in now:
            if line not in before:
                tell(line)
        before = now
        await asyncio.sleep(LOOK_AGAIN_AFTER)


async def _serve(make: Callable[[str], Hand], port: int, language: str) -> None:
    hand = make(language)
    await hand.server.start(port)
    for line in hand.opening():
        tell(line)
    watching = asyncio.create_task(_watch(hand))
    while line := await asyncio.to_thread(sys.stdin.readline):
        try:
            hand.act(line.strip())
        except (LookupError, ValueError) as wrong:
            tell(f"not possible: {wrong}")
    watching.cancel()
    await hand.server.stop()


def main(about: str | None, make: Callable[[str], Hand], given: Sequence[str] | None = None) -> None:
    """Serve until the lines end."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--language", default="en")
    asked = parser.parse_args(given)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(make, asked.port, asked.language))
