"""Joints: where a posed body's limbs, neck and head are. Pure geometry, in figure units, feet at 0."""

from __future__ import annotations

from dataclasses import dataclass

from kitsumy.styles import DraftLook

from ..ink.shapes import along
from .person import Person
from .rig import Pose

Joint = tuple[float, float]
Limb = tuple[Joint, Joint, Joint]
TORSO = 92.0
"""Length of the torso's own units, neck to hips."""
_GIRTHS = {"thing": 2.2, "ghost": 1.7}
_NECK, _THING_REACH = 46.0, 26.0
"""From the neck to the head's middle; from a thing's hip to its neck."""


@dataclass(frozen=True)
class Skeleton:
    """A posed body, looking to the right."""

    hip: Joint
    neck: Joint
    head: Joint
    """The head's middle."""
    near_arm: Limb
    far_arm: Limb
    near_leg: Limb
    far_leg: Limb
    lean: float
    torso: float
    """The torso's length as a factor of its units."""
    girth: float
    head_scale: float
    leg: float
    """Length of half a leg."""


def skeleton(person: Person, pose: Pose, look: DraftLook) -> Skeleton:
    """Put a body into a pose, in the proportions of a look."""
    tall = look.head <= 0.9
    leg = 40 * look.leg * person.age.leg * person.species.leg
    lean = pose.lean + person.age.lean
    torso = (1.1 if tall else 0.94) * person.age.torso
    head_scale = look.head * person.age.head
    hip = (0.0, -(2 * leg + 8) + pose.drop * leg / 40)
    neck = along(*hip, -TORSO * torso, -lean)
    if person.species.body == "ghost":
        hip, neck = (0.0, -60.0), (0.0, -158.0)
    if person.species.body == "thing":
        neck = along(*hip, -_THING_REACH * head_scale, -lean)
    middle = along(*neck, -_NECK * head_scale, -lean * 0.6)
    shoulders = neck[0], neck[1] + (-14 if person.species.body == "thing" else 16)
    arm = 38 * (1.12 if tall else 1.0) * person.age.torso
    girth = _GIRTHS.get(person.species.body, person.girth * person.garment.width)
    return Skeleton(
        hip=hip,
        neck=neck,
        head=(middle[0], middle[1] - 6),
        near_arm=_arm(shoulders, -1, pose.near, lean, girth, arm),
        far_arm=_arm(shoulders, 1, pose.far, lean, girth, arm),
        near_leg=_leg(hip, -1, pose.legs[0], person.girth, leg),
        far_leg=_leg(hip, 1, pose.legs[1], person.girth, leg),
        lean=lean,
        torso=torso,
        girth=girth,
        head_scale=head_scale,
        leg=leg,
    )


def _arm(shoulders: Joint, side: int, angles: Joint, lean: float, girth: float, length: float) -> Limb:
    shoulder = shoulders[0] + side * 22 * girth, shoulders[1]
    elbow = along(*shoulder, length, angles[0] + lean * 0.5)
    return shoulder, elbow, along(*elbow, length, angles[1] + lean * 0.3)


def _leg(hip: Joint, side: int, angles: Joint, girth: float, length: float) -> Limb:
    top = side * 15 * girth, hip[1] - 2
    knee = along(*top, length, angles[0])
    return top, knee, along(*knee, length, angles[1])
