"""What the library tells about what it keeps."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from ..character import CharacterSheet
from ..frozen import Frozen


class ComicSummary(Frozen):
    """One line of a list of comics."""

    id: str
    title: str
    """The title line, with its number from the second part on."""
    style: str
    language: str
    part: int
    panels: int
    pages: int
    images: tuple[str, ...]
    """Blob keys of the finished pages."""
    owner: str
    """Whose it is."""
    created_at: datetime


class Change(Frozen):
    """What made a version what it is."""

    kind: Literal["made", "edit", "kind", "removal", "reletter", "redraw", "full"] = "made"
    panel: int = 0
    """The panel that was edited or drawn again, counted from 1; 0 for the whole comic."""
    summary: str = ""
    """The new words or kind of balloon, or the names of what was chosen: a language, a font, a style."""
    order: str = ""
    """Whose work it is: the id of a job, which must not do it twice. Empty for what was done on the spot."""


class Version(Frozen):
    """One version of a comic: its number from 1 on, what changed, and when."""

    number: int
    change: Change
    created_at: datetime


class Character(Frozen):
    """A character and the comics they appear in."""

    key: str
    """Theirs alone; two stories may well have two foxes called Rena."""
    sheet: CharacterSheet
    comics: tuple[str, ...] = ()
    """Ids of their comics, newest first."""


class SharedCharacter(Character):
    """A character whom anyone in a community may use, once the person whom it shows has agreed."""

    owner: str
    """Who shares them."""
    depicts: str = ""
    """The person whom they show, empty when none is named."""
    agreed: bool = True


class Depiction(Frozen):
    """Where a character is to be seen: the comics that may go with them."""

    key: str
    name: str
    community: str
    """The community to which their going is bound, empty for everywhere."""
    comics: tuple[str, ...]
    """Ids, oldest first."""
    owners: tuple[str, ...]
    """Whose comics these are."""


class Report(Frozen):
    """How the library is."""

    path: str
    revision: str
    sound: bool
    """False when SQLite finds its own file damaged."""
    comics: int
    characters: int
    people: int
    panels: int
    size: int
    """Bytes of the database."""
    blobs: int
    blob_size: int
    """Bytes of all pictures."""
    missing: tuple[str, ...]
    """Blob keys that comics name and the disk does not have."""
    orphans: int
    """Blobs that no comic names: on their way into one, or to be swept."""


class Swept(Frozen):
    """What a sweep removed."""

    unfinished: int
    blobs: int
