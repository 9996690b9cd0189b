"""Arms and legs with hands, paws and shoes."""

from __future__ import annotations

import math

from ..ink.painter import Painter
from ..ink.shapes import blob, ellipse, mix, rounded
from .parts import colour
from .person import Person
from .skeleton import Limb, Skeleton

_FAR = 0.16
"""How much darker the limbs on the far side are."""
_SHADE = "#1a1030"
_FIST = ellipse(0.5, 6, 13.2, 13.4)
_PALM = blob([(-8, -4), (-12, 8), (-10, 19), (-3, 25), (5, 24), (11, 17), (11, 5), (8, -4)])
_THUMB = blob([(6, -1), (15, 0), (20, 7), (16, 13), (9, 11), (4, 7)])
_SMALL_THUMB = blob([(5, -2), (12, 0), (15, 7), (12, 12), (7, 9), (3, 4)])
_FINGER = rounded(-5.5, 8, 11, 28, 5.5)
_SHOE = "M-13 8 V-7 Q0 -14 10 -8 Q16 -3 24 -2 Q31 0 31 8 Z"
_SOLE = rounded(-14, 5, 46, 5.5, 2.5)
_PAW = "M-13 9 Q-16 -8 0 -10 Q16 -10 26 -3 Q33 2 30 9 Z"
_CLAW_FOOT = "M-9 9 Q-8 -3 0 -5 Q6 -2 12 0 L36 4 L22 7 L34 10 Z"


def _along(limb: Limb) -> float:
    """Return where a limb's lower half points: degrees from straight down, forwards."""
    (_, _), (x0, y0), (x1, y1) = limb
    return math.degrees(math.atan2(x1 - x0, y1 - y0))


def arm(
    painter: Painter, person: Person, bones: Skeleton, side: str, hand: str, *, over: bool = False
) -> None:
    """Draw the near or the far arm with its hand."""
    limb = bones.near_arm if side == "near" else bones.far_arm
    darker = _FAR if side == "far" and not over else 0.0
    thin = person.species.body == "thing"
    width = _arm_width(painter, person)
    skin = person.species.paws or person.colours["coat"]
    bare = thin or person.garment.sleeves == "coat"
    sleeve = skin if bare else colour(person.garment.sleeves, person.colours)
    glove = "second" if thin else person.garment.hands
    cover = colour(glove, person.colours) if glove else skin
    accent = person.accent == "outfit" and not bare
    if person.garment.short and not bare:
        _short(painter, limb, width, mix(skin, _SHADE, darker), mix(sleeve, _SHADE, darker), accent)
    else:
        painter.limb(limb, width, mix(sleeve, _SHADE, darker), accent)
    _hand(painter, limb, hand, width / 20, mix(cover, _SHADE, darker * 0.75))


def _short(painter: Painter, limb: Limb, width: float, skin: str, sleeve: str, accent: bool) -> None:
    (x0, y0), (x1, y1), _ = limb
    painter.limb(limb, width * 0.9, skin)
    middle, end = (x0 + (x1 - x0) * 0.3, y0 + (y1 - y0) * 0.3), (x0 + (x1 - x0) * 0.62, y0 + (y1 - y0) * 0.62)
    painter.limb((limb[0], middle, end), width * 1.24, sleeve, accent)


def _arm_width(painter: Painter, person: Person) -> float:
    plain = 20.0 if painter.look.head > 0.9 else 18.0
    if person.species.body == "thing":
        return plain * 0.66
    return plain * (0.6 + 0.4 * person.girth) * (1.2 if person.garment.width > 1.15 else 1.0)


def _hand(painter: Painter, limb: Limb, kind: str, size: float, skin: str) -> None:
    with painter.moved(*limb[2], turn=-_along(limb), scale=max(1.0, size)):
        if kind == "point":
            painter.fill(_FINGER, skin, 0.9, 2)
        if kind == "open":
            painter.fill(_PALM, skin, 0.9, 3)
            painter.fill(_THUMB, skin, 0.9, 2)
            painter.stroke("M-4.5 24 V16 M2.5 25 V17", 0.5)
        else:
            painter.fill(_FIST, skin, 0.9, 3)
            painter.fill(_SMALL_THUMB, skin, 0.8, 0)


def leg(painter: Painter, person: Person, bones: Skeleton, side: str) -> None:
    """Draw the near or the far leg with its foot."""
    limb = bones.near_leg if side == "near" else bones.far_leg
    darker = _FAR + 0.04 if side == "far" else 0.0
    thin = person.species.body == "thing"
    bare = thin or person.garment.legs == "coat"
    skin = person.species.paws or person.colours["coat"]
    trousers = skin if bare else colour(person.garment.legs, person.colours)
    plain = 24.0 if painter.look.head > 0.9 else 22.0
    width = plain * (0.6 if thin else (0.6 + 0.4 * person.girth) * (0.84 if bare else 1.0))
    if person.garment.width > 1.15 and not thin:
        width *= 1.25
    accent = person.accent == "outfit" and person.garment.legs.startswith("main") and not bare
    painter.limb(limb, width, mix(trousers, _SHADE, darker), accent)
    _foot(painter, person, limb, darker)


def _foot(painter: Painter, person: Person, limb: Limb, darker: float) -> None:
    with painter.moved(*limb[2], turn=-_along(limb) * 0.7):
        if person.species.body == "thing":
            _shoe(painter, mix(person.colours["main"], _SHADE, darker))
        elif person.species.feet:
            painter.fill(_CLAW_FOOT, mix(person.species.feet, _SHADE, darker), 0.9, 3)
        elif person.garment.shoes:
            _shoe(painter, mix(colour(person.garment.shoes, person.colours), _SHADE, darker))
        else:
            paw = person.species.paws or mix(person.colours["coat"], _SHADE, 0.14)
            painter.fill(_PAW, mix(paw, _SHADE, darker), 0.9, 3)
            painter.stroke("M18 8 V2 M24 8 V3", 0.5)


def _shoe(painter: Painter, leather: str) -> None:
    painter.fill(_SHOE, leather, 0.9, 3)
    painter.fill(_SOLE, mix(leather, "#ffffff", 0.55), 0.7, 0)
