"""Messages with every look they had."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .files import Attachment
from .places import Channel, Person
from .wire import Component, Embed

if TYPE_CHECKING:
    from .interactions import Interaction

# Flags of messages, as Discord numbers them.
EPHEMERAL = 1 << 6
LOADING = 1 << 7
COMPONENTS_V2 = 1 << 15
BUTTON, SELECT, TEXT_INPUT, TEXT_DISPLAY, GALLERY, LABEL = 2, 3, 4, 10, 12, 18
USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 5, 6, 7, 8


@dataclass(frozen=True)
class Look:
    """What a message shows from a moment on."""

    at: float
    content: str = ""
    embeds: tuple[Embed, ...] = ()
    components: tuple[Component, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    flags: int = 0

    @property
    def v2(self) -> bool:
        return bool(self.flags & COMPONENTS_V2)

    @property
    def parts(self) -> list[Component]:
        """Return every component, however deep."""
        return [part for component in self.components for part in component.walk()]

    @property
    def texts(self) -> list[str]:
        """Return what is written where a mention would count."""
        return [self.content, *(part.content or "" for part in self.parts if part.type == TEXT_DISPLAY)]


@dataclass(frozen=True)
class Ping:
    """A message that would make somebody's device sound: whom, or ``everyone``, or a role."""

    at: float
    message: Message
    whom: tuple[str, ...]


@dataclass(eq=False)
class Message:
    """A message; `text`, `labels` and `pictures` are what it shows at present."""

    channel: Channel
    id: int
    author: Person
    looks: list[Look]
    reply_to: Message | None = None
    interaction: Interaction | None = None
    only_for: Person | None = None
    deleted_at: float | None = None
    published: bool = False
    mentioned: list[Person] = field(default_factory=list)

    @property
    def look(self) -> Look:
        return self.looks[-1]

    @property
    def stands(self) -> bool:
        return self.deleted_at is None

    @property
    def loading(self) -> bool:
        """Say whether it still is "thinking…"."""
        return bool(self.look.flags & LOADING)

    @property
    def text(self) -> str:
        """All that can be read in it, line by line."""
        framed = [text or "" for embed in self.look.embeds for text in (embed.title, embed.description)]
        return "\n".join(text for text in (*self.look.texts, *framed) if text)

    @property
    def buttons(self) -> list[Component]:
        return [part for part in self.look.parts if part.type == BUTTON]

    @property
    def menus(self) -> list[Component]:
        return [part for part in self.look.parts if part.type in (SELECT, 5, 6, 7, 8)]

    @property
    def labels(self) -> list[str]:
        """Return what stands on the buttons that can be pressed."""
        return [button.label or "" for button in self.buttons if not button.disabled]

    @property
    def pictures(self) -> list[Attachment]:
        """Return the attachments that a person sees: in a V2 message, only those that a component shows."""
        if not self.look.v2:
            return list(self.look.attachments)
        named = {file.name: file for file in self.look.attachments}
        urls = [
            media.url.removeprefix("attachment://") for part in self.look.parts for media in part.media_shown
        ]
        return [named[url] for url in urls if url in named]

    @property
    def alts(self) -> list[str]:
        """Return what is read aloud for each picture."""
        items = [item.description or "" for part in self.look.parts for item in part.items]
        return items or [file.alt for file in self.look.attachments]
