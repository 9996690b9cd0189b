"""Shade is what a copy of the shape, moved to the light and clipped by it, leaves uncovered."""

from __future__ import annotations

import itertools
import math

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitsumy.draft.ink.raster import rasterise
from kitsumy.draft.ink.shade import shade
from kitsumy.draft.ink.shapes import blob, ellipse, polygon, rounded
from kitsumy.geometry import Size

_SIDE = 120
_LIGHTS = list(itertools.product((-12, 12), (-8.4, 8.4)))
_SHAPES = {
    "ellipse": ellipse(60, 60, 45, 30),
    "box": "M20 20 H100 V100 H20 Z",
    "rounded": rounded(20, 30, 70, 50, 12),
    "thin": "M20 55 H100 V60 H20 Z",
    "against the clock": "M20 20 V100 H100 V20 Z",
    "open": "M20 90 Q60 10 100 90",
    "two parts": "M10 10 H50 V50 H10 Z M65 65 h45 v45 h-45 Z",
}
_TREE = "M60 10 L90 50 H75 L105 100 H15 L45 50 H30 Z"


def _picture(marks: str) -> npt.NDArray[np.int_]:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{_SIDE}" height="{_SIDE}">{marks}</svg>'
    return rasterise(svg, Size(_SIDE, _SIDE))[:, :, 0].astype(int)


def _both(d: str, light: tuple[float, float]) -> tuple[npt.NDArray[np.int_], npt.NDArray[np.int_]]:
    """Return the shape as a clipped copy shades it, and as its own path does; the shade is 64."""
    moved = f'<path d="{d}" fill="#ff0000" transform="translate({light[0]} {light[1]})"/>'
    clipped = f'<clipPath id="c"><path d="{d}"/></clipPath><g clip-path="url(#c)">{moved}</g>'
    before = _picture(f'<path d="{d}" fill="#400000"/>{clipped}')
    after = _picture(f'<path d="{d}" fill="#ff0000"/><path d="{shade(d, *light)}" fill="#400000"/>')
    return before, after


@pytest.mark.parametrize("light", _LIGHTS)
@pytest.mark.parametrize("d", _SHAPES.values(), ids=_SHAPES)
def test_shade_looks_like_a_clipped_copy(d: str, light: tuple[float, float]) -> None:
    before, after = _both(d, light)
    assert (np.abs(before - after) > 128).sum() <= 8


@pytest.mark.parametrize("light", _LIGHTS)
def test_light_does_not_shine_across_a_notch(light: tuple[float, float]) -> None:
    before, after = _both(_TREE, light)
    assert not (after - before > 128).any(), "whatever a copy leaves dark is dark"
    assert (before - after > 128).sum() > 20, "and so is the notch's far edge"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(15, 55), min_size=3, max_size=9), st.sampled_from(_LIGHTS), st.booleans())
def test_shade_of_any_star_shape_stays_inside_it(
    reaches: list[float], light: tuple[float, float], smooth: bool
) -> None:
    turn = math.tau / len(reaches)
    points = [(60 + r * math.cos(turn * k), 60 + r * math.sin(turn * k)) for k, r in enumerate(reaches)]
    d = blob(points) if smooth else polygon(points)
    outside = _picture(f'<path d="{d}" fill="#ff0000" stroke="#ff0000" stroke-width="2"/>') == 0
    assert not (_picture(f'<path d="{shade(d, *light)}" fill="#ff0000"/>')[outside] > 64).any()


def test_shade_lies_away_from_the_light() -> None:
    dark = _picture(f'<path d="{shade("M20 20 H100 V100 H20 Z", -10, 0)}" fill="#ff0000"/>') > 128
    assert dark[25:95, 91:99].all()
    assert not dark[:, :89].any()


def test_a_shape_without_a_surface_has_no_shade() -> None:
    assert not (_picture(f'<path d="{shade("M20 20 H100", -10, -7)}" fill="#ff0000"/>') > 64).any()
