"""Custom ids: what buttons, menus and forms say when they are used, in whatever process that is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

_COMIC, _ORDER, _PERSON = r"[0-9a-f]{12}", r"[0-9a-f]{16}", r"[0-9]{1,20}"
_SERVER = _PERSON
_ABOUT = {
    **dict.fromkeys(
        ("sequel", "redraw", "edit", "style", "export", "delete", "show", "words", "agree", "refuse", "full"),
        _COMIC,
    ),
    **dict.fromkeys(("stop", "get"), _ORDER),
    **dict.fromkeys(("mine", "pick", "ours", "look", "drop", "forget", "leave", "credit"), _PERSON),
    **dict.fromkeys(("rules", "numbers"), _SERVER),
}
_SHAPES = {
    verb: re.compile(rf"k1:{verb}:(?P<subject>{subject})(?::(?P<argument>[a-z0-9.]{{1,32}}))?", re.ASCII)
    for verb, subject in _ABOUT.items()
}
_LONGEST = 64
VERBS = frozenset(_ABOUT)
FORMS = frozenset(("words", "numbers"))
"""Verbs of forms; all others are pressed or chosen."""


class Data(NamedTuple):
    """A verb, what it is about, more of it, and what was chosen in a menu."""

    verb: str
    subject: str
    argument: str = ""
    value: str = ""
    values: tuple[str, ...] = ()
    """All that was chosen, where that may be several."""

    def __str__(self) -> str:
        return f"k1:{self.verb}:{self.subject}" + (f":{self.argument}" if self.argument else "")


def said(data: Mapping[str, Any]) -> Data | None:
    """Return what an interaction's data say of what was pressed, chosen or filled in."""
    return read(str(data.get("custom_id", "")), [str(one) for one in data.get("values", ())])


def read(custom_id: str, values: list[str]) -> Data | None:
    """Return what a custom id says; None for what nothing of ours has ever said."""
    if len(custom_id) > _LONGEST:
        return None
    shape = _SHAPES.get(custom_id.split(":")[1]) if custom_id.count(":") >= 2 else None
    found = shape.fullmatch(custom_id) if shape and custom_id.isascii() else None
    if shape is None or found is None:
        return None
    verb = custom_id.split(":")[1]
    return Data(verb, found["subject"], found["argument"] or "", values[0] if values else "", tuple(values))
