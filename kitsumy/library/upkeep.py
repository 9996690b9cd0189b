"""Keep the library clean, and tell how it is."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from sqlalchemy import ColumnElement, delete, func, select, union
from sqlalchemy.ext.asyncio import AsyncConnection

from .blobs import Blobs
from .records import Report, Swept
from .schema import revision
from .store import Store
from .tables import PICTURES, characters, comics, panels
from .work_tables import ledger

HOUR = 3600.0
"""Seconds after which nobody is still working on what no comic names."""
DAY = 24 * HOUR
"""Seconds after which no provider knows any more what was begun there and left behind."""


async def sweep(store: Store, blobs: Blobs) -> Swept:
    """Remove unfinished files and pictures that nobody has named for an hour, and calls left for a day."""
    before = time.time() - HOUR
    async with store.write() as connection:
        left = (
            ledger.c.state == "pending",
            ledger.c.lease < time.time() - DAY,
            ledger.c.begun_at < time.time() - DAY,
        )
        await connection.execute(delete(ledger).where(*left))
    unfinished = await asyncio.to_thread(blobs.clear_unfinished, before)
    found = await asyncio.to_thread(lambda: set(blobs.sizes()))
    # Asked after listing: what was put and named meanwhile is no orphan.
    orphans = found - await _named(store)
    return Swept(unfinished=unfinished, blobs=await blobs.discard(sorted(orphans), before))


async def check(store: Store, blobs: Blobs) -> Report:
    """Count everything and look for damage."""
    sizes = await asyncio.to_thread(blobs.sizes)
    named = await _named(store)
    async with store.read() as connection:
        return Report(
            path=store.path,
            revision=await _revision(connection),
            sound=await _is_sound(store, connection),
            comics=await _count(connection, comics.c.id),
            characters=await _count(connection, characters.c.key),
            people=await _count(connection, comics.c.owner.distinct()),
            panels=await _count(connection, panels.c.position),
            size=_file_size(store.path),
            blobs=len(sizes),
            blob_size=sum(sizes.values()),
            missing=tuple(sorted(named - sizes.keys())),
            orphans=len(sizes.keys() - named),
        )


async def _named(store: Store) -> set[str]:
    async with store.read() as connection:
        return set(await connection.scalars(union(*(select(column) for column in PICTURES)))) - {""}


async def _revision(connection: AsyncConnection) -> str:
    found: str | None = await connection.run_sync(revision)
    return found or ""


async def _count(connection: AsyncConnection, what: ColumnElement[object]) -> int:
    return await connection.scalar(select(func.count(what))) or 0


async def _is_sound(store: Store, connection: AsyncConnection) -> bool:
    if not store.is_file:
        return True
    lines = (await connection.exec_driver_sql("PRAGMA integrity_check(1)")).scalars().all()
    strays = (await connection.exec_driver_sql("PRAGMA foreign_key_check")).first()
    return list(lines) == ["ok"] and strays is None


def _file_size(path: str) -> int:
    """Count the write-ahead log as well: what is newest is there."""
    return sum(file.stat().st_size for file in (Path(path), Path(f"{path}-wal")) if file.is_file())
