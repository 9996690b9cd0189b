"""What can be guessed about a figure from its face."""

from __future__ import annotations

from kitsumy.geometry import Box, Point
from kitsumy.page import Anchor, HeadSource

_SIDES, _CROWN = 0.22, 0.45
"""How far hair and hats reach beyond a face, in its widths and heights (lettering study)."""
_SHOULDERS, _DOWN = 1.1, 4.0
"""How far a body reaches to either side of a face's middle and below the chin, in face widths and heights."""
_DIGITS = 4
"""Places kept: a ten-thousandth of a panel is less than a pixel."""


def anchor(character: str, face: Box, mouth: Point, source: HeadSource) -> Anchor:
    """Return a figure's anchor, everything in fractions of the panel."""
    head = Box(
        face.x0 - _SIDES * face.width,
        face.y0 - _CROWN * face.height,
        face.x1 + _SIDES * face.width,
        face.y1,
    )
    return Anchor(
        character=character,
        head=_rounded(head),
        face=_rounded(face),
        mouth=Point(round(mouth.x, _DIGITS), round(mouth.y, _DIGITS)),
        body=_rounded(_body(face)),
        source=source,
    )


def _body(face: Box) -> Box:
    middle, reach = face.centre.x, _SHOULDERS * face.width
    foot = max(face.y1, min(1.0, face.y1 + _DOWN * face.height))
    return Box(middle - reach, face.y1, middle + reach, foot)


def _rounded(box: Box) -> Box:
    return Box(*(round(edge, _DIGITS) for edge in box))
