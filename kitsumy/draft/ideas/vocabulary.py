"""The rows of the lexicon's data files, in both languages, read once and only when somebody asks."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

from kitsumy.character import Colour
from kitsumy.frozen import Frozen

FRAMES = (
    "lose", "seek", "argue", "make", "fear", "hide", "meet", "secret",
    "wish", "race", "rescue", "steal", "sleep", "learn", "sell", "change",
)  # fmt: skip
"""Every story frame that a verb can ask for."""


class Row(Frozen):
    """Words for one key, in both languages."""

    en: str
    uk: str

    def listed(self, language: str) -> str:
        """Return the row's words in one language."""
        return self.en if language == "en" else self.uk


class ThingRow(Row):
    """A thing, its picture and which jokes fit it."""

    icon: str
    kind: str


class SpeciesRow(Row):
    """A species and its usual coats."""

    icon: str
    coats: tuple[Colour, ...]
    female: tuple[str, ...]
    young: tuple[str, ...]


class RoleRow(Row):
    """A role and what it wears."""

    icon: str
    garment: str
    hat: str
    extras: tuple[str, ...] = ()
    main: Colour
    second: Colour
    accent: str
    personality: str
    female: tuple[str, ...] = ()
    male: tuple[str, ...] = ()
    age: str = "adult"
    hair: str = ""
    face: tuple[str, ...] = ()


class Verbs(Frozen):
    """Verbs by story frame."""

    frames: dict[str, Row]
    irregular: dict[str, str]
    modals: Row


class When(Frozen):
    """Words for hours and weather."""

    time: dict[str, Row]
    weather: dict[str, Row]


class Names(Frozen):
    """Names of one language."""

    female: str
    male: str
    twins: tuple[str, ...]
    people_f: tuple[str, ...]
    people_m: tuple[str, ...]
    somebody: str


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files(__package__) / "data" / f"{name}.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def things() -> dict[str, ThingRow]:
    """Return the things by key."""
    return {key: ThingRow.model_validate(row) for key, row in _read("things").items()}


@lru_cache(maxsize=1)
def species() -> dict[str, SpeciesRow]:
    """Return the species by key."""
    return {key: SpeciesRow.model_validate(row) for key, row in _read("species").items()}


@lru_cache(maxsize=1)
def roles() -> dict[str, RoleRow]:
    """Return the roles by key."""
    return {key: RoleRow.model_validate(row) for key, row in _read("roles").items()}


@lru_cache(maxsize=1)
def places() -> dict[str, Row]:
    """Return the words for places by key."""
    return {key: Row.model_validate(row) for key, row in _read("places_words").items()}


@lru_cache(maxsize=1)
def verbs() -> Verbs:
    """Return the verbs."""
    return Verbs.model_validate(_read("verbs"))


@lru_cache(maxsize=1)
def when() -> When:
    """Return the words for hours and weather."""
    return When.model_validate(_read("weather_words"))


@lru_cache(maxsize=2)
def names(language: str) -> Names:
    """Return the names of a language."""
    return Names.model_validate(_read("names")[language])


@lru_cache(maxsize=1)
def companions() -> dict[str, tuple[str, ...]]:
    """Return the species that keep somebody company, by place; "anywhere" for all others."""
    return {place: tuple(kinds.split()) for place, kinds in _read("companions").items()}


@lru_cache(maxsize=64)
def function_words(language: str, group: str) -> frozenset[str]:
    """Return a group of small words, prepositions for one."""
    return frozenset(_function_words()[language][group].split())


@lru_cache(maxsize=1)
def _function_words() -> dict[str, dict[str, str]]:
    return _read("function_words")
