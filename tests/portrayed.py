"""An artist that takes references and paints everybody in one colour, so that a page shows who is who."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from PIL import Image, ImageDraw

from kitsumy.character import CharacterSheet, Palette
from kitsumy.comic import Figure, Plot, Shot
from kitsumy.geometry import Box, Point
from kitsumy.page import Anchor
from kitsumy.ports import Camera, Drawing, PanelOrder
from kitsumy.slips import Slip
from kitsumy.styles import Style

COLOURS = {"fox": "#d2402a", "cat": "#2a62d2", "owl": "#2f9e4f", "bear": "#8e4bb8"}
_ACROSS = {"left": 0.22, "centre": 0.5, "right": 0.78}


def sheet(name: str, **fields: object) -> CharacterSheet:
    coloured = Palette(coat=COLOURS[name], main=COLOURS[name], second="#333333")
    return CharacterSheet(id=name, name=name.title(), palette=coloured).model_copy(update=fields)


def shot(*names: str) -> Shot:
    slots = ("centre",) if len(names) == 1 else ("left", "right", "centre")
    figures = (Figure(character=name, slot=slot) for name, slot in zip(names, slots, strict=False))  # type: ignore[arg-type]
    return Shot(place="street", figures=tuple(figures))


def plot(shots: Sequence[Shot], cast: Sequence[CharacterSheet]) -> Plot:
    return Plot(title="Colours", cast=tuple(cast), shots=tuple(shots))


class Portraitist:
    """Remembers its orders. ``waits`` says for what one waits, ``fails`` what it ends in instead."""

    name = "portraitist"
    foresees = False
    fallback = False
    says = False
    """Whether it says where everybody is in its pictures."""

    def __init__(
        self,
        limit: int = 3,
        waits: Callable[[PanelOrder], Awaitable[object]] = lambda _: asyncio.sleep(0),
        fails: Callable[[PanelOrder], Exception | None] = lambda _: None,
        shade: Callable[[PanelOrder, str], str] = lambda _, name: COLOURS[name],
    ) -> None:
        self._limit, self._waits, self._fails, self._shade = limit, waits, fails, shade
        self.orders: list[PanelOrder] = []

    @property
    def sheets(self) -> list[str]:
        return [order.shot.figures[0].character for order in self.orders if order.subject == "sheet"]

    @property
    def panels(self) -> list[PanelOrder]:
        return [order for order in self.orders if order.subject == "panel"]

    def cameras(self, order: PanelOrder, headroom: float) -> Sequence[Camera]:
        return ()

    def credit(self, language: str) -> str:
        return ""

    def references(self, style: Style) -> int:
        return self._limit

    def price(self, order: PanelOrder) -> int:
        return 30_000 + 1_000 * len(order.references)

    def recipe(self, style: Style) -> str:
        return "colours"

    async def draw(
        self, order: PanelOrder, camera: Camera | None = None, slip: Slip | None = None
    ) -> Drawing:
        self.orders.append(order)
        await self._waits(order)
        if (failure := self._fails(order)) is not None:
            raise failure
        picture, anchors = await asyncio.to_thread(painted, order, lambda name: self._shade(order, name))
        return Drawing(picture, anchors if self.says else (), (), self.name, fallback=self.fallback)


def painted(
    order: PanelOrder, shade: Callable[[str], str] = COLOURS.__getitem__
) -> tuple[Image.Image, tuple[Anchor, ...]]:
    """Return a picture of an order, of a painter's own size, and where everybody is in it."""
    width = 512
    picture = Image.new("RGB", (width, round(width * order.size.height / order.size.width)), "#e8dfc8")
    anchors = [_anchor(figure) for figure in order.shot.figures]
    pen = ImageDraw.Draw(picture)
    for anchor in anchors:
        colour = shade(anchor.character)
        for box in (anchor.body, anchor.head):
            if box is not None:
                pen.ellipse(tuple(box.scaled(*picture.size)), fill=colour, outline="#202020", width=3)
        face = anchor.face.scaled(*picture.size)
        for x in (0.3, 0.7):
            at = face.x0 + x * face.width, face.y0 + 0.4 * face.height
            pen.ellipse((at[0] - 4, at[1] - 4, at[0] + 4, at[1] + 4), fill="#101010")
    return picture, tuple(anchors)


def _anchor(figure: Figure) -> Anchor:
    x = _ACROSS[figure.slot]
    return Anchor(
        character=figure.character,
        head=Box(x - 0.11, 0.4, x + 0.11, 0.64),
        face=Box(x - 0.09, 0.44, x + 0.09, 0.63),
        mouth=Point(x, 0.59),
        body=Box(x - 0.13, 0.62, x + 0.13, 1.05),
    )
