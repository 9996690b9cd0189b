"""The Telegram frontend."""

from .frontend import TelegramFrontend

__all__ = ["TelegramFrontend"]
