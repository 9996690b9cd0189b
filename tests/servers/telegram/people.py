"""What people do in front of the server: they talk, press buttons, open groups and topics, and leave."""

from __future__ import annotations

import itertools

from tests.servers.calls import Upload

from .asking import member
from .entities import spoken
from .media import Media
from .rooms import Chat, Look, Message, Person, Status, Topic
from .wire import Json
from .world import Press, World

FIRST_PERSON = 1001
# Supergroups' numbers begin with -100, as the real ones do.
SUPERGROUP = -1_000_000_000_000


class People:
    """Acts for people; a test speaks through it."""

    world: World

    def __init__(self) -> None:
        self._people = itertools.count(FIRST_PERSON)
        self._groups = itertools.count(1)

    def chat(self, chat: Chat | Person | int) -> Chat:
        """Return a chat by its number, or a person's private one."""
        if isinstance(chat, Chat):
            return chat
        return self.world.chats[chat.id if isinstance(chat, Person) else chat]

    def person(self, name: str, *, language: str = "en", username: str = "", started: bool = True) -> Person:
        """Let somebody join Telegram, with a private chat to the bot."""
        person = Person(next(self._people), name, language, username)
        self.world.people[person.id] = person
        self.world.chats[person.id] = Chat(person.id, "private", person=person, started=started)
        return person

    def group(self, title: str, *members: Person, forum: bool = False, basic: bool = False) -> Chat:
        """Open a group with the bot in it; the first member owns it."""
        number = next(self._groups)
        chat_id = -number if basic else SUPERGROUP - number
        statuses: dict[int, Status] = {person.id: "member" for person in members}
        statuses |= {person.id: "creator" for person in members[:1]}
        chat = Chat(chat_id, "group" if basic else "supergroup", title, forum=forum, members=statuses)
        self.world.chats[chat_id] = chat
        return chat

    def topic(self, chat: Chat, name: str) -> int:
        """Open a topic in a forum; return its thread's number."""
        created = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        owner = self.world.people[next(iter(chat.members))]
        opening = self.world.post(chat, owner, self.world.look(), chat.next_id, service=dict(created))
        chat.topics[opening.id] = Topic(opening)
        return opening.id

    def says(
        self,
        person: Person,
        chat: Chat | Person | int,
        text: str = "",
        *,
        thread: int | None = None,
        reply_to: Message | None = None,
        photo: bytes | None = None,
        document: bytes | None = None,
    ) -> Message:
        """Let somebody write; in a topic, what quotes nothing quotes its opening, as in the real one."""
        place = self.chat(chat)
        place.started = True
        media = self._sent(photo, document)
        look = Look(self.world.clock.time(), text, tuple(spoken(text)), media)
        quoted = reply_to or (place.topics[thread].opening if thread is not None else None)
        message = self.world.post(place, person, look, thread, quoted)
        self.world.updates.add("message", message.json())
        return message

    def _sent(self, photo: bytes | None, document: bytes | None) -> Media | None:
        if photo is not None:
            return self.world.files.take(
                "photo", Upload("photo", "photo.jpg", "image/jpeg", len(photo), photo)
            )
        if document is not None:
            upload = Upload("document", "file.bin", "application/octet-stream", len(document), document)
            return self.world.files.take("document", upload)
        return None

    def presses(self, person: Person, message: Message, button: str) -> Press:
        """Press a button that the message shows, by its label or data; `LookupError` without one."""
        for shown in message.buttons:
            if button in (shown.text, shown.callback_data) and shown.callback_data is not None:
                return self.forges(person, message, shown.callback_data)
        raise LookupError(button, message.labels)

    def forges(self, person: Person, message: Message, data: str) -> Press:
        """Send a press with any data at all, as a changed client can."""
        number = str(len(self.world.presses) + 1)
        press = Press(number, self.world.clock.time(), person, message, data)
        self.world.presses[number] = press
        instance = f"instance{message.chat.id}"
        query: Json = {"id": number, "from": person.json(), "message": message.json(), "data": data}
        self.world.updates.add("callback_query", query | {"chat_instance": instance})
        return press

    def edits(self, message: Message, text: str) -> None:
        """Let somebody change what they wrote."""
        message.looks.append(Look(self.world.clock.time(), text, tuple(spoken(text)), message.media))
        self.world.updates.add("edited_message", message.json())

    def _bot_becomes(self, chat: Chat, by: Person, before: Status, after: Status) -> None:
        bot = self.world.bot
        moved = {"old_chat_member": member(bot, before), "new_chat_member": member(bot, after)}
        content = {"chat": chat.json(), "from": by.json(), "date": int(self.world.clock.time()), **moved}
        self.world.updates.add("my_chat_member", content)

    def blocks(self, person: Person, *, blocked: bool = True) -> None:
        """Let a person block the bot, or take it back."""
        chat = self.chat(person)
        chat.blocked = blocked
        before, after = ("member", "kicked") if blocked else ("kicked", "member")
        self._bot_becomes(chat, person, before, after)  # type: ignore[arg-type]  # both are statuses

    def sets_bot(self, person: Person, chat: Chat, status: Status) -> None:
        """Let an admin kick the bot, take it back, or make it an administrator."""
        before, chat.bot = chat.bot, status
        self._bot_becomes(chat, person, before, status)

    def migrates(self, chat: Chat) -> Chat:
        """Turn a basic group into a supergroup; the old number answers nothing any more."""
        owner = self.world.people[next(iter(chat.members))]
        new = Chat(SUPERGROUP - next(self._groups), "supergroup", chat.title, members=dict(chat.members))
        self.world.chats[new.id] = new
        chat.migrated_to = new.id
        for place, said in ((chat, {"migrate_to_chat_id": new.id}), (new, {"migrate_from_chat_id": chat.id})):
            message = self.world.post(place, owner, self.world.look(), service=dict(said))
            self.world.updates.add("message", message.json())
        return new
