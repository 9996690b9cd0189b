"""Where a shot says that heads are, before anybody has looked at the picture."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from statistics import fmean as mean
from typing import NamedTuple

from kitsumy.comic import Figure, Framing, Shot, Slot
from kitsumy.frozen import Frozen
from kitsumy.geometry import Box, Point

_BREADTH = 0.78
"""A face's width in its heights."""
_MOUTH = 0.8
"""How far down a face its mouth is."""
_CROWDED = 0.55
"""The most of its share of the panel's width that one of several faces takes."""


class _Framing(Frozen):
    face: float
    middle: float


class _Slots(Frozen):
    """What ``data/slots.toml`` holds."""

    framings: dict[Framing, _Framing]
    slots: dict[Slot, float]


class Expected(NamedTuple):
    """The face that one figure should have."""

    character: str
    face: Box

    @property
    def mouth(self) -> Point:
        """Return where its mouth should be."""
        return Point(self.face.centre.x, self.face.y0 + _MOUTH * self.face.height)

    def like(self, others: Sequence[Box]) -> Expected:
        """Return the same face as high, as wide and as far down the panel as others are on average."""
        width = mean(other.width for other in others)
        height = mean(other.height for other in others)
        x, y = self.face.centre.x, mean(other.centre.y for other in others)
        return self._replace(face=Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2))

    def between(self, left: float, right: float) -> Expected:
        """Return the same face in the middle of a stretch across the panel, unless it lies within already."""
        if left <= self.face.x0 and self.face.x1 <= right:
            return self
        return self._replace(face=self.face.moved((left + right) / 2 - self.face.centre.x, 0))


def expected(shot: Shot, aspect: float) -> tuple[Expected, ...]:
    """Return a face for each of the shot's characters, from left to right.

    Boxes are fractions of a panel ``aspect`` times as wide as it is high.
    """
    figures = list({figure.character: figure for figure in reversed(shot.figures)}.values())[::-1]
    figures.sort(key=lambda figure: _data().slots[figure.slot])
    framing = _data().framings[shot.framing]
    height = framing.face
    width = min(_BREADTH * height / aspect, _CROWDED / max(1, len(figures)))
    height = min(height, width * aspect / _BREADTH)
    top = framing.middle - height / 2
    return tuple(
        Expected(figure.character, Box(x - width / 2, top, x + width / 2, top + height))
        for figure, x in zip(figures, _across(figures), strict=True)
    )


def _across(figures: Sequence[Figure]) -> tuple[float, ...]:
    """Return the slots' places; those of evenly spread figures where two share a slot."""
    places = tuple(_data().slots[figure.slot] for figure in figures)
    if len(set(places)) == len(places):
        return places
    return tuple((index + 0.5) / len(figures) for index in range(len(figures)))


@lru_cache(maxsize=1)
def _data() -> _Slots:
    text = (resources.files(__package__) / "data" / "slots.toml").read_text("utf-8")
    return _Slots.model_validate(tomllib.loads(text))
