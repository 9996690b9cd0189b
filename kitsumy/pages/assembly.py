"""Put pictures on paper: fit each to its frame, then draw the borders."""

from __future__ import annotations

from collections.abc import Mapping

from PIL import Image, ImageDraw

from kitsumy.geometry import Box, Size
from kitsumy.styles import PageHabits

from .wishes import PageLayout

REDUCING_GAP = 3.0
"""From this many times its size on a picture is averaged down first; indistinguishable, and faster."""


def assemble(layout: PageLayout, pictures: Mapping[int, Image.Image], habits: PageHabits) -> Image.Image:
    """Return a page of art without words; ``pictures`` by panel, counted through the whole comic."""
    page = Image.new("RGB", layout.size, habits.paper)
    pen = ImageDraw.Draw(page)
    for frame in layout.frames:
        size = Size(round(frame.box.width), round(frame.box.height))
        page.paste(fit(pictures[frame.panel], size), (round(frame.box.x0), round(frame.box.y0)))
        _border(pen, frame.box, habits)
    return page


def fit(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return a picture of exactly this size: cropped around its middle, never stretched."""
    picture = picture if picture.mode == "RGB" else _opaque(picture)
    if picture.size == size:
        return picture
    scale = max(size[0] / picture.width, size[1] / picture.height)
    across = max(0.0, picture.width - size[0] / scale) / 2
    down = max(0.0, picture.height - size[1] / scale) / 2
    middle = (across, down, picture.width - across, picture.height - down)
    return picture.resize(size, Image.Resampling.LANCZOS, box=middle, reducing_gap=REDUCING_GAP)


def _opaque(picture: Image.Image) -> Image.Image:
    """Lay a transparent picture on white."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layers = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", layers.size, "white"), layers).convert("RGB")


def _border(pen: ImageDraw.ImageDraw, box: Box, habits: PageHabits) -> None:
    """Draw a frame's border half over the art and half around it, whole pixels on every side."""
    outside = (habits.border_width + 1) // 2
    edge = tuple(round(value) for value in box.grown(outside))
    corners = (edge[0], edge[1], edge[2] - 1, edge[3] - 1)
    pen.rectangle(corners, outline=habits.border, width=habits.border_width)
