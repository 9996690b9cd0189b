"""Inspect placed letters as a strict editor would. Every gate of the lettering study is a kind of fault."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np

from kitsumy import fonts
from kitsumy.frozen import Frozen
from kitsumy.geometry import Box, Point, Size
from kitsumy.page import Anchor, FontTheme, PanelLetters, PlacedBalloon, PlacedCaption

from . import runs
from .painting import line_middles
from .reading import reading_order
from .shapes import GROWTH, POWER
from .words import ROLES

HEAD_SHARE = 0.34
"""More of a head than this (ears and hats included) may not lie under one balloon."""
TAIL_DEGREES = 5
EDGE = 10


class Fault(Frozen):
    """One broken gate, what it is about and by how much."""

    kind: Literal["overflow", "face", "head", "order", "gap", "edge", "tail"]
    about: str
    amount: float = 0.0


def inspect(
    size: Size, letters: PanelLetters, anchors: Sequence[Anchor], theme: FontTheme = "print"
) -> tuple[Fault, ...]:
    """Return everything that is wrong with one panel's letters; ``size`` in the letters' pixels."""
    return tuple(
        itertools.chain(
            _overflows(letters, theme),
            _covers(size, letters, anchors),
            _order(letters),
            _crowding(size, letters),
            _tails(letters),
        )
    )


def _overflows(letters: PanelLetters, theme: FontTheme) -> Iterator[Fault]:
    for balloon in letters.balloons:
        for half, low, high in _extents(balloon, balloon.centre, ROLES[balloon.kind], theme):
            y = max(abs(low - balloon.centre.y), abs(high - balloon.centre.y))
            outside = (half / balloon.rx) ** POWER + (y / balloon.ry) ** POWER
            if outside > 1:
                yield Fault(kind="overflow", about=" ".join(balloon.lines), amount=outside)
    for caption in letters.captions:
        for half, _, _ in _extents(caption, caption.box.centre, "caption", theme):
            if 2 * half > caption.box.width:
                yield Fault(kind="overflow", about=" ".join(caption.lines), amount=half)


def _extents(
    words: PlacedBalloon | PlacedCaption, centre: Point, role: fonts.Role, theme: FontTheme
) -> Iterator[tuple[float, float, float]]:
    """Yield each line's half width, top and bottom as its ink has them."""
    for line, y in zip(words.lines, line_middles(len(words.lines), centre, words.type_size), strict=True):
        left, top, right, bottom = runs.extent(line, role, words.type_size, theme)
        yield max(-left, right), y + top, y + bottom


def covered(balloon: PlacedBalloon, box: Box, grid: int = 24) -> float:
    """Return which part of a box lies under a balloon."""
    x, y = np.meshgrid(np.linspace(box.x0, box.x1, grid), np.linspace(box.y0, box.y1, grid))
    grow = GROWTH[balloon.kind] * 0.9 if balloon.kind == "shout" else GROWTH[balloon.kind]
    u, v = (
        np.abs(x - balloon.centre.x) / (balloon.rx * grow),
        np.abs(y - balloon.centre.y) / (balloon.ry * grow),
    )
    return float((u**POWER + v**POWER < 1).mean())


def _covers(size: Size, letters: PanelLetters, anchors: Sequence[Anchor]) -> Iterator[Fault]:
    for anchor in anchors:
        face, head = anchor.face.scaled(*size), anchor.head.scaled(*size)
        for balloon in letters.balloons:
            if (share := covered(balloon, face)) > 0:
                yield Fault(kind="face", about=anchor.character, amount=share)
            if (share := covered(balloon, head)) > HEAD_SHARE:
                yield Fault(kind="head", about=anchor.character, amount=share)
        for box in [caption.box for caption in letters.captions] + [sound.box for sound in letters.sfx]:
            if (area := box.overlap(face)) > 0:
                yield Fault(kind="face", about=anchor.character, amount=area / (face.width * face.height))


def _box(words: PlacedBalloon | PlacedCaption) -> Box:
    if isinstance(words, PlacedCaption):
        return words.box
    (x, y), rx, ry = words.centre, words.rx, words.ry
    return Box(x - rx, y - ry, x + rx, y + ry)


def _order(letters: PanelLetters) -> Iterator[Fault]:
    texts: list[PlacedBalloon | PlacedCaption] = [*letters.captions, *letters.balloons]
    read = reading_order([_box(words) for words in texts])
    if read != list(range(len(texts))):
        yield Fault(kind="order", about=" / ".join(" ".join(texts[i].lines) for i in read))


def _crowding(size: Size, letters: PanelLetters) -> Iterator[Fault]:
    for a, b in itertools.combinations(letters.balloons, 2):
        dx, dy = abs(a.centre.x - b.centre.x) / (a.rx + b.rx), abs(a.centre.y - b.centre.y) / (a.ry + b.ry)
        if dx**POWER + dy**POWER < 1:
            yield Fault(kind="gap", about=f"{' '.join(a.lines)} / {' '.join(b.lines)}")
    for balloon in letters.balloons:
        box = _box(balloon)
        least = min(box.x0, box.y0, size.width - box.x1, size.height - box.y1)
        if least < EDGE:
            yield Fault(kind="edge", about=" ".join(balloon.lines), amount=least)


def _tails(letters: PanelLetters) -> Iterator[Fault]:
    for balloon in letters.balloons:
        if balloon.tip is None or balloon.mouth is None:
            continue
        to_tip = math.atan2(balloon.tip.y - balloon.centre.y, balloon.tip.x - balloon.centre.x)
        to_mouth = math.atan2(balloon.mouth.y - balloon.centre.y, balloon.mouth.x - balloon.centre.x)
        off = abs(math.degrees(math.remainder(to_tip - to_mouth, math.tau)))
        if off > TAIL_DEGREES:
            yield Fault(kind="tail", about=" ".join(balloon.lines), amount=off)
