"""Words change, art stays: comics are lettered again without anybody who draws, and old versions are kept."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from kitsumy import settings
from kitsumy.artists.scripted import ScriptedArtist
from kitsumy.comic import Balloon, Brief, Comic, Dialogue, Lines, Sfx
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
from kitsumy.geometry import Box
from kitsumy.library import Library
from kitsumy.page import BalloonKind, Page, PanelLetters, PlacedBalloon
from kitsumy.ports import Translation
from kitsumy.relettering import Wish, edit, reletter
from kitsumy.rewording import Spot
from kitsumy.settings import Settings
from kitsumy.studio import Studio
from kitsumy.styles import find as find_style
from kitsumy.writers.scripted import ScriptedWriter
from tests.test_studio import ANCHOR, script

MINE = "cli:local"
PANELS = 4
UKRAINIAN = Lines(
    captions=("Знову дощ.",),
    balloons=(Balloon(speaker="fox", text="Де мій капелюх?"),),
    sfx=(Sfx(text="КАП"),),
)
TOLD = Translation(
    title="Капелюх", dialogue=Dialogue(panels=(UKRAINIAN,) * PANELS), names={"fox": "Рена"}, untold=(2,)
)
REACH = {"speech": 1.0, "whisper": 1.0, "radio": 1.3, "thought": 1.2, "shout": 1.4}
"""How far an outline may be from the middle, in half axes."""
PEN = 12


@dataclass
class House:
    """A library with one comic of a scripted writer and artist."""

    library: Library
    writer: ScriptedWriter
    artist: ScriptedArtist
    comic: Comic

    async def art(self, comic: Comic, page: int = 0) -> NDArray[np.int16]:
        """Return a page's pixels."""
        with Image.open(BytesIO(await self.library.blobs.get(comic.pages[page].image))) as picture:
            return np.asarray(picture.convert("RGB"), np.int16)

    async def versions(self) -> list[int]:
        return [one.number for one in await self.library.versions(self.comic.id, MINE)]


def art_without_a_plain_spot(count: int) -> list[Image.Image]:
    """Return pictures on which whatever moves or is fitted anew shows."""
    y, x = np.indices((600, 600))
    slopes = [np.stack([x * 3 + shift, y * 5, x + y], 2) for shift in range(0, 40 * count, 40)]
    return [Image.fromarray((slope % 256).astype(np.uint8)) for slope in slopes]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Comic]:
    """Make one comic for all these tests, and return the library's folder with it."""
    folder = tmp_path_factory.mktemp("made")
    artist = ScriptedArtist(art_without_a_plain_spot(PANELS), (ANCHOR,))

    async def make() -> Comic:
        async with Library.open(Settings(data_dir=folder)) as library:
            brief = Brief(idea="A fox loses her hat", style="comic", language="en", panels=2, pages=2)
            return await Studio(ScriptedWriter([script(PANELS)]), artist, library).make(brief)

    return folder, asyncio.run(make())


