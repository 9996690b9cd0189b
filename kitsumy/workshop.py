"""Do the jobs that frontends submit: read what was asked for, make it, say what it is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from . import artists, writers
from .comic import Brief, Comic, Origin
from .errors import ComicNotFound
from .frozen import Frozen
from .jobs import Emit, Handler, Job
from .ledger import Ledger
from .ledgered import LedgeredArtist, LedgeredWriter
from .library import Library
from .redrawing import redraw
from .studio import Studio

COMIC_LETTERS = 12
"""Length of a comic's id: the beginning of its job's."""


class NewComic(Frozen):
    """A comic to be made; ``parent`` is the id of the one it goes on from."""

    kind: Literal["comic"] = "comic"
    brief: Brief
    parent: str = ""
    photo: str = ""
    """Blob key of a photo of the first character; empty when there is none."""


class Redraw(Frozen):
    """One panel of a comic (from 1) to be drawn once more."""

    kind: Literal["redraw"] = "redraw"
    comic: str
    panel: int = Field(ge=1)
    origin: Origin


Commission = NewComic | Redraw


class Workshop:
    """Handlers for every kind of job, on one library and one ledger."""

    def __init__(self, library: Library, ledger: Ledger) -> None:
        self._library, self._ledger = library, ledger

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """Return who does which kind of job. Each returns the id of the comic it has made or changed."""
        return {"comic": self._comic, "redraw": self._redraw}

    async def _comic(self, job: Job, emit: Emit) -> str:
        wanted = NewComic.model_validate_json(job.order.payload)
        id = job.id[:COMIC_LETTERS]
        owner = wanted.brief.origin.owner
        if made := await self._made(id, owner):
            return made.id
        parent = await self._library.comic(wanted.parent, owner) if wanted.parent else None
        made = await self._studio(wanted.brief.origin).make(
            wanted.brief, parent=parent, photo=wanted.photo, listen=emit, comic=id
        )
        if wanted.photo:
            await self._library.refer(made, wanted.photo)
        return made.id

    async def _redraw(self, job: Job, emit: Emit) -> str:
        wanted = Redraw.model_validate_json(job.order.payload)
        comic = await self._library.comic(wanted.comic, wanted.origin.owner)
        artist = self._artist(wanted.origin)
        return (await redraw(self._library, comic, wanted.panel, artist, order=job.id, listen=emit)).id

    async def _made(self, comic: str, owner: str) -> Comic | None:
        """Return a comic that was finished just before the process died."""
        try:
            return await self._library.comic(comic, owner)
        except ComicNotFound:
            return None

    def _studio(self, origin: Origin) -> Studio:
        writer = LedgeredWriter(writers.find(), self._ledger)
        return Studio(writer, self._artist(origin), self._library, sketcher=artists.find("draft"))

    def _artist(self, origin: Origin) -> LedgeredArtist:
        return LedgeredArtist(artists.find(), self._ledger, self._library, origin)
