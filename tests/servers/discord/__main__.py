"""Run the loopback Discord by itself, to try a bot by hand: a person types commands into a server's channel.

``/comic idea="a fox" style=manga`` enters a command, ``2 Sequel`` presses *Sequel* under the second message.
"""

from __future__ import annotations

import re
import shlex

from tests.servers import byhand

from .server import DiscordServer

_PRESS = re.compile(r"(\d+) (.+)")


class Hand:
    """Somebody in a channel with the bot."""

    def __init__(self, language: str) -> None:
        self.server = DiscordServer()
        self._person = self.server.person("You", locale="en-US" if language == "en" else language)
        self._channel = self.server.channel(self.server.guild("Loopback", self._person))

    def opening(self) -> list[str]:
        server = self.server
        return [f"token {server.token}", f"api {server.api}", f"gateway {server.gateway.url}"]

    def act(self, line: str) -> None:
        """Enter the command of a line, press the button that it names, or say it."""
        hit = _PRESS.fullmatch(line)
        if hit:
            seen = self.server.sees(self._person, self._channel)
            self.server.presses(self._person, seen[int(hit[1]) - 1], hit[2])
        elif line.startswith("/"):
            self._enter(shlex.split(line))
        elif line:
            self.server.says(self._person, self._channel, line)

    def _enter(self, words: list[str]) -> None:
        names = [word for word in words if "=" not in word]
        given = dict(word.split("=", 1) for word in words if "=" in word)
        options = {name: int(value) if value.isdigit() else value for name, value in given.items()}
        self.server.slash(self._person, self._channel, " ".join(names), **options)

    def shown(self) -> list[str]:
        """Return the bot's messages, each with its number and its buttons."""
        lines = ["the bot is here"] if self.server.gateway.connected else []
        for number, message in enumerate(self.server.sees(self._person, self._channel), 1):
            pictures = "".join(f" [{picture.name}]" for picture in message.pictures)
            buttons = "".join(f" <{label}>" for label in message.labels)
            if message.author.bot:
                lines.append(f"{number}{pictures} {message.text}{buttons}")
        return lines


if __name__ == "__main__":
    byhand.main(__doc__, Hand)
