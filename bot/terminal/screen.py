"""What stands in the terminal: lines that stay, and one live line below them."""

from __future__ import annotations

import shutil
from typing import TextIO

from kitsumy.cli.progress import fitted, width

PROMPT = "> "


class Screen:
    """One terminal, or a pipe or file, where only what stays is written."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self.live = out.isatty()
        self._shown = 0

    def say(self, text: str) -> None:
        """Write lines that stay."""
        self._wipe()
        self._write(text + "\n")

    def status(self, text: str) -> None:
        """Say what is being done in the live line, in place of what stood there."""
        if self.live:
            self._wipe()
            line = fitted(" · ".join(text.splitlines()), shutil.get_terminal_size().columns - 1)
            self._write(line)
            self._shown = width(line)

    def prompt(self) -> None:
        """Ask for the next line."""
        if self.live:
            self._wipe()
            self._write(PROMPT)

    def heard(self) -> None:
        """Know that somebody ended a line: the cursor stands at the beginning of the next."""
        self._shown = 0

    def draw(self, codes: str) -> None:
        """Write a picture's codes."""
        self._wipe()
        self._write(codes + "\n")

    def _wipe(self) -> None:
        if self.live:
            self._write("\r" + " " * max(self._shown, len(PROMPT)) + "\r")
        self._shown = 0

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()
