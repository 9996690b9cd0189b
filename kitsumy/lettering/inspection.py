"""Inspect placed letters as a strict editor would. Every gate of the lettering study is measured here."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence

import numpy as np

from kitsumy import fonts
from kitsumy.geometry import Box, Point, Size
from kitsumy.page import Anchor, FontTheme, PanelLetters, PlacedBalloon

from . import runs
from .gates import Fault, Gate, Reading, limits
from .joins import joined
from .painting import line_middles
from .pointing import tails
from .reading import reading_order
from .shapes import GROWTH, POWER
from .sight import Sight, reading, said
from .spacing import Text, apart, box_of, to_edge
from .words import ROLES

STRANGER = "stranger"
"""Whom a reading about somebody's face is about when the script does not know them."""
_HAIR = Box(0.22, 0.45, 0.22, 0.0)
"""How far a head reaches beyond its face on every side, in the face's own width and height."""
_AREA = 4 * math.gamma(1 + 1 / POWER) ** 2 / math.gamma(1 + 2 / POWER)
"""Of a superellipse whose half axes are 1."""


def inspect(
    size: Size, letters: PanelLetters, anchors: Sequence[Anchor], theme: FontTheme = "print"
) -> tuple[Fault, ...]:
    """Return everything that is wrong with one panel's letters; ``size`` in the letters' pixels."""
    return faults(readings(Sight(size, letters, anchors, theme=theme)))


def flawless(
    size: Size, letters: PanelLetters, anchors: Sequence[Anchor], theme: FontTheme = "print"
) -> bool:
    """Tell whether `inspect` would find nothing; it stops at the first fault, the cheap gates come first."""
    sight = Sight(size, letters, anchors, theme=theme)
    measures = (_order, tails, _covers, _crowding, lambda seen: _overflows(seen.letters, seen.theme))
    found = (one for measure in measures for one in measure(sight))
    return not any(_is_fault(one) for one in found)


def faults(found: Iterator[Reading]) -> tuple[Fault, ...]:
    """Return the readings beyond their limits, without those that only warn."""
    return tuple(Fault.model_validate(dict(one)) for one in found if _is_fault(one))


def _is_fault(one: Reading) -> bool:
    return not one.passes and not limits()[one.kind].warns


def readings(sight: Sight) -> Iterator[Reading]:
    """Yield all that can be measured on one panel by itself."""
    yield from _order(sight)
    yield from _overflows(sight.letters, sight.theme)
    yield from _covers(sight)
    yield from _crowding(sight)
    yield from tails(sight)
    yield from _amounts(sight)


def _order(sight: Sight) -> Iterator[Reading]:
    texts = list(as_told(sight))
    for place, index in enumerate(as_read(sight)):
        yield reading("order", texts[place], float(index != place))


def as_told(sight: Sight) -> Iterator[Text]:
    """Yield captions, then balloons, and last the captions in a strip under the art."""
    under = [one for one in sight.letters.captions if one.outside and one.box.y0 > sight.size.height / 2]
    yield from (one for one in sight.letters.captions if one not in under)
    yield from sight.letters.balloons
    yield from under


def as_read(sight: Sight) -> list[int]:
    """Return the indices of the texts as told, in the order somebody reads them who sees nothing else."""
    boxes = [box_of(text) for text in as_told(sight)]
    return reading_order([_mirrored(box) for box in boxes] if sight.direction == "rtl" else boxes)


def _mirrored(box: Box) -> Box:
    return Box(-box.x1, box.y0, -box.x0, box.y1)


def _overflows(letters: PanelLetters, theme: FontTheme) -> Iterator[Reading]:
    for balloon in letters.balloons:
        for half, low, high in _extents(balloon, balloon.centre, ROLES[balloon.kind], theme):
            y = max(abs(low - balloon.centre.y), abs(high - balloon.centre.y))
            reach = (half / balloon.rx) ** POWER + (y / balloon.ry) ** POWER
            yield reading("overflow", balloon, reach ** (1 / POWER))
    for caption in letters.captions:
        for half, low, high in _extents(caption, caption.box.centre, "caption", theme):
            y = max(abs(low - caption.box.centre.y), abs(high - caption.box.centre.y))
            yield reading("overflow", caption, 2 * max(half / caption.box.width, y / caption.box.height))


