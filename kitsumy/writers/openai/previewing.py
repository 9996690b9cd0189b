"""Read a plot while it still comes: its title, its cast, and the shots that are whole by now."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json

from kitsumy.comic import Brief, Comic, Plot

from .. import reading
from ..wire import WirePlot

_EVERY = 0.2
"""Seconds between readings: each of them begins at the first letter."""


class Preview:
    """Hears an answer piece by piece, and tells the plot in it whenever there are more shots."""

    def __init__(
        self,
        brief: Brief,
        parent: Comic | None,
        telling: Callable[[Plot], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._brief, self._parent, self._telling, self._clock = brief, parent, telling, clock
        self._pieces: list[str] = []
        self._read_at, self._shots = -_EVERY, 0

    def __call__(self, piece: str) -> None:
        """Hear the next piece."""
        self._pieces.append(piece)
        now = self._clock()
        if now - self._read_at < _EVERY:
            return
        self._read_at = now
        plot = so_far("".join(self._pieces), self._brief, self._parent)
        if plot is not None and len(plot.shots) > self._shots:
            self._shots = len(plot.shots)
            self._telling(plot)


def so_far(text: str, brief: Brief, parent: Comic | None) -> Plot | None:
    """Return the plot at the beginning of an answer; None as long as no shot of it is whole."""
    told = _document(text)
    if told is None:
        return None
    if "facts" not in told and "threads" not in told:
        shots = told.get("shots")
        told["shots"] = shots[:-1] if isinstance(shots, list) else []
    try:
        return reading.plot_of(WirePlot.model_validate(told), brief, parent)
    except ValidationError:
        return None


def _document(text: str) -> dict[str, Any] | None:
    """Return the JSON object that an answer begins with, as far as it has come."""
    begin = text.find("{")
    try:
        told = from_json(text[begin:], allow_partial=True) if begin >= 0 else None
    except ValueError:
        return None
    return told if isinstance(told, dict) else None
