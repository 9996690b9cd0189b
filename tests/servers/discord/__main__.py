"""Run the loopback Discord by itself, to try a bot by hand: a person types commands into a server's channel.

``/comic idea="a fox" style=manga`` enters a command, ``2 Sequel`` presses *Sequel* under the second message.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import re
import shlex
import sys
from collections.abc import Callable, Sequence

from .messages import Message
from .places import Channel, Person
from .server import DiscordServer

_PRESS = re.compile(r"(\d+) (.+)")
LOOK_AGAIN_AFTER = 0.1


def act(server: DiscordServer, person: Person, channel: Channel, line: str) -> None:
    """Enter the command of a line, press the button that it names, or say it."""
    hit = _PRESS.fullmatch(line)
    if hit:
        server.presses(person, server.sees(person, channel)[int(hit[1]) - 1], hit[2])
    elif line.startswith("/"):
        words = shlex.split(line)
        names = [word for word in words if "=" not in word]
        given = dict(word.split("=", 1) for word in words if "=" in word)
        options = {name: int(value) if value.isdigit() else value for name, value in given.items()}
        server.slash(person, channel, " ".join(names), **options)
    elif line:
        server.says(person, channel, line)


def shown(messages: Sequence[Message]) -> list[str]:
    """Return the bot's messages as lines, each with its number and its buttons."""
    lines = []
    for number, message in enumerate(messages, 1):
        pictures = "".join(f" [{picture.name}]" for picture in message.pictures)
        buttons = "".join(f" <{label}>" for label in message.labels)
        if message.author.bot:
            lines.append(f"{number}{pictures} {message.text}{buttons}")
    return lines


async def _watch(
    server: DiscordServer, person: Person, channel: Channel, tell: Callable[[str], None]
) -> None:
    before: list[str] = []
    while True:
        here = ["the bot is here"] if server.gateway.connected else []
        now = here + shown(server.sees(person, channel))
        for line in now:
            if line not in before:
                tell(line)
        before = now
        await asyncio.sleep(LOOK_AGAIN_AFTER)


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def _serve(port: int, locale: str) -> None:
    server = DiscordServer()
    await server.start(port)
    person = server.person("You", locale=locale)
    channel = server.channel(server.guild("Loopback", person))
    _tell(f"token {server.token}\napi {server.api}\ngateway {server.gateway.url}")
    watching = asyncio.create_task(_watch(server, person, channel, _tell))
    while line := await asyncio.to_thread(sys.stdin.readline):
        try:
            act(server, person, channel, line.strip())
        except (LookupError, ValueError) as wrong:
            _tell(f"not possible: {wrong}")
    watching.cancel()
    await server.stop()


def main(given: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--locale", default="en-US")
    asked = parser.parse_args(given)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(asked.port, asked.locale))


if __name__ == "__main__":
    main()
