"""Briefs as the tests ask for them."""

from __future__ import annotations

from kitsumy.character import CharacterSheet
from kitsumy.comic import Brief
from kitsumy.language import detect


def brief(idea: str, panels: int = 5, pages: int = 1, cast: tuple[CharacterSheet, ...] = ()) -> Brief:
    """Return a brief for an idea in its own language."""
    return Brief(idea=idea, style="noir", language=detect(idea), panels=panels, pages=pages, cast=cast)
