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


async def hide(store: Store, community: str, comic: str) -> None:
    """Show a comic in its community no more; it stays its owner's."""
    async with store.write() as connection:
        here = update(comics).where(comics.c.id == comic, _shown(community))
        await connection.execute(here.values(hidden=True))


def _shown(community: str) -> ColumnElement[bool]:
    if not community:
        return false()
    return (comics.c.community == community) & ~comics.c.hidden
