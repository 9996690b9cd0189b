"""Read what people write after /cast.

``list`` or nothing lists everybody; ``Rena`` or ``show Rena`` shows her; ``rename Rena = Vira``,
``Rena hat = bowler`` (or ``edit Rena hat = bowler``) and ``delete Rena`` change the cast. Names may have
several words; the trait is the last one before the sign.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Literal, NamedTuple

from bot.texts import Texts
from kitsumy.character import CharacterSheet, Gender
from kitsumy.errors import UnknownTrait
from kitsumy.frozen import Frozen
from kitsumy.library import TRAITS

_EMPTY = ("none", "")
_SIGN = re.compile(r"\s*(?:=|→|->|:)\s*")


class Renaming(NamedTuple):
    """Another name for somebody."""

    name: str
    new: str


class Edit(NamedTuple):
    """Another value for a trait of somebody."""

    name: str
    trait: str
    value: str


class Removal(NamedTuple):
    """Somebody who is to leave the cast."""

    name: str


class Vocabulary(Frozen):
    """The file of words."""

    verbs: dict[Literal["list", "show", "rename", "edit", "delete"], tuple[str, ...]]
    genders: dict[Gender, tuple[str, ...]]
    traits: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return the words that are understood."""
    source = resources.files(__package__) / "casting.toml"
    return Vocabulary.model_validate(tomllib.loads(source.read_text("utf-8")))


_VERBS = {word: verb for verb, words in vocabulary().verbs.items() for word in words}
_GENDERS: dict[str, str] = {word: one for one, words in vocabulary().genders.items() for word in words}
_TRAITS = {word: trait for trait, words in vocabulary().traits.items() for word in (trait, *words)}


def read(words: str) -> Renaming | Edit | Removal | str | None:
    """Return what is wanted of the cast: a change, somebody's name to be shown, or None for everybody.

    Raises:
        UnknownTrait: the word before the sign is no trait.

    """
    said = " ".join(words.split())
    if not said or _VERBS.get(said.casefold()) == "list":
        return None
    first, _, rest = said.partition(" ")
    verb = _VERBS.get(first.casefold()) if rest else None
    if verb == "delete":
        return Removal(rest)
    if verb in ("list", "show"):
        return rest
    before, after = _parted(rest if verb else said)
    if after is None:
        return said
    if verb == "rename":
        return Renaming(before, after)
    name, _, trait = before.rpartition(" ")
    known = _TRAITS.get(trait.casefold())
    if not name or known is None:
        raise UnknownTrait(trait or before, tuple(TRAITS))
    value = _GENDERS.get(after.casefold(), after) if known == "gender" else after
    return Edit(name.rstrip(",:"), known, value)


def spoken(said: Texts, sheet: CharacterSheet, trait: str) -> tuple[str, str]:
    """Return what a trait is called, and what it is for a character; empty for nothing."""
    value = _value(sheet, trait)
    if trait == "gender":
        value = said(f"cast.gender_{value}")
    return said(f"cast.trait_{trait}"), "" if value in _EMPTY else value


def known(said: Texts, sheet: CharacterSheet) -> list[tuple[str, str]]:
    """Return every trait of a character that says something, but the name."""
    everything = (spoken(said, sheet, trait) for trait in TRAITS if trait != "name")
    return [(trait, value) for trait, value in everything if value]


def _value(sheet: CharacterSheet, trait: str) -> str:
    value: object = sheet
    for part in TRAITS[trait]:
        value = getattr(value, part)
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _parted(text: str) -> tuple[str, str | None]:
    """Return what stands before and after the last sign; nothing after it when there is none."""
    *before, after = _SIGN.split(text)
    return (" ".join(before), after) if before else (text, None)
