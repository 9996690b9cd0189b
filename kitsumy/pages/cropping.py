"""Which part of a picture its frame shows, when the two have different shapes: the one with the heads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kitsumy.geometry import Box
from kitsumy.page import Anchor

_AIR = 0.02
"""What is left between a head and the cut, as a fraction of the picture."""
WHOLE = Box(0.0, 0.0, 1.0, 1.0)


class _Span(NamedTuple):
    """What one head takes of the side that is cut."""

    start: float
    end: float


def shown(picture: tuple[int, int], size: tuple[int, int], anchors: Sequence[Anchor]) -> Box:
    """Return the part of a picture to be shown in so large a frame, in fractions of the picture.

    It has the frame's shape, is as large as can be, and lies in the middle, unless a head would be cut:
    then it lies as near to the middle as all heads allow, and where not all of them can be had, whole
    heads count more than parts, and the cast's more than strangers'.
    """
    across, down = size[0] / picture[0], size[1] / picture[1]
    seen = [one for one in anchors if WHOLE.overlap(one.head) > 0]
    if across < down:
        x = _start(across / down, [(one, _Span(one.head.x0, one.head.x1)) for one in seen])
        return WHOLE._replace(x0=x, x1=x + across / down)
    y = _start(down / across, [(one, _Span(one.head.y0, one.head.y1)) for one in seen])
    return WHOLE._replace(y0=y, y1=y + down / across)


def _start(length: float, heads: Sequence[tuple[Anchor, _Span]]) -> float:
    """Return where along a side, 0 to 1, a part of this length begins."""
    middle, last = (1 - length) / 2, 1 - length
    places = {min(max(place, 0.0), last) for place in _places(middle, length, [span for _, span in heads])}
    return max(sorted(places), key=lambda at: (*_worth(at, length, heads), -abs(at - middle)))


def _places(middle: float, length: float, spans: Sequence[_Span]) -> Iterator[float]:
    """Yield the middle, and every place at which a head just comes to lie inside, or lies in the middle."""
    yield middle
    for span in spans:
        yield (span.start + span.end - length) / 2
        yield span.start - _AIR
        yield span.end + _AIR - length


def _worth(at: float, length: float, heads: Sequence[tuple[Anchor, _Span]]) -> tuple[float, ...]:
    """Return how many of the cast's heads are whole, then of all heads, then how much of them is seen."""
    parts = [(one.character != "", _part(at, length, span)) for one, span in heads]
    whole = [known for known, part in parts if part > 1 - 1e-9]
    return sum(whole), len(whole), round(sum(part for _, part in parts), 6)


def _part(at: float, length: float, span: _Span) -> float:
    """Return which part of a head is seen; what lies beyond the picture itself is nobody's loss."""
    start, end = max(0.0, span.start), min(1.0, span.end)
    return max(0.0, min(end, at + length) - max(start, at)) / (end - start)
