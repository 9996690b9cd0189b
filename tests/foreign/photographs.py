"""Panels cut out of photographs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from kitsumy.comic import Framing, Slot
from kitsumy.geometry import Box, Size

from .panel import Foreign, Head, shot

DATA = Path(__file__).parent / "data"


class _Cut(NamedTuple):
    """A part of a photograph; ``known`` says whether the script knows who is in it."""

    photo: str
    window: Box
    slot: Slot = "centre"
    framing: Framing = "medium"
    mirrored: bool = False
    grey: bool = False
    known: bool = True


_ALL = Box(0, 0, 1, 1)
_CUTS = (
    _Cut("astronaut", _ALL),
    _Cut("astronaut", _ALL, "right", mirrored=True),
    _Cut("astronaut", Box(0.1, 0, 1, 0.75), "left"),
    _Cut("astronaut", Box(0, 0, 0.75, 0.6), grey=True),
    _Cut("astronaut", Box(0, 0, 1, 0.6), "right", "close", mirrored=True),
    _Cut("astronaut", Box(0, 0, 0.8, 1), grey=True),
    _Cut("astronaut", Box(0.05, 0, 0.95, 0.9), known=False),
    _Cut("camera", _ALL, "left"),
    _Cut("camera", _ALL, "right", mirrored=True),
    _Cut("camera", Box(0, 0, 1, 0.75), "left"),
    _Cut("camera", Box(0.1, 0, 0.9, 0.7), "centre"),
    _Cut("camera", Box(0.1, 0, 0.9, 0.9), mirrored=True, known=False),
    _Cut("coffee", _ALL, framing="insert"),
    _Cut("rocket", _ALL, framing="wide"),
    _Cut("rocket", Box(0.2, 0, 0.9, 1), framing="wide", mirrored=True),
    _Cut("moon", _ALL, framing="insert"),
)


def photographs() -> Iterator[Foreign]:
    """Yield every cut."""
    for number, cut in enumerate(_CUTS):
        yield _panel(f"photo-{number:02}-{cut.photo}", cut)


@lru_cache(maxsize=1)
def marks() -> dict[str, Head]:
    """Return the heads that were marked by hand, by picture."""
    rows = tomllib.loads((DATA / "marks.toml").read_text("utf-8"))
    return {name: Head(Box(*row["head"]), Box(*row["face"])) for name, row in rows.items()}


def _panel(name: str, cut: _Cut) -> Foreign:
    picture = _cropped(cut)
    heads = tuple(_seen(cut, marks()[cut.photo]) for _ in range(cut.photo in marks()))
    size = Size(760, round(760 * picture.height / picture.width))
    if cut.known:
        return Foreign(
            name, "photograph", picture, shot(len(heads), cut.framing, (cut.slot,)[: len(heads)]), size, heads
        )
    return Foreign(name, "photograph", picture, shot(0, cut.framing), size, (), heads)


def _cropped(cut: _Cut) -> Image.Image:
    with Image.open(DATA / f"{cut.photo}.jpg") as photo:
        picture = photo.convert("L" if cut.grey else photo.mode)
    edges = cut.window.scaled(*picture.size)
    picture = picture.crop((round(edges.x0), round(edges.y0), round(edges.x1), round(edges.y1)))
    return picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if cut.mirrored else picture


def _seen(cut: _Cut, head: Head) -> Head:
    return Head(*(_through(box, cut) for box in head))


def _through(box: Box, cut: _Cut) -> Box:
    """Return a box as it lies in the cut."""
    window = cut.window
    moved = box.moved(-window.x0, -window.y0).scaled(1 / window.width, 1 / window.height)
    return Box(1 - moved.x1, moved.y0, 1 - moved.x0, moved.y1) if cut.mirrored else moved
