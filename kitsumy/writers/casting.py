"""The cast of a plot: characters that are known keep their sheets, new ones get sheets of their own."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kitsumy.character import CharacterSheet, Look, Outfit, Palette
from kitsumy.comic import Brief

from . import cleaning
from .wire import WireCharacter

_MOST = 6
"""Characters in one comic."""
_LONGEST_NAME = 40
"""A longer one would fill a balloon by itself."""
_COLOURS = (
    ("#d9a066", "#2b1d18", "#3f7fc0", "#5b3a2a"),
    ("#9a7650", "#3a3a44", "#b8433c", "#2f4858"),
    ("#8a8f98", "#2b2b33", "#4f9d69", "#e3b23c"),
    ("#c98c6a", "#5a3d2b", "#7a5ba6", "#e8dcc4"),
)
"""For characters whose colours are not told, one row each: coat, hair, main, second."""


class Cast(NamedTuple):
    """The sheets, and the ids by everything that a model may call them."""

    sheets: tuple[CharacterSheet, ...]
    called: dict[str, str]


def cast_of(told: Iterable[WireCharacter], brief: Brief, known: Sequence[CharacterSheet]) -> Cast:
    """Return the cast that a model tells of, and all of the known ones, as they are."""
    sheets, called = list(known), _called(known)
    numbers = (number for number in itertools.count() if f"c{number}" not in {one.id for one in sheets})
    for one in told:
        if not one.name or len(sheets) >= max(_MOST, len(known)):
            continue
        names = (one.id.casefold(), one.name.casefold())
        old = next((called[name] for name in names if name in called), "")
        if not old:
            old = f"c{next(numbers)}"
            sheets.append(_sheet(one, old, len(sheets), brief))
        called.update(dict.fromkeys(filter(None, names), old))
    return Cast(tuple(sheets), called)


def _called(sheets: Sequence[CharacterSheet]) -> dict[str, str]:
    return {name.casefold(): sheet.id for sheet in sheets for name in (sheet.name, sheet.id)}


def _sheet(told: WireCharacter, id: str, number: int, brief: Brief) -> CharacterSheet:
    coat, hair, main, second = _COLOURS[number % len(_COLOURS)]
    palette = Palette(
        coat=cleaning.colour(told.coat, coat),
        hair=cleaning.colour(told.hair_colour, hair),
        main=cleaning.colour(told.main, main),
        second=cleaning.colour(told.second, second),
    )
    species = told.species or "human"
    return CharacterSheet(
        id=id,
        name=cleaning.shortened(told.name, _LONGEST_NAME),
        role=told.role,
        look=Look(
            species=species,
            gender=told.gender,
            age=told.age,
            hair=told.hair,
            build=told.build,
            face=tuple(filter(None, told.face)),
            emblem=told.role if species == "thing" else "",
        ),
        outfit=Outfit(
            garment=told.garment or "none",
            hat=told.hat or "none",
            extras=tuple(filter(None, told.extras)),
        ),
        palette=palette,
        personality=told.personality,
        voice=told.voice,
        seed=_seed(brief.idea, told.name, species),
    )


def _seed(*parts: str) -> int:
    """Return the same seed for the same character of the same idea."""
    return int(hashlib.sha256("\n".join(parts).encode()).hexdigest()[:8], 16)
