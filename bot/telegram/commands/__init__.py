"""What people can ask for, by command."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

from ..desk import Talk
from . import about, cast, finished, making, oneself

Command = Callable[[Talk], Awaitable[None]]
COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "comic": making.comic,
        "sequel": making.sequel,
        "redraw": finished.redraw,
        "edit": finished.edit,
        "export": finished.export,
        "mycomics": finished.mycomics,
        "cast": cast.cast,
        "styles": about.styles,
        "cancel": making.cancel,
        "quota": oneself.quota,
        "language": oneself.language,
        "privacy": oneself.privacy,
        "forgetme": oneself.forgetme,
        "help": about.help,
        "start": about.start,
    }
)
"""In the order in which menus show them."""
__all__ = ["COMMANDS", "Command", "about", "making"]
