"""Everything behind the server: people, chats, files, updates, presses, and the bot among them."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.servers.clock import Clock

from . import refusals
from .media import Files
from .pace import Pace
from .profile import Menus
from .refusals import bad, forbidden
from .rooms import Chat, Look, Message, Person
from .updates import Updates
from .wire import Json

BOT_ID = 7_000_000_001
# A press must be answered while the person still looks at the button's spinner.
QUERY_LIFE = 15.0


@dataclass(frozen=True)
class Answer:
    """What the bot said to a press: nothing, a note over the chat, or an alert."""

    at: float
    text: str
    alert: bool


@dataclass(eq=False)
class Press:
    """A button that somebody pressed."""

    id: str
    at: float
    person: Person
    message: Message
    data: str
    answers: list[Answer] = field(default_factory=list)

    @property
    def answered(self) -> bool:
        return bool(self.answers)

    @property
    def told(self) -> str:
        """What the presser read, empty when the spinner just stopped."""
        return self.answers[0].text if self.answers else ""


class World:
    """One bot's Telegram."""

    def __init__(self, clock: Clock, username: str, *, keep_files: bool) -> None:
        self.clock = clock
        self.bot = Person(BOT_ID, "Kitsumy", username=username, bot=True)
        self.files = Files(keep=keep_files)
        self.pace = Pace(clock)
        self.menus = Menus()
        self.updates = Updates()
        self.people: dict[int, Person] = {BOT_ID: self.bot}
        self.chats: dict[int, Chat] = {}
        self.presses: dict[str, Press] = {}
        self.albums = 0

    def known(self, chat_id: int) -> Chat:
        """Return a chat that still is one: the bot may read there."""
        chat = self.chats.get(chat_id)
        if chat is None:
            raise refusals.CHAT_NOT_FOUND
        if chat.migrated_to is not None:
            raise refusals.migrated(chat.migrated_to)
        if chat.bot == "kicked":
            raise forbidden(f"bot was kicked from the {_called(chat)} chat")
        if chat.bot == "left":
            raise forbidden(f"bot is not a member of the {_called(chat)} chat")
        return chat

    def open(self, chat_id: int, thread: int | None = None) -> Chat:
        """Return a chat where the bot may write now."""
        chat = self.known(chat_id)
        if chat.blocked:
            raise refusals.BLOCKED
        if not chat.started:
            raise refusals.NOT_STARTED
        if chat.muted:
            raise bad("not enough rights to send text messages to the chat")
        self._thread_open(chat, thread)
        return chat

    def _thread_open(self, chat: Chat, thread: int | None) -> None:
        if thread is None:
            return
        topic = chat.topics.get(thread)
        if topic is None or topic.opening.deleted_at is not None:
            raise refusals.THREAD_NOT_FOUND
        if topic.closed and chat.bot != "administrator":
            raise refusals.TOPIC_CLOSED

    def post(
        self,
        chat: Chat,
        sender: Person,
        look: Look,
        thread: int | None = None,
        reply_to: Message | None = None,
        album: str = "",
        service: Json | None = None,
    ) -> Message:
        """Put a message into a chat."""
        looks, said = [look], service or {}
        message = Message(chat, chat.next_id, sender, looks, thread, reply_to, album, service=said)
        chat.history.append(message)
        return message

    def look(self, text: str = "") -> Look:
        """Begin a look that shows a plain text."""
        return Look(self.clock.time(), text)


def _called(chat: Chat) -> str:
    return "supergroup" if chat.kind == "supergroup" else "group"
