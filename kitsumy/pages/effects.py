"""Lines that say how fast and lines that pull the eye to a face, over art that has none of its own."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from random import Random

from PIL import Image, ImageDraw

from kitsumy.comic import Shot
from kitsumy.geometry import Box, Point
from kitsumy.page import Anchor
from kitsumy.styles import PageHabits

from .rules import Effect, rules

_FINE = 2
"""Lines are drawn this many times as large and reduced: their edges are smooth."""
_AROUND = math.sqrt(2) / 2 * 1.1
"""Half axes, in sides of a head's box, of an ellipse with all of the head inside and a little air."""
_RAYS = 84
_STRENGTH = 215
_ROWS = 15
"""Page pixels between two lines of speed, on average."""
_BEHIND = 0.65
"""The part of the lines that come from where the figures do."""


def effect_of(shot: Shot) -> Effect | None:
    """Return the lines that a shot wants: those it names, else those of its mood."""
    if shot.effect:
        return shot.effect
    words = set(shot.mood.casefold().replace(",", " ").split())
    return next((effect for effect, moods in rules().moods.items() if words & set(moods)), None)


def overlay(
    picture: Image.Image, effect: Effect, anchors: Sequence[Anchor], habits: PageHabits, seed: int
) -> Image.Image:
    """Return a picture with lines drawn over it; every head is left free. The same seed, the same lines."""
    width, height = picture.size
    heads = [anchor.head.scaled(width, height) for anchor in anchors]
    lines = _speed if effect == "speed" else _focus
    mask = Image.new("L", (width * _FINE, height * _FINE))
    pen = ImageDraw.Draw(mask)
    for line in lines(width, height, heads, Random(f"{effect} {seed}")):
        pen.polygon([(x * _FINE, y * _FINE) for x, y in line], fill=_STRENGTH)
    for head in heads:
        pen.ellipse(_around(head).scaled(_FINE, _FINE), fill=0)
    inked = picture.copy()
    inked.paste(habits.effect, (0, 0, width, height), mask.reduce(_FINE))
    return inked


def _around(head: Box) -> Box:
    x, y = head.centre
    rx, ry = head.width * _AROUND, head.height * _AROUND
    return Box(x - rx, y - ry, x + rx, y + ry)


def _focus(width: int, height: int, heads: Sequence[Box], random: Random) -> Iterator[list[Point]]:
    """Yield rays from the edges towards the heads, or the middle; an ellipse around it stays free."""
    at = _middle(heads) if heads else Point(width / 2, height * 0.5)
    reach = math.hypot(width, height)
    for index in range(_RAYS):
        angle = math.radians(index * 360 / _RAYS + random.uniform(-2, 2))
        inner, half = random.uniform(0.42, 0.56), random.uniform(0.007, 0.016)
        tip = Point(at.x + math.cos(angle) * width * inner, at.y + math.sin(angle) * height * inner)
        left, right = (
            Point(at.x + math.cos(angle + turn) * reach, at.y + math.sin(angle + turn) * reach)
            for turn in (half, -half)
        )
        yield [tip, left, right]


def _middle(heads: Sequence[Box]) -> Point:
    return Point(
        sum(head.centre.x for head in heads) / len(heads), sum(head.centre.y for head in heads) / len(heads)
    )


def _speed(width: int, height: int, heads: Sequence[Box], random: Random) -> Iterator[list[Point]]:
    """Yield tapering lines in from both sides, longer from behind: figures run across to the free side."""
    leftwards = bool(heads) and _middle(heads).x < width / 2
    for _ in range(height // _ROWS):
        y, thick = random.uniform(0, height), random.uniform(1.0, 3.4)
        behind = random.random() < _BEHIND
        length = random.uniform(0.12, 0.34 if behind else 0.2) * width
        edge, side = (width + 4.0, -1) if leftwards == behind else (-4.0, 1)
        yield [Point(edge, y - thick), Point(edge + side * length, y), Point(edge, y + thick)]
