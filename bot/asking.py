"""What somebody asks for, who they are, and where: the same values whatever they typed it into."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kitsumy.comic import Credit, Origin
from kitsumy.frozen import Frozen

Role = Literal["owner", "admin", "member", "guest"]
"""Of the installation, of the chat or server, in it, or only passing through."""
Wanted = Literal["comic", "sequel", "redraw", "full"]
Quality = Literal["draft", "full"]


class Person(Frozen):
    """Who asks. ``user`` is the platform's own id of them."""

    platform: str
    user: str
    language: str
    """The language they are spoken to in: en or uk."""
    role: Role = "member"
    roles: tuple[str, ...] = Field(default=(), exclude=True)
    """The roles that the community gave them: they say who may order there, and are not kept."""

    @property
    def owner(self) -> str:
        """Return the key under which everything of this person is kept."""
        return Origin(platform=self.platform, user=self.user).owner


class Place(Frozen):
    """Where an order's message is: everything that is needed to find it again after a restart."""

    platform: str
    chat: str
    thread: str = ""
    """The topic or thread in the chat."""
    channel: str = ""
    """The channel whose rules hold there: of a thread, the one that it is in."""
    asked: str = ""
    """The message that asked, to be answered."""
    message: str = ""
    """The status message, which becomes the page; empty until it is there."""
    community: str = ""
    """The group or server whose budget it is on; empty in private."""
    hidden: bool = False
    """Whether not all of the community can look there."""
    shared: bool = False
    """Whether the cast of the community may be used there."""
    token: str = ""
    """What the platform itself wants to see for an answer in time (an interaction's token)."""

    @property
    def home(self) -> str:
        """Return the key of the community, empty in private."""
        return Origin(platform=self.platform, community=self.community).home


class Wish(Frozen):
    """What is wanted. None or 0 leaves a choice to the studio, or as it was in the comic gone on from."""

    kind: Wanted = "comic"
    idea: str = ""
    explain: bool = False
    """Whether the idea is a topic to be taught, not a story's seed."""
    style: str | None = None
    language: str | None = None
    panels: int | None = None
    pages: int | None = None
    quality: Quality | None = None
    proof: bool = False
    """Whether a draft of it is to be seen before it is drawn in full."""
    cast: tuple[str, ...] = ()
    """Names of characters who are to appear."""
    comic: str = ""
    """The comic to go on from or to redraw, by any reference its owner may use."""
    panel: int = Field(default=0, ge=0)
    photo: str = ""
    """Blob key of a photo of the first character, kept for artists who can use it."""
    credit: Credit | None = None
    """Whose words the idea is, where they let their name be kept."""
    notify: bool = False
    """Whether its person is called when it is over."""


class Asking(Frozen):
    """One wish of one person at one place. The same ``key`` is the same order, however often it arrives."""

    key: str
    person: Person
    place: Place
    wish: Wish
