"""Panels with people whom illustrators drew, standing in front of painted places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import NamedTuple

import resvg_py
from PIL import Image

from kitsumy.geometry import Box, Size

from .grounds import ground
from .panel import Foreign, Head, shot
from .photographs import DATA, marks


class _Stand(NamedTuple):
    """Who stands where: the middle across the panel, and the drawing's side in parts of its height."""

    who: str
    x: float
    side: float


_HALF, _WIDE, _HIGH = Size(760, 640), Size(1500, 640), Size(760, 900)
_SCENES: tuple[tuple[Size, tuple[_Stand, ...]], ...] = (
    (_HALF, (_Stand("lorelei-ada", 0.5, 0.6),)),
    (_HALF, (_Stand("open-peeps-ada", 0.45, 0.6),)),
    (_HALF, (_Stand("notionists-ada", 0.55, 0.75),)),
    (_HIGH, (_Stand("open-peeps-dan", 0.5, 0.55),)),
    (_HIGH, (_Stand("lorelei-ben", 0.6, 0.5),)),
    (_WIDE, (_Stand("lorelei-dan", 0.25, 0.7), _Stand("open-peeps-cleo", 0.75, 0.7))),
    (_WIDE, (_Stand("notionists-finn", 0.3, 0.8), _Stand("notionists-hana", 0.72, 0.8))),
    (_WIDE, (_Stand("open-peeps-finn", 0.2, 0.65), _Stand("lorelei-ada", 0.7, 0.6))),
    (_HALF, (_Stand("notionists-cleo", 0.25, 0.66), _Stand("notionists-finn", 0.75, 0.66))),
    (_HALF, (_Stand("lorelei-ben", 0.27, 0.5), _Stand("open-peeps-finn", 0.74, 0.5))),
    (_HIGH, (_Stand("open-peeps-cleo", 0.28, 0.45), _Stand("lorelei-gus", 0.74, 0.42))),
    (_HIGH, (_Stand("notionists-hana", 0.27, 0.52), _Stand("open-peeps-ada", 0.72, 0.45))),
    (
        _WIDE,
        tuple(map(_Stand, ("lorelei-ada", "notionists-ada", "open-peeps-dan"), (0.2, 0.5, 0.8), (0.6,) * 3)),
    ),
    (
        _WIDE,
        tuple(
            map(_Stand, ("open-peeps-ada", "lorelei-dan", "notionists-cleo"), (0.18, 0.5, 0.82), (0.55,) * 3)
        ),
    ),
    (_WIDE, (_Stand("lorelei-gus", 0.27, 0.68), _Stand("notionists-finn", 0.7, 0.66))),
    (_HALF, (_Stand("open-peeps-dan", 0.4, 0.55),)),
)


def people() -> Iterator[Foreign]:
    """Yield every scene."""
    for number, (size, stands) in enumerate(_SCENES):
        picture = ground(*size, number)
        heads = tuple(_placed(picture, stand) for stand in stands)
        yield Foreign(f"people-{number:02}", "illustration", picture, shot(len(stands)), size, heads)


def _placed(picture: Image.Image, stand: _Stand) -> Head:
    """Draw somebody standing at the panel's foot; return where the head is."""
    side = round(stand.side * picture.height)
    corner = round(stand.x * picture.width - side / 2), picture.height - side
    drawn = _drawn(stand.who, side)
    picture.paste(drawn, corner, drawn)
    return Head(*(_within(box, side, corner, picture.size) for box in marks()[stand.who]))


@cache
def _drawn(who: str, side: int) -> Image.Image:
    svg = (DATA / f"{who}.svg").read_text("utf-8")
    data = resvg_py.svg_to_bytes(svg_string=svg, width=side, height=side)
    return Image.open(BytesIO(bytes(data))).convert("RGBA")


def _within(box: Box, side: int, corner: tuple[int, int], size: tuple[int, int]) -> Box:
    return box.scaled(side, side).moved(*corner).scaled(1 / size[0], 1 / size[1])
