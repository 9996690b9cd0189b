"""The painter: one drawing, four print processes."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitsumy.draft.ink import shapes
from kitsumy.draft.ink.painter import Painter
from kitsumy.draft.ink.raster import rasterise
from kitsumy.geometry import Box, Size
from kitsumy.styles import styles

LOOKS = {key: style.draft for key, style in styles().items()}
COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def drawing(key: str, halo: float = 0.0) -> Painter:
    painter = Painter(LOOKS[key])
    painter.pen, painter.halo = 4, halo
    painter.fill(shapes.ellipse(50, 50, 30), "#e8702a")
    painter.limb([(10, 10), (40, 60), (80, 20)], 12, "#3b6fb0")
    painter.spot(shapes.ellipse(50, 50, 3), "#ffffff")
    return painter


@pytest.mark.parametrize("key", LOOKS)
def test_every_print_makes_a_picture_that_parses(key: str) -> None:
    root = ElementTree.fromstring(drawing(key).svg(100, 100))  # noqa: S314
    assert root.attrib["viewBox"] == "0.00 0.00 100.00 100.00"


@given(COLOURS)
def test_the_screened_print_knows_only_greys(colour: str) -> None:
    painter = Painter(LOOKS["manga"])
    for shown in (painter.base(colour), painter.dark(colour), painter.solid(colour)):
        assert len(set(shapes.rgb(shown))) == 1


@given(COLOURS)
def test_shade_is_never_lighter_than_light(colour: str) -> None:
    for look in LOOKS.values():
        painter = Painter(look)
        assert shapes.lum(painter.dark(colour)) <= shapes.lum(painter.base(colour)) + 0.08


def test_one_colour_survives_in_noir() -> None:
    painter = Painter(LOOKS["noir"], accent="#d62828")
    assert painter.base("#3b6fb0", accent=True) == "#d62828"
    assert painter.base("#3b6fb0") != "#d62828"


def test_a_halo_is_one_silhouette_without_details() -> None:
    markup = drawing("manga", halo=9).body
    assert "#e8702a" not in markup
    assert markup.count("<path") == 2, "the spot leaves no halo"


def test_looks_without_a_pen_have_no_outlines() -> None:
    painter = Painter(LOOKS["realistic"])
    painter.fill(shapes.ellipse(0, 0, 9), "#ffffff")
    assert LOOKS["realistic"].ink not in painter.body


def test_a_gradient_is_defined_once() -> None:
    painter = Painter(LOOKS["realistic"])
    stops = ((0.0, "#ffffff"), (1.0, "#000000"))
    assert painter.gradient(stops) == painter.gradient(stops)
    assert painter.body.count("<linearGradient") == 1


def test_a_view_shows_a_part_of_the_drawing() -> None:
    markup = Painter(LOOKS["comic"]).svg(10, 10, Box(-5, -5, 5, 5))
    assert 'viewBox="-5.00 -5.00 10.00 10.00"' in markup


def shaded(x: float, radius: float, view: Box | None) -> str:
    painter = Painter(LOOKS["comic"], view=view)
    with painter.moved(100, scale=2):
        painter.fill(shapes.ellipse(x, 25, radius), "#e8702a", line=0)
    return painter.svg(200, 100)


def test_small_shapes_are_shaded_by_a_clip_and_large_ones_by_a_path_to_the_same_effect() -> None:
    view = Box(0, 0, 200, 100)
    clipped, large = shaded(0, 20, None), shaded(0, 20, view)
    assert "clip-path" in clipped
    assert "clip-path" in shaded(0, 2, view)
    assert "clip-path" not in large
    one, other = (rasterise(svg, Size(200, 100)).astype(int) for svg in (clipped, large))
    assert (abs(one - other).max(axis=2) > 80).sum() <= 4, "but for the clip's doubled edge"


def test_shapes_beside_the_view_are_not_shaded() -> None:
    assert "<path" not in shaded(80, 20, Box(0, 0, 200, 100))
    assert "<path" in shaded(60, 20, Box(0, 0, 200, 100)), "its edge is in sight"


def test_a_translucent_line_needs_no_layer() -> None:
    painter = Painter(LOOKS["comic"])
    painter.line("M0 0 L9 9", 2, "#ffffff", 0.6)
    assert 'stroke-opacity="0.60"' in painter.body
    assert "<g" not in painter.body


@given(st.floats(-1e4, 1e4))
def test_numbers_are_short_and_near(value: float) -> None:
    text = shapes.num(value)
    assert abs(float(text) - value) <= 0.051
    assert text != "-0"


def test_a_limb_hangs_down_at_zero_degrees_and_reaches_forwards_at_ninety() -> None:
    assert shapes.along(1, 2, 10, 0) == pytest.approx((1, 12))
    assert shapes.along(1, 2, 10, 90) == pytest.approx((11, 2))
