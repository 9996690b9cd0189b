"""Actors: who stands in a shot, in which posture, turned where, with what in hand."""

from __future__ import annotations

from functools import lru_cache

from kitsumy.character import CharacterSheet
from kitsumy.comic import Figure, Shot
from kitsumy.styles import DraftLook

from ..figures.figure import Stance, measure
from ..props import catalogue
from ..props.printing import drawn
from .stand import Actor

MOST = 5
"""How many figures one panel can hold; the others stay outside it."""
_IN_HAND_PEN, _IN_HAND_HALO = 1.3, 1.5
"""Outline and light edge of what a hand holds, in units of its grid."""
_SLOTS = {"left": 0, "centre": 1, "right": 2}


def figures(shot: Shot) -> tuple[Figure, ...]:
    """Return a shot's figures from left to right."""
    return tuple(sorted(shot.figures[:MOST], key=lambda figure: _SLOTS[figure.slot]))


def _facing(figure: Figure, index: int, count: int) -> int:
    """Return 1 for right, -1 for left: people look at each other, somebody alone looks into the panel."""
    if figure.facing != "auto":
        return 1 if figure.facing == "right" else -1
    if count == 1:
        return -1 if figure.slot == "right" else 1
    return 1 if index < count / 2 else -1


def in_hand(word: str, look: DraftLook, prefix: str) -> str | None:
    """Return the markup of a held thing on its own grid, None when nothing resembles the word."""
    found = catalogue.find(word) if word else None
    if not found:
        return None
    half = catalogue.GRID / 2
    picture = drawn(found, look, prefix, catalogue.GRID, _IN_HAND_PEN, _IN_HAND_HALO)
    return f'<g transform="translate({half} {half})">{picture}</g>'


@lru_cache(maxsize=256)
def stances(shot: Shot, cast: tuple[CharacterSheet, ...], look: DraftLook) -> tuple[Stance, ...]:
    """Return the posture of every figure from left to right, standing at (0, 0), unscaled."""
    sheets = {sheet.id: sheet for sheet in cast}
    present = [figure for figure in figures(shot) if figure.character in sheets]
    return tuple(
        Stance(
            sheet=(sheet := sheets[figure.character]),
            pose=figure.pose,
            expression=figure.expression,
            outfit=figure.outfit or sheet.outfit,
            prop_svg=in_hand(figure.prop, look, f"h{index}"),
            facing=_facing(figure, index, len(present)),
        )
        for index, figure in enumerate(present)
    )


@lru_cache(maxsize=256)
def actors(shot: Shot, cast: tuple[CharacterSheet, ...], look: DraftLook) -> tuple[Actor, ...]:
    """Return what the camera has to know about each figure, from left to right."""
    slots = {figure.character: figure.slot for figure in figures(shot)}
    found = []
    for stance in stances(shot, cast, look):
        shape = measure(stance, look)
        found.append(
            Actor(
                character=stance.sheet.id,
                slot=slots[stance.sheet.id],
                facing=stance.facing,
                head=shape.head,
                face=shape.face,
                mouth=shape.mouth,
                hand=shape.hand or shape.body.centre,
                body=shape.body,
                holds=stance.prop_svg is not None,
            )
        )
    return tuple(found)
