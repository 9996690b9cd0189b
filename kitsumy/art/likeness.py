"""How much a figure in a panel looks like its reference picture, without any model.

Three measures, each from 0 to 1, are weighed together:

* the colours of the head (fur, skin, hair, hat), and those of the body (clothes), each as a histogram over
  CIELAB, where equal distances look equally different. Lightness counts in few steps, since a panel may be
  darker or brighter than the plain light of a reference; histograms are compared by what they share.
* the face's structure: where in it dark and light parts are, as the correlation of its pixels in 12 by 12
  fields, of the face or its mirror image, whichever is more alike.

Calibrated on drawings of the draft artist, for whom it is known who is who (tests/test_likeness.py). It tells
another colour of fur, hair or clothes, not two siblings: what it is for is to find the panel that is far off.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .. import heads
from ..comic import Figure, Shot
from ..geometry import Box
from ..page import Anchor

FAR_OFF = 0.45
"""Under this it is somebody else: no drawing of the same character was, but most of others in colour were. In
black and white everybody's colours are alike, and next to nothing is under it."""
_HEAD, _BODY, _FACE = 0.45, 0.35, 0.2
_SIDE, _FIELDS = 48, 12
"""Pixels that a part is reduced to, and the fields of a face's side."""
_STEPS = (4, 16, 16)
"""Histogram steps of lightness and of both colour axes."""
_RANGES = (0.0, 100.001), (-128.0, 128.0), (-128.0, 128.0)
_TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
_WHITE = _TO_XYZ.sum(1)
_KNEE = (6 / 29) ** 3
_LEAST = 6
"""Pixels of a part's side under which nothing can be said of it."""

Numbers = NDArray[np.float32]


class Traits(NamedTuple):
    """What a figure is known by; None for a body that is not in the picture."""

    head: Numbers
    body: Numbers | None
    face: Numbers


def traits(picture: Image.Image, anchor: Anchor) -> Traits | None:
    """Return a figure's traits; None when its head is not in the picture, or too small to tell."""
    head, face = _part(picture, anchor.head), _part(picture, anchor.face)
    if head is None or face is None:
        return None
    body = _part(picture, anchor.body) if anchor.body else None
    return Traits(_palette(head), None if body is None else _palette(body), _structure(face))


def of_reference(picture: Image.Image, anchors: Sequence[Anchor] = ()) -> Traits | None:
    """Return the traits of whoever a reference picture shows; None where no face is found in it.

    ``anchors`` are what its artist has said about it. CPU work: run it in a thread.
    """
    alone = Shot(place="", figures=(Figure(character="somebody"),))
    found = (*anchors, *(() if anchors else heads.find(picture, alone)))[0]
    return None if found.source == "declared" else traits(picture, found)


def alike(one: Traits, other: Traits) -> float:
    """Return how alike two figures are, from 0 to 1."""
    parts = [
        (_HEAD, float(np.minimum(one.head, other.head).sum())),
        (_FACE, _correlation(one.face, other.face)),
    ]
    if one.body is not None and other.body is not None:
        parts.append((_BODY, float(np.minimum(one.body, other.body).sum())))
    return sum(weight * share for weight, share in parts) / sum(weight for weight, _ in parts)


def of_panel(
    picture: Image.Image, anchors: Sequence[Anchor], references: Mapping[str, Traits]
) -> float | None:
    """Return how alike the least alike figure of a panel is; None when nobody can be compared.

    Who is only said to be somewhere was not seen there: nothing is measured of them.
    """
    scores = [
        alike(found, references[anchor.character])
        for anchor in anchors
        if anchor.character in references and anchor.source != "declared"
        if (found := traits(picture, anchor)) is not None
    ]
    return round(min(scores), 3) if scores else None


def _part(picture: Image.Image, box: Box) -> Image.Image | None:
    """Return what of a box is in the picture, reduced."""
    scaled = box.scaled(*picture.size)
    left, top = max(0, round(scaled.x0)), max(0, round(scaled.y0))
    right, bottom = min(picture.width, round(scaled.x1)), min(picture.height, round(scaled.y1))
    if right - left < _LEAST or bottom - top < _LEAST:
        return None
    return picture.resize((_SIDE, _SIDE), Image.Resampling.BOX, (left, top, right, bottom)).convert("RGB")


def _palette(part: Image.Image) -> Numbers:
    """Return the histogram of the ellipse within a part: its corners are background."""
    lab = _lab(np.asarray(part, np.float64)[_ellipse()] / 255)
    edges = [np.linspace(low, high, steps + 1) for steps, (low, high) in zip(_STEPS, _RANGES, strict=True)]
    counted, _ = np.histogramdd(lab, edges)
    return _softened(counted)


def _lab(rgb: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return sRGB colours in CIELAB under the light D65 (CIE 15:2004)."""
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    xyz = linear @ _TO_XYZ.T / _WHITE
    root = np.where(xyz > _KNEE, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    x, y, z = root[:, 0], root[:, 1], root[:, 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], 1)


def _softened(histogram: NDArray[np.float64]) -> Numbers:
    """Share each step with its neighbours: a little more light must not be another colour."""
    for axis in range(3):
        padded = np.pad(histogram, [(1, 1) if at == axis else (0, 0) for at in range(3)], mode="edge")
        before, after = (np.take(padded, range(at, at + _STEPS[axis]), axis) for at in (0, 2))
        histogram = 0.5 * histogram + 0.25 * (before + after)
    shares: Numbers = (histogram / histogram.sum()).astype(np.float32)
    return shares


def _ellipse() -> NDArray[np.bool_]:
    y, x = (np.indices((_SIDE, _SIDE)) + 0.5) / _SIDE * 2 - 1
    within: NDArray[np.bool_] = x**2 + y**2 <= 1
    return within


def _structure(part: Image.Image) -> Numbers:
    small = part.convert("L").resize((_FIELDS, _FIELDS), Image.Resampling.BOX)
    fields = np.asarray(small, np.float32)
    fields = fields - fields.mean()
    length = float(np.linalg.norm(fields))
    return fields / length if length > 1 else np.zeros_like(fields)


def _correlation(one: Numbers, other: Numbers) -> float:
    return max(0.0, float((one * other).sum()), float((one * other[:, ::-1]).sum()))
