"""A Telegram on loopback that keeps every message with all its looks."""

from .pace import Offence
from .rooms import Chat, Look, Message, Person
from .server import TOKEN, TelegramServer
from .world import Press

__all__ = ["TOKEN", "Chat", "Look", "Message", "Offence", "Person", "Press", "TelegramServer"]
