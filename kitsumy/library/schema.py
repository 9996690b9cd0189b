"""Bring a library's tables to the present revision, fast when they are there already."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from sqlalchemy import Connection, insert, inspect, select

from ..errors import LibraryBusy, LibraryCorrupt, LibraryTooNew
from .columns import metadata
from .store import Store
from .tables import REVISIONS, version

_PAUSE = 0.02


async def prepare(store: Store) -> None:
    """Make or migrate the tables where that is due.

    Raises:
        LibraryTooNew: a newer Kitsumy has migrated them.
        LibraryCorrupt: these are not a library's tables.

    """
    # Turning a fresh file to WAL is the one thing for which SQLite does not wait by itself.
    deadline = time.monotonic() + store.patience
    while True:
        try:
            return await _prepare(store)
        except LibraryBusy:
            if time.monotonic() > deadline:
                raise
            await asyncio.sleep(_PAUSE)


async def _prepare(store: Store) -> None:
    async with store.bare() as connection:
        if store.is_file:
            await connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        found = await connection.run_sync(revision)
    if found == REVISIONS[-1]:
        return
    if found is not None and found not in ("", *REVISIONS):
        raise LibraryTooNew(store.path, found, REVISIONS[-1])
    async with store.write() as connection:
        if not await connection.run_sync(_migrate):
            raise LibraryCorrupt(store.path)


def revision(connection: Connection) -> str | None:
    """Return the tables' revision, empty when the first step is due, None when there is no stamp."""
    if not inspect(connection).has_table(version.name):
        return None
    return connection.scalar(select(version.c.version_num)) or ""


def _migrate(connection: Connection) -> bool:
    """Look again under the write lock and do what is still due; False for a stranger's database."""
    found = revision(connection)
    if found == REVISIONS[-1]:
        return True
    if found is None and inspect(connection).get_table_names():
        return False
    if found is None:
        metadata.create_all(connection, checkfirst=False)
        connection.execute(insert(version).values(version_num=REVISIONS[-1]))
    else:
        upgrade(connection)
    return True


def upgrade(connection: Connection) -> None:
    """Run Alembic's steps up to the newest. Imported here: no start should pay for it."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    # Percent signs mean something in Alembic's configuration, and may be in a folder's name.
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
