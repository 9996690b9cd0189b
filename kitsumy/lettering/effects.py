"""Paint sound effects: letters that bend with the noise they make, inside the box kept for them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw

from kitsumy import fonts
from kitsumy.geometry import Box, Point
from kitsumy.page import PlacedSfx
from kitsumy.styles import LetteringHabits

from .sounds import edge_of

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

Bend = Callable[[float], tuple[float, float]]
"""From a place along the word, 0 to 1, to the top and bottom of its letters, in parts of its height."""
_SHADOW, _THROW = "#08080c", 8
_STRIPS = 28
_ROOM = 0.34
"""What bent letters need above and below, in parts of the straight word's height."""
_FINE = 2
"""Letters are bent so many times larger and reduced."""


def _arch(at: float) -> tuple[float, float]:
    lift = 0.3 * (1 - (2 * at - 1) ** 2)
    return 0.3 - lift, 1.3 - lift


def _growing(at: float) -> tuple[float, float]:
    return 0.28 * (1 - at), 1 + 0.18 * at


def _fading(at: float) -> tuple[float, float]:
    return _growing(1 - at)


def _bulging(at: float) -> tuple[float, float]:
    out = 0.2 * (1 - (2 * at - 1) ** 2)
    return 0.2 - out, 0.98 + out


def _rolling(at: float) -> tuple[float, float]:
    lift = 0.13 * math.sin(at * math.tau)
    return 0.13 - lift, 1.13 - lift


BENDS: tuple[Bend, ...] = (_arch, _growing, _fading, _bulging, _rolling)


def paint_sound(
    page: Picture, origin: Point, sound: PlacedSfx, habits: LetteringHabits, accent: str, seed: int
) -> None:
    """Draw a bent, tilted word with a dark edge and a hard shadow; the seed says how it bends."""
    rng = np.random.default_rng([seed % 2**32, *sound.text.encode("utf-8", "replace")])
    word = _flat(sound, habits, accent)
    bent = _bent(word, BENDS[int(rng.integers(len(BENDS)))])
    tilted = bent.rotate(sound.angle, Image.Resampling.BILINEAR, expand=True)
    tilted = tilted.crop(tilted.getbbox())
    box = sound.box.moved(origin.x, origin.y)
    fit = min(1 / _FINE, box.width / tilted.width, box.height / tilted.height)
    size = max(1, math.floor(tilted.width * fit)), max(1, math.floor(tilted.height * fit))
    small = tilted.resize(size, Image.Resampling.HAMMING)
    page.paste(small, _corner(box, small), small)


def _corner(box: Box, picture: Picture) -> tuple[int, int]:
    return math.ceil(box.centre.x - picture.width / 2), math.ceil(box.centre.y - picture.height / 2)


def _flat(sound: PlacedSfx, habits: LetteringHabits, accent: str) -> Picture:
    """Return the straight word with its edge and its shadow, large."""
    said: fonts.Parts = ((sound.text, "display"),)
    size, edge, throw = sound.type_size * _FINE, edge_of(sound.type_size) * _FINE, _THROW * _FINE
    ink = fonts.extent(said, size, edge=edge)
    fill = accent if habits.sfx == "accent" else habits.sfx
    word = Image.new("RGBA", (math.ceil(ink.width) + throw + 4, math.ceil(ink.height) + throw + 4))
    outer, inner = Image.new("L", word.size), Image.new("L", word.size)
    at = (2 - ink.x0, 2 - ink.y0)
    fonts.write(ImageDraw.Draw(outer), at, said, size, "white", edge=edge, edge_fill="white")
    fonts.write(ImageDraw.Draw(inner), at, said, size, "white")
    for step in range(throw, 0, -_FINE):
        word.paste(_SHADOW, (step, step), outer.crop((0, 0, word.width - step, word.height - step)))
    word.paste(habits.sfx_edge, (0, 0), outer)
    word.paste(fill, (0, 0), inner)
    return word


def _bent(word: Picture, bend: Bend) -> Picture:
    """Stretch the word's strips between the two curves of a bend."""
    width, height = word.size
    tall = math.ceil(height * (1 + _ROOM))
    cuts = [round(i * width / _STRIPS) for i in range(_STRIPS + 1)]
    mesh = []
    for left, right in itertools.pairwise(cuts):
        if right > left:
            mesh.append(((left, 0, right, tall), _source(left, right, width, height, tall, bend)))
    return word.transform((width, tall), Image.Transform.MESH, mesh, Image.Resampling.BILINEAR)


def _source(
    left: int, right: int, width: int, height: int, tall: int, bend: Bend
) -> tuple[float, float, float, float, float, float, float, float]:
    """Return the corners in the straight word that fill a strip: left-top, then against the clock."""
    rows = []
    for x in (left, right):
        top, bottom = (part * height for part in bend(x / width))
        scale = height / (bottom - top)
        rows.append((-top * scale, (tall - top) * scale))
    (left_top, left_bottom), (right_top, right_bottom) = rows
    return left, left_top, left, left_bottom, right, right_bottom, right, right_top
