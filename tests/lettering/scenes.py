"""Panels with heads but without art, to letter."""

from __future__ import annotations

from kitsumy.comic import Balloon, Lines, Sfx
from kitsumy.geometry import Box, Point, Size
from kitsumy.page import Anchor, Busy

WIDE, HALF = Size(1520, 620), Size(750, 620)


def somebody(name: str, x: float, y: float = 0.72, size: Size = HALF, radius: int = 70) -> Anchor:
    """Return the anchor of a round head, ``radius`` in pixels, around a place in parts of the panel."""
    rx, ry = radius / size.width, radius / size.height
    return Anchor(
        character=name,
        head=Box(x - rx, y - 1.2 * ry, x + rx, y + ry),
        face=Box(x - 0.86 * rx, y - 0.5 * ry, x + 0.86 * rx, y + ry),
        mouth=Point(x, y + 0.6 * ry),
    )


def busy(*anchors: Anchor) -> tuple[Busy, ...]:
    """Return the cost of covering these heads."""
    return tuple(Busy(box=anchor.head, weight=0.9) for anchor in anchors)


def said(
    *texts: str, captions: tuple[str, ...] = (), sfx: tuple[str, ...] = (), kind: str = "speech"
) -> Lines:
    """Return lines in which a and b speak in turn."""
    balloons = tuple(
        Balloon.model_validate({"speaker": "ab"[i % 2], "text": text, "kind": kind})
        for i, text in enumerate(texts)
    )
    return Lines(captions=captions, balloons=balloons, sfx=tuple(Sfx(text=text) for text in sfx))
