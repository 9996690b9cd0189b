# ruff: noqa: ASYNC240 - nothing else waits for these tests' files
from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from kitsumy import settings
from kitsumy.errors import (
    DiskFull,
    FolderNotWritable,
    LibraryBusy,
    LibraryCorrupt,
)
from kitsumy.library import Library
from tests.library import samples

ME = "telegram:7"


@pytest.fixture
def file(home: Path) -> Path:
    home.mkdir()
    return home / "kitsumy.db"


@contextmanager
def database(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        yield connection


async def open_and_close(patience: float = 5.0) -> None:
    async with Library.open(settings.load(), patience=patience):
        pass


@pytest.mark.parametrize(
    "content", [b"not a database at all " * 500, b"SQLite format 3\x00" + b"\xff" * 4096]
)
async def test_a_file_that_is_no_database(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(LibraryCorrupt) as caught:
        await open_and_close()
    assert caught.value.path == str(file)
    assert file.read_bytes() == content


async def test_a_strangers_database_is_left_alone(file: Path) -> None:
    with database(file) as connection:
        connection.execute("CREATE TABLE songs (name TEXT)")
    with pytest.raises(LibraryCorrupt):
        await open_and_close()
    with database(file) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("songs",)]


async def test_a_lost_table_or_an_unreadable_document_is_damage(file: Path) -> None:
    async with Library.open(settings.load()) as library:
        made = await samples.kept(library)
        with database(file) as connection:
            connection.execute("UPDATE comics SET brief = '{}'")
        with pytest.raises(LibraryCorrupt):
            await library.comic(made.id, ME)
        with database(file) as connection:
            connection.execute("DROP TABLE pages")
        with pytest.raises(LibraryCorrupt):
            await library.comics(ME)


async def test_every_damage_gets_one_clear_error(file: Path) -> None:
    """Overwrite the file here and there: it still works, or says that it is corrupt."""
    async with Library.open(settings.load()) as library:
        for minute in range(3):
            await samples.kept(library, minute=minute)
    whole = file.read_bytes()
    found = set()
    for offset in range(0, len(whole), 1511):
        file.write_bytes(whole[:offset] + b"\xa5" * 97 + whole[offset + 97 :])
        found.add(await the_error())
        for rest in ("-wal", "-shm"):
            Path(f"{file}{rest}").unlink(missing_ok=True)
    assert found == {None, str(file)}


async def the_error() -> str | None:
    """Read all there is; return the path of the library that is corrupt, if it is."""
    try:
        async with Library.open(settings.load()) as library:
            for line in await library.comics(ME):
                await library.comic(line.id, ME)
            await library.check()
    except LibraryCorrupt as error:
        return error.path
    return None


async def test_a_lock_held_too_long(file: Path) -> None:
    async with Library.open(settings.load(), patience=0.1) as library:
        made = await samples.comic(library)
        with database(file) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(LibraryBusy) as caught:
                await library.save(made)
            assert await library.comics(ME) == ()
        assert caught.value.path == str(file)
        await library.save(made)


async def test_a_file_locked_by_a_stranger_cannot_be_opened(file: Path) -> None:
    with database(file) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryBusy):
            await open_and_close(patience=0.1)


async def test_no_room_for_a_comic(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kitsumy.library.store.PRAGMAS", "PRAGMA foreign_keys=ON; PRAGMA max_page_count=90;")
    async with Library.open(settings.load()) as library:
        first = await samples.kept(library)
        huge = await samples.comic(library, writer="x" * 200_000)
        with pytest.raises(DiskFull) as caught:
            await library.save(huge)
        assert caught.value.path == str(file)
        assert [line.id for line in await library.comics(ME)] == [first.id]


async def test_a_file_where_the_folder_should_be(home: Path) -> None:
    home.write_bytes(b"")
    with pytest.raises(FolderNotWritable):
        await open_and_close()


async def test_a_folder_where_the_file_should_be(file: Path) -> None:
    file.mkdir()
    with pytest.raises(FolderNotWritable):
        await open_and_close()


async def test_closing_sees_every_thread_out_even_after_a_failure(file: Path) -> None:
    file.mkdir()
    for _ in range(20):
        with pytest.raises(FolderNotWritable):
            await open_and_close()
        assert [one.name for one in threading.enumerate() if "connection_worker" in one.name] == []


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
async def test_a_read_only_library(file: Path, home: Path) -> None:
    await open_and_close()
    file.chmod(0o400)
    home.chmod(0o500)
    with pytest.raises(FolderNotWritable):
        await open_and_close()
