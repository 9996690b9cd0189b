"""The embedded artist: draws any shot from data, offline, and knows its picture before it is drawn."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence

from kitsumy.geometry import Box, Point, Size
from kitsumy.page import Anchor, Busy
from kitsumy.ports import Camera, Drawing, PanelOrder
from kitsumy.slips import Slip
from kitsumy.styles import Style

from .ink.raster import opaque, rasterise
from .ink.screen import printed
from .stage.actors import actors
from .stage.camera import takes
from .stage.panel import compose, framing
from .stage.retakes import retake, ways
from .stage.stand import Actor, Stand
from .stage.things import is_insert, lying

_CREDIT = {"en": "Draft · drawn offline, no AI", "uk": "Чернетка · намальовано офлайн, без ШІ"}
_HEADROOM = 0.25
_HEAD, _THING, _HELD, _BODY, _SUBJECT = 0.9, 0.75, 0.75, 0.42, 0.8
"""How precious the parts of a picture are to whoever letters it."""
_GRIP = 34.0
"""Half the box of a hand that holds something, in figure units."""
_DISCS = ((0.5, 0.58, 0.33), (0.5, 0.62, 0.29), (0.5, 0.68, 0.25))
"""Middles and radii of an insert's disc, as shares of the panel's sides and of its shorter side."""

_SECOND_WAY = 6.0
"""What it costs to keep a shot's own framing in another take, in zoom steps."""


class DraftArtist:
    """Draws without a key, a network or a model."""

    name = "draft"
    foresees = True

    def credit(self, language: str) -> str:
        """Return the line under the page; English for languages it has not been told."""
        return _CREDIT.get(language, _CREDIT["en"])

    def cameras(self, order: PanelOrder, headroom: float) -> Sequence[Camera]:
        """Return the framings on offer, best first."""
        if is_insert(order.shot):
            return tuple(_insert(order, index) for index in range(len(_DISCS)))
        return tuple(
            camera for number, way in enumerate(ways(order)) for camera in _cameras(way, number, headroom)
        )

    def references(self, style: Style) -> int:
        """Take none: the same sheet is always drawn the same."""
        return 0

    def price(self, order: PanelOrder) -> int:
        """Charge nothing."""
        return 0

    def recipe(self, style: Style) -> str:
        """Name nothing that is not in the order."""
        return ""

    async def draw(
        self, order: PanelOrder, camera: Camera | None = None, slip: Slip | None = None
    ) -> Drawing:
        """Draw one panel through the chosen camera, the first on offer when none was."""
        return await asyncio.to_thread(self._draw, order, camera)

    def _draw(self, order: PanelOrder, camera: Camera | None) -> Drawing:
        taken = camera or self.cameras(order, _HEADROOM)[0]
        pixels = rasterise(compose(_way(order, taken), *seen(order, taken)), order.size)
        return Drawing(opaque(printed(pixels, order.style.draft)), taken.anchors, taken.busy, self.name)


def seen(order: PanelOrder, camera: Camera) -> tuple[Stand | None, tuple[Point, float] | None]:
    """Read a camera's numbers: an insert's disc, or the way it is drawn, the scale and the places of feet."""
    numbers = camera.settings
    if is_insert(order.shot):
        return None, (Point(numbers[0], numbers[1]), numbers[2])
    if not numbers:
        return None, None
    pairs = zip(numbers[2::2], numbers[3::2], strict=True)
    return Stand(numbers[1], tuple(Point(x, y) for x, y in pairs)), None


def _way(order: PanelOrder, camera: Camera) -> PanelOrder:
    number = 0 if is_insert(order.shot) or not camera.settings else int(camera.settings[0])
    return ways(order)[number]


def _cameras(order: PanelOrder, number: int, headroom: float) -> Iterator[Camera]:
    """Yield the framings of one way to draw an order."""
    cast = actors(order.shot, order.cast, order.style.draft)
    if not cast:
        yield Camera(cost=_SECOND_WAY * number, anchors=(), busy=_lying(order, (), None))
        return
    for take in takes(cast, framing(order.shot), order.size, headroom):
        yield _camera(order, cast, take.stand, take.cost + _SECOND_WAY * number, number)


def _insert(order: PanelOrder, index: int) -> Camera:
    width, height = order.size
    across, down, share = _DISCS[index]
    x, y, radius = width * (across + retake(order.take).aside), height * down, min(width, height) * share
    disc = _part(Box(x - radius, y - radius, x + radius, y + radius), order.size)
    return Camera(cost=index, anchors=(), busy=(Busy(box=disc, weight=_SUBJECT),), settings=(x, y, radius))


def _camera(order: PanelOrder, cast: Sequence[Actor], stand: Stand, cost: float, way: int) -> Camera:
    pairs = [(actor, _anchor(actor, stand, index, order.size)) for index, actor in enumerate(cast)]
    busy = [part for actor, anchor in pairs for part in _busy(actor, anchor, stand, order.size)]
    feet = (number for point in stand.feet for number in point)
    return Camera(
        cost=round(cost, 3),
        anchors=tuple(anchor for _, anchor in pairs),
        busy=(*busy, *_lying(order, cast, stand)),
        settings=(way, stand.scale, *feet),
    )


def _anchor(actor: Actor, stand: Stand, index: int, size: Size) -> Anchor:
    mouth, hand = stand.point(index, actor.mouth), stand.point(index, actor.hand)
    return Anchor(
        character=actor.character,
        head=_part(stand.box(index, actor.head), size),
        face=_part(stand.box(index, actor.face), size),
        mouth=Point(mouth.x / size.width, mouth.y / size.height),
        hand=Point(hand.x / size.width, hand.y / size.height),
        body=_part(stand.box(index, actor.body), size),
    )


def _busy(actor: Actor, anchor: Anchor, stand: Stand, size: Size) -> list[Busy]:
    parts = [Busy(box=anchor.head, weight=_HEAD)]
    if anchor.body:
        parts.append(Busy(box=anchor.body, weight=_BODY))
    if anchor.hand and actor.holds:
        grip = _GRIP * stand.scale
        x, y = grip / size.width, grip / size.height
        hand = anchor.hand
        parts.append(Busy(box=Box(hand.x - x, hand.y - y, hand.x + x, hand.y + y), weight=_HELD))
    return parts


def _lying(order: PanelOrder, cast: Sequence[Actor], stand: Stand | None) -> tuple[Busy, ...]:
    things = lying(order.shot, cast, stand, order.size)
    return tuple(Busy(box=_part(thing.box, order.size), weight=_THING) for thing in things)


def _part(box: Box, size: Size) -> Box:
    return box.scaled(1 / size.width, 1 / size.height)
