"""Heads: everything above the neck, around the head's middle, looking to the right."""

from __future__ import annotations

from kitsumy.geometry import Point

from ..ink.painter import Painter
from ..ink.shapes import ellipse, mix, path, turned
from ..props import catalogue
from ..props.printing import drawn
from .eyes import Gaze, bulges, eyes
from .mouths import feeling, mouth
from .parts import Part, draw, parts
from .person import Person, paint, seen_on
from .rig import Expression, rig

FACE = 9.0
"""How far the face is turned from the head's middle towards where it looks."""
_MASKS = {"panda": "#2a2a30", "mask": "#33323c"}
_LIT_FACES = ("disc", "mask_light")
_THING = 190.0
"""Size of a thing that is somebody's head."""
_GLASS = 1.42
"""Radius of a helmet's glass, in half widths of the head."""
_MOUTH = 1.14
"""How much larger than life a cartoon mouth is."""


def mouth_place(person: Person) -> tuple[float, float, float]:
    """Return where the mouth is in the face, and how large."""
    return rig().mouths[person.species.muzzle]


def mouth_point(person: Person, tilt: float) -> Point:
    """Return the mouth around the middle of a tilted head."""
    x, y, _ = mouth_place(person)
    return Point(*turned(x + FACE, y, tilt))


def head(
    painter: Painter, person: Person, expression: Expression, tilt: float, *, signs: bool = True
) -> None:
    """Draw a head; ``signs`` are the marks of a feeling that fly around it."""
    with painter.moved(turn=tilt):
        if person.species.body == "thing":
            _thing(painter, person)
        else:
            _behind(painter, person)
            _skull(painter, person)
        with painter.moved(FACE):
            _face(painter, person, expression)
        _dress(painter, person)
        if signs:
            with painter.moved(FACE / 2):
                line = seen_on(_skin(person))
                feeling(painter, expression.extra, line, person.head.rx, person.head.ry)


def _thing(painter: Painter, person: Person) -> None:
    """Draw the thing itself as the head; a round pebble when nobody knows the thing."""
    found, name = catalogue.find(person.emblem), painter.fresh("t")
    if found is None:
        painter.fill(person.head.path, paint(person, "coat"), shade=9)
    elif painter.halo:
        light = painter.halo_colour
        painter.raw(found.svg(name, _THING, ink=light, pen=painter.halo / 2, paint=lambda _: light))
    else:
        painter.raw(drawn(found, painter.look, name, _THING, painter.pen, halo=0))


def _stretched(painter: Painter, person: Person, part: Part, layer: str, accent: bool = False) -> None:
    painter.push(f"scale({person.head.rx / 64:.3f} {person.head.ry / 56:.3f})")
    draw(painter, part, person.colours, layer=layer, accent=accent)
    painter.pop()


def _hat(painter: Painter, person: Person, layer: str) -> None:
    wide = person.head.rx / 62
    brim = person.head.ry * (1.08 if person.species.eyes == "frog" else 0.75)
    painter.push(f"translate(2 {-brim:.1f}) scale({wide:.3f} {max(0.9, wide):.3f})")
    draw(painter, person.hat, person.colours, layer=layer, accent=person.accent == "hat")
    painter.pop()


def _behind(painter: Painter, person: Person) -> None:
    species = person.species
    if person.helmet:
        painter.spot(_bubble(person), _glass_colour(painter), 0.36)
    _stretched(painter, person, person.hair, "back")
    _hat(painter, person, "back")
    with painter.moved(3):
        _stretched(painter, person, parts().marks[species.marks], "back")
        _stretched(painter, person, parts().ears[species.ears], "back")


def _skull(painter: Painter, person: Person) -> None:
    if person.species.body == "ghost":
        return
    outline = person.head.path
    painter.fill(outline, paint(person, "coat"), shade=9)
    with painter.clip(outline):
        _stretched(painter, person, parts().marks[person.species.marks], "front")
    with painter.moved(3):
        _stretched(painter, person, parts().ears[person.species.ears], "front")


def _skin(person: Person) -> str:
    """Return the colour behind the eyes."""
    if person.species.marks in _LIT_FACES:
        return person.species.light
    return _MASKS.get(person.species.marks, person.colours["coat"])


def _under_mouth(person: Person) -> str:
    """Return the colour behind the mouth."""
    if person.species.eyes == "led":
        return "#20283a"
    if person.species.muzzle in ("beak", "chicken"):
        return person.species.nose
    bare = person.species.muzzle in ("none", "human", "trunk")
    return person.colours["coat"] if bare else person.species.light


def _face(painter: Painter, person: Person, expression: Expression) -> None:
    muzzle = person.species.muzzle
    gaze = _gaze(painter, person, expression)
    bulges(painter, gaze)
    draw(painter, parts().muzzles[muzzle], person.colours)
    if painter.halo:
        return
    x, y, size = mouth_place(person)
    eyes(painter, gaze)
    if person.elder:
        _wrinkles(painter, person)
    for part in person.face:
        draw(painter, part, person.colours)
    led = person.species.eyes == "led"
    line = ("#39e0ff" if painter.coloured else "#ffffff") if led else seen_on(_under_mouth(person))
    with painter.moved(x, y, scale=size * _MOUTH):
        mouth(painter, expression.mouth, line, led)
    draw(painter, parts().marks[person.species.marks], person.colours, layer="over")


def _gaze(painter: Painter, person: Person, expression: Expression) -> Gaze:
    skin = _skin(person)
    young = 1.1 if person.age.head > 1 else 1.0
    scale = painter.look.eye * young
    return Gaze(person.species, expression, scale, skin, person.colours["hair"], seen_on(skin), person.lashes)


def _wrinkles(painter: Painter, person: Person) -> None:
    colour = mix(_skin(person), seen_on(_skin(person)), 0.45)
    for side in (-1, 1):
        painter.line(path("M", side * 33, 16, "Q", side * 26, 21, side * 16, 18), 2.2, painter.base(colour))
    painter.line("M-14 -38 Q0 -42 14 -38", 2.2, painter.base(colour))


def _dress(painter: Painter, person: Person) -> None:
    _stretched(painter, person, person.hair, "front")
    _hat(painter, person, "front")
    if person.helmet:
        _glass(painter, person)


def _bubble(person: Person) -> str:
    return ellipse(0, -10, max(person.head.rx, person.head.ry) * _GLASS)


def _glass_colour(painter: Painter) -> str:
    return "#cfeaff" if painter.coloured else "#ffffff"


def _glass(painter: Painter, person: Person) -> None:
    radius = max(person.head.rx, person.head.ry) * _GLASS
    painter.spot(_bubble(person), _glass_colour(painter), 0.18)
    soft = painter.look.print == "soft"
    if painter.halo:
        painter.fill(_bubble(person), "#ffffff")
    painter.line(
        _bubble(person), 4 if soft else max(4.0, painter.pen), "#cfd8e6" if soft else painter.look.ink
    )
    gleam = path(
        "M", -radius * 0.66, -radius * 0.60, "Q", -radius * 0.3, -radius * 0.98, radius * 0.1, -radius * 0.98
    )
    painter.line(gleam, 7, "#ffffff")
