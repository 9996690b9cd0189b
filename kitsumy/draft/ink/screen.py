"""The print process: screentone and Ben-Day dots, a pure function of the picture's pixels.

Dots are laid in page pixels, so they keep one size over a page whatever the camera's zoom.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from kitsumy.styles import DraftLook

Pixels = npt.NDArray[np.uint8]
Plane = npt.NDArray[np.int16]

_LIGHT = (77, 150, 29)
"""Red, green and blue in a picture's lightness, of 256."""
_EDGE, _INK = 9, 128
"""Neighbours that differ by more, one of them darker than any tone, are a line's edge."""
_WHITE, _BLACK = 248, 44
_DOT = 41
"""How much a Ben-Day dot darkens what it covers, of 256."""
_WARM = np.array([255, 252, 243], np.uint16)
"""The yellow of cheap paper."""


def printed(picture: Pixels, look: DraftLook) -> Pixels:
    """Return a picture as the look's print process leaves it; the fourth channel means nothing any more."""
    match look.print:
        case "tone":
            return _toned(_lightness(picture), look.pitch)
        case "dots":
            return _dotted(picture, look.pitch)
        case _:
            return picture


def _lightness(picture: Pixels) -> Plane:
    red, green, blue = (picture[:, :, channel].astype(np.uint16) for channel in range(3))
    red *= _LIGHT[0]
    red += green * np.uint16(_LIGHT[1])
    red += blue * np.uint16(_LIGHT[2])
    red >>= 8
    return red.astype(np.int16)


@lru_cache(maxsize=8)
def _thresholds(width: int, height: int, pitch: float) -> Plane:
    """Return a classic screen of dots at 45 degrees, 0..255, ``pitch`` pixels apart."""
    # The waves depend on x + y and on y - x alone: two rows, read from another start in every line.
    turn = np.float32(2 * math.pi / pitch * math.sqrt(0.5))
    down = np.arange(width + height - 1, dtype=np.float32)
    up = np.arange(height - 1, -width, -1, dtype=np.float32)
    waves = (
        sliding_window_view(np.cos(down * turn), width) + sliding_window_view(np.cos(up * turn), width)[::-1]
    )
    dots: Plane = ((0.5 - 0.25 * waves) * 255).astype(np.int16)
    return dots


def _steep(difference: Plane, pitch: float) -> Plane:
    """Turn light minus threshold into a dot whose edge is about a pixel wide, 0..255."""
    difference *= np.int16(round(pitch * 0.75))
    difference += 128
    np.clip(difference, 0, 255, out=difference)
    return difference


def _toned(light: Plane, pitch: float) -> Pixels:
    """Screen the greys; ink, paper and ink's edges stay as they are."""
    height, width = light.shape
    dots = _steep(light - _thresholds(width, height, pitch), pitch)
    keep = _edges(light) | (light > _WHITE) | (light < _BLACK)
    grey = np.where(keep, light, dots).astype(np.uint8)
    return np.repeat(grey[:, :, None], 4, axis=2)


def _edges(light: Plane) -> npt.NDArray[np.bool_]:
    edges = np.zeros(light.shape, np.bool_)
    ink = light < _INK
    across = (np.abs(light[:, 1:] - light[:, :-1]) > _EDGE) & (ink[:, 1:] | ink[:, :-1])
    down = (np.abs(light[1:] - light[:-1]) > _EDGE) & (ink[1:] | ink[:-1])
    edges[:, 1:] |= across
    edges[:, :-1] |= across
    edges[1:] |= down
    edges[:-1] |= down
    return edges


def _dotted(picture: Pixels, pitch: float) -> Pixels:
    """Darken with dots that grow where the picture is dark, and warm the paper."""
    light = _lightness(picture)
    height, width = light.shape
    shadow = 255 - light - _thresholds(width, height, pitch)
    dots = _steep(shadow, pitch).astype(np.uint16)
    dots[light < _BLACK] = 0
    keep = 256 - ((dots * np.uint16(_DOT)) >> 8)
    out = np.empty_like(picture)
    out[:, :, 3] = picture[:, :, 3]
    for channel in range(3):
        share = (keep * _WARM[channel]) >> 8
        out[:, :, channel] = (picture[:, :, channel] * share) >> 8
    return out
