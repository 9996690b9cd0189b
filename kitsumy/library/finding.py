"""Find comics: one by what a person calls it, many as a list, and the next number of a story."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, Table, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from ..comic import Brief, Comic, Panel, Script
from ..errors import AmbiguousComic, ComicNotFound
from ..page import Page
from . import versions
from .records import ComicSummary
from .saving import story_of
from .store import Store
from .tables import comics, pages, panels

_SHORTEST_PREFIX = 3
_LONGEST_NUMBER = 9
_SHOWN_MATCHES = 5
_LISTED = tuple(
    comics.c[name] for name in ("id", "title", "style", "language", "part", "owner", "created_at")
)


async def comic(store: Store, reference: str, owner: str, version: int | None = None) -> Comic:
    """Return a person's comic by its id, the beginning of it, or its number in their list.

    Raises:
        ComicNotFound: there is none.
        AmbiguousComic: there are several.
        VersionNotFound: it has no version of this number.

    """
    async with store.read() as connection:
        found = await _resolve(connection, reference.strip().removeprefix("#"), owner)
        if found is None:
            raise ComicNotFound(reference)
        latest = await load(connection, found)
        return latest if version is None else await versions.version(connection, latest, version)


async def summaries(store: Store, which: ColumnElement[bool], limit: int) -> tuple[ComicSummary, ...]:
    """List the newest of some comics."""
    async with store.read() as connection:
        rows = (await connection.execute(newest(which).with_only_columns(*_LISTED).limit(limit))).all()
        ids = [row.id for row in rows]
        counted = select(panels.c.comic, func.count()).where(panels.c.comic.in_(ids)).group_by(panels.c.comic)
        drawn = {comic_id: count for comic_id, count in await connection.execute(counted)}
        images: dict[str, list[str]] = {comic_id: [] for comic_id in ids}
        of_pages = select(pages.c.comic, pages.c.image).where(pages.c.comic.in_(ids))
        for comic_id, image in await connection.execute(of_pages.order_by(pages.c.comic, pages.c.position)):
            images[comic_id].append(image)
    return tuple(
        ComicSummary(
            id=row.id,
            title=row.title,
            style=row.style,
            language=row.language,
            part=row.part,
            panels=drawn.get(row.id, 0),
            pages=len(images[row.id]),
            images=tuple(image for image in images[row.id] if image),
            owner=row.owner,
            created_at=row.created_at,
        )
        for row in rows
    )


async def next_part(store: Store, parent: Comic) -> int:
    """Return the number after the last kept part of a story, whichever part goes on."""
    async with store.read() as connection:
        story = await story_of(connection, parent)
        latest = await connection.scalar(
            select(func.max(comics.c.part)).where(
                comics.c.story == story, comics.c.owner == parent.brief.origin.owner
            )
        )
    return max(latest or 0, parent.part) + 1


def of(owner: str) -> ColumnElement[bool]:
    """Return which comics are a person's."""
    return comics.c.owner == owner


def newest(which: ColumnElement[bool]) -> Select[tuple[object, ...]]:
    """Return how some comics are selected, the newest first."""
    return select(comics).where(which).order_by(comics.c.created_at.desc(), comics.c.id.desc())


async def _resolve(connection: AsyncConnection, reference: str, owner: str) -> str | None:
    if not reference:
        return await _numbered(connection, 1, owner)
    # A lone surrogate, from a terminal's broken bytes, could not even be asked for.
    if not reference.isprintable():
        return None
    is_number = reference.isascii() and reference.isdecimal() and len(reference) <= _LONGEST_NUMBER
    if is_number and len(reference) < _SHORTEST_PREFIX:
        return await _numbered(connection, int(reference), owner)
    begun = await _begun(connection, reference, owner)
    if reference in begun:
        return reference
    if len(begun) > 1:
        raise AmbiguousComic(reference, begun[:_SHOWN_MATCHES])
    if begun:
        return begun[0]
    return await _numbered(connection, int(reference), owner) if is_number else None


async def _numbered(connection: AsyncConnection, number: int, owner: str) -> str | None:
    if number < 1:
        return None
    numbered = newest(of(owner)).with_only_columns(comics.c.id)
    found: str | None = await connection.scalar(numbered.offset(number - 1).limit(1))
    return found


async def _begun(connection: AsyncConnection, reference: str, owner: str) -> tuple[str, ...]:
    """Return the ids that begin like a reference; a very short one must be the whole id."""
    length = len(reference)
    alike = comics.c.id == reference
    if length >= _SHORTEST_PREFIX:
        alike |= func.substr(comics.c.id, 1, length).in_((reference, reference.lower()))
    return tuple(await connection.scalars(newest(of(owner)).with_only_columns(comics.c.id).where(alike)))


async def load(connection: AsyncConnection, comic_id: str) -> Comic:
    """Return a comic that is there."""
    row = (await connection.execute(select(comics).where(comics.c.id == comic_id))).one()
    return Comic(
        id=row.id,
        brief=Brief.model_validate_json(row.brief),
        script=Script.model_validate_json(row.script),
        panels=tuple([Panel.model_validate_json(d) for d in await _documents(connection, panels, comic_id)]),
        pages=tuple([Page.model_validate_json(d) for d in await _documents(connection, pages, comic_id)]),
        writer=row.writer,
        parent=row.parent,
        part=row.part,
        version=row.version,
        created_at=row.created_at,
    )


async def _documents(connection: AsyncConnection, table: Table, comic_id: str) -> list[str]:
    ordered = select(table.c.document).where(table.c.comic == comic_id).order_by(table.c.position)
    return list(await connection.scalars(ordered))
