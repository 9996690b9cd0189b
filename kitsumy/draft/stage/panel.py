"""One panel as vector art: the plate through the camera, weather, effects, things, figures, in that order."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from kitsumy.comic import Shot
from kitsumy.geometry import Box, Point, Size
from kitsumy.ports import PanelOrder

from ..figures import figure
from ..ink.painter import Painter
from ..props.printing import drawn
from ..scenery import conditions, effects, places, scene, weather
from ..scenery.plate import HEIGHT, OVERSCAN, WIDTH, rng
from .actors import actors, stances
from .stand import Stand
from .things import Thing, insert, lying

_NEARER = {"wide": 1.0, "medium": 1.35, "close": 1.9, "insert": 1.6}
"""How much nearer than the whole plate the camera is."""
_HORIZON = {"wide": (0.86, 0.955), "medium": (0.66, 0.82), "close": (0.46, 0.5), "insert": (0.6, 0.6)}
"""Which height of the plate is seen at which height of the panel."""
_COWBOY = (0.72, 0.82)
"""The same where a wide shot cuts the figures at their knees."""
_PAN = 0.19
_GROUND_PEN = 1.35
"""Pens of the plate, against the look's own: lines under three pixels break up in the screen."""


def compose(order: PanelOrder, stand: Stand | None, disc: tuple[Point, float] | None) -> str:
    """Return the panel's SVG, ``order.size`` large."""
    width, height = order.size
    shot, look = order.shot, order.style.draft
    painter = Painter(look, order.style.accent(order.seed), view=Box(0, 0, width, height))
    random = rng("panel", order.seed, order.take, shot.model_dump_json())
    place, seen = places.find(shot.place), "insert" if disc else framing(shot)
    sky = "" if place.roof else conditions.weather(shot.weather)
    painter.spot(_paper(order.size), look.paper)
    _ground(painter, order, seen, stand, random)
    weather.behind(painter, sky, width, height, random)
    if look.print != "tone":
        effects.veil(painter, seen, width, height)
    _effect(painter, order, stand, disc, random)
    _things(painter, order, stand, disc)
    if stand and not disc:
        _figures(painter, order, stand)
    weather.before(painter, sky, width, height, random)
    return painter.svg(width, height)


def framing(shot: Shot) -> str:
    """Return the framing that is drawn: an insert of nothing is a close-up, one of nowhere a view."""
    if shot.framing == "insert":
        return "close" if shot.figures else "wide"
    return shot.framing


def _paper(size: Size) -> str:
    return f"M-2 -2 H{size.width + 2} V{size.height + 2} H-2 Z"


def _ground(painter: Painter, order: PanelOrder, seen: str, stand: Stand | None, random: Random) -> None:
    """Crop the place's plate: never stretched, always over the whole panel."""
    width, height = order.size
    scale = max(width / WIDTH, height / HEIGHT) * _NEARER[seen]
    on_plate, on_panel = _HORIZON[seen]
    if seen == "wide" and stand and stand.feet[0].y > height:
        on_plate, on_panel = _COWBOY
    half = width / 2 / scale / WIDTH
    x = min(max(0.5 + random.uniform(-_PAN, _PAN), half - OVERSCAN + 0.05), 1 + OVERSCAN - 0.05 - half)
    painter.pen = painter.look.background_outline * _GROUND_PEN / scale
    painter.push(
        f"translate({width / 2 - x * WIDTH * scale:.2f} {height * on_panel - HEIGHT * on_plate * scale:.2f}) "
        f"scale({scale:.4f})"
    )
    pale = effects.paleness(seen) if painter.look.print == "tone" else 0.0
    scene.paint(painter, places.find(order.shot.place), conditions.hour(order.shot.time), order.seed, pale)
    painter.pop()


def _effect(
    painter: Painter, order: PanelOrder, stand: Stand | None, disc: tuple[Point, float] | None, random: Random
) -> None:
    width, height = order.size
    cast = actors(order.shot, order.cast, painter.look)
    if order.shot.effect == "speed" and cast and not disc:
        effects.speed(painter, cast[0].facing, width, height, random)
    elif order.shot.effect:
        xs = [stand.point(n, actor.head.centre).x for n, actor in enumerate(cast)] if stand else []
        middle = sum(xs) / len(xs) if xs else width / 2
        effects.focus(painter, disc[0] if disc else Point(middle, height * 0.55), width, height, random)


def _things(
    painter: Painter, order: PanelOrder, stand: Stand | None, disc: tuple[Point, float] | None
) -> None:
    if disc:
        effects.spotlight(painter, *disc)
        _thing(painter, insert(order.shot, *disc), "subject-", painter.look.outline[1] * 0.8)
        return
    cast = actors(order.shot, order.cast, painter.look)
    for index, thing in enumerate(lying(order.shot, cast, stand, order.size)):
        effects.shadow(painter, thing.middle.x, thing.middle.y + thing.width * 0.44, thing.width / 150)
        _thing(painter, thing, f"lying{index}-", painter.look.outline[0] * 0.8)


def _thing(painter: Painter, thing: Thing, prefix: str, pen: float) -> None:
    painter.push(f"translate({thing.middle.x:.1f} {thing.middle.y:.1f})")
    painter.raw(drawn(thing.prop, painter.look, prefix, thing.width, pen, painter.look.halo))
    painter.pop()


def _figures(painter: Painter, order: PanelOrder, stand: Stand) -> None:
    for feet, stance in zip(stand.feet, stances(order.shot, order.cast, painter.look), strict=True):
        if feet.y < order.size.height * 1.02:
            effects.shadow(painter, feet.x, feet.y, stand.scale)
        figure.draw(painter, replace(stance, x=feet.x, y=feet.y, scale=stand.scale))
