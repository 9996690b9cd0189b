"""Find faces in a picture. CPU work: run it in a thread."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from PIL import Image

from kitsumy.geometry import Box, Point

from .network import STRIDES, Maps, network

QUICK, CLOSER = 320, 416
"""Pixels of the picture's longer side that the network sees; twice its work for a few more small faces."""
THRESHOLD = 0.35
"""The least score. Drawn faces score far lower than photographs, for which the network's own .9 is meant."""
SAME = 0.3
"""Two boxes that share more than this of the smaller one are the same face."""
_GRAIN = 32
_LEAST = 4
"""A side in pixels below which there is nothing to see."""


class Face(NamedTuple):
    """One face: its box and the middle of its mouth in fractions of the picture, and the network's score."""

    box: Box
    mouth: Point
    score: float


def detect(picture: Image.Image, side: int = QUICK) -> tuple[Face, ...]:
    """Return the faces in an RGB picture, the surest first; ``side`` is the size to look at it in."""
    if min(picture.size) < _LEAST:
        return ()
    scale = side / max(picture.size)
    width, height = (max(1, round(length * scale)) for length in picture.size)
    small = picture.resize((width, height), Image.Resampling.BILINEAR, reducing_gap=2.0)
    answers = network().answers(_padded(small))
    found = [face for stride, maps in zip(STRIDES, answers, strict=True) for face in _read(maps, stride)]
    faces = sorted(found, key=lambda face: (-face.score, face.box))
    return tuple(_in_fractions(face, width, height) for face in distinct(faces))


def distinct(faces: list[Face]) -> list[Face]:
    """Return every face once: of those that overlap, the first."""
    kept: list[Face] = []
    for face in faces:
        if all(_shared(face.box, other.box) < SAME for other in kept):
            kept.append(face)
    return kept


def _shared(one: Box, other: Box) -> float:
    least = min(one.width * one.height, other.width * other.height)
    return one.overlap(other) / max(least, 1e-9)


def _padded(picture: Image.Image) -> Maps:
    """Return the picture's blue, green and red on a ground whose sides the network can halve five times."""
    wide, high = (math.ceil(length / _GRAIN) * _GRAIN for length in picture.size)
    ground = np.zeros((3, high, wide), np.float32)
    ground[:, : picture.height, : picture.width] = np.asarray(picture)[:, :, ::-1].transpose(2, 0, 1)
    return ground


def _read(maps: Maps, stride: int) -> list[Face]:
    """Return the faces that one level's answers tell of, in pixels."""
    certain = 1 / (1 + np.exp(-np.clip(maps[:2], -30, 30)))
    scores = np.sqrt(certain[0] * certain[1])
    found = []
    for y, x in np.argwhere(scores > THRESHOLD).tolist():
        values = maps[2:, y, x].tolist()
        middle = Point((x + values[0]) * stride, (y + values[1]) * stride)
        rx, ry = (math.exp(min(value, 8)) * stride / 2 for value in values[2:4])
        box = Box(middle.x - rx, middle.y - ry, middle.x + rx, middle.y + ry)
        # The points are: both eyes, the nose, both corners of the mouth.
        mouth = Point(
            (x + (values[10] + values[12]) / 2) * stride, (y + (values[11] + values[13]) / 2) * stride
        )
        found.append(Face(box, mouth, float(scores[y, x])))
    return found


def _in_fractions(face: Face, width: int, height: int) -> Face:
    return Face(
        face.box.scaled(1 / width, 1 / height), Point(face.mouth.x / width, face.mouth.y / height), face.score
    )
