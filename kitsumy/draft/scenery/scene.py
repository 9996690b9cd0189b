"""Scenery: draws a place at an hour, the same in every panel of one comic and another in the next."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from types import ModuleType

from ..ink.painter import Painter
from . import caves, country, fixtures, furniture, growth, land, rooms, skies, town, walls, water
from .places import Place
from .plate import Plate, rng

Draw = Callable[..., None]
_MODULES: tuple[ModuleType, ...] = (
    skies,
    land,
    water,
    caves,
    growth,
    town,
    country,
    rooms,
    walls,
    furniture,
    fixtures,
)


@lru_cache(maxsize=1)
def layers() -> dict[str, Draw]:
    """Return every function that draws a layer, by its name."""
    return {
        name: thing
        for module in _MODULES
        for name, thing in vars(module).items()
        if callable(thing)
        and not name.startswith("_")
        and getattr(thing, "__module__", "") == module.__name__
    }


def light(place: Place, hour: str) -> str:
    """Return the light that falls there at that hour."""
    return "lamplight" if place.roof and hour == "night" else hour


def paint(painter: Painter, place: Place, hour: str, seed: int, pale: float = 0.0) -> None:
    """Draw a place's plate in plate units; ``seed`` is the comic's, so that a room stays the same room.

    ``pale`` is how much paper shows through the plate's colours.
    """
    for index, layer in enumerate(place.layers):
        random = rng("layer", seed, place.key, index, layer.draw)
        plate = Plate(painter, light(place, hour), random, pale)
        layers()[layer.draw](plate, **layer.settings)
