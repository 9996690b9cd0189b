"""Which face has which letters, from coverage.json: no glyph is ever probed for."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources

from kitsumy.page import FontTheme

from .clusters import IGNORED, TEXT_STYLE
from .faces import EMOJI, Role, chain, own_face


@lru_cache(maxsize=1)
def _spans() -> dict[str, list[tuple[int, int]]]:
    spans: dict[str, list[tuple[int, int]]] = json.loads(
        (resources.files(__package__) / "coverage.json").read_text("utf-8")
    )
    return spans


@lru_cache(maxsize=32)
def characters(name: str) -> frozenset[int]:
    """Return the code points for which a face has glyphs."""
    return frozenset(c for first, last in _spans()[name] for c in range(first, last + 1))


def covers(character: str, role: Role, theme: FontTheme = "print") -> bool:
    """Return whether the role's own face has a glyph for this character."""
    return ord(character) in characters(own_face(role, theme))


@lru_cache(maxsize=16384)
def face_for(cluster: str, role: Role, theme: FontTheme = "print") -> str | None:
    """Return the first face of the role's chain that has all of a cluster, None when no face has.

    A sign that is followed by the selector of its emoji style is looked for among the emoji first.
    """
    needed = [ord(c) for c in cluster if c not in IGNORED]
    names = chain(role, theme)
    if _as_emoji(cluster):
        names = (EMOJI, *names)
    return next((name for name in names if characters(name).issuperset(needed)), None)


def _as_emoji(cluster: str) -> bool:
    return len(cluster) > 1 and not cluster[0].isascii() and "\ufe0f" in cluster and TEXT_STYLE not in cluster
