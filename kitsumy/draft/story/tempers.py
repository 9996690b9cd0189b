"""What the idea's own adjective makes a hero say: shy dragons whisper, lazy wizards lie down."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

from pydantic import Field

from kitsumy.frozen import Frozen

from .beats import Variant, variants


class Temper(Frozen):
    """A temper: the beginnings of its adjectives, and lines for the planning beat."""

    stems: tuple[str, ...] = Field(min_length=1)
    plan: tuple[Variant, ...] = Field(min_length=2)


@lru_cache(maxsize=1)
def tempers() -> dict[str, tuple[Temper, ...]]:
    """Load all tempers by language."""
    text = resources.files(__package__).joinpath("data", "tempers.toml").read_text(encoding="utf-8")
    return {
        language: tuple(Temper(stems=tuple(row["stems"]), plan=variants(row["plan"])) for row in rows)
        for language, rows in tomllib.loads(text).items()
    }


def planning(adjective: str, language: str) -> tuple[Variant, ...]:
    """Return the lines that an adjective asks for; none for one without a temper."""
    word = adjective.casefold()
    return next((temper.plan for temper in tempers()[language] if word and word.startswith(temper.stems)), ())
