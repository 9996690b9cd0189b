"""Clothes as data: what a garment covers, in which colours, and its details on the torso."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Literal

from kitsumy.frozen import Frozen

from .parts import Part
from .rig import nearest


class Garment(Frozen):
    """One garment. Colours are roles; lengths are in the torso's frame: neck at 0, hips at 92."""

    torso: str = "main"
    sleeves: str = "main"
    hands: str = ""
    """A glove's colour, empty for bare hands."""
    legs: str = "second"
    shoes: str = "#33303c"
    hem: Literal["waist", "thigh", "knee", "ankle"] = "waist"
    flare: float = 0.0
    width: float = 1.0
    short: bool = False
    """Whether the sleeves end above the elbow."""
    details: Part = ()


class Wardrobe(Frozen):
    """All garments, other words for them, and extras worn over them."""

    garments: dict[str, Garment]
    extras: dict[str, Part]
    bodies: dict[str, Part]
    words: dict[str, str]

    def garment(self, word: str, *, person: bool) -> Garment:
        """Return the garment nearest to free words; a human is never undressed."""
        default = "shirt" if person else "none"
        key = nearest(word, self.garments, default, self.words)
        return self.garments["shirt" if person and key == "none" else key]


@lru_cache(maxsize=1)
def wardrobe() -> Wardrobe:
    """Return the wardrobe, read once."""
    text = (resources.files(__package__) / "data" / "wardrobe.toml").read_text("utf-8")
    return Wardrobe.model_validate(tomllib.loads(text))
