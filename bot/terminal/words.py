"""Read what was typed: a command, and what stands after it."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """One line: the command (``comic`` where none was named), and the words after it."""

    command: str
    words: str


def read(line: str) -> Said:
    """Understand a line. An idea needs no command: whoever writes one wants a comic."""
    text = line.strip()
    command, _, words = text.partition(" ") if text.startswith("/") else ("/comic", "", text)
    return Said(command[1:].casefold(), words.strip())
