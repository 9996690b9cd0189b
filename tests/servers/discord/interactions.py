"""What somebody asked of the bot, and everything the bot answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from .messages import Message
from .places import Channel, Guild, Person
from .wire import Choice, Component, Json

# The bot must answer first within these seconds; its token lives for those.
ACKNOWLEDGE_WITHIN = 3.0
TOKEN_LIFE = 15 * 60.0
MOST_FOLLOW_UPS = 5


class Asking(IntEnum):
    """Types of interactions, as Discord numbers them."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class Answering(IntEnum):
    """Types of first answers, as Discord numbers them."""

    MESSAGE = 4
    DEFER = 5
    DEFER_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


@dataclass(frozen=True)
class Modal:
    """A form that opened before somebody."""

    interaction: Interaction
    custom_id: str
    title: str
    fields: tuple[Component, ...]
    components: tuple[Component, ...]

    @property
    def labels(self) -> list[str]:
        return [field.label or "" for field in self.fields]

    @property
    def values(self) -> dict[str, str]:
        """Return what stands in its text fields when it opens, by their labels."""
        return {field.label or "": field.value or "" for field in self.fields}

    def field(self, name: str) -> Component:
        """Find a field by its label or custom id; `LookupError` without one."""
        for found in self.fields:
            if name in (found.label, found.custom_id):
                return found
        raise LookupError(name, self.labels)


@dataclass(eq=False)
class Interaction:
    """One command, press, submitted modal or half-typed option, from asking to the last answer."""

    id: int
    kind: Asking
    at: float
    person: Person
    channel: Channel
    guild: Guild | None
    data: Json
    owners: Json
    context: int
    pressed: Message | None = None
    acknowledged_at: float | None = None
    answer: Answering | None = None
    original: Message | None = None
    follow_ups: list[Message] = field(default_factory=list)
    modal: Modal | None = None
    choices: list[Choice] | None = None

    @property
    def token(self) -> str:
        return f"interaction-{self.id}"

    @property
    def acknowledged(self) -> bool:
        return self.acknowledged_at is not None

    @property
    def acknowledged_after(self) -> float | None:
        """Return the seconds until the first answer, by the server's clock."""
        return None if self.acknowledged_at is None else self.acknowledged_at - self.at

    @property
    def by_user_only(self) -> bool:
        """Say whether the bot is here by this person's own installation alone."""
        return "0" not in self.owners

    @property
    def messages(self) -> list[Message]:
        """Return what the bot answered and what still stands of it, oldest first."""
        first = [self.original] if self.original is not None and self.original is not self.pressed else []
        return [message for message in (*first, *self.follow_ups) if message.stands]

    @property
    def told(self) -> str:
        """What the person reads in the answers."""
        return "\n".join(message.text for message in self.messages)

    @property
    def private(self) -> bool:
        """Say whether nobody else sees any of the answers."""
        return all(message.only_for is not None for message in self.messages)

    def follow_ups_left(self) -> bool:
        return not self.by_user_only or len(self.follow_ups) < MOST_FOLLOW_UPS
