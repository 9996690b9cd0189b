"""What a bot sends inside its parameters, as models."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

Json = dict[str, object]


class Sent(BaseModel):
    """Something a bot wrote; names that this server does not use are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Button(Sent):
    """One inline button."""

    text: str
    callback_data: str | None = None
    url: str | None = None


Buttons = tuple[tuple[Button, ...], ...]


class Markup(Sent):
    """A keyboard; other kinds than inline ones show no buttons here."""

    inline_keyboard: Buttons = ()


class ReplyTo(Sent):
    """Which message an answer quotes."""

    message_id: int
    allow_sending_without_reply: bool = False


class InputMedia(Sent):
    """One item of an album, or what takes a message's place."""

    type: str
    media: str
    caption: str = ""
    parse_mode: str = ""


class Command(Sent):
    """One line of a bot's menu."""

    command: str
    description: str


class Scope(Sent):
    """Where a menu is shown."""

    type: str = "default"
    chat_id: int | None = None
    user_id: int | None = None


class Reaction(Sent):
    """An emoji under a message."""

    type: str
    emoji: str = ""


class Profile(Sent):
    """What is said of a bot in one language."""

    name: str = ""
    description: str = ""
    short_description: str = ""


class Webhook(Sent):
    """Where updates are sent."""

    url: str = ""
    secret: str = ""
