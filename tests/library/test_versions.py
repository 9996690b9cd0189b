from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection

from kitsumy import settings
from kitsumy.comic import Comic
from kitsumy.errors import BlobMissing, ComicChanged, ComicNotFound, VersionNotFound
from kitsumy.library import Change, Library, schema
from kitsumy.library.store import Store
from kitsumy.library.upkeep import HOUR
from tests.library import samples
from tests.library.samples import pictures

ME, YOU = "telegram:7", "telegram:8"
EDIT = Change(kind="edit", panel=2, summary="Де капелюх?")


async def relettered(library: Library, made: Comic, words: str) -> Comic:
    """Give a comic other words and another page; it is not kept yet."""
    key = await library.blobs.put(words.encode())
    page = made.pages[0].model_copy(update={"image": key, "title": words})
    plot = made.script.plot.model_copy(update={"title": words})
    script = made.script.model_copy(update={"plot": plot})
    return made.model_copy(update={"script": script, "pages": (page,)})


async def revised(library: Library, made: Comic, words: str, change: Change = EDIT) -> Comic:
    return await library.revise(await relettered(library, made, words), change)


async def test_the_newest_version_is_the_comic_and_the_old_ones_stay(library: Library) -> None:
    first = await samples.kept(library)
    second = await revised(library, first, "Друга")
    third = await revised(library, second, "Third", Change(kind="reletter", summary="en"))
    assert (first.version, second.version, third.version) == (1, 2, 3)
    assert await library.comic(first.id, ME) == third
    for number, one in enumerate((first, second, third), 1):
        assert await library.comic("1", ME, version=number) == one
    (line,) = await library.comics(ME)
    assert (line.title, line.images) == ("Third", (third.pages[0].image,))


async def redrawn(library: Library, made: Comic, position: int, art: bytes) -> Comic:
    """Keep a version of a comic with another drawing of one panel, and another page."""
    image = await library.blobs.put(art)
    panel = made.panels[position]
    another = panel.model_copy(update={"image": image, "take": panel.take + 1})
    drawn = (*made.panels[:position], another, *made.panels[position + 1 :])
    page = made.pages[0].model_copy(update={"image": await library.blobs.put(b"page of " + art)})
    change = Change(kind="redraw", panel=position + 1)
    return await library.revise(made.model_copy(update={"panels": drawn, "pages": (page,)}), change)


async def test_every_version_has_the_drawings_it_was_made_with(library: Library) -> None:
    other = await samples.kept(library)
    versions = [await samples.kept(library, minute=1)]
    versions.append(await revised(library, versions[-1], "Друга"))
    versions.append(await redrawn(library, versions[-1], 1, b"second take"))
    versions.append(await revised(library, versions[-1], "Четверта"))
    versions.append(await redrawn(library, versions[-1], 0, b"of the first panel"))
    versions.append(await redrawn(library, versions[-1], 1, b"third take"))
    versions.append(await revised(library, versions[-1], "Сьома"))
    for number, one in enumerate(versions, 1):
        assert await library.comic(versions[0].id, ME, version=number) == one
    assert await library.comic(versions[0].id, ME) == versions[-1]
    assert await library.comic(other.id, ME) == other
    takes = [[panel.take for panel in one.panels] for one in versions]
    assert takes == [[1, 1], [1, 1], [1, 2], [1, 2], [2, 2], [2, 3], [2, 3]]


async def test_a_drawing_that_is_gone_makes_no_version(library: Library) -> None:
    first = await samples.kept(library)
    panel = first.panels[0].model_copy(update={"image": "b2-" + "0" * 40})
    with pytest.raises(BlobMissing):
        await library.revise(first.model_copy(update={"panels": (panel, first.panels[1])}), EDIT)
    assert await library.comic(first.id, ME) == first


async def test_every_version_tells_what_changed_and_when(library: Library) -> None:
    first = await samples.kept(library)
    (alone,) = await library.versions(first.id, ME)
    assert (alone.number, alone.change, alone.created_at) == (1, Change(), first.created_at)
    await revised(library, first, "Друга")
    one, two = await library.versions(first.id, ME)
    assert one == alone
    assert (two.number, two.change) == (2, EDIT)
    assert two.created_at > one.created_at


@pytest.mark.parametrize("number", [-1, 0, 3, 10**30])
async def test_a_version_that_is_not_there_says_how_many_there_are(library: Library, number: int) -> None:
    made = await samples.kept(library)
    await revised(library, made, "Друга")
    with pytest.raises(VersionNotFound) as caught:
        await library.comic(made.id, ME, version=number)
    assert (caught.value.version, caught.value.latest) == (number, 2)


async def test_of_two_changes_at_once_one_is_kept_and_the_other_hears_of_it(library: Library) -> None:
    made = await samples.kept(library)
    both = [await relettered(library, made, words) for words in ("Одна", "Друга")]
    async with Library.open(settings.load()) as elsewhere:
        answers = await asyncio.gather(
            library.revise(both[0], EDIT), elsewhere.revise(both[1], EDIT), return_exceptions=True
        )
    (kept,) = [one for one in answers if isinstance(one, Comic)]
    (refused,) = [one for one in answers if isinstance(one, ComicChanged)]
    assert refused.comic == made.id
    assert await library.comic(made.id, ME) == kept
    assert len(await library.versions(made.id, ME)) == 2


async def test_nobody_changes_or_sees_versions_of_another_persons_comic(library: Library) -> None:
    mine = await samples.kept(library)
    await revised(library, mine, "Друга")
    theirs = mine.model_copy(
        update={"brief": mine.brief.model_copy(update={"origin": samples.person("8")}), "version": 2}
    )
    with pytest.raises(ComicNotFound):
        await library.revise(theirs, EDIT)
    with pytest.raises(ComicNotFound):
        await library.versions(mine.id, YOU)
    with pytest.raises(ComicNotFound):
        await library.comic(mine.id, YOU, version=1)
    assert len(await library.versions(mine.id, ME)) == 2


