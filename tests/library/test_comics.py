from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from datetime import timedelta, timezone
from typing import Any

import aiosqlite.core
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import text

from kitsumy import settings
from kitsumy.errors import AmbiguousComic, BlobMissing, ComicNotFound
from kitsumy.library import ComicSummary, Library
from kitsumy.library.store import Store, locate
from tests.library import samples

ME = "telegram:7"
HOSTILE = [
    "0",
    "-1",
    "zz",
    "%%%",
    "___",
    "' OR 1=1 --",
    "\udc80\udc81\udc82",
    "a\0b",
    "9" * 40,
    "٣",
    "🦊🦊🦊",
]


async def test_a_comic_comes_back_as_it_was_saved(library: Library) -> None:
    made = await samples.kept(library)
    assert await library.comic(made.id, ME) == made


async def test_it_outlives_the_process_that_saved_it() -> None:
    async with Library.open(settings.load()) as first:
        made = await samples.kept(first)
    async with Library.open(settings.load()) as second:
        assert await second.comic(made.id, ME) == made


async def test_any_time_zone_is_kept_as_the_same_moment(library: Library) -> None:
    kyiv = samples.NOON.astimezone(timezone(timedelta(hours=3))) + timedelta(microseconds=1)
    made = await samples.kept(library, created_at=kyiv)
    assert (await library.comic(made.id, ME)).created_at == kyiv


async def test_the_list_is_newest_first_and_says_what_a_list_shows(library: Library) -> None:
    old = await samples.kept(library, minute=1)
    new = await samples.kept(library, minute=2, parent=old)
    first, *_ = await library.comics(ME)
    assert first == ComicSummary(
        id=new.id,
        title="Капелюх #2",
        style="noir",
        language="uk",
        part=2,
        panels=2,
        pages=1,
        images=(new.pages[0].image,),
        owner=ME,
        created_at=new.created_at,
    )
    assert [line.id for line in await library.comics(ME)] == [new.id, old.id]
    assert [line.id for line in await library.comics(ME, limit=1)] == [new.id]


async def test_a_comic_is_found_by_what_a_person_would_call_it(library: Library) -> None:
    old = await samples.kept(library, id="abc123456789", minute=1)  # pragma: allowlist secret
    new = await samples.kept(library, id="abd123456789", minute=2)  # pragma: allowlist secret
    for reference, found in [
        ("", new),
        ("1", new),
        ("2", old),
        ("#2", old),
        ("abc", old),
        ("ABD1", new),
        (" abc123456789 ", old),
    ]:
        assert await library.comic(reference, ME) == found, reference


async def test_what_fits_several_comics_names_them(library: Library) -> None:
    await samples.kept(library, id="abc1", minute=1)
    await samples.kept(library, id="abc22", minute=2)
    await samples.kept(library, id="abc2", minute=3)
    with pytest.raises(AmbiguousComic) as caught:
        await library.comic("abc", ME)
    assert caught.value.matches == ("abc2", "abc22", "abc1")
    assert (await library.comic("abc2", ME)).id == "abc2"


async def test_three_digits_are_an_id_before_they_are_a_number(library: Library) -> None:
    await samples.kept(library, id="100aaaaaaaaa", minute=1)
    await samples.kept(library, id="ffffffffffff", minute=2)
    assert (await library.comic("100", ME)).id == "100aaaaaaaaa"
    assert (await library.comic("002", ME)).id == "100aaaaaaaaa"


@pytest.mark.parametrize("reference", [*HOSTILE, "ab", "abcd", "2", "002"])
async def test_what_is_no_comic_is_not_found(library: Library, reference: str) -> None:
    await samples.kept(library, id="abc123456789")  # pragma: allowlist secret
    with pytest.raises(ComicNotFound) as caught:
        await library.comic(reference, ME)
    assert caught.value.reference == reference


async def test_an_empty_library_has_no_newest_comic(library: Library) -> None:
    with pytest.raises(ComicNotFound):
        await library.comic("", ME)


@hypothesis_settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(reference=st.text(max_size=20))
def test_no_reference_breaks_anything(reference: str) -> None:
    async def ask() -> None:
        async with Library.open(settings.load()) as library:
            with pytest.raises(ComicNotFound):
                await library.comic(reference, "telegram:nobody")

    asyncio.run(ask())


async def test_a_comic_without_its_pictures_is_not_kept(library: Library) -> None:
    made = await samples.comic(library)
    library.blobs.path(made.panels[1].image).unlink()
    with pytest.raises(BlobMissing):
        await library.save(made)
    assert await library.comics(ME) == ()
    assert await library.characters(ME) == ()


async def test_saving_again_replaces(library: Library) -> None:
    made = await samples.kept(library)
    again = made.model_copy(update={"writer": "another", "pages": ()})
    await library.save(again)
    assert await library.comic(made.id, ME) == again
    assert len(await library.comics(ME)) == 1
    assert len(await library.characters(ME)) == 1


async def test_saving_again_with_another_cast_leaves_no_character_behind(library: Library) -> None:
    made = await samples.kept(library)
    await library.save(made.model_copy(update={"script": samples.script((samples.CAT,), 2, "Інше")}))
    assert [one.sheet for one in await library.characters(ME)] == [samples.CAT]


async def test_nobody_saves_over_another_persons_comic(library: Library) -> None:
    mine = await samples.kept(library)
    theirs = await samples.comic(library, user="8", id=mine.id)
    with pytest.raises(ComicNotFound):
        await library.save(theirs)
    assert await library.comic(mine.id, ME) == mine


async def test_parts_are_numbered_through_the_story_whichever_goes_on(library: Library) -> None:
    first = await samples.kept(library)
    second = await samples.kept(library, parent=first)
    third = await samples.kept(library, parent=first)
    assert [first.part, second.part, third.part] == [1, 2, 3]
    assert await library.next_part(second) == 4
    assert await library.next_part(await samples.kept(library)) == 2


async def test_a_connection_gives_up_its_lock_when_closed_with_a_result_in_hand() -> None:
    store = locate(settings.load(), patience=0.0)
    async with store.engine.connect() as connection:
        await connection.execution_options(kitsumy_begin="BEGIN IMMEDIATE")
        await connection.begin()
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver is not None
        held = await driver.execute("SELECT 1 UNION SELECT 2")
        await connection.invalidate()
    async with store.write() as second:
        await second.execute(text("CREATE TABLE shelf (book)"))
    del held
    await store.close()


async def test_a_connection_cancelled_before_its_thread_began_is_seen_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    work: Callable[[Any], None] = aiosqlite.core._connection_worker_thread

    def late(calls: object) -> None:
        time.sleep(0.1)
        work(calls)

    monkeypatch.setattr("aiosqlite.core._connection_worker_thread", late)
    store = locate(settings.load(), patience=5.0)
    task = asyncio.create_task(_read(store))
    while not (begun := [one for one in threading.enumerate() if "(late)" in one.name]):  # noqa: ASYNC110 - a thread's
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await store.close()
    assert [one.is_alive() for one in begun] == [False]


async def _read(store: Store) -> None:
    async with store.read():
        pass


async def test_a_cancelled_save_keeps_nothing_or_everything() -> None:
    for turns in range(0, 60, 3):
        async with Library.open(settings.load()) as library:
            made = await samples.comic(library)
            task = asyncio.create_task(library.save(made))
            for _ in range(turns):
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            found = [line.panels for line in await library.comics(ME) if line.id == made.id]
            assert found in ([], [2])
            await samples.kept(library)
        assert [one.name for one in threading.enumerate() if "connection_worker" in one.name] == []
