"""The database behind the library: short transactions, and no raw error out of any of them."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from weakref import WeakSet

import aiosqlite
from sqlalchemy import URL, event, make_url
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from ..errors import BadSetting
from ..settings import Settings
from . import failures

PATIENCE = 5.0
"""Seconds to wait for another process's lock. Our own write transactions last milliseconds."""

# Pages may be lost with the power, never torn; what a person deletes is overwritten, not just unlinked.
PRAGMAS = "PRAGMA foreign_keys=ON; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;"


class Store:
    """An engine and the path its errors name."""

    def __init__(self, url: URL, patience: float = PATIENCE) -> None:
        self.path = url.database or url.render_as_string()
        self.patience = patience
        self.is_file = url.get_backend_name() == "sqlite"
        self._drivers: WeakSet[threading.Thread] = WeakSet()
        self.engine = self._sqlite(url) if self.is_file else create_async_engine(url)
        # Writers of one process queue here in order, instead of racing for SQLite's lock.
        self._turn = asyncio.Lock()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Open a transaction that sees one moment of the library."""
        with failures.translated(self.path):
            async with self.engine.begin() as connection:
                yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Open a transaction that holds the write lock from its first moment, so it never fails half-way."""
        with failures.translated(self.path):
            async with self._turn, self.engine.connect() as connection:
                await connection.execution_options(kitsumy_begin="BEGIN IMMEDIATE")
                async with connection.begin():
                    yield connection

    @asynccontextmanager
    async def bare(self) -> AsyncIterator[AsyncConnection]:
        """Open a connection without a transaction, for what SQLite does only outside of one."""
        with failures.translated(self.path):
            async with self.engine.connect() as connection:
                yield await connection.execution_options(isolation_level="AUTOCOMMIT")

    async def close(self) -> None:
        """Close every connection and see its thread out.

        A connection that failed or was cancelled is closed behind our back, and its thread would speak
        to an event loop that is no more.
        """
        await self.engine.dispose()
        for driver in tuple(self._drivers):
            await asyncio.to_thread(driver.join, self.patience)

    def _sqlite(self, url: URL) -> AsyncEngine:
        """Build an engine whose transactions are begun by us: the driver's own begin too late."""
        arguments = {
            "isolation_level": None,
            "timeout": self.patience,
            "factory": _Driver,
            "async_creator_fn": self._connection,
        }
        engine = create_async_engine(url, connect_args=arguments)
        event.listen(engine.sync_engine, "connect", _configure)
        event.listen(engine.sync_engine, "begin", _begin)
        return engine

    def _connection(self, *arguments: Any, **options: Any) -> aiosqlite.Connection:  # noqa: ANN401 - sqlite3's
        """Return a connection that is about to connect, its thread known before it starts.

        Whoever waits for it may be cancelled before the thread has come to do anything.
        """
        connection = aiosqlite.connect(*arguments, **options)
        thread = connection._thread  # nothing else leads to it; SQLAlchemy does the same
        thread.daemon = True
        self._drivers.add(thread)
        return connection


class _Driver(sqlite3.Connection):
    """A connection whose locks go with it.

    SQLite keeps a closed connection's transaction alive while a result of it is still held, as a
    cancelled call's is, until the collector comes by: every other writer would wait for that.
    """

    def close(self) -> None:
        if self.in_transaction:
            self.rollback()
        super().close()


def locate(settings: Settings, patience: float) -> Store:
    """Return the store that the settings name, with a folder to be in. Nothing is opened yet.

    Raises:
        BadSetting: the database's URL cannot be read, or its driver is not there or cannot wait.
        FolderNotWritable: the folder cannot be made.

    """
    try:
        store = Store(_url(settings), patience)
    except (SQLAlchemyError, ImportError):
        raise BadSetting("KITSUMY_DATABASE_URL") from None
    if store.is_file:
        with failures.translated(store.path):
            Path(store.path).parent.mkdir(parents=True, exist_ok=True)
    return store


def _url(settings: Settings) -> URL:
    if settings.database_url:
        return make_url(settings.database_url)
    # Not written as a URL: a folder's name may hold any character, and some mean something there.
    return URL.create("sqlite+aiosqlite", database=str(settings.home / "kitsumy.db"))


def _configure(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's adapter has no type
    connection.run_async(lambda driver: driver.executescript(PRAGMAS))


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql(options.get("kitsumy_begin", "BEGIN"))
