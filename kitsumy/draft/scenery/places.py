"""Places as data: which layers make one, and which place is nearest to free words."""

from __future__ import annotations

import difflib
import tomllib
from functools import lru_cache
from importlib import resources

from pydantic import BaseModel, ConfigDict

from kitsumy.frozen import Frozen

from .plate import rng

Setting = bool | int | float | str | tuple[str, ...]
_ALIKE = 0.8
_PLAUSIBLE = ("street", "room", "field", "park", "village", "roof", "beach")
"""Where a story may happen whose place nothing resembles."""


class Layer(BaseModel):
    """One layer: the name of the function that draws it, and what that function is told."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, Setting]

    draw: str

    @property
    def settings(self) -> dict[str, Setting]:
        """Return everything but the name."""
        return dict(self.__pydantic_extra__)


class Place(Frozen):
    """One place, by its key."""

    key: str
    aliases: tuple[str, ...] = ()
    roof: bool = False
    """Whether it is indoors: no weather, and lamplight by night."""
    layers: tuple[Layer, ...]


@lru_cache(maxsize=1)
def places() -> dict[str, Place]:
    """Return all places by their keys."""
    text = (resources.files(__package__) / "data" / "places.toml").read_text("utf-8")
    return {key: Place.model_validate({"key": key, **row}) for key, row in tomllib.loads(text).items()}


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    known = {alias: place.key for place in places().values() for alias in place.aliases}
    return known | {key: key for key in places()}


@lru_cache(maxsize=512)
def find(words: str) -> Place:
    """Return the place nearest to free words: its name, a word of theirs, likeness, else a plausible one."""
    wanted = " ".join(words.casefold().replace("_", " ").replace("-", " ").replace("’", "'").split())[:80]
    names = _names()
    if wanted in names:
        return places()[names[wanted]]
    padded = f" {wanted} "
    held = [name for name in names if f" {name} " in padded or f" {name}s " in padded]
    if held:
        return places()[names[max(held, key=lambda name: (len(name), name))]]
    near = difflib.get_close_matches(wanted, names, n=1, cutoff=_ALIKE)
    return places()[names[near[0]] if near else rng("place", wanted).choice(_PLAUSIBLE)]
