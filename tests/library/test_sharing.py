from __future__ import annotations

import pytest
from sqlalchemy import insert, select

from kitsumy.character import CharacterSheet
from kitsumy.comic import Comic, Origin
from kitsumy.errors import CharacterNotFound
from kitsumy.ledger import Call, Ledger, Result
from kitsumy.library import Library
from kitsumy.library.tables import characters, comics, shared_casts
from kitsumy.library.work_tables import ledger, orders
from kitsumy.slips import Slip
from tests.library import samples
from tests.library.samples import CAT, FOX, pictures

ME, YOU, THEY = "telegram:7", "telegram:8", "telegram:9"
HERE, THERE = "telegram:1", "telegram:2"


async def made(library: Library, user: str, cast: tuple[CharacterSheet, ...], community: str = "1") -> Comic:
    comic = await samples.comic(library, user=user, cast=cast)
    brief = comic.brief.model_copy(
        update={"cast": cast, "origin": Origin(platform="telegram", user=user, community=community)}
    )
    comic = comic.model_copy(update={"brief": brief})
    await library.save(comic)
    return comic


async def lent(library: Library, name: str = "Рена") -> CharacterSheet:
    """Return a character as another's comic gets it."""
    (one,) = [one for one in await library.shared_casts.of(HERE) if one.sheet.name == name]
    return one.sheet.model_copy(update={"id": one.key})


async def test_a_character_is_shared_with_one_community_and_taken_back(library: Library) -> None:
    await samples.kept(library, cast=(FOX, CAT))
    casts = library.shared_casts
    shared = await casts.share(HERE, ME, "рена", "")
    assert (shared.owner, shared.depicts, shared.agreed, shared.sheet) == (ME, "", True, FOX)
    assert await casts.of(HERE) == (shared,)
    for elsewhere in (THERE, "", "discord:1"):
        assert await casts.of(elsewhere) == ()
    with pytest.raises(CharacterNotFound):
        await casts.share(HERE, YOU, "Рена", "")
    await casts.withdraw(THERE, shared.key)
    assert len(await casts.of(HERE)) == 1
    await casts.withdraw(HERE, shared.key)
    assert await casts.of(HERE) == ()
    assert len(await library.characters(ME)) == 2


async def test_who_is_shown_is_asked_first_and_stays_said(library: Library) -> None:
    await samples.kept(library, cast=(FOX,))
    casts = library.shared_casts
    shared = await casts.share(HERE, ME, "Рена", YOU)
    assert not shared.agreed
    assert await casts.of(HERE) == ()
    assert await casts.of(HERE, waiting=True) == (shared,)
    for community, person in ((HERE, THEY), (HERE, ME), (THERE, YOU)):
        with pytest.raises(CharacterNotFound):
            await casts.agree(community, shared.key, person)
    await casts.agree(HERE, shared.key, YOU)
    assert [one.agreed for one in await casts.of(HERE)] == [True]
    for said in ("", ME, THEY):
        assert (await casts.share(HERE, ME, "Рена", said)).depicts == YOU
    assert [one.agreed for one in await casts.of(HERE)] == [True]
    assert not (await casts.share(THERE, ME, "Рена", "")).agreed
    assert [one.key for one in await casts.showing(YOU)] == [shared.key]
    assert await casts.showing(ME) == ()


async def test_a_character_who_shows_their_owner_joins_at_once_and_another_is_asked_again(
    library: Library,
) -> None:
    await samples.kept(library, cast=(FOX, CAT))
    assert (await library.shared_casts.share(HERE, ME, "Рена", ME)).agreed
    assert (await library.shared_casts.share(HERE, ME, "Tom", "")).agreed
    assert not (await library.shared_casts.share(HERE, ME, "Tom", YOU)).agreed


async def test_a_lent_character_plays_in_anothers_comics_and_is_in_nobodys_cast_but_their_owners(
    library: Library,
) -> None:
    await samples.kept(library, cast=(FOX,))
    key = (await library.shared_casts.share(HERE, ME, "Рена", "")).key
    comic = await made(library, "8", (await lent(library), CAT))
    assert [one.sheet.name for one in await library.characters(YOU)] == ["Tom"]
    assert (await library.cast_of(comic))[0].id == key
    sequel = await samples.kept(library, user="8", parent=comic, cast=await library.cast_of(comic), minute=1)
    await library.shared_casts.withdraw(HERE, key)
    assert [sheet.name for sheet in await library.cast_of(sequel)] == ["Рена", "Tom"]
    found = await library.shared_casts.depiction(key, "")
    assert set(found.comics) == {comic.id, sequel.id, *(one.id for one in await library.comics(ME))}
    assert found.owners == (ME, YOU)
    async with library.store.read() as connection:
        copies = select(characters.c.key).where(characters.c.lender == key)
        assert len((await connection.execute(copies)).all()) == 1


