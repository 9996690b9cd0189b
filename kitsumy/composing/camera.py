"""The camera serves the letters: of the framings on offer, the one whose words sit best is taken."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from heapq import heapify, heappop, heappush
from itertools import islice
from typing import NamedTuple

from .. import lettering, pages
from ..comic import Lines
from ..errors import TextDoesNotFit
from ..geometry import Box, Size
from ..lettering import Placement, Prospect, Spare, headroom
from ..page import Direction, PanelLetters
from ..ports import Camera
from ..styles import LetteringHabits

TYPE_SIZES = (40, 38, 36, 34, 32)
"""Dialogue sizes at 1600 px of page width, the wanted one first; below the last no phone shows them."""
_COMFORTABLE = 36
"""The smallest size to go down to only for better places."""
_PER_STEP = 0.55
_BELOW_MOUTH = 1.3
"""What a step from the artist's first choice and a balloon under a mouth cost (page study)."""
_GOOD_ENOUGH = 1.6
"""A cost per caption or balloon under which no further framing is tried."""
_TRIES = 4
"""The most framings of one panel that are lettered for good: where four fail at the gates, so do all."""
_SPARES: tuple[Spare, ...] = ("heads", "faces")


@dataclass(frozen=True, slots=True)
class Scene:
    """One panel to be framed and lettered. ``offers`` maps the wanted headroom to the framings on offer."""

    panel: int
    size: Size
    lines: Lines
    offers: Callable[[float], Sequence[Camera]]
    seed: int
    room: Box | None = None
    """The part of the panel that letters may use, in its pixels; None for all of it."""
    direction: Direction = "ltr"

    @property
    def leftwards(self) -> bool:
        """Return whether the panel is read from right to left."""
        return self.direction == "rtl"


@dataclass(frozen=True, slots=True)
class Framed:
    """The framing that was taken and its letters."""

    camera: Camera
    letters: PanelLetters
    strained: bool
    """Whether ears had to be touched or a balloon had to go below its speaker's mouth."""


def frame(scene: Scene, habits: LetteringHabits, type_size: int) -> Framed | None:
    """Return the framing in which these words sit best at this type size, None when no framing holds them.

    Only when no framing leaves the heads free may ears and hats be touched.
    """
    found = (_sparing(scene, habits, type_size, spare) for spare in _SPARES)
    return next((framed for framed in found if framed is not None), None)


def _sparing(scene: Scene, habits: LetteringHabits, type_size: int, spare: Spare) -> Framed | None:
    offers = scene.offers(_headroom(scene, habits, type_size))
    for camera in islice(_ranked(scene, offers, habits, type_size, spare), _TRIES):
        final = _placed(scene, camera, habits, type_size, spare)
        if final is not None:
            return Framed(camera, final.letters, spare == "faces" or final.below_mouth > 0)
    return None


class _Look(NamedTuple):
    """What is known of a framing: the least that it will cost, and how to know more, None when all is."""

    least: float
    camera: int
    closer: Callable[[], _Look | None] | None


def _ranked(
    scene: Scene, cameras: Sequence[Camera], habits: LetteringHabits, type_size: int, spare: Spare
) -> Iterator[Camera]:
    """Yield the framings that hold the words, best first, as a quick look sees them.

    Each is known by its step alone at first, then by the words placed each for itself, at last by all of
    them together. Only what may be the best is looked at more closely.
    """
    words = lettering.least(scene.lines, habits, type_size)
    looks = [
        _Look(
            words + _PER_STEP * camera.cost,
            i,
            partial(_first_look, scene, i, camera, habits, type_size, spare),
        )
        for i, camera in enumerate(cameras)
    ]
    heapify(looks)
    while looks:
        look = heappop(looks)
        if look.closer is None:
            yield cameras[look.camera]
        elif (closer := look.closer()) is not None:
            heappush(looks, closer)


def _first_look(
    scene: Scene, index: int, camera: Camera, habits: LetteringHabits, type_size: int, spare: Spare
) -> _Look | None:
    prospect = _prospect(scene, camera, habits, type_size, spare, thorough=False)
    if prospect is None:
        return None
    step = _PER_STEP * camera.cost
    least = prospect.least + step
    return _Look(
        _first_if(least <= _good(scene), least), index, partial(_second_look, scene, index, prospect, step)
    )


