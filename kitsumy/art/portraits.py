"""Reference pictures: each new character is drawn once by itself, so that all panels show the same face.

A photo that a person attached is a reference as well. Whoever has one from an earlier comic keeps it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from .. import desks, pages, publishing
from ..character import CharacterSheet
from ..comic import Figure, Plot, Shot
from ..composing.breakdown import Story
from ..errors import BlobMissing, ProviderError
from ..events import Listener, SheetReady, nobody
from ..geometry import Size
from ..library import Library
from ..page import Anchor
from ..ports import Artist, PanelOrder, Reference
from . import likeness
from .likeness import Traits

if TYPE_CHECKING:
    from PIL.Image import Image

_SIZE = Size(768, 1024)
"""Pixels of a reference picture: somebody standing, under the megapixel that providers count in."""
_SIDE, _QUALITY = 1024, 90
"""What is sent along with an order: the longest side, and the JPEG's quality."""


class Portrait(NamedTuple):
    """What goes with an order, and what the drawing is compared with afterwards."""

    reference: Reference
    traits: Traits | None


class Portraits:
    """The references of one comic's cast, as far as an artist uses them.

    Every character has a task of their own: a panel waits for those whom it shows, and for nobody else.
    """

    def __init__(self, library: Library, artist: Artist, story: Story, *, listen: Listener = nobody) -> None:
        self._library, self._artist, self._story, self._listen = library, artist, story, listen
        self._most = artist.references(story.style)
        self._tasks: dict[str, asyncio.Task[Portrait | None]] = {}

    def begin(self, group: asyncio.TaskGroup, *, draws: bool = True) -> None:
        """Fetch the references of all who will need one; ``draws`` has those drawn that are not there."""
        shots = self._story.plot.shots
        wanted = dict.fromkeys(who for shot in shots for who in self._chosen(shot))
        for character in wanted:
            sheet = self._story.plot.sheet(character)
            self._tasks[character] = group.create_task(self._reference(sheet, draws=draws))

    async def among(self, shot: Shot) -> tuple[Portrait, ...]:
        """Return the portraits of a shot's figures, the most important first, within the artist's limit."""
        found = [await self._tasks[who] for who in self._chosen(shot) if who in self._tasks]
        return tuple(one for one in found if one is not None)

    async def cast(self) -> tuple[CharacterSheet, ...]:
        """Return the cast with the references that there are now."""
        found = {who: await task for who, task in self._tasks.items()}
        return tuple(_referring(sheet, found.get(sheet.id)) for sheet in self._story.plot.cast)

    def _chosen(self, shot: Shot) -> list[str]:
        """Return whose references go with a shot: the cast's order is that of their parts in the story."""
        present = {figure.character for figure in shot.figures}
        return [sheet.id for sheet in self._story.plot.cast if sheet.id in present][: self._most]

    async def _reference(self, sheet: CharacterSheet, *, draws: bool) -> Portrait | None:
        """Return a character's portrait; None when there is none, and words alone must do."""
        if sheet.reference:
            try:
                data = await self._library.blobs.get(sheet.reference)
                return await _told(sheet, sheet.reference, await asyncio.to_thread(pages.decode, data))
            except BlobMissing:
                pass  # replaced or removed since: another one is drawn
        return await self._drawn(sheet) if draws else None

    async def _drawn(self, sheet: CharacterSheet) -> Portrait | None:
        async with desks.easel():
            try:
                drawing = await self._artist.draw(order(self._story, sheet))
            except ProviderError:
                return None
            if drawing.fallback:
                return None  # by another hand than the panels': it would lead them astray
            blob = drawing.blob or await publishing.keep(self._library, drawing.image)
            self._listen(SheetReady(character=sheet.name))
            return await _told(sheet, blob, drawing.image, drawing.anchors)


def order(story: Story, sheet: CharacterSheet) -> PanelOrder:
    """Return the order for a character's reference picture: the same one in whatever story they come."""
    standing = Figure(character=sheet.id, slot="centre", pose="stand", expression="neutral")
    return PanelOrder(
        subject="sheet",
        shot=Shot(place="plain background", framing="medium", figures=(standing,)),
        cast=(sheet.model_copy(update={"reference": ""}),),
        style=story.style,
        size=_SIZE,
        seed=sheet.seed or story.seed,
    )


def known(plot: Plot, cast: Sequence[CharacterSheet], photo: str = "") -> Plot:
    """Return a plot whose cast has these sheets' references, and its first character a photo's."""
    now = {sheet.id: sheet.reference for sheet in cast}
    sheets = [
        sheet.model_copy(update={"reference": now.get(sheet.id) or sheet.reference}) for sheet in plot.cast
    ]
    if photo:
        sheets[0] = sheets[0].model_copy(update={"reference": photo})
    return plot.model_copy(update={"cast": tuple(sheets)})


def _referring(sheet: CharacterSheet, found: Portrait | None) -> CharacterSheet:
    return sheet.model_copy(update={"reference": found.reference.blob}) if found else sheet


async def _told(sheet: CharacterSheet, blob: str, picture: Image, anchors: Sequence[Anchor] = ()) -> Portrait:
    small = await asyncio.to_thread(_small, picture)
    traits = await asyncio.to_thread(likeness.of_reference, picture, anchors)
    return Portrait(Reference(character=sheet.id, blob=blob, data=small), traits)


def _small(picture: Image) -> bytes:
    small = picture.convert("RGB")
    small.thumbnail((_SIDE, _SIDE))
    out = BytesIO()
    small.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
