"""The vocabulary: what is asked for (Brief), told (Script), drawn (Panel) and made (Comic). No I/O."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from .character import CharacterSheet, Outfit
from .frozen import Frozen, Text
from .geometry import Box, Size
from .page import Anchor, BalloonKind, Busy, Direction, FontTheme, Page

MAX_IDEA = 1000
"""Longest idea in characters; Discord's and Telegram's messages are longer, a story's seed is not."""
MAX_PANELS = 9
"""Most panels on one page: more would need type below the floor size."""
MAX_PAGES = 4

Framing = Literal["wide", "medium", "close", "insert"]
Slot = Literal["left", "centre", "right"]


class Origin(Frozen):
    """Who asked, and where. ``owner`` is the only key that decides whose a comic is."""

    platform: str = "cli"
    user: str = "local"
    community: str = ""
    hidden: bool = False
    """Whether it was asked for where not all of the community can look."""

    @property
    def home(self) -> str:
        """Return the key of the community where it was asked for, empty in private."""
        return f"{self.platform}:{self.community}" if self.community else ""

    @property
    def owner(self) -> str:
        """Return the owner's key, the same for one person on one platform."""
        return f"{self.platform}:{self.user}"


class Credit(Frozen):
    """Whose words an idea is, where that person lets their name be kept."""

    owner: str
    """Their key, so that it can be forgotten with them."""
    name: Text


class Figure(Frozen):
    """One character in one shot."""

    character: Text
    slot: Slot = "centre"
    pose: str = "stand"
    expression: str = "neutral"
    prop: str = ""
    """What the hand holds."""
    facing: Literal["auto", "left", "right"] = "auto"
    outfit: Outfit | None = None
    """Another outfit for this shot only (the hat is lost), None for the sheet's own."""


class Shot(Frozen):
    """What one panel shows. Free words everywhere: an artist draws the nearest thing it knows."""

    place: str
    time: str = "day"
    weather: str = "clear"
    framing: Framing = "medium"
    angle: str = "eye"
    action: str = ""
    mood: str = ""
    effect: Literal["", "focus", "speed"] = ""
    importance: int = Field(default=3, ge=1, le=5)
    figures: tuple[Figure, ...] = ()
    props: tuple[str, ...] = ()
    """Things lying between the figures; the subject itself in an ``insert``."""


class Balloon(Frozen):
    """Something said or thought by one character."""

    speaker: Text
    text: Text
    """Words between asterisks, ``*so*``, are stressed."""
    kind: BalloonKind = "speech"


class Sfx(Frozen):
    """A sound effect and whose it is (a character's id, or empty)."""

    text: Text
    source: str = ""


class Lines(Frozen):
    """The words of one panel in reading order: captions, then balloons, then sounds."""

    captions: tuple[Text, ...] = ()
    balloons: tuple[Balloon, ...] = ()
    sfx: tuple[Sfx, ...] = ()


class Plot(Frozen):
    """Enough to draw: a title, the cast, the shots, and the story's facts (canon for sequels)."""

    title: Text
    cast: tuple[CharacterSheet, ...] = Field(min_length=1)
    shots: tuple[Shot, ...] = Field(min_length=1)
    facts: tuple[str, ...] = ()
    checkable: tuple[str, ...] = ()
    """Those of the facts that are about the world, and that somebody can look up."""
    threads: tuple[str, ...] = ()
    """What is still open at the end; a sequel may take it up."""

    @model_validator(mode="after")
    def _figures_are_cast(self) -> Self:
        known = {sheet.id for sheet in self.cast}
        strangers = {figure.character for shot in self.shots for figure in shot.figures} - known
        if strangers:
            raise ValueError(f"figures without a sheet: {sorted(strangers)}")
        return self

    def sheet(self, character: str) -> CharacterSheet:
        """Return a character's sheet; KeyError for a stranger."""
        for sheet in self.cast:
            if sheet.id == character:
                return sheet
        raise KeyError(character)


class Dialogue(Frozen):
    """The words of every panel, one entry for each shot."""

    panels: tuple[Lines, ...] = Field(min_length=1)


class Script(Frozen):
    """A plot and its dialogue, shot for shot."""

    plot: Plot
    dialogue: Dialogue

    @model_validator(mode="after")
    def _one_entry_a_shot(self) -> Self:
        if len(self.plot.shots) != len(self.dialogue.panels):
            raise ValueError(f"{len(self.plot.shots)} shots, {len(self.dialogue.panels)} panels of words")
        return self


class Brief(Frozen):
    """What was asked. ``panels`` is per page."""

    idea: Annotated[Text, StringConstraints(max_length=MAX_IDEA)]
    style: Text
    language: Text
    panels: int = Field(default=5, ge=1, le=MAX_PANELS)
    pages: int = Field(default=1, ge=1, le=MAX_PAGES)
    mode: Literal["story", "explain", "sequel"] = "story"
    """``explain`` teaches a topic; the draft writer tells it as a story."""
    cast: tuple[CharacterSheet, ...] = ()
    """Characters to reuse, as they are."""
    quality: Literal["draft", "full"] = "draft"
    """``full`` asks the providers that are configured; a draft is written and drawn here."""
    direction: Direction = "ltr"
    """The order of panels and balloons; ``rtl`` for manga as Japan reads it."""
    font: FontTheme | None = None
    """The dialogue's faces, None for the style's own."""
    lettering: str = ""
    """The style whose letters and balloons the pages have, empty for their own style's."""
    origin: Origin = Origin()
    credit: Credit | None = None


class Panel(Frozen):
    """A shot's chosen take. ``image`` is a blob key; anchors are fractions of what its frame shows."""

    shot: int
    take: int = 1
    """The number of the last take that was drawn, which need not be the chosen one: the next is another."""
    image: str
    size: Size
    shown: Box | None = None
    """The part of the picture that its frame shows, in fractions; None for its middle, cut to the frame."""
    anchors: tuple[Anchor, ...] = ()
    busy: tuple[Busy, ...] = ()
    artist: str
    model: str = ""
    fallback: bool = False
    likeness: float | None = None
    """How alike its least alike figure is to its reference picture, 0 to 1; None where nobody has one."""


class Comic(Frozen):
    """A finished comic with all that is needed to letter it again or to go on with its story."""

    id: Text
    brief: Brief
    script: Script
    panels: tuple[Panel, ...]
    pages: tuple[Page, ...]
    writer: str
    parent: str = ""
    part: int = 1
    """1 for a first comic, 2 for its sequel…"""
    version: int = Field(default=1, ge=1)
    """Grows by one whenever the comic is edited or lettered again; old versions stay in the library."""
    created_at: datetime

    @property
    def title(self) -> str:
        """Return the title line, with its number from the second part on."""
        return title_line(self.script.plot.title, self.part)


def title_line(title: str, part: int) -> str:
    """Return a story's title with the number of a part of it."""
    return title if part == 1 else f"{title} #{part}"
