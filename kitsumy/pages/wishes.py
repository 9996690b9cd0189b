"""What panels ask of a layout, and what a layout answers."""

from __future__ import annotations

from typing import NamedTuple

from pydantic import Field

from kitsumy.comic import Framing
from kitsumy.frozen import Frozen
from kitsumy.geometry import Box, Size
from kitsumy.page import Direction, Frame

from .rules import Rules

LETTERS_A_WORD = 6
"""Letters and the space after them, in English and in Ukrainian alike."""
QUIET_LETTERS = 60
"""What a panel holds beside its figures without becoming wider for it."""


LOWEST = 180
"""Page pixels of height that a panel keeps, whatever the words of others ask for."""


class PanelWish(Frozen):
    """What one panel needs. ``min_width`` and ``min_height`` are what its words take, in page pixels."""

    framing: Framing = "medium"
    figures: int = Field(default=1, ge=0)
    importance: int = Field(default=3, ge=1, le=5)
    words: int = Field(default=0, ge=0)
    min_width: int = Field(default=0, ge=0)
    min_height: int = Field(default=0, ge=0)
    action: bool = False
    """Whether the gutters beside it may slant."""


class PageLayout(Frozen):
    """Where everything on one page goes, in page pixels. ``number`` counts from 1."""

    number: int
    total: int = 1
    """How many pages the comic has; 0 when the page was kept by a version that did not say."""
    size: Size
    frames: tuple[Frame, ...]
    title: Box | None = None
    footer: Box
    direction: Direction = "ltr"
    pattern: tuple[tuple[int, ...], ...] = ()
    """The number of panels in each column of each tier; empty when the page was kept and comes back."""
    classic: str = ""
    """The name of the layout, where it has one."""


class Want(NamedTuple):
    """A wish in numbers: a shape, an area against the average, a good width, and what the words take."""

    aspect: float
    area: float
    width: int
    min_width: int
    height: int
    establishing: bool
    splash: bool
    action: bool = False
    narrow: float = 1.0
    """What its importance leaves of its shape; in a stack, where all are as wide, of its height."""


def want(wish: PanelWish, book: Rules) -> Want:
    """Turn a wish into numbers."""
    framing = book.framings[wish.framing]
    good = (framing.least if wish.words else framing.silent) + book.company * (wish.figures > 1)
    letters = max(0, LETTERS_A_WORD * wish.words - QUIET_LETTERS)
    narrow = book.glance if wish.importance == 1 else 1.0
    return Want(
        aspect=narrow * (framing.crowd if wish.figures > 1 else framing.aspect) * (1 + 0.004 * letters),
        area=book.areas[wish.importance - 1] * (1 + book.words * wish.words),
        width=max(wish.min_width, round(narrow * good)),
        min_width=wish.min_width,
        height=max(wish.min_height, LOWEST),
        establishing=wish.framing == "wide",
        splash=wish.importance == len(book.areas),
        action=wish.action,
        narrow=narrow,
    )
