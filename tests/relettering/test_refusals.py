"""What cannot be lettered, or is stopped on its way, changes nothing that is kept."""

from __future__ import annotations

import asyncio

import pytest

from kitsumy.errors import (
    BlobMissing,
    CannotTranslate,
    ComicChanged,
    NotInComic,
    TextDoesNotFit,
    UnknownStyle,
    WordsTooLong,
)
from kitsumy.events import Event
from kitsumy.revising.relettering import Wish, edit, reletter
from kitsumy.revising.rewording import Spot
from kitsumy.writers.scripted import ScriptedWriter
from tests.relettering.houses import MINE, PANELS, House


@pytest.mark.parametrize("stage", ["lettering_started", "page_ready"])
async def test_a_cancelled_relettering_keeps_nothing(house: House, stage: str) -> None:
    def stop(event: Event) -> None:
        if event.type == stage:
            task.cancel()

    task = asyncio.create_task(reletter(house.library, house.comic, Wish("uk"), listen=stop))
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await house.versions() == [1]
    assert await house.library.comic(house.comic.id, MINE) == house.comic


async def test_a_cancelled_edit_keeps_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = house.library.blobs.get

    async def and_stop(key: str) -> bytes:
        task.cancel()
        return await whole(key)

    monkeypatch.setattr(house.library.blobs, "get", and_stop)
    task = asyncio.create_task(edit(house.library, house.comic, Spot(1, "balloon", 1), "Never"))
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await house.versions() == [1]


async def test_of_two_at_once_one_is_kept_and_the_other_told(house: House) -> None:
    both = await asyncio.gather(
        edit(house.library, house.comic, Spot(1, "balloon", 1), "Mine!"),
        reletter(house.library, house.comic, Wish(style="noir")),
        return_exceptions=True,
    )
    (lost,) = (one for one in both if isinstance(one, BaseException))
    assert isinstance(lost, ComicChanged)
    assert lost.comic == house.comic.id
    assert await house.versions() == [1, 2]


async def test_a_picture_that_is_gone_is_named(house: House) -> None:
    gone = house.comic.panels[0].image
    for blob in house.library.blobs.folder.rglob(f"*{gone[4:]}*"):
        blob.unlink()
    with pytest.raises(BlobMissing) as caught:
        await edit(house.library, house.comic, Spot(1, "balloon", 1), "Hello")
    assert caught.value.key == gone
    with pytest.raises(BlobMissing):
        await reletter(house.library, house.comic, Wish(style="noir"))
    assert await house.versions() == [1]


@pytest.mark.parametrize(("panel", "count"), [(0, PANELS), (5, PANELS), (-1, PANELS)])
async def test_panels_that_are_not_there_are_counted(house: House, panel: int, count: int) -> None:
    with pytest.raises(NotInComic) as caught:
        await edit(house.library, house.comic, Spot(panel, "balloon", 1), "Hello")
    assert (caught.value.what, caught.value.number, caught.value.count) == ("panel", panel, count)


async def test_what_nobody_can_do_is_refused_and_nothing_kept(house: House) -> None:
    with pytest.raises(UnknownStyle):
        await reletter(house.library, house.comic, Wish(style="sepia"))
    first, second = Wish("fr"), Wish("pl")
    await reletter(house.library, house.comic, first)
    with pytest.raises(CannotTranslate):
        await reletter(house.library, await house.library.comic("", MINE), second)
    assert await house.versions() == [1, 2]


async def test_a_writer_who_has_left_cannot_translate(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(name: str = "") -> ScriptedWriter:
        raise KeyError(name)

    monkeypatch.setattr("kitsumy.writers.find", nobody)
    with pytest.raises(CannotTranslate):
        await reletter(house.library, house.comic, Wish("uk"))
    comic, _ = await reletter(house.library, house.comic, Wish("en"))
    assert comic.script == house.comic.script


BAD = {
    "sixty words": " ".join(["Nevertheless we went"] * 20),
    "two hundred exclamation marks": "!" * 200,
    "a word of forty letters": "Wunderbarlichkeitsforschungsanstaltenrat",
    "right-to-left": "He said שלום to مرحبا twice",
    "emoji": "🦊🎩 gone 👩‍🚒!",
    "Ukrainian": "Ґанок, їжак — «тиша»… п’ять ₴",
}


@pytest.mark.parametrize("words", BAD.values(), ids=list(BAD))
async def test_bad_text_is_lettered_or_refused(house: House, words: str) -> None:
    try:
        edited = await edit(house.library, house.comic, Spot(1, "balloon", 1), words)
    except (TextDoesNotFit, WordsTooLong):
        assert await house.versions() == [1]
        return
    assert edited.script.dialogue.panels[0].balloons[0].text == words
    assert edited.pages[0].letters[0].balloons[0].lines
