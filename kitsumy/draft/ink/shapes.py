"""Colours and paths: the arithmetic under every drawing. Colours are ``#rrggbb``, paths are SVG path data."""

from __future__ import annotations

import colorsys
import math
from collections.abc import Sequence
from functools import lru_cache

Points = Sequence[tuple[float, float]]


def rgb(colour: str) -> tuple[int, int, int]:
    """Split a colour into its red, green and blue, 0..255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def hexed(red: float, green: float, blue: float) -> str:
    """Join red, green and blue, clipped to 0..255."""
    return "#" + "".join(f"{max(0, min(255, round(part))):02x}" for part in (red, green, blue))


@lru_cache(maxsize=4096)
def mix(colour: str, other: str, share: float) -> str:
    """Blend a colour with a share of another, 0..1."""
    (r, g, b), (u, v, w) = rgb(colour), rgb(other)
    return hexed(r + (u - r) * share, g + (v - g) * share, b + (w - b) * share)


def lum(colour: str) -> float:
    """Return how light a colour looks, 0..1."""
    red, green, blue = rgb(colour)
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


@lru_cache(maxsize=4096)
def sat(colour: str, factor: float) -> str:
    """Multiply a colour's saturation."""
    hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in rgb(colour)))
    red, green, blue = colorsys.hls_to_rgb(hue, light, min(1.0, saturation * factor))
    return hexed(red * 255, green * 255, blue * 255)


def num(value: float) -> str:
    """Write a number as short as a tenth allows."""
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def path(*parts: str | float) -> str:
    """Write path data: ``path("M", 0, 0, "L", 1, 1, "Z")``."""
    return " ".join(part if isinstance(part, str) else num(part) for part in parts)


def ellipse(x: float, y: float, rx: float, ry: float | None = None) -> str:
    """Return an ellipse around a middle, a circle when one radius is given."""
    ry = rx if ry is None else ry
    return path("M", x - rx, y, "A", rx, ry, 0, 1, 1, x + rx, y, "A", rx, ry, 0, 1, 1, x - rx, y, "Z")


def rounded(x: float, y: float, width: float, height: float, radius: float = 0.0) -> str:
    """Return a rectangle with round corners."""
    r, x1, y1 = min(radius, width / 2, height / 2), x + width, y + height
    return path(
        *("M", x + r, y, "H", x1 - r, "Q", x1, y, x1, y + r, "V", y1 - r, "Q", x1, y1, x1 - r, y1),
        *("H", x + r, "Q", x, y1, x, y1 - r, "V", y + r, "Q", x, y, x + r, y, "Z"),
    )


def polygon(points: Points) -> str:
    """Return a closed shape with corners."""
    return "M" + " L".join(f"{num(x)} {num(y)}" for x, y in points) + " Z"


def blob(points: Points, closed: bool = True) -> str:
    """Return a smooth curve through points (Catmull-Rom as cubics), closed or open."""
    count = len(points)
    out = [path("M", *points[0])]
    for index in range(count if closed else count - 1):
        before, start, end, after = (points[_near(index + k, count, closed)] for k in (-1, 0, 1, 2))
        first = start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6
        last = end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6
        out.append(path("C", *first, *last, *end))
    return " ".join(out) + (" Z" if closed else "")


def _near(index: int, count: int, closed: bool) -> int:
    return index % count if closed else max(0, min(count - 1, index))


def along(x: float, y: float, length: float, degrees: float) -> tuple[float, float]:
    """Go a length from a point; 0 degrees is straight down, positive turns forward (to the right)."""
    angle = math.radians(degrees)
    return x + length * math.sin(angle), y + length * math.cos(angle)


def turned(x: float, y: float, degrees: float) -> tuple[float, float]:
    """Turn a point around the origin, clockwise on the screen."""
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return x * cosine - y * sine, x * sine + y * cosine
