"""A writer and an artist whose every call goes through the ledger."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from . import desks, heads, pages
from .comic import Brief, Comic, Dialogue, Origin, Plot
from .frozen import Frozen
from .ledger import Call, Kind, Ledger, Purse, Result, content_key
from .library import Library
from .page import Anchor, Busy
from .ports import Artist, Camera, Drawing, PanelOrder, Translation, Writer
from .slips import Slip
from .styles import Style

if TYPE_CHECKING:
    from PIL.Image import Image


class Payer:
    """Whom calls are made for: a person, and the job that they wait for, with what it may spend."""

    def __init__(self, origin: Origin, job: str = "", purse: Purse | None = None) -> None:
        self.origin, self.job, self.purse = origin, job, purse or Purse()

    def call(self, key: str, kind: Kind, provider: str, *, charged: bool) -> Call:
        """Return a call that this one pays for."""
        return Call(
            key=key,
            kind=kind,
            owner=self.origin.owner,
            provider=provider,
            community=self.origin.home,
            job=self.job,
            charged=charged,
        )


class LedgeredWriter:
    """Asks its writer for every plot and dialogue once. Nobody is charged where it stands in for another."""

    def __init__(
        self, writer: Writer, ledger: Ledger, payer: Payer | None = None, *, charged: bool = True
    ) -> None:
        self.name = writer.name
        self._writer, self._ledger, self._payer, self._charged = writer, ledger, payer, charged

    async def plot(self, brief: Brief, parent: Comic | None = None, slip: Slip | None = None) -> Plot:
        """Return the plot, from the ledger where it is known."""
        payer, price = self._paid_by(brief), self.price(brief) // 2

        async def make(noted: Slip) -> Result:
            noted.telling = slip.telling if slip else None
            with payer.purse.holding(self.name, price):
                plot = await self._writer.plot(brief, parent, noted)
            payer.purse.pay(noted.cost)
            return Result(document=plot.model_dump_json())

        key = content_key("plot", self.name, self._writer.recipe(), *_asked(brief, parent))
        result = await self._ledger.once(payer.call(key, "plot", self.name, charged=self._charged), make)
        return Plot.model_validate_json(result.document)

    async def dialogue(
        self, brief: Brief, plot: Plot, parent: Comic | None = None, slip: Slip | None = None
    ) -> Dialogue:
        """Return the dialogue, from the ledger where it is known."""
        payer, price = self._paid_by(brief), self.price(brief) // 2

        async def make(slip: Slip) -> Result:
            with payer.purse.holding(self.name, price):
                dialogue = await self._writer.dialogue(brief, plot, parent, slip)
            payer.purse.pay(slip.cost)
            return Result(document=dialogue.model_dump_json())

        key = content_key("dialogue", self.name, self._writer.recipe(), *_asked(brief, parent), plot)
        result = await self._ledger.once(payer.call(key, "dialogue", self.name, charged=self._charged), make)
        return Dialogue.model_validate_json(result.document)

    def price(self, brief: Brief) -> int:
        """Return the writer's price."""
        return self._writer.price(brief)

    def recipe(self) -> str:
        """Return the writer's recipe."""
        return self._writer.recipe()

    async def translate(self, comic: Comic, language: str, slip: Slip | None = None) -> Translation:
        """Return a translation, from the ledger where it is known."""
        payer = self._paid_by(comic.brief)

        async def make(slip: Slip) -> Result:
            translation = await self._writer.translate(comic, language, slip)
            payer.purse.pay(slip.cost)
            return Result(document=translation.model_dump_json())

        told = comic.script.model_dump_json()
        key = content_key(
            "translation", self.name, self._writer.recipe(), comic.brief.language, told, language
        )
        call = payer.call(key, "translation", self.name, charged=self._charged)
        return Translation.model_validate_json((await self._ledger.once(call, make)).document)

    def _paid_by(self, brief: Brief) -> Payer:
        return self._payer or Payer(brief.origin)


def _asked(brief: Brief, parent: Comic | None) -> tuple[Brief, str, int]:
    """Return what shapes a script: not who asked or who will draw, but what, and what it goes on from."""
    anybody = brief.model_copy(update={"origin": Origin(), "quality": "draft"})
    return (anybody, parent.script.model_dump_json(), parent.part) if parent else (anybody, "", 0)


class _Drawn(Frozen):
    """A drawing without its pixels."""

    anchors: tuple[Anchor, ...]
    busy: tuple[Busy, ...]
    artist: str
    model: str
    fallback: bool


class LedgeredArtist:
    """Asks its artist for every panel once. Pictures are kept in the library without loss."""

    def __init__(
        self,
        artist: Artist,
        ledger: Ledger,
        library: Library,
        payer: Payer | Origin,
        *,
        charged: bool = True,
    ) -> None:
        self.name, self.foresees = artist.name, artist.foresees
        self._artist, self._ledger, self._library = artist, ledger, library
        self._payer = Payer(payer) if isinstance(payer, Origin) else payer
        self._charged = charged

    def cameras(self, order: PanelOrder, headroom: float) -> Sequence[Camera]:
        """Return the artist's framings."""
        return self._artist.cameras(order, headroom)

    def credit(self, language: str) -> str:
        """Return the artist's line."""
        return self._artist.credit(language)

    def references(self, style: Style) -> int:
        """Return how many references the artist takes."""
        return self._artist.references(style)

    def price(self, order: PanelOrder) -> int:
        """Return the artist's price."""
        return self._artist.price(order)

    def recipe(self, style: Style) -> str:
        """Return the artist's recipe."""
        return self._artist.recipe(style)

    async def draw(
        self, order: PanelOrder, camera: Camera | None = None, slip: Slip | None = None
    ) -> Drawing:
        """Return the drawing, from the ledger where it is known."""
        fresh: list[Image] = []
        purse = self._payer.purse

        async def make(slip: Slip) -> Result:
            with purse.holding(self.name, self._artist.price(order)):
                drawing = await self._artist.draw(order, camera, slip)
            purse.pay(slip.cost)
            if not (self.foresees or drawing.anchors):
                drawing = await _looked_at(drawing, order)
            fresh.append(drawing.image)
            return await self._kept(drawing)

        key = content_key("panel", self.name, self._artist.recipe(order.style), order, camera)
        call = self._payer.call(key, order.subject, self.name, charged=self._charged)
        result = await self._ledger.once(call, make)
        told = _Drawn.model_validate_json(result.document)
        image = fresh[0] if fresh else await self._image(result.blob)
        return Drawing(image, told.anchors, told.busy, told.artist, told.model, told.fallback, result.blob)

    async def _kept(self, drawing: Drawing) -> Result:
        told = _Drawn(
            anchors=drawing.anchors,
            busy=drawing.busy,
            artist=drawing.artist,
            model=drawing.model,
            fallback=drawing.fallback,
        )
        data = await asyncio.to_thread(pages.encode, drawing.image, "png")
        return Result(document=told.model_dump_json(), blob=await self._library.blobs.put(data))

    async def _image(self, blob: str) -> Image:
        return await asyncio.to_thread(pages.decode, await self._library.blobs.get(blob))


async def _looked_at(drawing: Drawing, order: PanelOrder) -> Drawing:
    """Return a drawing with what its artist did not say: where everybody is is found out once, too."""
    async with desks.desk():
        anchors = await asyncio.to_thread(heads.find, drawing.image, order.shot)
    return replace(drawing, anchors=anchors)
