"""The print process: screentone and Ben-Day dots, a pure function of the picture's pixels.

Dots are laid in page pixels, so they keep one size over a page whatever the camera's zoom.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt

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
    """Return a picture's first three channels as the look's print process leaves them."""
    colour = np.ascontiguousarray(picture[:, :, :3])
    match look.print:
        case "tone":
            return _toned(_lightness(colour), look.pitch)
        case "dots":
            return _dotted(colour, look.pitch)
        case _:
            return colour


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
    turn = 2 * math.pi / pitch * math.sqrt(0.5)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    waves = np.cos((x + y) * np.float32(turn)) + np.cos((y - x) * np.float32(turn))
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
    return np.repeat(grey[:, :, None], 3, axis=2)


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
    for channel in range(3):
        share = (keep * _WARM[channel]) >> 8
        out[:, :, channel] = (picture[:, :, channel] * share) >> 8
    return out
