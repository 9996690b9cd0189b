"""Vector art becomes pixels, whichever rasteriser is installed."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from kitsumy.draft.ink.painter import Painter
from kitsumy.draft.ink.raster import opaque, rasterise
from kitsumy.draft.ink.shapes import ellipse
from kitsumy.geometry import Size
from kitsumy.styles import styles


def picture(width: float = 60, height: float = 40) -> str:
    painter = Painter(styles()["comic"].draft)
    painter.spot(ellipse(30, 20, 15), "#ff0000")
    return painter.svg(width, height)


def test_pixels_are_where_the_shape_is() -> None:
    pixels = rasterise(picture(), Size(60, 40))
    assert pixels.shape == (40, 60, 4)
    assert tuple(pixels[20, 30]) == (255, 0, 0, 255)
    assert tuple(pixels[1, 1]) == (0, 0, 0, 0)


@pytest.mark.parametrize("size", [Size(60, 40), Size(64, 36), Size(50, 44)])
def test_the_size_asked_for_is_the_size_given(size: Size) -> None:
    assert rasterise(picture(), size).shape == (size.height, size.width, 4)


def test_both_rasterisers_draw_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("svg2png_py")
    pytest.importorskip("resvg_py")
    fast = rasterise(picture(), Size(60, 40))
    monkeypatch.setitem(sys.modules, "svg2png_py", None)
    slow = rasterise(picture(), Size(60, 40))
    assert np.abs(fast.astype(int) - slow).max() <= 3


def test_an_opaque_picture_keeps_the_colours() -> None:
    pixels = rasterise(picture(), Size(60, 40))
    shown = opaque(pixels)
    assert shown.mode == "RGB"
    assert (np.asarray(shown) == pixels[:, :, :3]).all()
