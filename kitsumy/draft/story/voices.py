"""How characters think and celebrate: by their role, else by their species, else like anybody."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

from pydantic import Field

from kitsumy.frozen import Frozen

ANY = "any"
MOMENTS = ("think", "win")
"""The fields that a character's own lines stand for."""


class Voice(Frozen):
    """What somebody says in the moments every story has."""

    think: tuple[str, ...] = Field(min_length=3)
    win: tuple[str, ...] = Field(min_length=3)

    def at(self, moment: str) -> tuple[str, ...]:
        """Return the lines for one of the MOMENTS."""
        return self.think if moment == "think" else self.win


@lru_cache(maxsize=1)
def voices() -> dict[str, dict[str, Voice]]:
    """Load all voices by language, then by role or species."""
    text = resources.files(__package__).joinpath("data", "voices.toml").read_text(encoding="utf-8")
    return {
        language: {key: Voice.model_validate(voice) for key, voice in table.items()}
        for language, table in tomllib.loads(text).items()
    }


def voice_of(role: str, species: str, language: str) -> Voice:
    """Return a character's voice."""
    table = voices()[language]
    return table.get(role) or table.get(species) or table[ANY]
