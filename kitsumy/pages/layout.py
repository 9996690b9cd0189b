"""Plan pages: panels become frames on tiers that fill the paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kitsumy.geometry import Box, Point, Size
from kitsumy.page import Direction, Frame
from kitsumy.styles import PageHabits

from .cuts import Cut, Sheet
from .framing import frames, mirrored
from .rules import Rules, rules
from .tiers import cut
from .titles import title_lines
from .wishes import PageLayout, PanelWish, want


def plan(
    wishes: Sequence[PanelWish],
    habits: PageHabits,
    pages: int,
    seed: int,
    title: str = "",
    direction: Direction = "ltr",
) -> tuple[PageLayout, ...]:
    """Lay panels out on pages, in order.

    No panel is narrower or lower than its wish says while its tier has the width and the paper the height;
    plan again with a larger wish for a panel whose words did not fit. The same arguments give the same
    pages. Pages read from right to left are mirror images of those read from left to right.
    """
    book, layouts = rules(), list[PageLayout]()
    parts = list(_split(wishes, pages))
    tall = book.heights[min(max(map(len, parts)), len(book.heights)) - 1]
    for number, part in enumerate(parts, 1):
        top = _top(title_lines(title, _band(book, 1).width) if number == 1 else 0, book)
        before = layouts[-1].pattern if layouts else ()
        sheet = _sheet(book, habits, number, tall - top - book.foot, book.tallest - top - book.foot)
        made = cut([want(wish, book) for wish in part], sheet, before, book, seed + number)
        first = sum(len(layout.frames) for layout in layouts)
        placed = frames(made, sheet, Point(book.margin, top), first, habits, last=number == len(parts))
        layout = _place(made, sheet, tuple(placed), direction, book)
        layouts.append(layout.model_copy(update={"total": len(parts)}))
    return tuple(layouts)


def live_width() -> int:
    """Return the width of a tier, in page pixels: no panel can be wider."""
    return rules().width - 2 * rules().margin


def _split(wishes: Sequence[PanelWish], pages: int) -> Iterator[Sequence[PanelWish]]:
    """Deal panels to pages evenly; the first pages take what is left over."""
    pages = max(1, min(pages, len(wishes)))
    each, left = divmod(len(wishes), pages)
    start = 0
    for page in range(pages):
        end = start + each + (page < left)
        yield wishes[start:end]
        start = end


def _sheet(book: Rules, habits: PageHabits, number: int, height: int, most: int) -> Sheet:
    return Sheet(live_width(), height, most, habits.gutter, number, book.slant)


def _band(book: Rules, lines: int) -> Box:
    """Return the title's band for so many lines."""
    high = book.title_heights[lines - 1]
    return Box(book.margin, book.title_top, book.width - book.margin, book.title_top + high)


def _top(lines: int, book: Rules) -> int:
    return round(_band(book, lines).y1) + book.title_gap if lines else book.margin


def _place(
    made: Cut, sheet: Sheet, placed: tuple[Frame, ...], direction: Direction, book: Rules
) -> PageLayout:
    top, bottom = round(placed[0].box.y0), round(max(frame.box.y1 for frame in placed))
    if direction == "rtl":
        placed = tuple(mirrored(frame, book.width) for frame in placed)
    band = Box(book.margin, book.title_top, book.width - book.margin, top - book.title_gap)
    return PageLayout(
        number=sheet.number,
        size=Size(book.width, bottom + book.foot),
        frames=placed,
        title=band if top > book.margin else None,
        footer=Box(book.margin, bottom + 8, book.width - book.margin, bottom + book.foot - 4),
        direction=direction,
        pattern=made.pattern,
        classic=made.classic,
    )
