"""Writers by name. Every entry is loaded only when it is asked for."""

from __future__ import annotations

from kitsumy.ports import Writer


def find(name: str = "draft") -> Writer:
    """Return the writer of this name; KeyError when there is none."""
    if name != "draft":
        raise KeyError(name)
    from kitsumy.draft.writer import DraftWriter

    return DraftWriter()
