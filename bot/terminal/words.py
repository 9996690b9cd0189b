"""Read what was typed: a command, its options, and the words that are left."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from bot.asking import Wish
from kitsumy.errors import NotANumber

_OPTION = re.compile(r"(?<!\S)--(?P<name>style|panels|pages|lang)(?:=|\s+)(?P<value>\"[^\"]*\"|\S+)")
_REFERENCE = re.compile(r"(?<!\S)#(?P<comic>[0-9a-f]{1,12})(?!\S)")


class Said(NamedTuple):
    """One line: the command (``comic`` where none was named), what stands after it, and its options."""

    command: str
    words: str
    options: Mapping[str, str]
    comic: str = ""
    """The comic that was named (``#a1b2c3``, ``#2``)."""

    def wish(self, **more: object) -> Wish:
        """Return the wish that a line comes to.

        Raises:
            NotANumber: an option wants one.

        """
        return Wish(
            idea=self.words,
            style=self.options.get("style"),
            language=self.options.get("lang"),
            panels=self._count("panels"),
            pages=self._count("pages"),
            comic=self.comic,
        ).model_copy(update=more)

    def _count(self, name: str) -> int | None:
        value = self.options.get(name)
        return None if value is None else number(name, value)


def read(line: str) -> Said:
    """Understand a line. An idea needs no command: whoever writes one wants a comic."""
    text = line.strip()
    command, _, rest = text.partition(" ") if text.startswith("/") else ("/comic", "", text)
    options = {hit["name"]: hit["value"].strip('"') for hit in _OPTION.finditer(rest)}
    rest = _OPTION.sub(" ", rest)
    named = _REFERENCE.search(rest) if command != "/comic" else None
    if named:
        rest = rest.replace(named[0], " ", 1)
    return Said(command[1:].casefold(), " ".join(rest.split()), options, named["comic"] if named else "")


def number(what: str, value: str) -> int:
    """Return a number that somebody typed.

    Raises:
        NotANumber: it is none.

    """
    if not (value.isascii() and value.isdecimal() and len(value) < 10):
        raise NotANumber(what, value)
    return int(value)
