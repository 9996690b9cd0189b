"""Draw what an inspection saw over a page: heads, faces, mouths, texts in reading order, tails, faults."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from PIL import Image, ImageDraw

from kitsumy import fonts
from kitsumy.geometry import Box, Point
from kitsumy.page import Anchor, Frame, Page, PlacedBalloon

from .crossing import way
from .gates import Fault
from .inspection import as_read, as_told
from .outlines import superellipse
from .scores import Score, sights
from .sight import Sight
from .spacing import box_of

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

Seen = Literal["head", "face", "mouth", "balloon", "caption", "sound", "tail", "fault"]
COLOURS: dict[Seen, str] = {
    "head": "#e02020",
    "face": "#f08000",
    "mouth": "#c000c0",
    "balloon": "#1050e0",
    "caption": "#008040",
    "sound": "#907000",
    "tail": "#00a0c0",
    "fault": "#ff0040",
}
_FADED = 0.45
"""How much of the page shows through: the marks have to be seen on any art."""
_PEN, _MOUTH, _BADGE, _CORNER = 4, 9, 34, 12
_LEGEND, _KEY, _GAP = 76, 30, 26
_TYPE = 30


def overlay(
    picture: Picture,
    page: Page,
    anchors: Mapping[int, Sequence[Anchor]],
    score: Score,
    names: Mapping[Seen, str],
) -> Picture:
    """Return a page's picture with all marks over it and a legend under it; faults have their numbers."""
    faded = Image.blend(picture.convert("RGB"), Image.new("RGB", picture.size, "white"), _FADED)
    marked = Image.new("RGB", (faded.width, faded.height + _LEGEND), "white")
    marked.paste(faded)
    pen = ImageDraw.Draw(marked)
    for frame, sight in sights(page, anchors):
        _panel(pen, frame, sight)
    corners = {frame.panel: Point(frame.box.x0, frame.box.y0) for frame in page.frames}
    for number, fault in enumerate((*score.faults, *score.warnings), 1):
        _fault(pen, fault, corners[fault.panel], number)
    _legend(pen, faded.height, names)
    return marked


def _panel(pen: ImageDraw.ImageDraw, frame: Frame, sight: Sight) -> None:
    corner = Point(frame.box.x0, frame.box.y0)
    for anchor in sight.anchors:
        _frame(pen, anchor.head.scaled(*sight.size), corner, "head")
        _frame(pen, anchor.face.scaled(*sight.size), corner, "face")
        _dot(pen, Point(anchor.mouth.x * sight.size.width, anchor.mouth.y * sight.size.height), corner)
    for sound in sight.letters.sfx:
        _frame(pen, sound.box, corner, "sound")
    texts = list(as_told(sight))
    for text in texts:
        if isinstance(text, PlacedBalloon):
            _balloon(pen, text, corner)
        else:
            _frame(pen, text.box, corner, "caption")
    for place, index in enumerate(as_read(sight), 1):
        box = box_of(texts[index])
        seen: Seen = "balloon" if isinstance(texts[index], PlacedBalloon) else "caption"
        _badge(pen, Point(corner.x + box.x0 + _CORNER, corner.y + box.y0), str(place), seen)


def _frame(pen: ImageDraw.ImageDraw, box: Box, corner: Point, seen: Seen, width: int = _PEN) -> None:
    moved = box.moved(*corner)
    pen.rectangle(moved, outline=COLOURS[seen], width=width)


def _dot(pen: ImageDraw.ImageDraw, at: Point, corner: Point) -> None:
    pen.ellipse(Box(*at, *at).moved(*corner).grown(_MOUTH), fill=COLOURS["mouth"], outline="white", width=2)


def _balloon(pen: ImageDraw.ImageDraw, balloon: PlacedBalloon, corner: Point) -> None:
    shape = superellipse(balloon.centre, balloon.rx, balloon.ry) + corner
    closed = [*map(tuple, shape.tolist()), tuple(shape[0].tolist())]
    pen.line(closed, fill=COLOURS["balloon"], width=_PEN, joint="curve")
    if balloon.tip is not None:
        ends = [(x + corner.x, y + corner.y) for x, y in way(balloon, balloon.tip)]
        pen.line(ends, fill=COLOURS["tail"], width=2 * _PEN)


def _badge(pen: ImageDraw.ImageDraw, at: Point, text: str, seen: Seen) -> None:
    pen.ellipse(Box(*at, *at).grown(_BADGE * 0.62), fill=COLOURS[seen], outline="white", width=3)
    pen.text(at, text, font=fonts.font("dialogue", _BADGE - 4), fill="white", anchor="mm")


def _fault(pen: ImageDraw.ImageDraw, fault: Fault, corner: Point, number: int) -> None:
    box = fault.box.grown(6)
    _frame(pen, box, corner, "fault", 2 * _PEN)
    _badge(pen, Point(corner.x + box.x1, corner.y + box.y0), f"!{number}", "fault")


def _legend(pen: ImageDraw.ImageDraw, top: int, names: Mapping[Seen, str]) -> None:
    face, x, y = fonts.font("dialogue", _TYPE), float(_GAP), top + _LEGEND / 2
    for seen, name in names.items():
        pen.rectangle((x, y - _KEY / 2, x + _KEY, y + _KEY / 2), fill=COLOURS[seen])
        pen.text((x + _KEY + 8, y), name, font=face, fill="black", anchor="lm")
        x += _KEY + 8 + face.getlength(name) + _GAP
