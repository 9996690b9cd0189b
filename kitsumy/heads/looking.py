"""Look at a panel that nobody described: who is where, and which parts letters should spare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PIL import Image

from kitsumy.comic import Shot
from kitsumy.geometry import Box
from kitsumy.page import Anchor, Busy

from .busyness import busyness
from .detector import CLOSER, QUICK, Face, detect, distinct
from .matching import match
from .proportions import anchor
from .slots import Expected, expected

_STRANGER = 0.6
"""The score from which a face that is nobody's is believed: patterns look like faces, too."""
_HEAD, _BODY = 0.9, 0.42
"""What covering a head or a body costs (page study)."""


def busy(picture: Image.Image, anchors: Sequence[Anchor]) -> tuple[Busy, ...]:
    """Return the busy parts of a panel's picture, which shows these anchors. Run it in a thread."""
    heads = tuple(Busy(box=one.head, weight=_HEAD) for one in anchors)
    bodies = tuple(Busy(box=one.body, weight=_BODY) for one in anchors if one.body)
    return (*busyness(_opaque(picture)), *bodies, *heads)


def find(picture: Image.Image, shot: Shot) -> tuple[Anchor, ...]:
    """Return an anchor for each character of the shot, from left to right, then those of strangers.

    Every character of the shot has an anchor. Faces of people who are not in the shot have one, too, for
    a character without a name, so that letters keep off them. CPU work: run it in a thread.
    """
    plain = _opaque(picture)
    wanted = expected(shot, plain.width / plain.height)
    faces = _faces(plain, len(wanted))
    whose = match(wanted, faces)
    taken = set(whose.values())
    known = [_known(index, wanted, faces, whose) for index in range(len(wanted))]
    strangers = [
        anchor("", face.box, face.mouth, "detected")
        for index, face in enumerate(faces)
        if index not in taken and face.score >= _STRANGER
    ]
    return (*known, *strangers)


def _faces(picture: Image.Image, wanted: int) -> tuple[Face, ...]:
    """Return the faces found, after a closer look when they are fewer than the figures."""
    faces = detect(picture, QUICK)
    if len(faces) >= wanted:
        return faces
    both = sorted((*faces, *detect(picture, CLOSER)), key=lambda face: (-face.score, face.box))
    return tuple(distinct(both))


def _known(index: int, wanted: Sequence[Expected], faces: Sequence[Face], whose: Mapping[int, int]) -> Anchor:
    if index in whose:
        face = faces[whose[index]]
        return anchor(wanted[index].character, face.box, face.mouth, "detected")
    guess = _between(index, wanted[index], {number: faces[face].box for number, face in whose.items()})
    return anchor(guess.character, guess.face, guess.mouth, "declared")


def _between(index: int, guess: Expected, seen: Mapping[int, Box]) -> Expected:
    """Return where somebody should be whom nobody saw: in the slot, beside and of the size of those seen."""
    if not seen:
        return guess
    left = max((box.x1 for number, box in seen.items() if number < index), default=0.0)
    right = min((box.x0 for number, box in seen.items() if number > index), default=1.0)
    return guess.like(tuple(seen.values())).between(left, right)


def _opaque(picture: Image.Image) -> Image.Image:
    """Return a picture of any kind in RGB, a transparent one on white."""
    if picture.mode == "RGB":
        return picture
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layers = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", layers.size, "white"), layers).convert("RGB")
