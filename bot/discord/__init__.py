"""The Discord frontend."""

from .frontend import DiscordFrontend

__all__ = ["DiscordFrontend"]
