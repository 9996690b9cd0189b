"""A panel that the draft studio did not draw, with what is known about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PIL.Image import Image

from kitsumy.comic import Figure, Framing, Shot, Slot
from kitsumy.geometry import Box, Point, Size
from kitsumy.page import Anchor

SLOTS: dict[int, tuple[Slot, ...]] = {
    0: (),
    1: ("centre",),
    2: ("left", "right"),
    3: ("left", "centre", "right"),
    4: ("left", "left", "right", "right"),
}


class Head(NamedTuple):
    """Where somebody really is, in fractions of the panel: the whole head, and its face."""

    head: Box
    face: Box


class Foreign(NamedTuple):
    """A picture, what the script says of it, and the truth; ``heads`` from left to right are a, b, c.

    ``extras`` are heads of people whom the script does not know.
    """

    name: str
    kind: str
    picture: Image
    shot: Shot
    size: Size
    heads: tuple[Head, ...]
    extras: tuple[Head, ...] = ()

    @property
    def truth(self) -> tuple[Anchor, ...]:
        """Return the anchors that an artist would have given, for the known and the unknown."""
        named = zip("abcd", self.heads, strict=False)
        return tuple(_anchor(name, *head) for name, head in (*named, *(("", one) for one in self.extras)))


def shot(count: int, framing: Framing = "medium", slots: Sequence[Slot] = ()) -> Shot:
    """Return a shot of so many figures: a, b, c… in the usual slots, or in these."""
    places = slots or SLOTS[count]
    figures = tuple(Figure(character=name, slot=slot) for name, slot in zip("abcd", places, strict=False))
    return Shot(place="street", framing=framing, figures=figures)


def _anchor(name: str, head: Box, face: Box) -> Anchor:
    mouth = Point(face.centre.x, face.y0 + 0.8 * face.height)
    return Anchor(character=name, head=head, face=face, mouth=mouth)
