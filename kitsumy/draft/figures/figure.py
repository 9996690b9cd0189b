"""Figures: one character in one pose, drawn, and measured without being drawn.

Coordinates are the caller's page pixels: a figure stands with its feet at ``(x, y)`` and is about
300 figure units tall, each ``scale`` pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from kitsumy.character import CharacterSheet, Outfit
from kitsumy.geometry import Box, Point, Size
from kitsumy.styles import DraftLook

from ..ink.painter import Painter
from ..ink.raster import rasterise
from ..ink.shapes import lum, turned
from .head import FACE, head, mouth_point
from .limbs import arm, leg
from .outfit import behind, torso
from .person import Person, person
from .rig import Pose, rig
from .skeleton import Skeleton, skeleton

_HELD = 62.0
"""Size of a thing in the hand, in figure units."""
_WIDE, _CLOSE = 1.1, 3.5
"""Scales at which the outline has its thinnest and its widest pen."""
_DARK = 0.24
"""Figures darker than this get a light edge where the print has none of its own."""


@dataclass(frozen=True)
class Stance:
    """One character as a panel shows it. ``facing`` is 1 for right, -1 for left."""

    sheet: CharacterSheet
    pose: str = "stand"
    expression: str = "neutral"
    outfit: Outfit | None = None
    prop_svg: str | None = None
    """What the far hand holds: markup on a 32 x 32 square, its colours already printed."""
    facing: int = 1
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0

    @property
    def worn(self) -> Outfit:
        """Return this panel's outfit."""
        return self.outfit or self.sheet.outfit


@dataclass(frozen=True)
class Geometry:
    """Where a figure is, in page pixels."""

    head: Box
    """Ears, hair and hat included."""
    face: Box
    mouth: Point
    hand: Point | None
    """The hand that points, waves or holds something."""
    body: Box
    feet: float


def draw(painter: Painter, stance: Stance) -> None:
    """Draw a figure, its halo first where the look or its darkness asks for one."""
    who, pose = _resolve(stance)
    size = stance.scale * who.size
    pen, flip = painter.pen, painter.flip
    painter.pen, painter.flip = outline(painter.look, stance.scale) / size, stance.facing
    painter.push(f"translate({stance.x:.2f} {stance.y:.2f}) scale({stance.facing * size:.4f} {size:.4f})")
    margin, colour = _halo(painter.look, who)
    if margin:
        painter.halo, painter.halo_colour = 2 * painter.pen + 1.67 * margin / size, colour
        _assemble(painter, who, pose, stance)
        painter.halo = 0.0
    _assemble(painter, who, pose, stance)
    painter.pop()
    painter.pen, painter.flip = pen, flip


def outline(look: DraftLook, scale: float) -> float:
    """Return the pen in page pixels for figures of a scale."""
    thin, thick = look.outline
    if scale < _WIDE:
        return thin * max(0.6, scale / _WIDE)
    return thin + (thick - thin) * min(1.0, max(0.0, (scale - _WIDE) / (_CLOSE - _WIDE)))


def _halo(look: DraftLook, who: Person) -> tuple[float, str]:
    if look.halo:
        return look.halo, "#ffffff"
    dark = min(lum(who.colours["coat"]), lum(who.colours["main"])) < _DARK
    return (3.0, "#fff6df") if dark and look.print == "dots" else (0.0, "")


def _resolve(stance: Stance) -> tuple[Person, Pose]:
    key = rig().one("poses", stance.pose, "stand")
    return person(stance.sheet, stance.worn), rig().poses[key]


def _assemble(painter: Painter, who: Person, pose: Pose, stance: Stance) -> None:
    bones = skeleton(who, pose, painter.look)
    expression = rig().expressions[rig().one("expressions", stance.expression, "neutral")]
    legs = who.species.body != "ghost"
    behind(painter, who, bones)
    if legs:
        leg(painter, who, bones, "far")
    _arms(painter, who, bones, pose, ("far",))
    if legs:
        leg(painter, who, bones, "near")
    torso(painter, who, bones)
    _arms(painter, who, bones, pose, ("near",))
    _prop(painter, bones, stance)
    with painter.moved(*bones.head, scale=bones.head_scale):
        head(painter, who, expression, pose.tilt)
    for side in pose.over:
        arm(painter, who, bones, side, pose.hand, over=True)


