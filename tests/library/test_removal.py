from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from kitsumy.comic import Comic
from kitsumy.errors import BlobMissing, CharacterNotFound, ComicNotFound
from kitsumy.jobs import Embedded, JobOrder
from kitsumy.ledger import Call, Ledger, Result
from kitsumy.library import Library
from kitsumy.library.columns import metadata
from kitsumy.library.tables import OWNED
from kitsumy.library.upkeep import HOUR
from kitsumy.library.work_tables import orders, people
from kitsumy.slips import Slip
from tests.library import samples
from tests.library.samples import CAT, FOX, pictures

ME, YOU = "telegram:7", "telegram:8"


async def _rows(library: Library, owner: str) -> dict[str, int]:
    """Count a person's rows in every table that says whose a row is."""
    async with library._store.read() as connection:
        return {
            table.name: len((await connection.execute(table.select().where(table.c.owner == owner))).all())
            for table in OWNED
        }


async def _choose_and_order(library: Library, owner: str) -> None:
    photo = await library.blobs.put(b"a photo of " + owner.encode())
    texts = dict.fromkeys(("community", "platform", "chat", "message", "day", "asking", "place"), owner)
    order = insert(orders).values(
        id=owner, key=owner, owner=owner, state="open", placed_at=time.time(), photo=photo, **texts
    )
    async with library.store.write() as connection:
        await connection.execute(order)
        await connection.execute(insert(people).values(owner=owner, document="{}"))


async def _plotted(slip: Slip) -> Result:
    slip.charged(1_000, "gpt")
    return Result(document="{}")


def _age(library: Library, keys: tuple[str, ...], seconds: float) -> None:
    then = time.time() - seconds
    for key in keys:
        os.utime(library.blobs.path(key), (then, then))


def _on_disk(library: Library, made: Comic) -> int:
    return sum(library.blobs.path(key).exists() for key in pictures(made))


async def test_a_removed_comic_takes_its_pictures_and_characters_along(library: Library) -> None:
    made = await samples.kept(library)
    await library.remove(made.id, ME)
    assert await library.comics(ME) == ()
    assert await library.characters(ME) == ()
    assert _on_disk(library, made) == 0
    with pytest.raises(ComicNotFound):
        await library.remove(made.id, ME)


async def test_sequels_live_on_with_their_number_and_their_cast(library: Library) -> None:
    first = await samples.kept(library, cast=(FOX, CAT))
    sequel = await samples.kept(library, parent=first, cast=(FOX,), minute=1)
    await library.remove(first.id, ME)
    assert await library.comic("", ME) == sequel
    assert await library.cast_of(sequel) == (FOX,)
    assert [one.sheet for one in await library.characters(ME)] == [FOX]
    assert await library.next_part(sequel) == 3


async def test_pictures_that_another_comic_shows_stay(library: Library) -> None:
    mine = await samples.kept(library, art=b"same")
    yours = await samples.kept(library, art=b"same", user="8")
    await library.remove(mine.id, ME)
    assert _on_disk(library, yours) == 3
    await library.remove(yours.id, YOU)
    assert _on_disk(library, yours) == 0


async def test_pictures_on_their_way_into_another_comic_stay(library: Library) -> None:
    mine = await samples.kept(library, art=b"same")
    coming = await samples.comic(library, art=b"same", user="8")
    await library.remove(mine.id, ME)
    await library.save(coming)
    assert await library.comic("", YOU) == coming


@pytest.mark.parametrize("reference", ["", "1", "abc"])
async def test_only_a_whole_id_removes(library: Library, reference: str) -> None:
    await samples.kept(library, id="abc123456789")  # pragma: allowlist secret
    with pytest.raises(ComicNotFound):
        await library.remove(reference, ME)
    assert len(await library.comics(ME)) == 1


async def test_nobody_reaches_what_is_another_persons(library: Library) -> None:
    mine = await samples.kept(library)
    assert await library.comics(YOU) == ()
    assert await library.characters(YOU) == ()
    for reference in ("", "1", mine.id, mine.id[:4]):
        with pytest.raises(ComicNotFound):
            await library.comic(reference, YOU)
    with pytest.raises(ComicNotFound):
        await library.remove(mine.id, YOU)
    (rena,) = await library.characters(ME)
    for name in (rena.key, FOX.id, FOX.name):
        with pytest.raises(CharacterNotFound) as caught:
            await library.edit_character(YOU, name, "voice", "stolen")
        assert caught.value.known == ()
    assert await library.comic("", ME) == mine


async def test_another_persons_comic_starts_a_story_of_ones_own(library: Library) -> None:
    mine = await samples.kept(library)
    await library.rename_character(ME, FOX.name, "Соломія")
    theirs = await samples.comic(library, user="8", parent=mine)
    await library.save(theirs)
    assert [one.sheet.name for one in await library.characters(YOU)] == [FOX.name]
    await library.forget(ME)
    assert await library.comic("", YOU) == theirs


