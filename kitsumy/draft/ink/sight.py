"""Sight: which part of a drawing can be seen from inside its transformed groups."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kitsumy.geometry import Box

from .shapes import turned

_FUNCTION = re.compile(r"(\w+)\(([^)]*)\)")


class Sight:
    """Follows a drawing into its groups and out again, and tells what of it is seen from there.

    Most groups hold nothing that asks, so transforms are undone only when something does.
    """

    def __init__(self, view: Box | None) -> None:
        self._views, self._ahead = [view], list[str]()

    def enter(self, transform: str) -> None:
        """Go into a group."""
        self._ahead.append(transform)

    def leave(self) -> None:
        """Come out of the group entered last."""
        (self._ahead or self._views).pop()

    @property
    def view(self) -> Box | None:
        """Return what is seen, in the group's own units; None where nobody has said."""
        for transform in self._ahead:
            view = self._views[-1]
            self._views.append(within(view, transform) if view else None)
        self._ahead.clear()
        return self._views[-1]


def within(view: Box, transform: str) -> Box:
    """Return a view in the units of a group with this transform; a turned one by the box around it."""
    for name, text in _FUNCTION.findall(transform):
        view = _BACK[name](view, [float(number) for number in text.split()])
    return view


def _moved(view: Box, by: Sequence[float]) -> Box:
    x, y = by
    return Box(view.x0 - x, view.y0 - y, view.x1 - x, view.y1 - y)


def _scaled(view: Box, by: Sequence[float]) -> Box:
    left, right = sorted((view.x0 / by[0], view.x1 / by[0]))
    top, bottom = sorted((view.y0 / by[-1], view.y1 / by[-1]))
    return Box(left, top, right, bottom)


def _turned(view: Box, by: Sequence[float]) -> Box:
    if not by[0]:
        return view
    xs, ys = zip(*(turned(x, y, -by[0]) for x in (view.x0, view.x1) for y in (view.y0, view.y1)), strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


_BACK: dict[str, Callable[[Box, Sequence[float]], Box]] = {
    "translate": _moved,
    "scale": _scaled,
    "rotate": _turned,
}
