"""The camera: every way to frame a shot with room for its words, best first, before a pixel is drawn."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from kitsumy.frozen import Frozen
from kitsumy.geometry import Point, Size

from .stand import Actor, Stand, apart_enough, columns, widest

MOST = 12
"""How many framings are offered at most."""
FLOOR = 0.955
"""Where feet stand that can be seen, as a share of the panel's height."""
_BEYOND = 1.03
"""Below this share of the height, feet are out of sight for certain."""
_COWBOY = 0.45
"""How much of a figure may leave the frame at the bottom in a wide shot."""
_CUT = 4.0
"""What a whole hidden figure would cost a wide shot, in zoom steps."""
_EDGE = 4.0
_NARROW = 1.6
"""Panels broader than this have room beside the heads and need none above them."""


class Habits(Frozen):
    """How one framing is shot (see camera.toml)."""

    zooms: tuple[float, ...]
    lifts: tuple[float, ...]
    apart: tuple[float, float]
    head: float
    lowest: float = 0.84


@dataclass(frozen=True, slots=True)
class Take:
    """One framing: where the figures stand, and how much the camera dislikes it."""

    cost: float
    stand: Stand


@lru_cache(maxsize=1)
def habits() -> dict[str, Habits]:
    """Return the habits by framing."""
    text = (resources.files(__package__) / "data" / "camera.toml").read_text("utf-8")
    return {framing: Habits.model_validate(row) for framing, row in tomllib.loads(text).items()}


def takes(actors: Sequence[Actor], framing: str, size: Size, headroom: float) -> tuple[Take, ...]:
    """Return up to twelve framings of at least one figure, the best first; there is always one."""
    found: dict[tuple[int, ...], Take] = {}
    for take in _tried(actors, framing, size, headroom):
        key = (round(take.stand.scale * 100), *(round(x + y) for x, y in take.stand.feet))
        if key not in found or take.cost < found[key].cost:
            found[key] = take
    ranked = sorted(found.values(), key=lambda take: take.cost)
    return tuple(ranked[:MOST]) or (_last_resort(actors, framing, size),)


def _tried(actors: Sequence[Actor], framing: str, size: Size, headroom: float) -> Iterator[Take]:
    manner = habits()[framing]
    apart = manner.apart[0] if size.width > size.height * 1.4 else manner.apart[1]
    for step, zoom in enumerate(manner.zooms):
        scale = _scale(actors, framing, size, zoom)
        for lift in _lifts(framing, size, headroom):
            feet = _feet(actors, framing, size, scale, headroom * lift, lift)
            if feet is None:
                continue
            places = columns(actors, scale, *size, apart, framing == "close")
            for xs, cost in places:
                stand = Stand(scale, tuple(Point(x, y) for x, y in zip(xs, feet, strict=True)))
                if _seen(actors, stand, size) and apart_enough(actors, stand):
                    yield Take(step + cost + _dislike(actors, stand, size, framing, lift), stand)


def _scale(actors: Sequence[Actor], framing: str, size: Size, zoom: float) -> float:
    """Return pixels per figure unit: the zoom's, unless heads would grow too wide or too high."""
    tallest = max(actor.head.height for actor in actors)
    top = min(actor.head.y0 for actor in actors)
    scale = min(
        zoom * size.height / 300, widest(actors, size.width), habits()[framing].head * size.height / tallest
    )
    return min(scale, 0.9 * size.height / -top) if framing == "wide" else scale


def _lifts(framing: str, size: Size, headroom: float) -> tuple[float, ...]:
    if framing == "wide" and (headroom <= 0.12 or size.width >= size.height * _NARROW):
        return (0.0,)
    return habits()[framing].lifts


def _feet(
    actors: Sequence[Actor], framing: str, size: Size, scale: float, room: float, lift: float
) -> tuple[float, ...] | None:
    """Return each figure's feet in pixels, None when this lift makes no picture."""
    height, top = size.height, min(actor.head.y0 for actor in actors)
    if framing == "wide":
        if not lift:
            return (height * FLOOR,) * len(actors)
        feet = height * (room + 0.015) - top * scale
        out = height * _BEYOND < feet < height * _BEYOND - top * scale * _COWBOY
        return (feet,) * len(actors) if out else None
    tallest = max(actor.head.height for actor in actors)
    lowest = height * habits()[framing].lowest - tallest * scale
    feet = max(height * 0.05, min(height * (room + 0.015 * lift), lowest)) - top * scale
    if feet < height:
        feet = max(feet, height * FLOOR)
    return tuple(min(feet, height * 0.965 - actor.face.y1 * scale) for actor in actors)


def _seen(actors: Sequence[Actor], stand: Stand, size: Size) -> bool:
    """Return whether heads stay inside at the sides, and whole faces at top and bottom."""
    for index, actor in enumerate(actors):
        head, face = stand.box(index, actor.head), stand.box(index, actor.face)
        if head.x0 < -_EDGE or head.x1 > size.width + _EDGE:
            return False
        if face.y0 < 0 or face.y1 > size.height:
            return False
    return True


def _dislike(actors: Sequence[Actor], stand: Stand, size: Size, framing: str, lift: float) -> float:
    """Return what a half lift costs, legs cut in a wide shot, and a held thing out of sight."""
    cost = 0.3 if lift not in (0.0, 1.0) else 0.0
    if framing == "wide":
        hidden = stand.feet[0].y - size.height * FLOOR
        cost += _CUT * hidden / (stand.feet[0].y - stand.box(0, actors[0].head).y0)
    for index, actor in enumerate(actors):
        x, y = stand.point(index, actor.hand)
        if actor.holds and not (0.03 * size.width < x < 0.97 * size.width and y < 0.95 * size.height):
            cost += 0.7
    return cost


def _last_resort(actors: Sequence[Actor], framing: str, size: Size) -> Take:
    """Line everybody up, as large as the panel allows."""
    scale = 0.97 * min(_scale(actors, framing, size, 0.5), widest(actors, size.width))
    spread = columns((actors[0], *actors[1:]), scale, *size, 1.0, True)
    xs, _ = next(spread, (_evenly(actors, scale, size.width), 0.0))
    top = min(actor.head.y0 for actor in actors)
    feet = max(size.height * FLOOR, size.height * 0.05 - top * scale)
    return Take(9.0, Stand(scale, tuple(Point(x, feet) for x in xs)))


def _evenly(actors: Sequence[Actor], scale: float, width: float) -> tuple[float, ...]:
    gap = width / len(actors)
    return tuple(gap * (index + 0.5) - actor.middle * scale for index, actor in enumerate(actors))
