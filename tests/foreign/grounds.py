"""Places to stand in front of, painted with gradients, noise and blocks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Colour = tuple[int, int, int]
_SKIES: tuple[tuple[Colour, Colour], ...] = (
    ((150, 190, 235), (235, 240, 245)),
    ((250, 190, 140), (255, 235, 200)),
    ((40, 50, 90), (120, 100, 140)),
    ((225, 215, 200), (200, 190, 175)),
    ((120, 160, 130), (205, 215, 170)),
)


def ground(width: int, height: int, seed: int) -> Image.Image:
    """Return a sky above a street of houses, a meadow or a room's floor."""
    rng = np.random.default_rng(seed)
    high, low = (np.array(colour, np.float32) for colour in _SKIES[seed % len(_SKIES)])
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    pixels = np.broadcast_to(high * (1 - down) + low * down, (height, width, 3))
    image = Image.fromarray(_noisy(pixels, rng, 4))
    (_houses, _meadow, _floor)[seed % 3](image, rng)
    return image


def _noisy(pixels: NDArray[np.float32], rng: np.random.Generator, strength: float) -> NDArray[np.uint8]:
    noise = strength * rng.standard_normal((*pixels.shape[:2], 1), np.float32)
    return np.clip(pixels + noise, 0, 255).astype(np.uint8)


def _houses(image: Image.Image, rng: np.random.Generator) -> None:
    pen, x = ImageDraw.Draw(image), 0
    while x < image.width:
        wide, top = int(rng.integers(60, 130)), int(image.height * rng.uniform(0.42, 0.7))
        wall = tuple(int(value) for value in rng.integers(60, 180, 3))
        pen.rectangle((x, top, x + wide, image.height), fill=wall)
        for window in range(x + 10, x + wide - 16, 26):
            for row in range(top + 12, image.height - 20, 34):
                pen.rectangle((window, row, window + 12, row + 18), fill=(240, 220, 150))
        x += wide


def _meadow(image: Image.Image, rng: np.random.Generator) -> None:
    pen, top = ImageDraw.Draw(image), int(image.height * 0.62)
    pen.rectangle((0, top, image.width, image.height), fill=(90, 140, 70))
    for _ in range(240):
        x, y = int(rng.integers(image.width)), int(rng.integers(top, image.height))
        pen.line((x, y, x + 3, y - 12), fill=(50, 100, 50), width=2)


def _floor(image: Image.Image, rng: np.random.Generator) -> None:
    pen, top = ImageDraw.Draw(image), int(image.height * 0.8)
    pen.rectangle((0, top, image.width, image.height), fill=(130, 95, 70))
    left = int(rng.integers(image.width // 2))
    pen.rectangle((left, top - 130, left + 90, top), fill=(90, 60, 45))
    for shelf in range(top - 120, top, 28):
        pen.line((left + 6, shelf, left + 84, shelf), fill=(200, 160, 120), width=5)
