"""What may be changed about a character, by the words people use for it."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from pydantic import ValidationError

from ..character import CharacterSheet
from ..errors import BadTrait, UnknownTrait

TRAITS: dict[str, tuple[str, ...]] = {
    "name": ("name",),
    "species": ("look", "species"),
    "gender": ("look", "gender"),
    "age": ("look", "age"),
    "build": ("look", "build"),
    "hair": ("look", "hair"),
    "face": ("look", "face"),
    "emblem": ("look", "emblem"),
    "garment": ("outfit", "garment"),
    "hat": ("outfit", "hat"),
    "extras": ("outfit", "extras"),
    "role": ("role",),
    "personality": ("personality",),
    "voice": ("voice",),
    "coat": ("palette", "coat"),
    "hair-colour": ("palette", "hair"),
    "main": ("palette", "main"),
    "second": ("palette", "second"),
}
"""Each trait and where a sheet keeps it."""

LONGEST_NAME = 40
"""A longer name would fill a balloon by itself."""
LONGEST_VALUE = 200

_LISTS = {"face", "extras"}
_COLOURS = {"coat", "hair-colour", "main", "second"}
_REQUIRED = {"name", "species", "gender", "age", "build", "garment", "hat"}
_SHORT_COLOUR = re.compile(r"#?([0-9a-f])([0-9a-f])([0-9a-f])")
_LONG_COLOUR = re.compile(r"#?([0-9a-f]{6})")


def edited(sheet: CharacterSheet, trait: str, value: str) -> CharacterSheet:
    """Return a sheet with one trait changed. An empty value clears a trait that may be empty.

    Raises:
        UnknownTrait: a character has no such trait.
        BadTrait: the trait cannot have this value.

    """
    name = trait.strip().casefold().replace("_", "-")
    if name not in TRAITS:
        raise UnknownTrait(trait, tuple(TRAITS))
    words = _cleaned(name, value)
    document: dict[str, Any] = sheet.model_dump()
    *path, last = TRAITS[name]
    part = document[path[0]] if path else document
    part[last] = _fitting(name, words)
    try:
        return CharacterSheet.model_validate(document)
    except ValidationError:
        raise BadTrait(name, value) from None


def alike(name: str) -> str:
    """Return a name as it is compared: in any case, with any of the apostrophes people type."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(re.sub("[’ʼ`‘]", "'", plain).split())


def _cleaned(name: str, value: str) -> str:
    """Return a value on one line without stray spaces."""
    words = " ".join(unicodedata.normalize("NFC", value).split())
    longest = LONGEST_NAME if name == "name" else LONGEST_VALUE
    if len(words) > longest or not words.isprintable() or (not words and name in _REQUIRED):
        raise BadTrait(name, value)
    return words


def _fitting(name: str, words: str) -> str | list[str]:
    """Return a value in its trait's own shape."""
    if name in _LISTS:
        return [word for word in (part.strip() for part in words.split(",")) if word]
    return _colour(words) if name in _COLOURS else words


def _colour(words: str) -> str:
    """Return a colour as sheets write it; what is none stays as it is, and is refused with the sheet."""
    plain = words.lower()
    if short := _SHORT_COLOUR.fullmatch(plain):
        return "#" + "".join(digit * 2 for digit in short.groups())
    if full := _LONG_COLOUR.fullmatch(plain):
        return f"#{full[1]}"
    return plain
