"""What must hold for finished pages."""

from __future__ import annotations

import asyncio
import itertools

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL.Image import Image, Resampling

from kitsumy import artists
from kitsumy.composing import press
from kitsumy.composing.breakdown import order
from tests.checks.tales import brief, composed
from tests.ideas import generated

# Hundreds of pages run the same lines: tracing them would only cost minutes.
pytestmark = pytest.mark.no_cover


def page(idea: str, style: str = "comic") -> Image:
    """Return the finished first page of an idea."""
    story, (sheet, *_), cameras = composed(brief(idea, style=style))
    artist = artists.find()
    pictures = {
        frame.panel: asyncio.run(artist.draw(order(story, frame), cameras[frame.panel])).image
        for frame in sheet.layout.frames
    }
    return press.print_page(sheet, pictures, story.style, story.seed)


def fingerprint(picture: Image) -> NDArray[np.bool_]:
    """Return a 256-bit difference hash."""
    grey = np.asarray(picture.convert("L").resize((17, 16), Resampling.LANCZOS), np.int16)
    bits: NDArray[np.bool_] = (grey[:, 1:] > grey[:, :-1]).ravel()
    return bits


def test_different_ideas_give_different_pages() -> None:
    prints = [fingerprint(page(idea)) for idea in generated(8, seed=17)]
    distances = [int((a != b).sum()) for a, b in itertools.combinations(prints, 2)]
    assert min(distances) >= 12


def test_the_same_idea_gives_the_same_page() -> None:
    idea = generated(1, seed=5)[1]
    assert page(idea, "manga").tobytes() == page(idea, "manga").tobytes()


def test_styles_look_different() -> None:
    idea = generated(1, seed=5)[0]
    assert len({page(idea, style).tobytes() for style in ("realistic", "comic", "manga", "noir")}) == 4
