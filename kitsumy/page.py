"""A lettered page as data: frames, placed letters, anchors. All of it can be stored and lettered again."""

from __future__ import annotations

from typing import Literal

from .frozen import Frozen
from .geometry import Box, Point, Size

BalloonKind = Literal["speech", "thought", "whisper", "shout", "radio"]
"""``radio`` is any voice out of a machine: a telephone, a loudspeaker, a robot's."""
Direction = Literal["ltr", "rtl"]
"""How panels and balloons follow each other across a page; the words' own direction is the script's."""
FontTheme = Literal["print", "hand"]
"""A family of dialogue faces: drawn evenly, or as by a quick hand."""
HeadSource = Literal["artist", "detected", "declared"]
"""Who says where a head is: the artist that drew it, the detector, or only the shot's slots."""


class Anchor(Frozen):
    """Where one figure is in a panel. Every coordinate is a fraction of the panel, 0..1 (may lie outside)."""

    character: str
    head: Box
    """Ears, hair and hat included."""
    face: Box
    """What letters must never cover."""
    mouth: Point
    hand: Point | None = None
    body: Box | None = None
    source: HeadSource = "artist"


class Busy(Frozen):
    """A part of a panel that letters should rather not cover. Box in fractions of the panel."""

    box: Box
    weight: float
    """0 = empty background, 1 = as precious as a head."""


class Frame(Frozen):
    """One panel's place on a page, in page pixels. ``panel`` counts from 0 through the whole comic."""

    panel: int
    box: Box
    corners: tuple[Point, ...] = ()
    """The four corners of a frame with slanted sides, clockwise from the left-top; ``box`` is around them."""
    borderless: bool = False
    """Whether the art simply ends, without a line around it."""


class PlacedBalloon(Frozen):
    """A balloon with its words broken into lines; coordinates in panel pixels."""

    speaker: str
    kind: BalloonKind
    lines: tuple[str, ...]
    centre: Point
    rx: float
    ry: float
    """Half axes of the superellipse that holds the words."""
    type_size: int
    mouth: Point | None = None
    """What the tail points at; None for a speaker outside the panel, whose tail ends at the panel's edge."""
    tip: Point | None = None
    """Where the tail ends."""


class PlacedCaption(Frozen):
    """A caption box with its lines; coordinates in panel pixels."""

    lines: tuple[str, ...]
    box: Box
    type_size: int
    outside: bool = False
    """Whether it is a strip over or under the art; its box then lies outside the panel."""


class PlacedSfx(Frozen):
    """A sound effect: its middle in panel pixels, its type size, its tilt in degrees."""

    text: str
    centre: Point
    type_size: int
    angle: float
    box: Box
    """What the tilted word covers."""


class PanelLetters(Frozen):
    """Everything lettered in one panel, in reading order within each kind."""

    captions: tuple[PlacedCaption, ...] = ()
    balloons: tuple[PlacedBalloon, ...] = ()
    sfx: tuple[PlacedSfx, ...] = ()


class Page(Frozen):
    """One page: frames and the letters of each frame (same order), one dialogue type size, one picture."""

    number: int
    total: int = 0
    """How many pages the comic has; 0 on pages from before this was kept."""
    size: Size
    frames: tuple[Frame, ...]
    letters: tuple[PanelLetters, ...]
    type_size: int
    direction: Direction = "ltr"
    font: FontTheme = "print"
    title: str = ""
    title_band: Box | None = None
    """Where the title stands, in page pixels; None on pages without one."""
    footer: str = ""
    footer_band: Box | None = None
    image: str = ""
    """Blob key of the finished page's lossless master."""
