"""A writer and an artist whose every call goes through the ledger."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import pages
from .comic import Brief, Comic, Dialogue, Origin, Plot
from .frozen import Frozen
from .ledger import Call, Ledger, Result, content_key
from .library import Library
from .page import Anchor, Busy
from .ports import Artist, Camera, Drawing, PanelOrder, Translation, Writer
from .slips import Slip
from .styles import Style

if TYPE_CHECKING:
    from PIL.Image import Image


class LedgeredWriter:
    """Asks its writer for every plot and dialogue once."""

    def __init__(self, writer: Writer, ledger: Ledger) -> None:
        self.name = writer.name
        self._writer, self._ledger = writer, ledger

    async def plot(self, brief: Brief, parent: Comic | None = None, slip: Slip | None = None) -> Plot:
        """Return the plot, from the ledger where it is known."""

        async def make() -> Result:
            return Result(document=(await self._writer.plot(brief, parent)).model_dump_json())

        key = content_key("plot", self.name, self._writer.recipe(), *_asked(brief, parent))
        result = await self._ledger.once(Call(key=key, kind="plot", owner=brief.origin.owner), make)
        return Plot.model_validate_json(result.document)

    async def dialogue(
        self, brief: Brief, plot: Plot, parent: Comic | None = None, slip: Slip | None = None
    ) -> Dialogue:
        """Return the dialogue, from the ledger where it is known."""

        async def make() -> Result:
            return Result(document=(await self._writer.dialogue(brief, plot, parent)).model_dump_json())

        key = content_key("dialogue", self.name, self._writer.recipe(), *_asked(brief, parent), plot)
        result = await self._ledger.once(Call(key=key, kind="dialogue", owner=brief.origin.owner), make)
        return Dialogue.model_validate_json(result.document)

    def price(self, brief: Brief) -> int:
        """Return the writer's price."""
        return self._writer.price(brief)

    def recipe(self) -> str:
        """Return the writer's recipe."""
        return self._writer.recipe()

    async def translate(self, comic: Comic, language: str) -> Translation:
        """Return a translation; a kept comic is translated when somebody asks, and then kept itself."""
        return await self._writer.translate(comic, language)


def _asked(brief: Brief, parent: Comic | None) -> tuple[Brief, str, int]:
    """Return what shapes a script: not who asked, but what, and what it goes on from."""
    anybody = brief.model_copy(update={"origin": Origin()})
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

    def __init__(self, artist: Artist, ledger: Ledger, library: Library, origin: Origin) -> None:
        self.name, self.foresees = artist.name, artist.foresees
        self._artist, self._ledger, self._library = artist, ledger, library
        self._owner = origin.owner

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

        async def make() -> Result:
            drawing = await self._artist.draw(order, camera)
            fresh.append(drawing.image)
            return await self._kept(drawing)

        key = content_key("panel", self.name, self._artist.recipe(order.style), order, camera)
        result = await self._ledger.once(Call(key=key, kind="panel", owner=self._owner), make)
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
