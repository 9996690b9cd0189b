"""People on every platform, as the runs of many orders see them: they ask, look, and press."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from .people import Answer, Asked, People

__all__ = ["PLATFORMS", "Answer", "Asked", "People"]


def _telegram(seed: int, measured: bool) -> People:
    from .telegram import TelegramPeople  # one platform's packages are enough for a run

    return TelegramPeople(seed, measured=measured)


def _discord(seed: int, measured: bool) -> People:
    from .discord import DiscordPeople

    return DiscordPeople(seed, measured=measured)


PLATFORMS: MappingProxyType[str, Callable[[int, bool], People]] = MappingProxyType(
    {"telegram": _telegram, "discord": _discord}
)
"""Makes a platform by its name, from a seed; a measured one keeps no files."""
