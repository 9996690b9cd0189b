"""Who may do more than others in a server, as Discord says with every interaction."""

from __future__ import annotations

from .desk import Asked


def is_moderator(asked: Asked) -> bool:
    """Tell whether somebody may take away what others have put there."""
    return asked.guild_id is not None and (asked.permissions.manage_messages or runs_server(asked))


def runs_server(asked: Asked) -> bool:
    """Tell whether somebody may decide for the whole server, not only for one of its channels."""
    return asked.guild_id is not None and asked.permissions.manage_guild
