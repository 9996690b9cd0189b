"""Place all the words of one panel, or say that they do not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal, NamedTuple

from kitsumy.comic import Lines
from kitsumy.geometry import Box, Point, Size
from kitsumy.page import Anchor, BalloonKind, Busy, PanelLetters, PlacedBalloon, PlacedCaption
from kitsumy.styles import LetteringHabits

from .arrangements import Arrangement, arranged, candidates_for
from .corners import rooms
from .ground import Ground, ground
from .inspection import flawless
from .offstage import Scenery, pointed
from .places import Item
from .shapes import SCALE, Shape, shapes
from .sounds import SILENT, obstacles, sound, word
from .spots import Spots, cheapest
from .tails import aim, tip
from .words import Kind, set_text

Spare = Literal["heads", "faces"]


@dataclass(frozen=True, slots=True)
class Placement:
    """Placed letters and how well they sit (0 is perfect)."""

    letters: PanelLetters
    cost: float
    below_mouth: int
    """Balloons whose middle is below the mouth they come from."""


class Prospect(NamedTuple):
    """What a panel promises: words cost at least so much in it, and how to place them."""

    least: float
    settle: Callable[[], Placement | None]


class _Effort(NamedTuple):
    """How hard to look: the grid's step in pixels, parts of the panel told apart, width of the beam."""

    step: int
    cells: Size
    beam: int


class _Lettered(NamedTuple):
    """Letters with their sounds, what they cost, and whether a sound found no place or a poor one."""

    cost: float
    letters: PanelLetters
    strain: bool


_QUICK, _THOROUGH = _Effort(24, Size(8, 9), 10), _Effort(14, Size(11, 14), 24)
_CHECKED = 8
"""Arrangements that are held against the gates, the cheapest first, until one passes them all."""
_ALTERNATIVES = 4
"""Arrangements in which a sound effect is tried."""
_ROOMS = 3
"""Corners that are kept free for a sound effect which found no good place, one after the other."""
_AROUND_SOUND = 8
"""Pixels around a sound effect that words leave free for it."""


def place(
    size: Size,
    lines: Lines,
    anchors: Sequence[Anchor],
    busy: Sequence[Busy],
    habits: LetteringHabits,
    type_size: int,
    seed: int,
    *,
    spare: Spare = "heads",
    thorough: bool = True,
) -> Placement | None:
    """Return the best arrangement found for one panel's words, None when they do not fit.

    ``size`` is in page pixels. ``spare`` says what no letter may touch: whole heads, ears and hats
    included, or, where that leaves no room, only faces and most of their hair. What a thorough look
    returns passes every gate (``gates.toml``).
    """
    found = prospect(size, lines, anchors, busy, habits, type_size, seed, spare=spare, thorough=thorough)
    return found and found.settle()


def prospect(
    size: Size,
    lines: Lines,
    anchors: Sequence[Anchor],
    busy: Sequence[Busy],
    habits: LetteringHabits,
    type_size: int,
    seed: int,
    *,
    spare: Spare = "heads",
    thorough: bool = True,
) -> Prospect | None:
    """Return what can be told of `place` before words are placed together, None when one fits nowhere."""
    panel = ground(size, anchors, busy)
    items = list(_items(lines, panel, habits, type_size))
    effort = _THOROUGH if thorough else _QUICK
    taboo = [box for _, box in (panel.heads if spare == "heads" else panel.brows)]
    candidates = candidates_for(items, panel, taboo, effort.step, effort.cells)
    if candidates is None:
        return None

    def lettered(candidates: list[Spots]) -> _Lettered | None:
        found = islice(arranged(items, candidates, effort.beam, size.width), _CHECKED)
        letters = ((one.cost, _letters(one, items, panel, type_size)) for one in found)
        good = (one for one in letters if not thorough or flawless(size, one[1], anchors, habits.font))
        options = list(islice(good, _ALTERNATIVES if lines.sfx else 1))
        return _with_sounds(options, lines, panel, seed) if options else None

    def settle() -> Placement | None:
        best = lettered(candidates)
        if best is None:
            return None
        around = rooms(lines.sfx, panel) if thorough and best.strain else iter(())
        for kept in islice(around, _ROOMS):
            avoided = [*taboo, *(box.grown(_AROUND_SOUND) for box in kept)]
            others = candidates_for(items, panel, avoided, effort.step, effort.cells)
            again = lettered(others) if others else None
            best = min((one for one in (best, again) if one is not None), key=lambda one: one.cost)
            if not best.strain:
                break
        return Placement(best.letters, best.cost, _below(best.letters))

    return Prospect(sum(float(spots.cost.min()) for spots in candidates), settle)


