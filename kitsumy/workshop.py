"""Do the jobs that frontends submit: read what was asked for, make it, say what it is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from .agency import Agency, Asked
from .comic import Brief, Comic, Origin
from .errors import ComicNotFound
from .frozen import Frozen
from .jobs import Emit, Handler, Job
from .ledger import Ledger, Purse, spent
from .ledgered import Payer
from .library import Library
from .revising.redrawing import redraw

COMIC_LETTERS = 12
"""Length of a comic's id: the beginning of its job's."""


class NewComic(Frozen):
    """A comic to be made; ``parent`` is the id of the one it goes on from."""

    kind: Literal["comic"] = "comic"
    brief: Brief
    parent: str = ""
    photo: str = ""
    """Blob key of a photo of the first character; empty when there is none."""
    proof: bool = False
    """Whether it is written in full and drafted only, to be looked at before it is drawn."""
    allowance: int | None = None
    """Micros that it may cost at most, None for as many as it takes."""


class Redraw(Frozen):
    """One panel of a comic (from 1) to be drawn once more."""

    kind: Literal["redraw"] = "redraw"
    comic: str
    panel: int = Field(ge=1)
    origin: Origin
    allowance: int | None = None


class Painting(Frozen):
    """A kept draft to be drawn in full, with the words that it has by now."""

    kind: Literal["full"] = "full"
    comic: str
    origin: Origin
    allowance: int | None = None


Commission = NewComic | Redraw | Painting


class Workshop:
    """Handlers for every kind of job, on one library and one ledger; drafts only, without an agency."""

    def __init__(self, library: Library, ledger: Ledger, agency: Agency | None = None) -> None:
        self._library, self._ledger, self._agency = library, ledger, agency or Agency()

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """Return who does which kind of job. Each returns the id of the comic it has made or changed."""
        return {"comic": self._comic, "redraw": self._redraw, "full": self._paint}

    async def _comic(self, job: Job, emit: Emit) -> str:
        wanted = NewComic.model_validate_json(job.order.payload)
        id = job.id[:COMIC_LETTERS]
        owner = wanted.brief.origin.owner
        if made := await self._made(id, owner):
            return made.id
        parent = await self._library.comic(wanted.parent, owner) if wanted.parent else None
        payer = await self._payer(wanted.brief.origin, job, wanted.allowance)
        asked = Asked(brief=wanted.brief, parent=parent, photo=wanted.photo, comic=id, proof=wanted.proof)
        made = await self._agency.make(self._library, self._ledger, asked, payer, emit)
        if wanted.photo:
            await self._library.refer(made, wanted.photo)
        return made.id

    async def _redraw(self, job: Job, emit: Emit) -> str:
        wanted = Redraw.model_validate_json(job.order.payload)
        comic = await self._library.comic(wanted.comic, wanted.origin.owner)
        payer = await self._payer(wanted.origin, job, wanted.allowance)
        artist = self._agency.artist(comic.brief, self._library, self._ledger, payer, emit)
        return (await redraw(self._library, comic, wanted.panel, artist, order=job.id, listen=emit)).id

    async def _paint(self, job: Job, emit: Emit) -> str:
        wanted = Painting.model_validate_json(job.order.payload)
        comic = await self._library.comic(wanted.comic, wanted.origin.owner)
        if self._agency.offer(comic) is None:
            return comic.id
        payer = await self._payer(wanted.origin, job, wanted.allowance)
        return (await self._agency.paint(self._library, self._ledger, comic, payer, emit)).id

    async def _made(self, comic: str, owner: str) -> Comic | None:
        """Return a comic that was finished just before the process died."""
        try:
            return await self._library.comic(comic, owner)
        except ComicNotFound:
            return None

    async def _payer(self, origin: Origin, job: Job, allowance: int | None) -> Payer:
        """Return whom a job is made for, with what an earlier attempt at it has left in the purse."""
        paid = await spent(self._library.store, job.id) if allowance is not None else 0
        return Payer(origin, job.id, Purse(allowance, paid))
