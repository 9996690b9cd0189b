"""The bot in a terminal: the same orders as in any chat, with no account and no token."""

from .chat import Terminal

__all__ = ["Terminal"]
