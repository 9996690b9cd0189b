from __future__ import annotations

import pytest
from sqlalchemy import select, update

from kitsumy.comic import Comic, Origin
from kitsumy.errors import BlobMissing, CharacterNotFound, ComicNotFound
from kitsumy.library import Library
from kitsumy.library.migrations.versions import v0006
from kitsumy.library.tables import comics
from tests.library import samples
from tests.library.samples import CAT, FOX

ME, YOU = "telegram:7", "telegram:8"


async def made_in(library: Library, community: str, user: str = "7", minute: int = 0, **more: bool) -> Comic:
    origin = Origin(platform="telegram", user=user, community=community, **more)
    comic = await samples.comic(library, user=user, minute=minute)
    made = comic.model_copy(update={"brief": comic.brief.model_copy(update={"origin": origin})})
    await library.save(made)
    return made


async def listed(library: Library, community: str) -> list[str]:
    return [one.id for one in await library.comics_in(community)]


async def test_a_community_sees_what_was_made_in_it_and_nothing_else(library: Library) -> None:
    mine = await made_in(library, "1")
    yours = await made_in(library, "1", user="8", minute=1)
    others = [
        await made_in(library, "2"),
        await made_in(library, ""),
        await made_in(library, "1", hidden=True),
    ]
    assert await listed(library, "telegram:1") == [yours.id, mine.id]
    assert [one.owner for one in await library.comics_in("telegram:1")] == [YOU, ME]
    assert await library.comic_in("telegram:1", yours.id) == yours
    for other in others:
        with pytest.raises(ComicNotFound):
            await library.comic_in("telegram:1", other.id)
    for nowhere in ("", "discord:1", "telegram:"):
        assert await listed(library, nowhere) == []
        with pytest.raises(ComicNotFound):
            await library.comic_in(nowhere, others[1].id)


async def test_the_newest_of_a_person_is_one_that_may_be_seen_where_it_is_asked_for(library: Library) -> None:
    mine = await made_in(library, "1")
    hidden = await made_in(library, "1", minute=1, hidden=True)
    await made_in(library, "1", user="8", minute=2)
    await made_in(library, "2", minute=3)
    await made_in(library, "", minute=4)
    assert await library.newest_in("telegram:1", ME, hidden=False) == mine
    assert await library.newest_in("telegram:1", ME, hidden=True) == hidden
    for nowhere, owner in (("", ME), ("telegram:3", ME), ("telegram:2", YOU)):
        with pytest.raises(ComicNotFound):
            await library.newest_in(nowhere, owner, hidden=True)


async def test_what_is_hidden_or_removed_is_shown_no_more(library: Library) -> None:
    hidden, removed = await made_in(library, "1"), await made_in(library, "1")
    await library.hide("telegram:2", hidden.id)
    assert len(await listed(library, "telegram:1")) == 2
    await library.hide("telegram:1", hidden.id)
    await library.remove(removed.id, ME)
    assert await listed(library, "telegram:1") == []
    assert await library.comic(hidden.id, ME) == hidden


async def test_comics_of_before_say_where_they_were_made(library: Library) -> None:
    made = [await made_in(library, where) for where in ("1", "2", "")]
    async with library.store.write() as connection:
        await connection.execute(update(comics).values(community=""))
        await connection.run_sync(v0006._fill)
        found = dict((await connection.execute(select(comics.c.id, comics.c.community))).all())
    assert [found[one.id] for one in made] == ["telegram:1", "telegram:2", ""]


async def test_a_characters_picture_takes_the_place_of_the_one_before(library: Library) -> None:
    first, second = await library.blobs.put(b"one"), await library.blobs.put(b"two")
    await samples.kept(library, cast=(FOX, CAT))
    for picture in (first, second):
        now = await library.refer_character(ME, "Tom", picture)
        assert now.sheet == CAT.model_copy(update={"reference": picture})
    assert (await library.character("Tom", ME)).sheet.reference == second
    assert library.blobs.missing([first, second]) == (first,)
    with pytest.raises(BlobMissing):
        await library.refer_character(ME, "Tom", first)
    with pytest.raises(CharacterNotFound):
        await library.refer_character(YOU, "Tom", second)
    await library.drop_character(ME, "Tom")
    assert library.blobs.missing([second]) == (second,)