def _arms(painter: Painter, who: Person, bones: Skeleton, pose: Pose, sides: tuple[str, ...]) -> None:
    for side in sides:
        if side not in pose.over:
            both = pose.hand == "open"
            arm(painter, who, bones, side, pose.hand if side == "far" or both else "fist")


def _prop(painter: Painter, bones: Skeleton, stance: Stance) -> None:
    if stance.prop_svg is None or painter.halo:
        return
    x, y = bones.far_arm[2]
    half = _HELD / 2
    painter.push(f"translate({x + 8:.2f} {y - 8:.2f}) scale({stance.facing} 1) translate({-half} {-half})")
    painter.push(f"scale({_HELD / 32:.4f})")
    painter.raw(stance.prop_svg)
    painter.pop()
    painter.pop()


def measure(stance: Stance, look: DraftLook) -> Geometry:
    """Return where a figure's parts will be. Cached but for place and scale, so cameras may ask often."""
    key = rig().one("poses", stance.pose, "stand")
    who, local = _local(stance.sheet, stance.worn, key, look)
    unit = stance.scale * who.size

    def point(at: Point) -> Point:
        return Point(stance.x + stance.facing * at.x * unit, stance.y + at.y * unit)

    def box(of: Box) -> Box:
        left, right = sorted(stance.x + stance.facing * edge * unit for edge in (of.x0, of.x1))
        return Box(left, stance.y + of.y0 * unit, right, stance.y + of.y1 * unit)

    hand = point(local.hand) if local.hand else None
    return Geometry(box(local.head), box(local.face), point(local.mouth), hand, box(local.body), stance.y)


@lru_cache(maxsize=1024)
def _local(sheet: CharacterSheet, outfit: Outfit, pose_key: str, look: DraftLook) -> tuple[Person, Geometry]:
    """Measure in figure units, looking to the right, feet at the origin."""
    who, pose = person(sheet, outfit), rig().poses[pose_key]
    bones = skeleton(who, pose, look)
    x, y = bones.head
    scale = bones.head_scale
    crown = _head_box(who, pose.tilt, look)
    mouth = mouth_point(who, pose.tilt)
    rx, ry = who.head.rx * scale, who.head.ry * scale
    fx, fy = turned(FACE * 0.67, 2, pose.tilt)
    middle = Point(x + fx * scale, y + fy * scale)
    face = Box(middle.x - rx * 0.86, middle.y - ry * 0.74, middle.x + rx * 0.86, middle.y + ry * 0.98)
    return who, Geometry(
        head=Box(*(edge * scale for edge in crown)).moved(x, y),
        face=face,
        mouth=Point(x + mouth.x * scale, y + mouth.y * scale),
        hand=Point(*bones.far_arm[2]),
        body=_body_box(bones),
        feet=0.0,
    )


def _body_box(bones: Skeleton) -> Box:
    limbs = (bones.near_arm, bones.far_arm, bones.near_leg, bones.far_leg)
    xs = [joint[0] for limb in limbs for joint in limb]
    ys = [joint[1] for limb in limbs for joint in limb]
    return Box(min(xs) - 14, min(bones.neck[1], *ys) - 8, max(xs) + 14, 2)


@lru_cache(maxsize=512)
def _head_box(who: Person, tilt: float, look: DraftLook) -> Box:
    """Return the exact box of a head around its middle: draw it alone, small, and see what it covers."""
    side, half = 210, 210.0
    painter = Painter(look)
    painter.pen = 4.0 if look.outline[0] else 0.0
    head(painter, who, rig().expressions["neutral"], tilt, signs=False)
    view = Box(-half, -half, half, half)
    covered = rasterise(painter.svg(side, side, view), Size(side, side))[:, :, 3] > 40
    rx, ry = who.head.rx, who.head.ry
    if not covered.any():
        return Box(-rx, -ry, rx, ry)
    columns, rows = np.flatnonzero(covered.any(axis=0)), np.flatnonzero(covered.any(axis=1))
    unit = 2 * half / side
    x0, x1 = columns[0] * unit - half, (columns[-1] + 1) * unit - half
    y0, y1 = rows[0] * unit - half, (rows[-1] + 1) * unit - half
    return Box(min(x0, -rx), min(y0, -ry), max(x1, rx), max(y1, ry))
