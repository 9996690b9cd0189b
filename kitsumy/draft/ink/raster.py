"""Vector art to pixels. Neither rasteriser holds the interpreter lock while it works, so threads help."""

from __future__ import annotations

import io
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PIL import Image

from kitsumy.geometry import Size

Pixels = npt.NDArray[np.uint8]


def rasterise(svg: str, size: Size) -> Pixels:
    """Return the picture as (height, width, 4) bytes: red, green, blue, alpha, premultiplied.

    An ``svg`` whose own size differs is cut or padded to ``size`` at its right and bottom edge.
    """
    try:
        pixels = _fast(svg)
    except ImportError:
        pixels = _everywhere(svg)
    return pixels if pixels.shape[:2] == (size.height, size.width) else _cut(pixels, size)


def opaque(pixels: Pixels) -> Image.Image:
    """Return pixels as a picture without alpha; Pillow drops it faster than a sliced array does."""
    height, width = pixels.shape[:2]
    return Image.frombytes("RGB", (width, height), np.ascontiguousarray(pixels), "raw", "RGBX")


def _fast(svg: str) -> Pixels:
    from svg2png_py import svg_to_rgba  # type: ignore[import-untyped]  # has stubs, but no py.typed

    data, width, height = svg_to_rgba(svg, _no_fonts())
    return np.frombuffer(data, np.uint8).reshape(height, width, 4)


@lru_cache(maxsize=1)
def _no_fonts() -> object:
    """Art holds no text, so no font of the machine may be looked for."""
    from svg2png_py import FontDatabase

    return FontDatabase()


def _everywhere(svg: str) -> Pixels:
    """Draw the same pixels where the fast rasteriser has no wheel, by way of a PNG."""
    import resvg_py

    png = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True)
    with Image.open(io.BytesIO(png)) as picture:
        return np.asarray(picture.convert("RGBA").convert("RGBa"))


def _cut(pixels: Pixels, size: Size) -> Pixels:
    out = np.zeros((size.height, size.width, 4), np.uint8)
    height, width = min(size.height, pixels.shape[0]), min(size.width, pixels.shape[1])
    out[:height, :width] = pixels[:height, :width]
    return out
