"""Understand an idea: who, what, where, and which kind of story it asks for."""

from __future__ import annotations

from functools import lru_cache

from kitsumy.language import detect

from . import english, ukrainian
from .premise import Premise
from .translating import translated

_PARSERS = {"en": english.parse, "uk": ukrainian.parse}


@lru_cache(maxsize=64)
def understand(idea: str, language: str) -> Premise:
    """Return what an idea says as far as the lexicon goes, in a language; never fails, whatever the text.

    An idea in another language than the comic's is read in its own.
    """
    own = detect(idea, default=language)
    premise = _PARSERS.get(own, english.parse)(idea)
    return premise if own == language or language not in _PARSERS else translated(premise, language)
