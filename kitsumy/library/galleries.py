"""What a community has made, for those who are in it: to be looked at, and nothing more."""

from __future__ import annotations

from sqlalchemy import ColumnElement, false, select, update

from ..comic import Comic
from ..errors import ComicNotFound
from . import finding
from .records import ComicSummary
from .store import Store
from .tables import comics


async def comics_in(store: Store, community: str, limit: int) -> tuple[ComicSummary, ...]:
    """List a community's newest comics, but those that were made where not everybody can look."""
    return await finding.summaries(store, _shown(community), limit)


async def comic_in(store: Store, community: str, comic: str) -> Comic:
    """Return a community's comic by its whole id.

    Raises:
        ComicNotFound: nothing of this id is shown there.

    """
    async with store.read() as connection:
        here = select(comics.c.id).where(comics.c.id == comic, _shown(community))
        if await connection.scalar(here) is None:
            raise ComicNotFound(comic)
        return await finding.load(connection, comic)


async def newest_in(store: Store, community: str, owner: str, *, hidden: bool) -> Comic:
    """Return a person's newest comic of a community; ``hidden``: also one that not everybody there can see.

    Raises:
        ComicNotFound: there is none.

    """
    which = _made_in(community) if hidden else _shown(community)
    async with store.read() as connection:
        newest = finding.newest(which & finding.of(owner)).with_only_columns(comics.c.id).limit(1)
        found = await connection.scalar(newest)
        if found is None:
            raise ComicNotFound("")
        return await finding.load(connection, found)


async def hide(store: Store, community: str, comic: str) -> None:
    """Show a comic in its community no more; it stays its owner's."""
    async with store.write() as connection:
        here = update(comics).where(comics.c.id == comic, _shown(community))
        await connection.execute(here.values(hidden=True))


def _shown(community: str) -> ColumnElement[bool]:
    return _made_in(community) & ~comics.c.hidden


def _made_in(community: str) -> ColumnElement[bool]:
    return comics.c.community == community if community else false()
