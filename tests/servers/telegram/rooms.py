"""People, chats, and the messages in them with everything that was ever shown."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from .media import Media
from .wire import Button, Buttons, Json, Markup

ChatKind = Literal["private", "group", "supergroup"]
Status = Literal["creator", "administrator", "member", "left", "kicked"]


@dataclass(frozen=True)
class Person:
    """Somebody with a Telegram account; or the bot."""

    id: int
    name: str
    language: str = ""
    username: str = ""
    bot: bool = False

    def json(self) -> Json:
        found: Json = {"id": self.id, "is_bot": self.bot, "first_name": self.name}
        named = {"username": self.username, "language_code": self.language}
        return found | {key: value for key, value in named.items() if value}


@dataclass(frozen=True)
class Look:
    """What a message shows from a moment on."""

    at: float
    text: str = ""
    entities: tuple[Json, ...] = ()
    media: Media | None = None
    buttons: Buttons = ()

    def same_as(self, other: Look) -> bool:
        """Say whether a person would see no difference."""
        return replace(self, at=other.at) == other


@dataclass(eq=False)
class Message:
    """A message with every look it had; `text`, `media` and `buttons` are the present ones."""

    chat: Chat
    id: int
    sender: Person
    looks: list[Look]
    thread: int | None = None
    reply_to: Message | None = None
    album: str = ""
    silent: bool = False
    service: Json = field(default_factory=dict)
    reactions: list[str] = field(default_factory=list)
    deleted_at: float | None = None

    @property
    def look(self) -> Look:
        return self.looks[-1]

    @property
    def text(self) -> str:
        """What stands in it, or under its picture."""
        return self.look.text

    @property
    def media(self) -> Media | None:
        return self.look.media

    @property
    def photo(self) -> Media | None:
        return self.media if self.media and self.media.kind == "photo" else None

    @property
    def document(self) -> Media | None:
        return self.media if self.media and self.media.kind == "document" else None

    @property
    def buttons(self) -> list[Button]:
        return [button for row in self.look.buttons for button in row]

    @property
    def labels(self) -> list[str]:
        return [button.text for button in self.buttons]

    def _content(self) -> Json:
        text, entities = ("caption", "caption_entities") if self.media else ("text", "entities")
        found: Json = dict(self.service) | (self.media.json() if self.media else {})
        found |= {text: self.text} if self.text else {}
        found |= {entities: list(self.look.entities)} if self.look.entities else {}
        markup = Markup(inline_keyboard=self.look.buttons).model_dump(exclude_none=True)
        return found | ({"reply_markup": markup} if self.look.buttons else {})

    def json(self, *, quoting: bool = True) -> Json:
        """Return the message as the Bot API gives it; a quoted one quotes no other."""
        found: Json = {"message_id": self.id, "from": self.sender.json(), "chat": self.chat.json()}
        found |= {"date": int(self.looks[0].at), **self._content()}
        found |= {"edit_date": int(self.look.at)} if len(self.looks) > 1 else {}
        found |= {"media_group_id": self.album} if self.album else {}
        if self.thread is not None:
            found |= {"message_thread_id": self.thread, "is_topic_message": True}
        if quoting and self.reply_to is not None:
            found["reply_to_message"] = self.reply_to.json(quoting=False)
        return found


@dataclass
class Topic:
    """One thread of a forum."""

    opening: Message
    closed: bool = False


@dataclass(frozen=True)
class Acting:
    """A chat action: "typing…" or "sending a photo…" over the chat."""

    at: float
    action: str
    thread: int | None


@dataclass(eq=False)
class Chat:
    """A private chat or a group: who is in it, and everything that was written."""

    id: int
    kind: ChatKind
    title: str = ""
    person: Person | None = None
    forum: bool = False
    members: dict[int, Status] = field(default_factory=dict)
    bot: Status = "member"
    blocked: bool = False
    started: bool = True
    muted: bool = False
    migrated_to: int | None = None
    topics: dict[int, Topic] = field(default_factory=dict)
    history: list[Message] = field(default_factory=list)
    actions: list[Acting] = field(default_factory=list)

    @property
    def messages(self) -> list[Message]:
        """What a person sees now, oldest first."""
        return [message for message in self.history if message.deleted_at is None]

    @property
    def told(self) -> list[Message]:
        """What the bot wrote of it."""
        return [message for message in self.messages if message.sender.bot]

    def in_thread(self, thread: int | None) -> list[Message]:
        """Return what a person sees in one topic."""
        return [message for message in self.messages if message.thread == thread]

    def message(self, message_id: int) -> Message | None:
        """Find a message that was not deleted."""
        found = self.history[message_id - 1 : message_id] if message_id > 0 else []
        return found[0] if found and found[0].deleted_at is None else None

    @property
    def next_id(self) -> int:
        return len(self.history) + 1

    def json(self) -> Json:
        if self.person is not None:
            named = {"username": self.person.username} if self.person.username else {}
            return {"id": self.id, "type": self.kind, "first_name": self.person.name, **named}
        forum: Json = {"is_forum": True} if self.forum else {}
        return {"id": self.id, "type": self.kind, "title": self.title, **forum}
