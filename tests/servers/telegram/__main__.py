"""Run the loopback Telegram by itself, to try a bot by hand: what is typed, a person says in private.

A number and a label press a button: ``3 Sequel`` presses *Sequel* under message 3.
"""

from __future__ import annotations

import re

from tests.servers import byhand

from .server import TelegramServer

_PRESS = re.compile(r"(\d+) (.+)")


class Hand:
    """Somebody in their chat with the bot."""

    def __init__(self, language: str) -> None:
        self.server = TelegramServer()
        self._person = self.server.person("You", language=language)

    def opening(self) -> list[str]:
        server = self.server
        return [
            f"token {server.token}",
            f"base_url {server.base_url}",
            f"base_file_url {server.base_file_url}",
        ]

    def act(self, line: str) -> None:
        """Say a line, or press the button that it names."""
        hit = _PRESS.fullmatch(line)
        message = self.server.chat(self._person).message(int(hit[1])) if hit else None
        if hit and message:
            self.server.presses(self._person, message, hit[2])
        elif line:
            self.server.says(self._person, self._person, line)

    def shown(self) -> list[str]:
        """Return the bot's messages, each with its number and its buttons."""
        lines = []
        for message in self.server.chat(self._person).told:
            media = f" [{message.media.kind} {message.media.name}]" if message.media else ""
            buttons = "".join(f" <{label}>" for label in message.labels)
            lines.append(f"{message.id}{media} {message.text}{buttons}")
        return lines


if __name__ == "__main__":
    byhand.main(__doc__, Hand)
