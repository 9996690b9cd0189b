"""Understand an idea: who, what, where, and which kind of story it asks for."""

from __future__ import annotations

from functools import lru_cache

from . import english, ukrainian
from .premise import Premise

_PARSERS = {"en": english.parse, "uk": ukrainian.parse}


@lru_cache(maxsize=64)
def understand(idea: str, language: str) -> Premise:
    """Return what an idea says as far as the lexicon goes; never fails, whatever the text."""
    return _PARSERS.get(language, english.parse)(idea)