def least(lines: Lines, habits: LetteringHabits, type_size: int) -> float:
    """Return what words cost in any panel: no place is better than the shapes that they can take."""
    nowhere = ground(Size(0, 0), (), ())
    return sum(cheapest(item) for item in _items(lines, nowhere, habits, type_size))


def _items(lines: Lines, panel: Ground, habits: LetteringHabits, type_size: int) -> Iterator[Item]:
    for caption in lines.captions:
        yield from _item("caption", "", caption, None, habits, type_size)
    for said in lines.balloons:
        yield from _item(said.kind, said.speaker, said.text, panel.mouth(said.speaker), habits, type_size)


def _item(
    kind: Kind, speaker: str, text: str, mouth: Point | None, habits: LetteringHabits, type_size: int
) -> Iterator[Item]:
    """Yield one item, or none for a text of which the face can show nothing."""
    made = shapes(set_text(text, kind, habits), kind, type_size, habits.font)
    if made:
        yield Item(kind, speaker, made, mouth)


def _with_sounds(
    options: Sequence[tuple[float, PanelLetters]], lines: Lines, panel: Ground, seed: int
) -> _Lettered:
    """Return the letters beside which the sound effects sit best, too."""
    sounded = (_add_sounds(cost, letters, lines, panel, seed) for cost, letters in options)
    return min(sounded, key=lambda option: option.cost)


def _add_sounds(cost: float, letters: PanelLetters, lines: Lines, panel: Ground, seed: int) -> _Lettered:
    taken, placed, strain = list(obstacles(letters.balloons, letters.captions)), [], False
    for one in filter(word, lines.sfx):
        sounded = sound(one, panel, taken, seed)
        cost += sounded.cost if sounded else SILENT
        strain = strain or sounded is None or sounded.strained
        if sounded is not None:
            placed.append(sounded.sfx)
            taken.append(sounded.sfx.box)
    return _Lettered(cost, letters.model_copy(update={"sfx": tuple(placed)}), strain)


def _letters(arrangement: Arrangement, items: Sequence[Item], panel: Ground, type_size: int) -> PanelLetters:
    captions, balloons = list[PlacedCaption](), list[PlacedBalloon]()
    for item, (candidates, index) in zip(items, arrangement.taken, strict=True):
        shape = item.shapes[int(candidates.shape[index])]
        centre = Point(float(candidates.x[index]), float(candidates.y[index]))
        size = round(type_size * SCALE[item.kind])
        if item.kind == "caption":
            box = Box(centre.x - shape.rx, centre.y - shape.ry, centre.x + shape.rx, centre.y + shape.ry)
            captions.append(PlacedCaption(lines=shape.lines, box=box, type_size=size))
        else:
            balloons.append(_balloon(item, item.kind, shape, centre, panel, size))
    faces = [face for _, face in panel.faces]
    outside = {who: head.centre for who, head in panel.heads if not panel.shows(head)}
    scenery = Scenery(panel.size, faces, captions, outside)
    return PanelLetters(captions=tuple(captions), balloons=pointed(balloons, scenery))


def _balloon(
    item: Item, kind: BalloonKind, shape: Shape, centre: Point, panel: Ground, size: int
) -> PlacedBalloon:
    head, mouth, end = panel.head(item.speaker), None, None
    if item.mouth is not None and head is not None and panel.shows(head):
        mouth = aim(kind, item.mouth, head)
        end = tip(kind, centre, shape.rx, shape.ry, mouth, head)
    return PlacedBalloon(
        speaker=item.speaker,
        kind=kind,
        lines=shape.lines,
        centre=centre,
        rx=shape.rx,
        ry=shape.ry,
        type_size=size,
        mouth=mouth,
        tip=end,
    )


def _below(letters: PanelLetters) -> int:
    return sum(b.mouth is not None and b.centre.y > b.mouth.y for b in letters.balloons)
