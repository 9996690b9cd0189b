"""A Telegram on loopback that keeps every message with all its looks.

A test takes the fixture ``telegram`` (or ``still_telegram``, whose clock it turns itself), points the bot at
``telegram.base_url`` and ``telegram.token``, lets people speak and press, and looks at what they see::

    olena = telegram.person("Olena", language="uk")
    telegram.says(olena, olena, "/comic a fox finds a hat")
    await telegram.until(lambda: telegram.chat(olena).told != [])
    press = telegram.presses(olena, telegram.chat(olena).told[0], "Cancel")
"""

from .pace import Offence
from .rooms import Chat, Look, Message, Person
from .server import TOKEN, TelegramServer
from .world import Press

__all__ = ["TOKEN", "Chat", "Look", "Message", "Offence", "Person", "Press", "TelegramServer"]
