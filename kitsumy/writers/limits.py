"""How many words a panel holds. Whoever knows the letterer says so; these are its usual gates."""

from __future__ import annotations

from collections.abc import Callable

from kitsumy.comic import Brief
from kitsumy.frozen import Frozen


class Limits(Frozen):
    """What fits into one panel."""

    panel_words: int = 24
    balloon_words: int = 14
    caption_words: int = 12
    balloons: int = 3
    captions: int = 2
    sounds: int = 1


Allowance = Callable[[Brief], Limits]
"""How many words the panels of a brief hold."""


def usual(brief: Brief) -> Limits:
    """Return what fits into the panels of any page."""
    return Limits()
