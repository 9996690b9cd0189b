"""What Discord hands out with every interaction: the right to answer it, for a quarter of an hour."""

from __future__ import annotations

from typing import NamedTuple, Self

import discord
from discord.utils import snowflake_time

_LIFE = 14 * 60.0
"""Seconds for which a token is relied on; Discord takes it for one minute more."""


class Pass(NamedTuple):
    """An interaction's token, and whether there is no other way to write at its place (``alone``)."""

    interaction: int
    token: str
    alone: bool

    @classmethod
    def of(cls, asked: discord.Interaction[discord.Client]) -> Self:
        """Return the pass of an interaction."""
        return cls(asked.id, asked.token, not _is_at_home(asked))

    @classmethod
    def read(cls, kept: str) -> Self | None:
        """Return a pass as a place keeps it; None for what is none."""
        number, _, rest = kept.partition(":")
        alone, _, token = rest.partition(":")
        if not (number.isdecimal() and token):
            return None
        return cls(int(number), token, alone == "alone")

    def __str__(self) -> str:
        return f"{self.interaction}:{'alone' if self.alone else 'home'}:{self.token}"

    def is_good(self, now: float) -> bool:
        """Tell whether the token is taken at a moment, in seconds since 1970."""
        return now - snowflake_time(self.interaction).timestamp() < _LIFE


def _is_at_home(asked: discord.Interaction[discord.Client]) -> bool:
    """Tell whether the bot can change its messages there by itself."""
    if asked.context.dm_channel:
        return True
    return asked.is_guild_integration() and asked.app_permissions.view_channel
