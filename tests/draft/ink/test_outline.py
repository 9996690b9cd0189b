"""Paths are walked into corners as the rasteriser would draw them."""

from __future__ import annotations

import math

import numpy as np
import pytest

from kitsumy.draft.figures.parts import Parts, parts
from kitsumy.draft.ink.outline import corners, extent
from kitsumy.draft.ink.raster import rasterise
from kitsumy.draft.ink.shapes import blob, ellipse, rounded
from kitsumy.geometry import Box, Size

_SIDE = 120
_SHAPES = {
    "ellipse": ellipse(60, 55, 40, 25),
    "rounded": rounded(20, 30, 70, 40, 12),
    "blob": blob([(20, 60), (50, 10), (100, 40), (70, 100)]),
    "relative": "m20 30 h40 v20 l20 10 q10 20 -20 30 c-10 5 -20 5 -30 -10 z",
    "small arc": "M30 60 A40 40 0 0 1 90 60 Z",
    "large arc": "M40 60 A30 25 0 1 0 80 60 Z",
    "arc too small": "M20 60 A5 5 0 0 1 100 60 Z",
    "two parts": "M10 10 H40 V40 H10 Z M60 60 h40 v40 h-40 Z",
}


def _covered(d: str) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{_SIDE}" height="{_SIDE}"><path d="{d}"/></svg>'
    return rasterise(svg, Size(_SIDE, _SIDE))[:, :, 3] > 127


@pytest.mark.parametrize("d", _SHAPES.values(), ids=_SHAPES)
def test_corners_enclose_what_the_path_does(d: str) -> None:
    walked = " ".join("M" + "L".join(f"{x:.3f} {y:.3f}" for x, y in part) + "Z" for part in corners(d))
    assert (_covered(walked) ^ _covered(d)).sum() <= 40, "less than a pixel's edge"


def test_corners_of_a_circle_lie_on_it() -> None:
    (around,) = corners(ellipse(5, 7, 50))
    assert all(math.hypot(x - 5, y - 7) == pytest.approx(50) for x, y in around)
    assert len(around) >= 60


def test_the_extent_is_the_box_around_a_path() -> None:
    assert extent("M10 20 h30 v-15 Z M5 6 L7 8") == Box(5, 5, 40, 20)
    assert extent(ellipse(60, 55, 40, 25)) == pytest.approx((20, 30, 100, 80))


@pytest.mark.parametrize("table", Parts.model_fields)
def test_every_drawn_part_can_be_walked(table: str) -> None:
    words = getattr(parts(), table)
    assert all(extent(shape.path).width >= 0 for part in words.values() for shape in part)
