"""Panels that the draft studio did not draw: photographs, other people's drawings, painted scenes."""

from __future__ import annotations

from functools import lru_cache

from .painted import painted
from .panel import Foreign, Head
from .people import people
from .photographs import photographs

__all__ = ["Foreign", "Head", "panels"]


@lru_cache(maxsize=1)
def panels() -> tuple[Foreign, ...]:
    """Return all of them, always the same."""
    return (*photographs(), *people(), *painted())
