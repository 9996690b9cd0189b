"""What is wrong with a wish about a character."""

from __future__ import annotations

from dataclasses import dataclass

from .roots import InputError


@dataclass(eq=False)
class CharacterNotFound(InputError):
    """No such character in the cast."""

    name: str
    known: tuple[str, ...] = ()
    nearest: str = ""


@dataclass(eq=False)
class UnknownTrait(InputError):
    """A character has no such trait to edit."""

    name: str
    known: tuple[str, ...]


@dataclass(eq=False)
class BadTrait(InputError):
    """A trait cannot have this value."""

    name: str
    value: str


@dataclass(eq=False)
class PhotoTooLarge(InputError):
    """A photo of more bytes or pixels than anybody needs to know a face; ``limit`` is in megabytes."""

    limit: int


class PhotoNotRead(InputError):
    """A file that is no picture, or none of a kind that is read here."""
