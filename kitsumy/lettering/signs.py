"""What of a panel's words no font here can show."""

from __future__ import annotations

from collections.abc import Iterator

from kitsumy import fonts
from kitsumy.comic import Lines

from .words import ROLES


def left_out(lines: Lines) -> tuple[str, ...]:
    """Return the signs that are left out when these words are lettered, each once, in reading order."""
    return tuple(dict.fromkeys(sign for text, role in _said(lines) for sign in fonts.unshown(text, role)))


def _said(lines: Lines) -> Iterator[tuple[str, fonts.Role]]:
    yield from ((caption, ROLES["caption"]) for caption in lines.captions)
    yield from ((balloon.text, ROLES[balloon.kind]) for balloon in lines.balloons)
    yield from ((sound.text, "display") for sound in lines.sfx)