async def test_forgetting_empties_every_table_that_says_whose_a_row_is(library: Library) -> None:
    assert {table.name for table in OWNED} == {
        *("comics", "characters", "jobs", "ledger_uses", "orders", "people", "shared_casts", "costs"),
    }
    first = await samples.kept(library)
    await samples.kept(library, parent=first, minute=1)
    yours = await samples.kept(library, user="8")
    for owner in (ME, YOU):
        await Embedded(library.store).submit(JobOrder(key=owner, owner=owner, kind="comic"))
        await Ledger(library.store).once(Call(key=owner, kind="plot", owner=owner), _plotted)
        await _choose_and_order(library, owner)
        await library.shared_casts.share("telegram:1", owner, "Рена", "telegram:9")
    before = await _rows(library, YOU)
    assert all((await _rows(library, ME)).values())

    assert await library.forget(ME) == 2
    assert set((await _rows(library, ME)).values()) == {0}
    assert await _rows(library, YOU) == before
    assert await library.comic("", YOU) == yours
    assert _on_disk(library, first) == 0
    assert _on_disk(library, yours) == 3
    assert await library.forget(ME) == 0


async def test_of_a_forgotten_persons_orders_only_what_they_cost_is_left(library: Library) -> None:
    await _choose_and_order(library, ME)
    photo = hashlib.sha256(b"a photo of " + ME.encode()).hexdigest()
    assert library.blobs.path(photo).exists()
    await library.forget(ME)
    async with library.store.read() as connection:
        (row,) = (await connection.execute(select(orders))).mappings().all()
    left = {name for name, value in row.items() if value not in ("", 0, None, "{}")}
    assert left == {"id", "key", "state", "day", "placed_at", "community", "platform"}
    assert row["state"] == "cancelled"
    assert not library.blobs.path(photo).exists()


def test_every_row_is_somebodys() -> None:
    """Whatever has no owner hangs on something that has one, so that it goes with it.

    Communities' rules name nobody.
    """
    for table in metadata.sorted_tables:
        parents = {key.column.table.name for key in table.foreign_keys if key.ondelete == "CASCADE"}
        assert table in OWNED or parents or table.name in ("alembic_version", "ledger", "communities"), (
            table.name
        )


async def test_no_word_of_the_forgotten_stays_in_the_files(library: Library, home: Path) -> None:
    await samples.kept(library, writer="a-very-rare-word")
    await library.forget(ME)
    left = b"".join([path.read_bytes() for path in home.glob("kitsumy.db*")])  # noqa: ASYNC240
    assert b"a-very-rare-word" not in left


async def test_a_reference_picture_stays_as_long_as_its_character(library: Library) -> None:
    key = await library.blobs.put(b"how Rena looks")
    made = await samples.kept(library, cast=(FOX.model_copy(update={"reference": key}),))
    _age(library, (key,), 2 * HOUR)
    await library.sweep()
    assert await library.blobs.get(key) == b"how Rena looks"
    await library.remove(made.id, ME)
    with pytest.raises(BlobMissing):
        await library.blobs.get(key)


async def test_sweeping_takes_what_nobody_has_named_for_an_hour(library: Library) -> None:
    kept = await samples.kept(library)
    young = await samples.comic(library)
    old = await samples.comic(library)
    torn = library.blobs.folder / "unfinished" / "torn"
    torn.write_bytes(b"half")
    os.utime(torn, (0, 0))
    (library.blobs.folder / "unfinished" / "being-written").write_bytes(b"half")
    _age(library, pictures(old) + pictures(kept), HOUR + 60)
    _age(library, pictures(young), HOUR - 60)

    swept = await library.sweep()
    assert (swept.unfinished, swept.blobs) == (1, 3)
    assert [_on_disk(library, one) for one in (kept, young, old)] == [3, 3, 0]
    assert (await library.sweep()).blobs == 0


async def test_a_check_counts_and_finds_what_is_missing(library: Library, home: Path) -> None:
    made = await samples.kept(library, cast=(FOX, CAT))
    await samples.kept(library, user="8")
    await library.blobs.put(b"an orphan")
    library.blobs.path(made.panels[0].image).unlink()
    report = await library.check()
    assert (report.comics, report.characters, report.people, report.panels) == (2, 3, 2, 4)
    assert (report.blobs, report.orphans, report.missing) == (6, 1, (made.panels[0].image,))
    assert report.sound
    assert report.path == str(home / "kitsumy.db")
    assert report.size > 10_000
    assert report.blob_size > 50
    with pytest.raises(BlobMissing):
        await library.blobs.get(made.panels[0].image)
    assert await library.comic(made.id, ME) == made
