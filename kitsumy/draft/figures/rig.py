"""The rig: species, faces, poses and parts as validated data, found by the nearest word."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from functools import cached_property, lru_cache
from importlib import resources
from typing import Literal

from pydantic import Field

from kitsumy.character import Colour
from kitsumy.frozen import Frozen

from ..ink.shapes import blob, rounded

Pair = tuple[float, float]
_ALIKE = 0.66
"""How alike a misspelt word must be to a known one."""


class HeadShape(Frozen):
    """A head's outline around its middle."""

    rx: float
    ry: float
    half: tuple[Pair, ...] = ()
    box: float = 0.0
    """Radius of the corners when the head is a box."""

    @cached_property
    def path(self) -> str:
        """Return the outline as path data."""
        if self.box:
            return rounded(-self.rx, -self.ry, 2 * self.rx, 2 * self.ry, self.box)
        right = [(x * self.rx, y * self.ry) for x, y in self.half]
        return blob([*right, (0, self.ry), *((-x, y) for x, y in reversed(right[1:]))])


class Species(Frozen):
    """What one kind of creature is put together from."""

    head: str
    ears: str = "none"
    muzzle: str = "none"
    tail: str = "none"
    marks: str = "none"
    light: Colour
    nose: Colour = "#2b1d1d"
    eyes: Literal["round", "frog", "alien", "led"] = "round"
    body: Literal["biped", "ghost", "robot", "thing"] = "biped"
    size: float = 1.0
    girth: float = 1.0
    leg: float = 1.0
    paws: Colour | None = None
    feet: Colour | None = None


class Expression(Frozen):
    """One feeling's face."""

    open: float
    pupil: float = 1.0
    brow: Pair
    gaze: Pair = (0, 0)
    mouth: str
    extra: str = ""
    iris: Literal["round", "heart"] = "round"


class Pose(Frozen):
    """One posture: degrees from straight down, positive forwards."""

    lean: float = 0
    drop: float = 0
    near: Pair
    far: Pair
    legs: tuple[Pair, Pair]
    tilt: float = 0
    over: tuple[Literal["near", "far"], ...] = ()
    hand: Literal["fist", "open", "point"] = "fist"


class Proportions(Frozen):
    """What a build or an age does to the plain body."""

    size: float = 1.0
    head: float = 1.0
    leg: float = 1.0
    torso: float = 1.0
    girth: float = 1.0
    lean: float = 0.0


class Rig(Frozen):
    """All bodies."""

    heads: dict[str, HeadShape]
    species: dict[str, Species]
    mouths: dict[str, tuple[float, float, float]]
    expressions: dict[str, Expression]
    poses: dict[str, Pose]
    builds: dict[str, Proportions]
    ages: dict[str, Proportions]
    words: dict[str, dict[str, str]] = Field(default={})
    """Other words for the same thing, by table."""

    def one(self, table: str, word: str, default: str) -> str:
        """Return the key of a table that is nearest to a free word."""
        return nearest(word, getattr(self, table), default, self.words.get(table, {}))


@lru_cache(maxsize=1)
def rig() -> Rig:
    """Return the rig, read once."""
    return Rig.model_validate(tomllib.loads(_data("figures.toml")))


def _data(name: str) -> str:
    return (resources.files(__package__) / "data" / name).read_text("utf-8")


def nearest(
    word: str, table: Mapping[str, object], default: str, others: Mapping[str, str] | None = None
) -> str:
    """Return the key that free words mean: themselves, another word for it, one of them, the most alike."""
    wanted = " ".join(word.casefold().replace("_", " ").replace("-", " ").split())[:60]
    known = {key.replace("_", " "): key for key in table} | dict(others or {})
    if wanted in known:
        return known[wanted]
    for part in reversed(wanted.split()):
        for form in (part, part.removesuffix("s")):
            if form in known:
                return known[form]
    near = difflib.get_close_matches(wanted, known, n=1, cutoff=_ALIKE)
    return known[near[0]] if near else default
