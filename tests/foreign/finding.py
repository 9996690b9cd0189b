"""How well faces are found, counted over all foreign panels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kitsumy.geometry import Box
from kitsumy.heads import detect

from .panel import Foreign

_SAME = 0.5
"""What two boxes must share of what they cover together to be the same face."""


class Tally(NamedTuple):
    """Faces there are, of these found, and boxes the detector gave, of these faces."""

    faces: int
    found: int
    boxes: int
    right: int

    @property
    def recall(self) -> float:
        """Return which part of the faces was found."""
        return self.found / self.faces

    @property
    def precision(self) -> float:
        """Return which part of the boxes is a face."""
        return self.right / self.boxes


def alike(one: Box, other: Box) -> float:
    """Return the shared part of two boxes, 1 for the same box."""
    shared = one.overlap(other)
    return shared / (one.width * one.height + other.width * other.height - shared)


def tally(panels: Sequence[Foreign], side: int) -> Tally:
    """Count faces and boxes in some panels, looked at in one size."""
    return Tally(*(sum(column) for column in zip(*_rows(panels, side), strict=True)))


def _rows(panels: Sequence[Foreign], side: int) -> Iterator[Tally]:
    for panel in panels:
        boxes = [face.box for face in detect(panel.picture.convert("RGB"), side)]
        truth = [anchor.face for anchor in panel.truth]
        found = sum(any(alike(box, true) > _SAME for box in boxes) for true in truth)
        right = sum(any(alike(box, true) > _SAME for true in truth) for box in boxes)
        yield Tally(len(truth), found, len(boxes), right)
