"""Score a page: the worst that was measured for every gate, and whatever is beyond its limit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from kitsumy import fonts
from kitsumy.comic import Lines
from kitsumy.frozen import Frozen
from kitsumy.geometry import Box, Point, Size
from kitsumy.page import Anchor, FontTheme, Frame, Page, PanelLetters, PlacedBalloon
from kitsumy.styles import LetteringHabits

from .gates import Fault, Gate, Limit, Reading, limits
from .inspection import readings
from .shapes import SCALE
from .sight import Sight, said
from .signs import left_out
from .sounds import unheard
from .spacing import Text, box_of
from .words import ROLES

PHONE = 390
"""Pixels across a page in a chat on a telephone."""
_LINEAR, _OFFSET, _STEEP, _POWER = 0.04045, 0.055, 12.92, 2.4
_WEIGHTS = (0.2126, 0.7152, 0.0722)
_FLARE = 0.05
"""sRGB to luminance and the contrast of two luminances, as WCAG 2.2 defines them."""


class Mark(Frozen):
    """What a page gets at one gate; ``worst`` is None where there was nothing to measure."""

    kind: Gate
    limit: Limit
    worst: float | None
    measured: int
    broken: int


class Score(Frozen):
    """One page's marks, its faults, and what is worth a look without being a fault."""

    page: int
    marks: tuple[Mark, ...]
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()


def score(
    page: Page,
    anchors: Mapping[int, Sequence[Anchor]],
    habits: LetteringHabits,
    words: Mapping[int, Lines] = MappingProxyType({}),
) -> Score:
    """Return a page's score; ``anchors`` and ``words`` by panel, counted through the whole comic."""
    found = [*_all(page, anchors, habits), *_left_out(page, words)]
    broken = [Fault.model_validate(dict(one)) for one in found if not one.passes]
    return Score(
        page=page.number,
        marks=tuple(_mark(kind, limit, found) for kind, limit in limits().items()),
        faults=tuple(one for one in broken if not limits()[one.kind].warns),
        warnings=tuple(one for one in broken if limits()[one.kind].warns),
    )


def _mark(kind: Gate, limit: Limit, found: Sequence[Reading]) -> Mark:
    mine = [one for one in found if one.kind == kind]
    return Mark(
        kind=kind,
        limit=limit,
        worst=limit.worst([one.amount for one in mine]) if mine else None,
        measured=len(mine),
        broken=sum(not one.passes for one in mine),
    )


def sights(
    page: Page, anchors: Mapping[int, Sequence[Anchor]], theme: FontTheme = "print"
) -> Iterator[tuple[Frame, Sight]]:
    """Yield a page's panels as they are looked at, with their frames."""
    for frame, letters in zip(page.frames, page.letters, strict=True):
        size = Size(round(frame.box.width), round(frame.box.height))
        corners = tuple(Point(x - frame.box.x0, y - frame.box.y0) for x, y in frame.corners)
        yield frame, Sight(size, letters, anchors.get(frame.panel, ()), page.direction, corners, theme)


def _all(page: Page, anchors: Mapping[int, Sequence[Anchor]], habits: LetteringHabits) -> Iterator[Reading]:
    for frame, sight in sights(page, anchors, habits.font):
        for one in (*readings(sight), *_type(page, sight), *_contrasts(sight.letters, habits)):
            yield one.model_copy(update={"panel": frame.panel})


def _type(page: Page, sight: Sight) -> Iterator[Reading]:
    for text in _texts(sight.letters):
        kind = text.kind if isinstance(text, PlacedBalloon) else "caption"
        wanted = round(page.type_size * SCALE[kind])
        ratio = max(text.type_size, wanted) / min(text.type_size, wanted)
        capital = -fonts.font(ROLES[kind], text.type_size, sight.theme).getbbox("H", anchor="ls")[1]
        about, box = said(text), box_of(text)
        yield Reading(kind="size", about=about, amount=ratio, box=box)
        yield Reading(kind="capital", about=about, amount=capital * PHONE / page.size.width, box=box)


def _left_out(page: Page, words: Mapping[int, Lines]) -> Iterator[Reading]:
    for frame, letters in zip(page.frames, page.letters, strict=True):
        if frame.panel in words:
            lines, whole = words[frame.panel], Box(0, 0, frame.box.width, frame.box.height)
            lacks: tuple[tuple[Gate, tuple[str, ...]], ...] = (
                ("signs", left_out(lines)),
                ("sounds", unheard(lines, letters)),
            )
            for kind, missing in lacks:
                about, amount = " ".join(missing), len(missing)
                yield Reading(kind=kind, about=about, amount=amount, box=whole, panel=frame.panel)


def _texts(letters: PanelLetters) -> tuple[Text, ...]:
    return (*letters.captions, *letters.balloons)


def _contrasts(letters: PanelLetters, habits: LetteringHabits) -> Iterator[Reading]:
    for text in _texts(letters):
        inks = (
            (habits.letters, habits.balloon)
            if isinstance(text, PlacedBalloon)
            else (habits.caption_letters, habits.caption)
        )
        amount = contrast(*inks)
        yield Reading(kind="contrast", about=said(text), amount=amount, box=box_of(text))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two ``#rrggbb`` colours, 1 to 21 (WCAG 2.2, contrast ratio)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + _FLARE) / (low + _FLARE)


def _luminance(colour: str) -> float:
    shares = (value / 255 for value in bytes.fromhex(colour.removeprefix("#")))
    return sum(weight * _linear(share) for weight, share in zip(_WEIGHTS, shares, strict=True))


def _linear(share: float) -> float:
    return share / _STEEP if share <= _LINEAR else float(((share + _OFFSET) / (1 + _OFFSET)) ** _POWER)
