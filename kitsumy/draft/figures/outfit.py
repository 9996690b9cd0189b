"""Torsos with what is worn on them, drawn in the torso's own units: neck at 0, hips at 92."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..ink.painter import Painter
from ..ink.shapes import path, rounded
from .garments import wardrobe
from .parts import colour, draw, parts
from .person import Person
from .skeleton import TORSO, Skeleton

_SHOULDER, _HIP = 32.0, 30.0
_HEMS = {"waist": 0.0, "thigh": 0.45, "knee": 0.95, "ankle": 1.72}
"""How far below the hips a garment ends, in halves of a leg."""
_GHOST = (
    "M-54 -206 Q-66 -60 -84 -18 q22 16 40 -2 q20 20 42 0 q20 20 40 0 q22 12 44 -6 "
    "Q72 -70 54 -206 C50 -286 -50 -286 -54 -206 Z"
)


@contextmanager
def _torso_frame(painter: Painter, bones: Skeleton) -> Iterator[None]:
    x, y = bones.neck
    place = f"translate({x:.2f} {y:.2f}) rotate({bones.lean:.2f}) scale({bones.girth:.3f} {bones.torso:.3f})"
    painter.push(place)
    yield
    painter.pop()


def behind(painter: Painter, person: Person, bones: Skeleton) -> None:
    """Draw what hangs behind the body: the tail, wings, a cape, a backpack."""
    with painter.moved(*bones.hip):
        draw(painter, parts().tails[person.species.tail], person.colours)
    with _torso_frame(painter, bones):
        if person.species.tail == "spiked":
            draw(painter, parts().tails["wings"], person.colours)
        for extra in person.extras:
            hanging = wardrobe().extras.get(f"{extra}_behind", ())
            draw(painter, hanging, person.colours, accent=person.accent == "extra")


def torso(painter: Painter, person: Person, bones: Skeleton) -> None:
    """Draw the body with its garment and the extras over it."""
    if person.species.body == "thing":
        return
    if person.species.body == "ghost":
        painter.fill(_GHOST, colour("coat", person.colours), shade=10)
    with _torso_frame(painter, bones):
        accent = person.accent == "outfit"
        if person.species.body != "ghost":
            cloth = colour(person.garment.torso, person.colours)
            kept = accent and person.garment.torso.startswith("main")
            painter.fill(_outline(person, bones), cloth, shade=9, accent=kept)
        if not painter.halo:
            _details(painter, person, accent)


def _details(painter: Painter, person: Person, accent: bool) -> None:
    details = person.garment.details
    bare = person.garment.torso == "coat"
    if person.species.body == "ghost" or (bare and person.species.body == "robot"):
        details = wardrobe().bodies[person.species.body]
    draw(painter, details, person.colours, accent=accent)
    for extra in person.extras:
        worn = wardrobe().extras[extra]
        draw(painter, worn, person.colours, accent=person.accent == "extra")


def _outline(person: Person, bones: Skeleton) -> str:
    if person.species.body == "robot":
        return rounded(-36, 0, 74, TORSO + 12, 16)
    garment, t, b = person.garment, _SHOULDER, _HIP
    ground = TORSO + (-bones.hip[1] - 6) / bones.torso
    hem = min(ground, TORSO + 14 + _HEMS[garment.hem] * bones.leg / bones.torso)
    flare = garment.flare * min(1.0, (hem - TORSO) / 40) if garment.hem != "waist" else 0.0
    belly = max(0.0, person.girth - 1) * 22
    return path(
        *("M", -t, 12, "Q", 4 - t, -4, -12, -5, "L", 12, -5, "Q", t - 4, -4, t, 12),
        *("C", t + 2 + belly, 40, b + 2 + belly, 68, b + flare, hem, "Q", 0, hem + 9, -b - flare, hem),
        *("C", -b - 2 - belly * 0.5, 68, -t - 2 - belly * 0.5, 40, -t, 12, "Z"),
    )
