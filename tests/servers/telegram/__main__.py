"""Run the loopback Telegram by itself, to try a bot by hand: what is typed, a person says in private.

A number and a label press a button: ``3 Sequel`` presses *Sequel* under message 3.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import re
import sys
from collections.abc import Callable, Sequence

from .rooms import Chat, Person
from .server import TelegramServer

_PRESS = re.compile(r"(\d+) (.+)")
LOOK_AGAIN_AFTER = 0.1


def act(server: TelegramServer, person: Person, line: str) -> None:
    """Say a line for a person, or press the button that it names."""
    hit = _PRESS.fullmatch(line)
    message = server.chat(person).message(int(hit[1])) if hit else None
    if hit and message:
        server.presses(person, message, hit[2])
    elif line:
        server.says(person, person, line)


def shown(chat: Chat) -> list[str]:
    """Return the bot's messages as lines, each with its number and its buttons."""
    lines = []
    for message in chat.told:
        media = f" [{message.media.kind} {message.media.name}]" if message.media else ""
        buttons = "".join(f" <{label}>" for label in message.labels)
        lines.append(f"{message.id}{media} {message.text}{buttons}")
    return lines


async def watch(chat: Chat, tell: Callable[[str], object]) -> None:
    """Tell every line that is new or has changed, until cancelled."""
    before: list[str] = []
    while True:
        now = shown(chat)
        for line in now:
            if line not in before:
                tell(line)
        before = now
        await asyncio.sleep(LOOK_AGAIN_AFTER)


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def _serve(port: int, language: str) -> None:
    server = TelegramServer()
    await server.start(port)
    person = server.person("You", language=language)
    _tell(f"token {server.token}\nbase_url {server.base_url}\nbase_file_url {server.base_file_url}")
    watching = asyncio.create_task(watch(server.chat(person), _tell))
    while line := await asyncio.to_thread(sys.stdin.readline):
        try:
            act(server, person, line.strip())
        except LookupError as missing:
            _tell(f"no such button: {missing}")
    watching.cancel()
    await server.stop()


def main(given: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--language", default="en")
    asked = parser.parse_args(given)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(asked.port, asked.language))


if __name__ == "__main__":
    main()
