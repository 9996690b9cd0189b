"""How busy each part of a picture is, so that letters go where there is little to see: sky, walls."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from kitsumy.geometry import Box
from kitsumy.page import Busy

Values = NDArray[np.float32]

_SIDE, _COLUMNS, _ROWS = 96, 12, 8
"""Pixels of the thumbnail's sides, and parts of it that are told apart."""
_LEVELS = (0.15, 0.3, 0.45, 0.6, 0.75)
"""Weights that are told apart; plainer parts are background, and only heads are more precious."""
_EDGE, _COLOUR = 1.0, 0.05
"""How much brightness that changes from pixel to pixel counts, and how much strong colour."""
_CALM = 0.045
"""The mean of a part that is as busy as anything in a quiet picture."""


def busyness(picture: Image.Image) -> tuple[Busy, ...]:
    """Return the busy parts of an RGB picture as boxes in fractions, the busiest last.

    A box stands on those of lower weights beneath it, like the steps of a pyramid.
    """
    parts = _parts(_detail(picture))
    strongest = max(_CALM, float(np.quantile(parts, 0.9)))
    weights = parts / strongest * _LEVELS[-1]
    boxes = ((level, box) for level in _LEVELS for box in _rectangles(weights >= level))
    return tuple(Busy(box=box.scaled(1 / _COLUMNS, 1 / _ROWS), weight=level) for level, box in boxes)


def _detail(picture: Image.Image) -> Values:
    """Return how much there is to see at every pixel of a thumbnail, 0 for plain grey."""
    small = picture.resize((_SIDE, _SIDE), Image.Resampling.BILINEAR, reducing_gap=2.0)
    colours = np.asarray(small, np.float32) / 255
    grey = colours.mean(axis=2)
    across, down = np.abs(np.diff(grey, axis=1)), np.abs(np.diff(grey, axis=0))
    edges = np.pad(across, ((0, 0), (0, 1))) + np.pad(down, ((0, 1), (0, 0)))
    colour = colours.max(axis=2) - colours.min(axis=2)
    # Strong colour counts where it differs from the picture's own: a blue sky is plain.
    detail: Values = _EDGE * edges + _COLOUR * np.abs(colour - np.median(colour))
    return detail


def _parts(detail: Values) -> Values:
    """Return the mean of each part, with some of what is beside it."""
    blocks = detail.reshape(_ROWS, _SIDE // _ROWS, _COLUMNS, _SIDE // _COLUMNS).mean(axis=(1, 3))
    wide = np.pad(blocks, 1, mode="edge")
    beside = (wide[:-2, 1:-1] + wide[2:, 1:-1] + wide[1:-1, :-2] + wide[1:-1, 2:]) / 4
    mixed: Values = 0.7 * blocks + 0.3 * beside
    return mixed


def _rectangles(marked: NDArray[np.bool_]) -> Iterator[Box]:
    """Cover the marked parts with rectangles: runs along rows, put together where rows repeat them."""
    open_: dict[tuple[int, int], int] = {}
    for y, row in enumerate((*marked.tolist(), [False] * marked.shape[1])):
        runs = set(_runs(row))
        for run in sorted(open_.keys() - runs):
            yield Box(run[0], open_.pop(run), run[1], y)
        for run in sorted(runs - open_.keys()):
            open_[run] = y


def _runs(row: list[bool]) -> Iterator[tuple[int, int]]:
    x = 0
    for value, group in itertools.groupby(row):
        end = x + len(list(group))
        if value:
            yield x, end
        x = end
