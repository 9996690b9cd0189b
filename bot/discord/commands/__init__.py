"""What people can ask for, by command."""

from __future__ import annotations

from typing import Any

from discord import app_commands

from . import about, admins, cast, finished, making, oneself, shared

for shares in shared.COMMANDS:
    cast.cast.add_command(shares)
Registered = app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu
COMMANDS: tuple[Registered, ...] = (
    making.comic,
    making.sequel,
    finished.redraw,
    finished.edit,
    cast.cast,
    finished.gallery,
    finished.export,
    making.cancel,
    about.styles,
    oneself.quota,
    oneself.language,
    oneself.privacy,
    oneself.forgetme,
    about.help,
    admins.kitsumy,
    making.of_message,
)
"""In the order in which they are registered."""