@pytest.fixture
async def house(
    made: tuple[Path, Comic], home: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[House]:
    folder, comic = made
    shutil.copytree(folder, home)
    writer, artist = ScriptedWriter([], [TOLD]), ScriptedArtist([])
    monkeypatch.setattr("kitsumy.writers.find", lambda name="": writer)
    monkeypatch.setattr("kitsumy.artists.find", lambda name="": artist)
    async with Library.open(settings.load()) as library:
        yield House(library, writer, artist, comic)


def _boxes(letters: PanelLetters) -> Iterator[Box]:
    """Yield all that one panel's letters may have touched, in panel pixels."""
    yield from (caption.box for caption in letters.captions)
    yield from (sound.box for sound in letters.sfx)
    for index, balloon in enumerate(letters.balloons):
        yield _box(letters.balloons[index - 1 : index + 1] or (balloon,))
        yield _box((balloon,))


def _box(balloons: Sequence[PlacedBalloon]) -> Box:
    """Return the box around some balloons and the ends of their tails."""
    corners = [corner for balloon in balloons for corner in _corners(balloon)]
    xs, ys = zip(*corners, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _corners(balloon: PlacedBalloon) -> Iterator[tuple[float, float]]:
    (x, y), reach = balloon.centre, REACH[balloon.kind]
    yield x - balloon.rx * reach, y - balloon.ry * reach
    yield x + balloon.rx * reach, y + balloon.ry * reach
    if balloon.tip is not None:
        yield balloon.tip.x, balloon.tip.y


def lettered(page: Page, panels: Sequence[int]) -> NDArray[np.bool_]:
    """Return where a page has letters: those of some panels, with their outlines and tails."""
    mask = Image.new("1", page.size)
    pen = ImageDraw.Draw(mask)
    for frame, letters in zip(page.frames, page.letters, strict=True):
        for box in _boxes(letters) if frame.panel in panels else ():
            pen.rectangle(box.moved(frame.box.x0, frame.box.y0).grown(PEN), fill=1)
    return np.asarray(mask)


def changed(before: NDArray[np.int16], after: NDArray[np.int16]) -> NDArray[np.bool_]:
    assert before.shape == after.shape
    differs: NDArray[np.bool_] = (before != after).any(axis=2)
    return differs


SAID = Lines(
    captions=("Rain again.",),
    balloons=(Balloon(speaker="fox", text="Where is my hat?"),),
    sfx=(Sfx(text="DRIP"),),
)
EDITS: dict[str, tuple[Spot, str | None, BalloonKind | None, dict[str, object]]] = {
    "words": (
        Spot(2, "balloon", 1),
        "  Here\tit is! ",
        None,
        {"balloons": (Balloon(speaker="fox", text="Here it is!"),)},
    ),
    "kind": (
        Spot(2, "balloon", 1),
        None,
        "thought",
        {"balloons": (Balloon(speaker="fox", text="Where is my hat?", kind="thought"),)},
    ),
    "removal": (Spot(2, "balloon", 1), "", None, {"balloons": ()}),
    "caption": (Spot(2, "caption", 1), "Sunshine, at last.", None, {"captions": ("Sunshine, at last.",)}),
    "sound": (Spot(2, "sfx", 1), "BANG", None, {"sfx": (Sfx(text="BANG"),)}),
}


@pytest.mark.parametrize(("spot", "words", "kind", "said"), EDITS.values(), ids=list(EDITS))
async def test_one_spot_is_edited_and_all_else_stays_to_the_pixel(
    house: House, spot: Spot, words: str | None, kind: BalloonKind | None, said: dict[str, object]
) -> None:
    edited = await edit(house.library, house.comic, spot, words, kind=kind)

    assert house.artist.history == []
    assert house.writer.history == []
    assert edited.version == 2
    assert edited.panels == house.comic.panels
    before, after = house.comic.script.dialogue.panels, edited.script.dialogue.panels
    assert after == (before[0], SAID.model_copy(update=said), *before[2:])
    moved = changed(await house.art(house.comic), await house.art(edited))
    assert moved.any()
    assert not (moved & ~lettered(house.comic.pages[0], [1]) & ~lettered(edited.pages[0], [1])).any()
    assert edited.pages[1] == house.comic.pages[1]


async def test_old_versions_stay_and_can_be_read(house: House) -> None:
    second = await edit(house.library, house.comic, Spot(1, "balloon", 1), "Two!")
    third = await edit(house.library, second, Spot(1, "balloon", 1), "Three!")
    kept = [await house.library.comic(house.comic.id, MINE, number) for number in (1, 2, 3)]
    assert kept == [house.comic, second, third]
    assert await house.library.comic(house.comic.id, MINE) == third
    first = await house.art(kept[0])
    assert changed(first, await house.art(kept[1])).any()
    assert [change.change.summary for change in await house.library.versions(third.id, MINE)] == [
        "",
        "Two!",
        "Three!",
    ]


async def test_words_that_need_a_smaller_type_change_their_page_only(house: House) -> None:
    wordy = (
        "I have looked behind every door of this old town and nobody has seen it anywhere at all, my friend"
    )
    edited = await edit(house.library, house.comic, Spot(1, "balloon", 1), wordy)
    assert edited.pages[0].type_size <= house.comic.pages[0].type_size
    assert edited.pages[1] == house.comic.pages[1]
    assert {b.type_size for letters in edited.pages[0].letters for b in letters.balloons} == {
        edited.pages[0].type_size
    }
    assert house.artist.history == []


WISHES = [Wish("uk"), Wish(font="hand"), Wish(style="noir"), Wish("uk", "hand", "manga")]


@pytest.mark.parametrize("wish", WISHES, ids=["language", "font", "letters", "all"])
async def test_every_page_is_lettered_anew_over_the_same_art(house: House, wish: Wish) -> None:
    comic, untold = await reletter(house.library, house.comic, wish)

    assert house.artist.history == []
    assert [question for question, _ in house.writer.history] == ["translate"] * bool(wish.language)
    assert (comic.version, comic.panels) == (2, house.comic.panels)
    assert untold == ((2,) if wish.language else ())
    assert await house.library.comic(comic.id, MINE) == comic
    assert await house.library.comic(comic.id, MINE, 1) == house.comic
    for number, (old, new) in enumerate(zip(house.comic.pages, comic.pages, strict=True)):
        moved = changed(await house.art(house.comic, number), await house.art(comic, number))
        moved &= ~lettered(old, range(PANELS)) & ~lettered(new, range(PANELS))
        for band in filter(None, (old.title_band, new.title_band, old.footer_band, new.footer_band)):
            moved[round(band.y0) : round(band.y1) + 1] = False
        assert not moved.any()


async def test_another_language_has_its_own_words_title_and_names(house: House) -> None:
    comic, _ = await reletter(house.library, house.comic, Wish("uk"))
    assert (comic.title, comic.brief.language) == ("Капелюх", "uk")
    assert comic.pages[0].title == "Капелюх"
    assert [sheet.name for sheet in comic.script.plot.cast] == ["Рена"]
    assert comic.pages[0].letters[0].captions[0].lines == ("ЗНОВУ ДОЩ.",)


async def test_another_styles_letters_have_its_colours(house: House) -> None:
    def corner_of_caption(page: Page) -> tuple[int, int]:
        frame, box = page.frames[0].box, page.letters[0].captions[0].box
        return round(frame.y0 + box.y0 + 9), round(frame.x0 + box.x0 + 9)

    assert tuple((await house.art(house.comic))[corner_of_caption(house.comic.pages[0])]) == (255, 240, 170)
    comic, _ = await reletter(house.library, house.comic, Wish(style="noir"))
    assert (comic.brief.style, comic.brief.lettering) == ("comic", "noir")
    colour = find_style("noir").lettering.caption
    assert tuple((await house.art(comic))[corner_of_caption(comic.pages[0])]) == tuple(
        bytes.fromhex(colour[1:])
    )
    back, _ = await reletter(house.library, comic, Wish(style="comic book"))
    assert back.brief == house.comic.brief
    assert not changed(await house.art(house.comic), await house.art(back)).any()


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
