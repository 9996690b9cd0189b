"""Paint placed letters on a page: sounds first, then captions and balloons over them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PIL import Image, ImageDraw

from kitsumy import fonts
from kitsumy.geometry import Point
from kitsumy.page import FontTheme, PanelLetters, PlacedBalloon, PlacedCaption
from kitsumy.styles import LetteringHabits

from . import runs, tails
from .effects import paint_sound
from .ground import Floats
from .joins import joined, neck_ends, tailed
from .outlines import dashes, neck, outline, rectangle, superellipse
from .shapes import LEADING
from .words import ROLES

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

_FINE = 3
"""Outlines are drawn so many times larger and reduced."""
_DASH, _GAP = 22, 15
_SMOOTH = 0.15
"""The sharpest turn, in radians, that leaves no gap in a thick line."""


def paint(
    page: Picture, origin: Point, letters: PanelLetters, habits: LetteringHabits, accent: str, seed: int
) -> None:
    """Paint one panel's letters; ``origin`` is the panel's left-top corner on the page."""
    for sound in letters.sfx:
        paint_sound(page, origin, sound, habits, accent, seed)
    for caption in letters.captions:
        _paint_caption(page, origin, caption, habits)
    rng = np.random.default_rng(seed % 2**32)
    for group in joined(letters.balloons):
        _paint_balloons(page, origin, group, habits, rng)


class _Ink(NamedTuple):
    """Polygons in panel pixels, the pen, colours, and whether the outline is dashed."""

    polygons: list[Floats]
    pen: int
    edge: str
    fill: str
    dashed: bool = False


def _paint_balloons(
    page: Picture,
    origin: Point,
    group: Sequence[PlacedBalloon],
    habits: LetteringHabits,
    rng: np.random.Generator,
) -> None:
    first = group[0]
    polygons = [outline(b.kind, b.centre, b.rx, b.ry, rng) for b in group]
    polygons += [neck(*neck_ends(a, b), a.type_size * 0.34) for a, b in itertools.pairwise(group)]
    if (balloon := tailed(group)) is not None:
        polygons += _tail(balloon)
    _fill(page, origin, _Ink(polygons, habits.pen, habits.letters, habits.balloon, first.kind == "whisper"))
    for balloon in group:
        _write(page, origin, balloon, balloon.centre, ROLES[balloon.kind], habits.letters, habits.font)


def _tail(balloon: PlacedBalloon) -> list[Floats]:
    end = balloon.tip
    if end is None:
        return []
    if balloon.kind == "thought":
        dots = tails.bubbles(balloon.centre, balloon.rx, balloon.ry, end, balloon.type_size)
        return [superellipse(middle, radius * 1.25, radius, 2, 40) for middle, radius in dots]
    return [tails.outline(balloon.kind, balloon.centre, balloon.rx, balloon.ry, end, balloon.type_size)]


def _paint_caption(page: Picture, origin: Point, caption: PlacedCaption, habits: LetteringHabits) -> None:
    ink = _Ink([rectangle(caption.box)], habits.pen - 1, habits.letters, habits.caption)
    _fill(page, origin, ink)
    _write(page, origin, caption, caption.box.centre, "caption", habits.caption_letters, habits.font)


def _fill(page: Picture, origin: Point, ink: _Ink) -> None:
    """Draw one shape made of polygons: its edge all around, then its paper."""
    corners = np.concatenate(ink.polygons)
    low = np.floor(corners.min(0) - ink.pen - 2)
    wide, high = (np.ceil(corners.max(0) + ink.pen + 3) - low).astype(int).tolist()
    fine = [(polygon - low) * _FINE for polygon in ink.polygons]
    position = (round(origin.x) + int(low[0]), round(origin.y) + int(low[1]))
    mask = Image.new("L", (wide * _FINE, high * _FINE), 0)
    pencil = ImageDraw.Draw(mask)
    for polygon in fine:
        _edge(pencil, polygon, ink)
    page.paste(ink.edge, position, mask.reduce(_FINE))
    pencil.rectangle((0, 0, *mask.size), fill=0)
    for polygon in fine:
        pencil.polygon(_flat(polygon), fill=255)
    page.paste(ink.fill, position, mask.reduce(_FINE))


def _edge(pencil: ImageDraw.ImageDraw, polygon: Floats, ink: _Ink) -> None:
    width = ink.pen * 2 * _FINE
    if ink.dashed:
        for piece in dashes(polygon, _DASH * _FINE, _GAP * _FINE):
            pencil.line(_flat(piece), fill=255, width=width - 4)
        return
    corners = _flat(polygon)
    pencil.polygon(corners, fill=255)
    pencil.line(corners + corners[:4], fill=255, width=width, joint="curve" if _sharp(polygon) else None)


def _sharp(polygon: Floats) -> bool:
    """Return whether a line along a polygon needs its corners rounded, which takes long."""
    ways = np.diff(np.vstack([polygon, polygon[:2]]), axis=0)
    angles = np.arctan2(ways[:, 1], ways[:, 0])
    turns = np.abs((np.diff(angles) + np.pi) % (2 * np.pi) - np.pi)
    return bool(turns.max() > _SMOOTH)


def _flat(polygon: Floats) -> list[float]:
    flat: list[float] = polygon.ravel().tolist()
    return flat


def line_middles(lines: int, centre: Point, type_size: int) -> list[float]:
    """Return the middle of every line, in pixels."""
    return [centre.y + (i - (lines - 1) / 2) * type_size * LEADING for i in range(lines)]


def _write(
    page: Picture,
    origin: Point,
    words: PlacedBalloon | PlacedCaption,
    centre: Point,
    role: fonts.Role,
    colour: str,
    theme: FontTheme,
) -> None:
    pencil = ImageDraw.Draw(page)
    for line, y in zip(words.lines, line_middles(len(words.lines), centre, words.type_size), strict=True):
        middle = (origin.x + centre.x, origin.y + y)
        runs.write(pencil, middle, line, role, words.type_size, colour, theme)
