"""What a bot sends, as models; what this server does not use is passed over or sent back as it was."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

Json = dict[str, object]
Names = dict[str, str]


class Sent(BaseModel):
    """Something a bot wrote."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Shown(BaseModel):
    """Something a bot wrote that is sent back whole."""

    model_config = ConfigDict(frozen=True, extra="allow")

    def json_back(self) -> Json:
        return self.model_dump(mode="json", exclude_unset=True)


class Media(Shown):
    """Where a picture lies: a URL, or ``attachment://`` and a file of the same message."""

    url: str


class GalleryItem(Shown):
    """One picture of a media gallery; its description is read aloud."""

    media: Media
    description: str | None = None
    spoiler: bool = False


class SelectOption(Shown):
    """One line of a menu."""

    label: str
    value: str
    default: bool = False


class Component(Shown):
    """Any component of a message or a modal; ``type`` says which fields it uses."""

    type: int
    custom_id: str | None = None
    label: str | None = None
    style: int | None = None
    url: str | None = None
    disabled: bool = False
    content: str | None = None
    components: tuple[Component, ...] = ()
    accessory: Component | None = None
    component: Component | None = None
    items: tuple[GalleryItem, ...] = ()
    media: Media | None = None
    file: Media | None = None
    description: str | None = None
    options: tuple[SelectOption, ...] = ()
    placeholder: str | None = None
    value: str | None = None
    required: bool = True
    min_length: int | None = None
    max_length: int | None = None

    def walk(self) -> Iterator[Component]:
        """Yield this and everything inside it."""
        yield self
        inside = (*self.components, *(one for one in (self.accessory, self.component) if one))
        for one in inside:
            yield from one.walk()

    @property
    def media_shown(self) -> list[Media]:
        """Return the pictures and files that this component itself shows."""
        return [*(item.media for item in self.items), *(one for one in (self.media, self.file) if one)]


class Embed(Shown):
    """A framed text under a message."""

    title: str | None = None
    description: str | None = None
    image: Media | None = None


class Mentions(Sent):
    """Whom a message may ping."""

    parse: tuple[str, ...] = ()
    users: tuple[int, ...] = ()
    roles: tuple[int, ...] = ()
    replied_user: bool = False


class Attached(Sent):
    """A file of this request by its part's number, or one that the message already has by its id."""

    id: int
    description: str | None = None
    filename: str | None = None


class Reference(Sent):
    """Which message an answer quotes."""

    message_id: int
    fail_if_not_exists: bool = True


class Body(Sent):
    """A message, or what changes in one."""

    content: str | None = None
    embeds: tuple[Embed, ...] | None = None
    components: tuple[Component, ...] | None = None
    attachments: tuple[Attached, ...] | None = None
    flags: int | None = None
    allowed_mentions: Mentions | None = None
    message_reference: Reference | None = None
    nonce: str | int | None = None
    enforce_nonce: bool = False
    poll: Json | None = None


class Choice(Shown):
    """One value that an option takes or that autocomplete offers."""

    name: str
    value: str | int | float
    name_localizations: Names | None = None


class Option(Shown):
    """A parameter of a slash command, a subcommand or a group of them."""

    type: int
    name: str
    description: str = ""
    required: bool = False
    autocomplete: bool = False
    choices: tuple[Choice, ...] = ()
    options: tuple[Option, ...] = ()
    name_localizations: Names | None = None
    description_localizations: Names | None = None


class Command(Shown):
    """A slash command, or a line of a context menu."""

    name: str
    type: int = 1
    description: str = ""
    options: tuple[Option, ...] = ()
    name_localizations: Names | None = None
    description_localizations: Names | None = None
    default_member_permissions: int | None = None
    contexts: tuple[int, ...] | None = None
    integration_types: tuple[int, ...] | None = None


class CallbackData(Body):
    """What an interaction is answered with: a message, a modal, or choices."""

    custom_id: str = ""
    title: str = ""
    choices: tuple[Choice, ...] = ()


class Callback(Sent):
    """The first answer to an interaction."""

    type: int
    data: CallbackData = Field(default_factory=CallbackData)


class NewThread(Sent):
    """A thread; in a forum, with the message that opens it."""

    name: str
    type: int = 11
    auto_archive_duration: int = 1440
    message: Body | None = None


class ThreadChange(Sent):
    """What changes in a thread."""

    name: str | None = None
    archived: bool | None = None
    locked: bool | None = None


class Recipient(Sent):
    """With whom a direct channel is opened."""

    recipient_id: int
