"""Where a command works: whose language, which settings, and how to speak to people and to scripts."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from kitsumy.comic import Origin
from kitsumy.language import LANGUAGES
from kitsumy.moderation import Door
from kitsumy.settings import Settings
from kitsumy.styles import styles

from .progress import fitted, width
from .texts import Texts, texts

OWNER = Origin().owner
"""Whose comics the command line sees: those of the person at this computer."""


_NARROWEST = 12
"""Columns below which a title says nothing."""
_GAP = 2
"""Columns between columns."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What every command is handed."""

    said: Texts
    settings: Settings

    def of_idea(self, language: str) -> Desk:
        """Return the desk that speaks the language of an idea nobody typed just now, unless one is set."""
        spoken = self.settings.language or (language if language in LANGUAGES else self.said.language)
        return Desk(texts(spoken), self.settings)

    @property
    def door(self) -> Door:
        """Return the door that ideas and words come through."""
        kept = self.settings
        return Door.kept(kept.openai_api_key, kept.openai_base_url, kept.moderation)

    def say(self, line: str = "") -> None:
        """Write a line for people."""
        sys.stdout.write(line + "\n")

    def warn(self, line: str) -> None:
        """Write a line about something that did not work."""
        sys.stderr.write(line + "\n")

    def emit(self, thing: object) -> None:
        """Write one JSON value for scripts."""
        self.say(json.dumps(thing, ensure_ascii=not _is_unicode(sys.stdout.encoding), indent=2))

    def style(self, key: str) -> str:
        """Return a style's name in this desk's language; its key when the style is gone."""
        style = styles().get(key)
        return style.names.get(self.said.language, key) if style else key

    def table(self, rows: Sequence[Sequence[str]], flexible: int) -> None:
        """Write rows in columns; the flexible column gives way when the terminal is too narrow."""
        widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
        others = sum(wide + _GAP for wide in widths if wide) - widths[flexible]
        room = shutil.get_terminal_size().columns - others
        widths[flexible] = min(widths[flexible], max(_NARROWEST, room))
        for row in rows:
            cells = [padded(cell, wide) for cell, wide in zip(row, widths, strict=True) if wide]
            self.say((" " * _GAP).join(cells).rstrip())

    def facts(self, rows: Sequence[tuple[str, str]]) -> None:
        """Write what is known about one thing, a fact a line, by its text's key; no value, no line."""
        known = [(self.said(key), value) for key, value in rows if value]
        wide = max(width(name) for name, _ in known)
        for name, value in known:
            self.say(f"{padded(name, wide)}  {value}")


def padded(text: str, columns: int) -> str:
    """Return a text cut or filled to so many columns."""
    cut = fitted(text, columns)
    return cut + " " * (columns - width(cut))


def _is_unicode(encoding: str | None) -> bool:
    return (encoding or "").lower().startswith("utf")