def _second_look(scene: Scene, index: int, prospect: Prospect, step: float) -> _Look | None:
    placed = prospect.settle()
    if placed is None:
        return None
    cost = placed.cost + step + _BELOW_MOUTH * placed.below_mouth
    return _Look(_first_if(not placed.below_mouth and cost <= _good(scene), cost), index, None)


def _first_if(good: bool, cost: float) -> float:
    """Let what is good enough come before everything that may be better."""
    return -math.inf if good else cost


def _good(scene: Scene) -> float:
    return _GOOD_ENOUGH * (len(scene.lines.captions) + len(scene.lines.balloons))


def _placed(
    scene: Scene, camera: Camera, habits: LetteringHabits, type_size: int, spare: Spare
) -> Placement | None:
    prospect = _prospect(scene, camera, habits, type_size, spare, thorough=True)
    found = prospect and prospect.settle()
    if not found:
        return None
    room = _room(scene)
    letters = pages.letters_mirrored(found.letters, round(room.width)) if scene.leftwards else found.letters
    return replace(found, letters=pages.letters_from(letters, room))


def _prospect(
    scene: Scene, camera: Camera, habits: LetteringHabits, type_size: int, spare: Spare, *, thorough: bool
) -> Prospect | None:
    room = _room(scene)
    size = Size(round(room.width), round(room.height))
    anchors = pages.anchors_within(camera.anchors, scene.size, room) if scene.room else camera.anchors
    busy = pages.busy_within(camera.busy, scene.size, room) if scene.room else camera.busy
    if scene.leftwards:  # placing knows one way to read; its mirror image is the other
        anchors, busy = pages.anchors_mirrored(anchors), pages.busy_mirrored(busy)
    words = scene.lines, anchors, busy
    return lettering.prospect(size, *words, habits, type_size, scene.seed, spare=spare, thorough=thorough)


def _room(scene: Scene) -> Box:
    return scene.room or Box(0, 0, *scene.size)


def frame_page(
    scenes: Sequence[Scene], habits: LetteringHabits, largest: int = TYPE_SIZES[0]
) -> tuple[int, tuple[Framed, ...]]:
    """Frame and letter a page's panels at one type size, the largest at which all of them are at ease.

    The panel with the least room for its words finds its size first; the others start from there, and only
    panels that were framed at a larger size are framed again. So one hard panel never costs the whole page
    several times.

    Raises:
        TextDoesNotFit: a panel whose words fit in no framing even at the smallest size.

    """
    size, found = largest, dict[int, tuple[int, Framed]]()
    for scene in sorted(scenes, key=lambda scene: -_headroom(scene, habits, largest)):
        size, framed = _at_ease(scene, habits, size)
        found[scene.panel] = size, framed
    for scene in scenes:
        if found[scene.panel][0] != size:
            again = frame(scene, habits, size)
            if again is None:
                raise TextDoesNotFit(scene.panel, _words(scene.lines))
            found[scene.panel] = size, again
    return size, tuple(found[scene.panel][1] for scene in scenes)


def _at_ease(scene: Scene, habits: LetteringHabits, largest: int) -> tuple[int, Framed]:
    """Return the largest size at which one panel's words sit without strain, else the largest that fits."""
    sizes = [size for size in TYPE_SIZES if size <= largest]
    free: dict[int, Framed | None] = {}
    for size in (size for size in sizes if size >= _COMFORTABLE):
        free[size] = found = _sparing(scene, habits, size, "heads")
        if found is not None and not found.strained:
            return size, found
    for size in sizes:
        strained = free[size] if size in free else _sparing(scene, habits, size, "heads")
        strained = strained or _sparing(scene, habits, size, "faces")
        if strained is not None:
            return size, strained
    raise TextDoesNotFit(scene.panel, _words(scene.lines))


def _headroom(scene: Scene, habits: LetteringHabits, type_size: int) -> float:
    """Return the part of the panel's height that the words want above the heads."""
    return headroom(scene.lines, habits, type_size, scene.size.width) / scene.size.height


def _words(lines: Lines) -> int:
    return len(" ".join([*lines.captions, *(balloon.text for balloon in lines.balloons)]).split())
