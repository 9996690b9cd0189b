# ruff: noqa: ASYNC240 - nothing else waits for these tests' files
from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import URL

from kitsumy import settings
from kitsumy.errors import (
    BadSetting,
    LibraryTooNew,
)
from kitsumy.library import Library, schema
from kitsumy.library.store import Store
from kitsumy.library.tables import REVISIONS
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


def tables(file: Path) -> list[tuple[str, str]]:
    with database(file) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
        return [(name, " ".join(sql.split())) for name, sql in found]


async def open_and_close(patience: float = 5.0) -> None:
    async with Library.open(settings.load(), patience=patience):
        pass


async def test_a_fresh_library_is_made_where_the_settings_say(home: Path) -> None:
    await open_and_close()
    assert [path.name for path in home.iterdir()] == ["kitsumy.db"]
    with database(home / "kitsumy.db") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(REVISIONS[-1],)]


async def test_a_folder_may_have_any_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "дім #1 ?x=%41&y"
    monkeypatch.setenv("KITSUMY_DATA_DIR", str(folder))
    await open_and_close()
    assert (folder / "kitsumy.db").is_file()


async def test_migrations_make_the_very_same_tables(tmp_path: Path) -> None:
    fresh, migrated = tmp_path / "fresh.db", tmp_path / "migrated.db"
    for path in (fresh, migrated):
        store = Store(URL.create("sqlite+aiosqlite", database=str(path)))
        if path == fresh:
            await schema.prepare(store)
        else:
            async with store.write() as connection:
                await connection.run_sync(schema.upgrade)
        await store.close()
    assert tables(migrated) == tables(fresh)
    assert len(tables(fresh)) > 6


async def test_what_has_no_step_behind_it_yet_is_migrated(file: Path) -> None:
    with database(file) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
    async with Library.open(settings.load()) as library:
        made = await samples.kept(library)
        assert await library.comic(made.id, ME) == made
    await open_and_close()


def test_every_step_is_known_without_the_migration_tool() -> None:
    steps = ScriptDirectory(str(Path(schema.__file__).parent / "migrations"))
    assert tuple(reversed([step.revision for step in steps.walk_revisions()])) == REVISIONS


def test_opening_does_not_load_the_migration_tool() -> None:
    code = """
import asyncio, sys
from kitsumy import settings
from kitsumy.library import Library
async def main():
    for _ in range(2):
        async with Library.open(settings.load()): pass
asyncio.run(main())
sys.exit("alembic" in sys.modules)
"""
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True, cwd=Path(__file__).parents[2])


async def test_a_newer_library_is_left_alone(file: Path) -> None:
    await open_and_close()
    with database(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LibraryTooNew) as caught:
        await open_and_close()
    assert (caught.value.path, caught.value.found, caught.value.known) == (str(file), "9999", REVISIONS[-1])


@pytest.mark.parametrize("url", ["nonsense", "sqlite:///x.db", "songs+mp3://x", "sqlite+aiosqlite://[broken"])
async def test_a_url_that_cannot_be_used(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KITSUMY_DATABASE_URL", url)
    with pytest.raises(BadSetting) as caught:
        await open_and_close()
    assert caught.value.name == "KITSUMY_DATABASE_URL"
    assert url not in str(caught.value)


async def test_a_url_may_point_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KITSUMY_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/deep/er/my.db")
    await open_and_close()
    assert (tmp_path / "deep" / "er" / "my.db").is_file()
