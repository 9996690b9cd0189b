"""Somebody to draw: a character sheet's free words resolved to the parts there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kitsumy.character import CharacterSheet, Outfit

from ..ink.shapes import lum
from .garments import Garment, wardrobe
from .parts import Part, colour, parts
from .rig import HeadShape, Proportions, Species, nearest, rig

_INK, _PALE = "#1b1720", "#fff4e6"
_DARK, _DIM = 0.27, 0.42
"""How dark a ground is on which ink cannot be seen; the screened print makes such grounds black.
On dim ones thin wires are lost too."""
_EXTRAS = ("scarf", "tie", "bow", "cape", "backpack", "stethoscope")


@dataclass(frozen=True, eq=False)
class Person:
    """Everything about a figure that no pose and no feeling changes."""

    species: Species
    head: HeadShape
    build: Proportions
    age: Proportions
    garment: Garment
    hair: Part
    face: tuple[Part, ...]
    hat: Part
    helmet: bool
    extras: tuple[str, ...]
    accent: str
    colours: Mapping[str, str]
    lashes: bool
    elder: bool
    emblem: str

    @property
    def girth(self) -> float:
        """Return the body's width as a factor of the plain one."""
        return self.species.girth * self.build.girth * self.age.girth

    @property
    def size(self) -> float:
        """Return the whole figure's size as a factor of the plain one."""
        return self.species.size * self.build.size * self.age.size


@lru_cache(maxsize=256)
def person(sheet: CharacterSheet, outfit: Outfit) -> Person:
    """Resolve a sheet in an outfit; unknown words become the nearest known ones."""
    bodies, look = rig(), sheet.look
    key = bodies.one("species", look.species, "human")
    species, age = bodies.species[key], bodies.one("ages", look.age, "adult")
    garment = wardrobe().garment(outfit.garment, person=key == "human")
    hat = nearest(outfit.hat, parts().hats, "none")
    return Person(
        species=species,
        head=bodies.heads[species.head],
        build=bodies.builds[bodies.one("builds", look.build, "average")],
        age=bodies.ages[age],
        garment=garment,
        hair=_hair(look.hair, key, look.gender),
        face=_features(look.face),
        hat=parts().hats[hat],
        helmet=hat == "helmet",
        extras=_known(outfit.extras),
        accent=outfit.accent,
        colours=_colours(sheet, species),
        lashes=look.gender == "f",
        elder=age == "elder",
        emblem=look.emblem,
    )


def _hair(word: str, species: str, gender: str) -> Part:
    """Only humans have a hairdo; whoever's is not told has the usual one."""
    if species != "human":
        return ()
    return parts().hair[nearest(word, parts().hair, "bob" if gender == "f" else "short")]


def _features(words: tuple[str, ...]) -> tuple[Part, ...]:
    known = [nearest(word, parts().face, "none") for word in words]
    return tuple(parts().face[word] for word in parts().face if word in known)


def _known(words: tuple[str, ...]) -> tuple[str, ...]:
    table = dict.fromkeys((*_EXTRAS, "stripes"))
    return tuple(dict.fromkeys(filter(None, (nearest(word, table, "") for word in words))))


def _colours(sheet: CharacterSheet, species: Species) -> dict[str, str]:
    palette = sheet.palette
    plain = {"coat": palette.coat, "hair": palette.hair, "main": palette.main, "second": palette.second}
    plain |= {"light": species.light, "nose": species.nose, "ink": _INK}
    return plain | {"whisker": seen_on(palette.coat), "frame": seen_on(palette.coat, _DIM)}


def seen_on(ground: str, dark: float = _DARK) -> str:
    """Return a line's colour that can be seen on a ground; ``dark`` is what counts as dark, 0..1."""
    return _PALE if lum(ground) < dark else _INK


def paint(person: Person, role: str) -> str:
    """Return what a colour role means for somebody."""
    return colour(role, person.colours)
