"""What is tried, one thing after the other, for the words of a panel in which they do not fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from .. import pages
from ..comic import Lines
from ..lettering import Telling
from ..page import Frame
from ..styles import LetteringHabits
from . import mounting
from .camera import TYPE_SIZES
from .capacity import short_of

_REPLANS = 3
"""How often a layout may be changed for a panel whose words did not fit, before they are told otherwise."""
_ROOMIER = 1.2
_HOPELESS = 0.7
"""Who needs more of a tier than this gets all of it."""


class Ladder:
    """One panel's way from a larger frame to the last telling; ``fits`` tells it at the smallest type."""

    def __init__(
        self,
        panel: int,
        tellings: Sequence[Telling],
        habits: LetteringHabits,
        fits: Callable[[Frame, Lines], bool],
    ) -> None:
        self._panel, self._tellings, self._habits, self._fits = panel, tellings, habits, fits
        self._rung, self._replans = 0, 0

    @property
    def telling(self) -> Telling:
        """Return how the words are told at present."""
        return self._tellings[self._rung]

    def climbed(self, wish: pages.PanelWish, frame: Frame) -> pages.PanelWish:
        """Return another wish, after a frame in which the words did not fit.

        Raises:
            TextDoesNotFit: there is nothing left to try.

        """
        if self._replans < _REPLANS:
            self._replans += 1
            return _roomier(wish, frame)
        self.step(frame)
        if not (self.telling.above or self.telling.below):
            return wish
        self._replans = _REPLANS - 1  # the strips may come to stand on a narrower tier than they ask for
        needed = mounting.demand(self.telling, self._habits, TYPE_SIZES[0])
        return wish.model_copy(
            update={"min_width": pages.live_width(), "min_height": needed, "action": False}
        )

    def step(self, frame: Frame) -> None:
        """Tell the words in the next way.

        Raises:
            TextDoesNotFit: there is none.

        """
        if self._rung + 1 == len(self._tellings):
            raise short_of(self._panel, self._tellings[0].inside, partial(self._fits, frame))
        self._rung += 1


def _roomier(wish: pages.PanelWish, frame: Frame) -> pages.PanelWish:
    """Ask for more than the panel had and more than was asked: a little wider first, then a whole tier."""
    had = pages.safe(frame).width
    wider = max(wish.min_width, round(had)) * _ROOMIER
    tier = pages.live_width()
    if wish.min_width > had or wider > _HOPELESS * tier:
        wider = tier
    higher = (
        max(wish.min_height, round(frame.box.height * _ROOMIER))
        if wish.min_width >= tier
        else wish.min_height
    )
    return wish.model_copy(update={"min_width": round(min(wider, tier)), "min_height": round(higher)})
