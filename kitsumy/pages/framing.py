"""From a cut to frames on paper: boxes, slanted corners, open sides."""

from __future__ import annotations

from collections.abc import Iterator

from kitsumy.geometry import Box, Point
from kitsumy.page import Frame
from kitsumy.styles import PageHabits

from .cuts import Cell, Cut, Sheet
from .rules import rules


def frames(
    cut: Cut, sheet: Sheet, corner: Point, first: int, habits: PageHabits, *, last: bool
) -> Iterator[Frame]:
    """Yield the frames of a page read from left to right; ``last`` on the page that ends the comic."""
    cells = tuple(cut.cells(sheet.gutter))
    for i, cell in enumerate(cells):
        frame = _slanted(cell, corner, first + i)
        if cell.width == sheet.width:
            frame = _opened(frame, _manner(cell, habits, ends=last and i == len(cells) - 1 > 0))
        yield frame


def _manner(cell: Cell, habits: PageHabits, *, ends: bool) -> str:
    """Return how a panel that has a tier to itself meets the paper."""
    if ends:
        return habits.closing
    return habits.establishing if cell.want.establishing and cell.y == 0 else "bordered"


def _opened(frame: Frame, manner: str) -> Frame:
    if manner == "bleed":
        box = frame.box._replace(x0=0, x1=rules().width)
        return frame.model_copy(update={"box": box})
    return frame.model_copy(update={"borderless": manner == "borderless"})


def _slanted(cell: Cell, corner: Point, panel: int) -> Frame:
    x, y = round(corner.x) + cell.x, round(corner.y) + cell.y
    right, bottom = x + cell.width, y + cell.height
    box = Box(x - cell.left, y, right + cell.right, bottom)
    if not (cell.left or cell.right):
        return Frame(panel=panel, box=box)
    corners = (
        Point(x + cell.left, y),
        Point(right + cell.right, y),
        Point(right - cell.right, bottom),
        Point(x - cell.left, bottom),
    )
    return Frame(panel=panel, box=box, corners=corners)


def mirrored(frame: Frame, width: float) -> Frame:
    """Return a frame as it stands on a page of this width that is read from right to left."""
    box = frame.box._replace(x0=width - frame.box.x1, x1=width - frame.box.x0)
    turned = [Point(width - x, y) for x, y in frame.corners]
    corners = tuple(turned[i] for i in (1, 0, 3, 2)) if turned else ()
    return frame.model_copy(update={"box": box, "corners": corners})
