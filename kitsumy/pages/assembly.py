"""Put pictures on paper: fit each to its frame, then draw the borders."""

from __future__ import annotations

from collections.abc import Mapping
from math import hypot

import numpy as np
from PIL import Image, ImageDraw

from kitsumy.geometry import Box, Size
from kitsumy.page import Frame
from kitsumy.styles import PageHabits

from .cropping import shown
from .wishes import PageLayout

REDUCING_GAP = 3.0
"""From this many times its size on a picture is averaged down first; indistinguishable, and faster."""


def assemble(layout: PageLayout, pictures: Mapping[int, Image.Image], habits: PageHabits) -> Image.Image:
    """Return a page of art without words; ``pictures`` by panel, counted through the whole comic."""
    page = Image.new("RGB", layout.size, habits.paper)
    for frame in layout.frames:
        mount(page, frame, pictures[frame.panel], habits)
    return page


def mount(page: Image.Image, frame: Frame, picture: Image.Image, habits: PageHabits) -> None:
    """Put one picture on paper, with its border; a picture of its frame's size is pasted as it is."""
    art = fit(picture, size_of(frame))
    corner = (round(frame.box.x0), round(frame.box.y0))
    width = 0 if frame.borderless else habits.border_width
    if frame.corners:
        _slanted(page, frame, art, width, habits.border)
        return
    page.paste(art, corner)
    if width:
        _border(ImageDraw.Draw(page), page.width, frame.box, width, habits.border)


def size_of(frame: Frame) -> Size:
    """Return the whole pixels of a frame's art."""
    return Size(round(frame.box.width), round(frame.box.height))


def fit(picture: Image.Image, size: tuple[int, int], part: Box | None = None) -> Image.Image:
    """Return a picture of exactly this size: cropped, never stretched.

    ``part`` is what is shown of it, in fractions; None for its middle.
    """
    picture = picture if picture.mode == "RGB" else _opaque(picture)
    if picture.size == size:
        return picture
    box = _within((part or shown(picture.size, size, ())).scaled(*picture.size), picture.size)
    return picture.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=REDUCING_GAP)


def _within(box: Box, size: tuple[int, int]) -> tuple[float, float, float, float]:
    """Cut off what rounding has pushed over a picture's edge."""
    return max(0.0, box.x0), max(0.0, box.y0), min(size[0], box.x1), min(size[1], box.y1)


def _opaque(picture: Image.Image) -> Image.Image:
    """Lay a transparent picture on white."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layers = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", layers.size, "white"), layers).convert("RGB")


def _border(pen: ImageDraw.ImageDraw, paper: int, box: Box, width: int, colour: str) -> None:
    """Draw a border half over the art and half around it, whole pixels on every side.

    Along a side that runs to the paper's edge there is none: its line would lie off the paper.
    """
    x0, y0, x1, y1 = (round(value) for value in box.grown((width + 1) // 2))
    left, right = x0 - width * (x0 < 0), x1 + width * (x1 > paper)
    pen.rectangle((left, y0, right - 1, y1 - 1), outline=colour, width=width)


def _slanted(page: Image.Image, frame: Frame, art: Image.Image, width: int, colour: str) -> None:
    """Paste art through the shape of its frame, over a larger one in the border's colour."""
    outside = (width + 1) // 2
    box = frame.box.grown(outside)
    around = (round(box.x0), round(box.y0), round(box.x1), round(box.y1))
    if width:
        page.paste(colour, around, _mask(frame, box, outside))
    inner = frame.box.grown(outside - width)
    at = (round(inner.x0), round(inner.y0))
    inset = round(inner.x0 - frame.box.x0)
    part = art.crop((inset, inset, art.width - inset, art.height - inset))
    page.paste(part, at, _mask(frame, inner, outside - width))


def _mask(frame: Frame, box: Box, grown: float) -> Image.Image:
    """Return a frame's shape, grown sideways across its slant, as it covers a box's pixels."""
    (a, top), (b, _), (c, bottom), (d, _) = frame.corners
    rows = np.arange(round(box.height), dtype=np.float32)[:, None] + 0.5 + (box.y0 - top)
    down, columns = rows / (bottom - top), np.arange(round(box.width), dtype=np.float32)[None, :]
    lefts, rights = (
        near + (far - near) * down + side * grown * hypot(1, (far - near) / (bottom - top)) - box.x0
        for near, far, side in ((a, d, -1), (b, c, 1))
    )
    cover = np.clip(columns + 1 - lefts, 0, 1) * np.clip(rights - columns, 0, 1)
    return Image.fromarray(np.rint(cover * 255).astype(np.uint8))