async def _with_picture(library: Library) -> str:
    picture = await library.blobs.put(b"a face")
    await library.refer_character(ME, "Рена", picture)
    row = dict.fromkeys(("key", "community", "platform", "chat", "message", "day", "asking", "place"), "x")
    async with library.store.write() as connection:
        await connection.execute(
            insert(orders).values(id="x", owner=ME, state="delivered", placed_at=1.0, photo=picture, **row)
        )
    return picture


async def test_who_is_shown_is_removed_everywhere_with_all_pictures(library: Library) -> None:
    mine = await samples.kept(library, cast=(FOX, CAT))
    picture = await _with_picture(library)
    key = (await library.shared_casts.share(HERE, ME, "Рена", YOU)).key
    await library.shared_casts.agree(HERE, key, YOU)
    theirs = await made(library, "9", (await lent(library),))
    private = await made(library, "9", (await lent(library),), community="")
    other = await made(library, "9", (CAT,))

    async def drawn(slip: Slip) -> Result:
        return Result(document="{}", blob=theirs.panels[0].image)

    await Ledger(library.store).once(Call(key="k", kind="panel", owner=THEY), drawn)
    gone = await library.shared_casts.depiction(key, "")
    assert set(gone.comics) == {mine.id, theirs.id, private.id}
    await library.shared_casts.depart(gone)
    assert [one.id for one in await library.comics(THEY)] == [other.id]
    assert await library.comics(ME) == ()
    assert await library.characters(ME) == ()
    keys = {picture, *pictures(mine), *pictures(theirs), *pictures(private)}
    assert set(library.blobs.missing(keys)) == keys
    assert library.blobs.missing(pictures(other)) == ()
    async with library.store.read() as connection:
        for table in (shared_casts, ledger):
            assert (await connection.execute(select(table))).all() == []
        assert (await connection.execute(select(orders.c.photo))).scalars().all() == [""]
    with pytest.raises(CharacterNotFound):
        await library.shared_casts.depiction(key, "")


async def test_who_is_shown_finds_what_shows_them_though_their_character_was_dropped(
    library: Library,
) -> None:
    mine = await samples.kept(library, cast=(FOX,))
    picture = await _with_picture(library)
    async with library.store.write() as connection:
        await connection.execute(orders.delete())
    key = (await library.shared_casts.share(HERE, ME, "Рена", YOU)).key
    await library.shared_casts.agree(HERE, key, YOU)
    await library.drop_character(ME, "Рена")
    assert await library.characters(ME) == ()
    assert await library.shared_casts.of(HERE, waiting=True) == ()
    assert library.blobs.missing([picture]) == (picture,)
    assert [one.key for one in await library.shared_casts.showing(YOU)] == [key]
    gone = await library.shared_casts.depiction(key, "")
    assert gone.comics == (mine.id,)
    await library.shared_casts.depart(gone)
    assert await library.comics(ME) == ()
    assert await library.shared_casts.showing(YOU) == ()


async def test_within_a_community_only_its_own_goes(library: Library) -> None:
    mine = await samples.kept(library, cast=(FOX,))
    picture = await _with_picture(library)
    shared = await library.shared_casts.share(HERE, ME, "Рена", "")
    await library.shared_casts.share(THERE, ME, "Рена", "")
    here = await made(library, "9", (await lent(library),))
    there = await made(library, "9", (await lent(library),), community="2")
    gone = await library.shared_casts.depiction(shared.key, HERE)
    assert gone.comics == (here.id,)
    await library.shared_casts.depart(gone)
    assert [one.id for one in await library.comics(THEY)] == [there.id]
    assert [one.id for one in await library.comics(ME)] == [mine.id]
    assert await library.shared_casts.of(HERE) == ()
    assert len(await library.shared_casts.of(THERE)) == 1
    assert library.blobs.missing([picture]) == ()


async def test_forgotten_people_are_shown_by_nobody_and_lend_nobody_their_face(library: Library) -> None:
    await samples.kept(library, cast=(FOX, CAT))
    picture = await _with_picture(library)
    await library.shared_casts.share(HERE, ME, "Рена", "")
    tom = await library.shared_casts.share(HERE, ME, "Tom", YOU)
    await library.shared_casts.agree(HERE, tom.key, YOU)
    theirs = await made(library, "9", (await lent(library),))
    await library.forget(YOU)
    assert [one.sheet.name for one in await library.shared_casts.of(HERE)] == ["Рена"]
    assert await library.shared_casts.showing(YOU) == ()
    await library.forget(ME)
    assert await library.shared_casts.of(HERE, waiting=True) == ()
    assert library.blobs.missing([picture]) == (picture,)
    assert (await library.cast_of(theirs))[0].reference == ""
    async with library.store.read() as connection:
        assert (await connection.execute(select(comics.c.id))).scalars().all() == [theirs.id]