def _extents(
    words: Text, centre: Point, role: fonts.Role, theme: FontTheme
) -> Iterator[tuple[float, float, float]]:
    """Yield each line's half width, top and bottom as its ink has them."""
    for line, y in zip(words.lines, line_middles(len(words.lines), centre, words.type_size), strict=True):
        left, top, right, bottom = runs.extent(line, role, words.type_size, theme)
        yield max(-left, right), y + top, y + bottom


def covered(balloon: PlacedBalloon, box: Box, grid: int = 64) -> float:
    """Return which part of a box lies under a balloon: a hair too much, as its very edges count in full."""
    x, y = np.meshgrid(np.linspace(box.x0, box.x1, grid), np.linspace(box.y0, box.y1, grid))
    grow = GROWTH[balloon.kind] * 0.9 if balloon.kind == "shout" else GROWTH[balloon.kind]
    u, v = (
        np.abs(x - balloon.centre.x) / (balloon.rx * grow),
        np.abs(y - balloon.centre.y) / (balloon.ry * grow),
    )
    return float((u**POWER + v**POWER < 1).mean())


def _covers(sight: Sight) -> Iterator[Reading]:
    whole = Box(0, 0, *sight.size)
    for anchor in sight.anchors:
        face, head = anchor.face.scaled(*sight.size), head_of(anchor).scaled(*sight.size)
        if whole.overlap(face) == 0:
            continue
        for balloon in sight.letters.balloons:
            yield _covering("face", anchor, covered(balloon, face), face)
            yield _covering("head", anchor, covered(balloon, head), head)
        for box in _rectangles(sight.letters):
            yield _covering("face", anchor, box.overlap(face) / (face.width * face.height), face)


def _covering(kind: Gate, anchor: Anchor, share: float, box: Box) -> Reading:
    return Reading(kind=kind, about=anchor.character or STRANGER, amount=share, box=box)


def _rectangles(letters: PanelLetters) -> Iterator[Box]:
    yield from (caption.box for caption in letters.captions if not caption.outside)
    yield from (sound.box for sound in letters.sfx)


def head_of(anchor: Anchor) -> Box:
    """Return a head with its hair, without what sticks out of it (ears, hats) and never more than it is."""
    face, whole = anchor.face, anchor.head
    left, up = _HAIR[0] * face.width, _HAIR[1] * face.height
    return Box(
        max(face.x0 - left, min(whole.x0, face.x0)),
        max(face.y0 - up, min(whole.y0, face.y0)),
        min(face.x1 + left, max(whole.x1, face.x1)),
        face.y1,
    )


def _crowding(sight: Sight) -> Iterator[Reading]:
    run_of = {id(b): number for number, run in enumerate(joined(sight.letters.balloons)) for b in run}
    texts: list[Text] = [*sight.letters.captions, *sight.letters.balloons]
    for one, other in itertools.combinations(texts, 2):
        if id(one) in run_of and run_of[id(one)] == run_of.get(id(other)):
            continue
        yield reading("gap", other, apart(one, other))
    for balloon in sight.letters.balloons:
        yield reading("edge", balloon, to_edge(balloon, sight.sides))
        area = _AREA * balloon.rx * balloon.ry * GROWTH[balloon.kind] ** 2
        yield reading("share", balloon, area / (sight.size.width * sight.size.height))


def _amounts(sight: Sight) -> Iterator[Reading]:
    texts: list[Text] = [*sight.letters.captions, *sight.letters.balloons]
    counts = [len(said(text).split()) for text in texts]
    for text, count in zip(texts, counts, strict=True):
        if isinstance(text, PlacedBalloon):
            yield reading("balloon_words", text, count)
    whole = Box(0, 0, *sight.size)
    yield Reading(kind="panel_words", about="", amount=sum(counts), box=whole)
