"""Artists by name. Every entry is loaded only when it is asked for."""

from __future__ import annotations

from kitsumy.ports import Artist


def find(name: str = "draft") -> Artist:
    """Return the artist of this name; KeyError when there is none."""
    if name != "draft":
        raise KeyError(name)
    from kitsumy.draft.artist import DraftArtist

    return DraftArtist()
