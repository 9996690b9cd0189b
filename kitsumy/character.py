"""A character, as all panels and all sequels know them: how they look, what they wear, who they are."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from .frozen import Frozen, Text

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]
Gender = Literal["f", "m", "n"]


class Palette(Frozen):
    """A character's declared colours, the same in every panel and in every sequel."""

    coat: Colour
    """Fur, skin, metal…"""
    hair: Colour = "#2b1d18"
    main: Colour
    """The outfit's first colour."""
    second: Colour
    """The outfit's second colour: trousers, hat, scarf."""


class Look(Frozen):
    """What makes a character recognisable without clothes. Every word is free: artists match the nearest."""

    species: str = "human"
    """fox, cat, human, robot…; ``thing`` for an object with a face (see ``emblem``)."""
    gender: Gender = "m"
    """Grammatical gender, for languages whose words agree with it."""
    age: str = "adult"
    hair: str = ""
    build: str = "average"
    face: tuple[str, ...] = ()
    """glasses, mustache, beard, freckles…"""
    emblem: str = ""
    """The prop that is this character, when the species is ``thing``."""


class Outfit(Frozen):
    """What a character wears: a garment, a hat, extras (cape, scarf, stripes…)."""

    garment: str = "shirt"
    hat: str = "none"
    extras: tuple[str, ...] = ()
    accent: str = ""
    """Which part keeps its colour where a style drops the others: outfit, hat or extra."""


class CharacterSheet(Frozen):
    """A character's permanent record."""

    id: Text
    name: Text
    role: str = ""
    look: Look = Look()
    outfit: Outfit = Outfit()
    palette: Palette
    personality: str = ""
    voice: str = ""
    seed: int = 0
    reference: str = ""
    """Blob key of a reference picture, empty when there is none."""