async def test_a_version_without_its_page_is_not_kept(library: Library) -> None:
    made = await samples.kept(library)
    coming = await relettered(library, made, "Друга")
    library.blobs.path(coming.pages[0].image).unlink()
    with pytest.raises(BlobMissing):
        await library.revise(coming, EDIT)
    assert await library.comic(made.id, ME) == made


async def test_a_cancelled_revision_keeps_nothing_or_everything() -> None:
    async with Library.open(settings.load()) as library:
        made = await samples.kept(library)
    for turns in range(0, 60, 3):
        async with Library.open(settings.load()) as library:
            newest = await library.comic(made.id, ME)
            coming = await relettered(library, newest, f"{turns}")
            task = asyncio.create_task(library.revise(coming, EDIT))
            for _ in range(turns):
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            found = await library.comic(made.id, ME)
            assert found in (newest, coming.model_copy(update={"version": newest.version + 1}))
            assert len(await library.versions(made.id, ME)) == found.version


REVISER = """
import asyncio
from kitsumy import settings
from kitsumy.library import Library
from tests.library import samples
from tests.library.test_versions import revised

async def main():
    async with Library.open(settings.load()) as library:
        made = await samples.kept(library)
        print(made.id, flush=True)
        while True:
            made = await revised(library, made, f"{made.version + 1}")
            print(made.version, flush=True)

asyncio.run(main())
"""


async def test_a_process_killed_at_any_moment_leaves_whole_versions() -> None:
    for lines in (1, 2, 5, 9):
        comic, sure = await asyncio.to_thread(killed_after, lines, pause=0.0013 * lines)
        async with Library.open(settings.load()) as library:
            latest = len(await library.versions(comic, ME))
            assert latest >= sure
            for number in range(1, latest + 1):
                one = await library.comic(comic, ME, version=number)
                assert (one.version, len(one.pages)) == (number, 1)
                assert one.pages[0].title == ("" if number == 1 else f"{number}")
            report = await library.check()
            assert (report.sound, report.missing) == (True, ())


def killed_after(lines: int, pause: float) -> tuple[str, int]:
    """Kill a reviser a moment after so many lines; return its comic and the version it was sure of."""
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-c", REVISER],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout
        said = [process.stdout.readline().strip() for _ in range(lines)]
        try:
            process.wait(pause)
        except subprocess.TimeoutExpired:
            process.kill()
    return said[0], int(said[-1]) if lines > 1 else 1


async def test_sweeping_and_checking_know_the_pictures_of_old_versions(library: Library) -> None:
    first = await samples.kept(library)
    second = await revised(library, first, "Друга")
    third = await redrawn(library, second, 0, b"second take")
    for key in {*pictures(first), *pictures(second), *pictures(third)}:
        os.utime(library.blobs.path(key), (0, HOUR))
    assert (await library.sweep()).blobs == 0
    assert (await library.check()).orphans == 0
    gone = first.pages[0].image, first.panels[0].image
    for key in gone:
        library.blobs.path(key).unlink()
    assert (await library.check()).missing == tuple(sorted(gone))


@pytest.mark.parametrize("way", ["remove", "forget"])
async def test_all_versions_go_with_the_comic(library: Library, way: str) -> None:
    first = await samples.kept(library)
    second = await revised(library, first, "Друга")
    third = await redrawn(library, second, 0, b"second take")
    kept = {*pictures(first), *pictures(second), *pictures(third)}
    assert all(library.blobs.path(key).exists() for key in kept)
    await (library.remove(first.id, ME) if way == "remove" else library.forget(ME))
    assert not any(library.blobs.path(key).exists() for key in kept)
    with pytest.raises(ComicNotFound):
        await library.versions(first.id, ME)
    async with library._store.read() as connection:
        for table in ("versions", "version_pages", "version_panels"):
            assert (await connection.exec_driver_sql(f"SELECT * FROM {table}")).all() == []  # noqa: S608


async def test_saving_a_comic_anew_starts_from_its_first_version(library: Library) -> None:
    first = await samples.kept(library)
    await redrawn(library, await revised(library, first, "Друга"), 0, b"second take")
    await library.save(first)
    assert await library.comic(first.id, ME) == first
    assert len(await library.versions(first.id, ME)) == 1


@contextmanager
def database(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        yield connection


async def test_a_library_from_before_versions_is_migrated_with_all_it_has(
    library: Library, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = await samples.kept(library)
    old = tmp_path / "old.db"
    store = Store(URL.create("sqlite+aiosqlite", database=str(old)))
    async with store.write() as connection:
        await connection.run_sync(_up_to, "0001")
    await store.close()
    with database(old) as connection:
        connection.execute("ATTACH ? AS present", (str(home / "kitsumy.db"),))
        for table in ("comics", "characters", "casts", "panels", "pages"):
            columns = ", ".join(
                f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info({table})")
            )
            copied = f"INSERT INTO {table} ({columns}) SELECT {columns} FROM present.{table}"  # noqa: S608
            connection.execute(copied)
    monkeypatch.setenv("KITSUMY_DATABASE_URL", f"sqlite+aiosqlite:///{old}")
    async with Library.open(settings.load()) as migrated:
        assert await migrated.comic(made.id, ME) == made
        second = await revised(migrated, made, "Друга")
        assert await migrated.comic(made.id, ME) == second
        third = await redrawn(migrated, second, 1, b"second take")
        assert await migrated.comic(made.id, ME) == third
        assert await migrated.comic(made.id, ME, version=1) == made


def _up_to(connection: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
