"""Every new character is drawn once by itself, and every panel is drawn after those whom it shows."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import settings as limited
from hypothesis import strategies as st
from PIL import Image

from kitsumy import artists, settings
from kitsumy.art.portraits import Portraits
from kitsumy.comic import Balloon, Brief, Comic, Dialogue, Lines, Script, Shot
from kitsumy.errors import DiskFull, ProviderDown
from kitsumy.events import Event, PanelStarted, SheetReady, StoryboardReady
from kitsumy.ledger import Ledger
from kitsumy.ledgered import LedgeredArtist
from kitsumy.library import Library
from kitsumy.ports import PanelOrder
from kitsumy.publishing import story_of
from kitsumy.revising.redrawing import redraw
from kitsumy.studio import Studio
from kitsumy.writers.scripted import ScriptedWriter
from tests.portrayed import COLOURS, Portraitist, plot, sheet, shot

MINE = "cli:local"
EVERYBODY = tuple(sheet(name) for name in COLOURS)
SHOTS = (shot("fox"), shot("cat", "fox"), shot("owl"))


@pytest.fixture
async def library() -> AsyncIterator[Library]:
    async with Library.open(settings.load()) as opened:
        yield opened


def brief(panels: int = 3, **fields: object) -> Brief:
    asked = Brief(idea="Four colours", style="comic", language="en", panels=panels)
    return asked.model_copy(update=fields)


def script(shots: tuple[Shot, ...] = SHOTS, cast: tuple[object, ...] = EVERYBODY[:3]) -> Script:
    said = [Lines(balloons=(Balloon(speaker=one.figures[0].character, text="Hello!"),)) for one in shots]
    return Script(plot=plot(shots, cast), dialogue=Dialogue(panels=tuple(said)))  # type: ignore[arg-type]


async def make(library: Library, artist: Portraitist, told: Script | None = None, **fields: object) -> Comic:
    studio = Studio(ScriptedWriter([told or script()]), artist, library)
    return await studio.make(brief(), **fields)  # type: ignore[arg-type]


def shown(order: PanelOrder) -> set[str]:
    return {figure.character for figure in order.shot.figures}


async def test_each_new_character_is_drawn_once_and_goes_with_its_panels(library: Library) -> None:
    artist, told = Portraitist(), list[Event]()
    comic = await make(library, artist, listen=told.append)
    assert sorted(artist.sheets) == ["cat", "fox", "owl"]
    assert {event.character for event in told if isinstance(event, SheetReady)} == {"Fox", "Cat", "Owl"}
    kept = {one.id: one.reference for one in comic.script.plot.cast}
    for order in artist.panels:
        assert {(one.character, one.blob) for one in order.references} == {(w, kept[w]) for w in shown(order)}
        for one in order.references:
            with Image.open(BytesIO(one.data)) as picture:
                red, green, blue = picture.convert("RGB").getpixel(
                    (picture.width // 2, 9 * picture.height // 10)
                )  # type: ignore[misc]
            wanted = [int(COLOURS[one.character][at : at + 2], 16) for at in (1, 3, 5)]
            assert max(abs(a - b) for a, b in zip((red, green, blue), wanted, strict=True)) < 12
    assert await library.comic(comic.id, MINE) == comic
    assert {one.sheet.reference for one in await library.characters(MINE)} == set(kept.values())


async def test_a_sheet_is_the_same_order_in_whatever_story_it_comes(library: Library) -> None:
    first, second = Portraitist(), Portraitist()
    fox = sheet("fox", seed=7)
    await make(library, first, script((shot("fox"),), (fox,)))
    other = script((shot("cat"), shot("fox")), (sheet("cat"), fox))
    await Studio(ScriptedWriter([other]), second, library).make(brief(2, idea="Another story"))
    assert first.orders[0] in second.orders
    assert first.orders[0].subject == "sheet"


async def test_a_sequel_takes_the_faces_of_its_parent(library: Library) -> None:
    parent = await make(library, Portraitist())
    artist = Portraitist()
    cast = await library.cast_of(parent)
    bear = sheet("bear")
    # A writer tells of looks: it knows nothing of pictures.
    told = script((shot("fox", "bear"),), (sheet("fox"), bear))
    studio = Studio(ScriptedWriter([told]), artist, library)
    sequel = await studio.make(brief(1, mode="sequel", cast=cast), parent=parent)
    assert artist.sheets == ["bear"]
    assert sequel.script.plot.sheet("fox").reference == parent.script.plot.sheet("fox").reference
    (order,) = artist.panels
    assert [one.character for one in order.references] == ["fox", "bear"]


async def test_a_photo_is_the_reference_of_the_first_character(library: Library) -> None:
    out = BytesIO()
    Image.new("RGB", (1500, 900), "#aa8866").save(out, "JPEG")
    photo = await library.blobs.put(out.getvalue())
    artist = Portraitist()
    comic = await make(library, artist, photo=photo)
    assert sorted(artist.sheets) == ["cat", "owl"]
    assert comic.script.plot.cast[0].reference == photo
    (found,) = {one for order in artist.panels for one in order.references if one.character == "fox"}
    with Image.open(BytesIO(found.data)) as picture:
        assert picture.size == (1024, 614)
    assert found.blob == photo
    assert (await library.character("Fox", MINE)).sheet.reference == photo


async def test_a_reference_that_is_gone_is_drawn_anew(library: Library) -> None:
    artist = Portraitist()
    gone = sheet("fox", reference="a" * 64)
    comic = await make(library, artist, script((shot("fox"),), (gone,)))
    assert artist.sheets == ["fox"]
    assert comic.script.plot.cast[0].reference not in ("", "a" * 64)


async def test_panels_wait_for_the_sheets_of_their_own_characters_only(library: Library) -> None:
    two_drawn = asyncio.Event()

    async def waits(order: PanelOrder) -> None:
        if order.subject == "sheet" and shown(order) == {"owl"}:
            await two_drawn.wait()

    begun: list[int] = []

    def listen(event: Event) -> None:
        if isinstance(event, PanelStarted):
            begun.append(event.panel)
            if len(begun) == 2:
                two_drawn.set()

    await make(library, Portraitist(waits=waits), listen=listen)
    assert sorted(begun[:2]) == [1, 2]
    assert begun[2] == 3


async def test_sketches_come_before_any_sheet_is_drawn(library: Library) -> None:
    board = asyncio.Event()

    def listen(event: Event) -> None:
        if isinstance(event, StoryboardReady):
            board.set()

    artist = Portraitist(waits=lambda _: board.wait())
    studio = Studio(ScriptedWriter([script()]), artist, library, sketcher=artists.find("draft"))
    comic = await studio.make(brief(), listen=listen)
    assert len(comic.panels) == 3


async def test_a_failed_sheet_leaves_its_character_to_words(library: Library) -> None:
    def fails(order: PanelOrder) -> Exception | None:
        broken = order.subject == "sheet" and shown(order) == {"fox"}
        return ProviderDown("portraitist") if broken else None

    artist, told = Portraitist(fails=fails), list[Event]()
    comic = await make(library, artist, listen=told.append)
    assert {one.id: bool(one.reference) for one in comic.script.plot.cast} == {
        "fox": False,
        "cat": True,
        "owl": True,
    }
    assert all("fox" not in {one.character for one in order.references} for order in artist.panels)
    assert "Fox" not in {event.character for event in told if isinstance(event, SheetReady)}


async def test_only_a_providers_trouble_is_borne(library: Library) -> None:
    artist = Portraitist(fails=lambda order: DiskFull("/full") if order.subject == "sheet" else None)
    with pytest.raises(DiskFull):
        await make(library, artist)
    assert await library.comics(MINE) == ()


async def test_who_takes_no_references_draws_no_sheets(library: Library) -> None:
    artist = Portraitist(limit=0)
    comic = await make(library, artist)
    assert artist.sheets == []
    assert all(order.references == () for order in artist.panels)
    assert {one.reference for one in comic.script.plot.cast} == {""}


async def test_a_redraw_is_drawn_after_the_references_that_there_are_now(library: Library) -> None:
    comic = await make(library, Portraitist())
    photo = await library.blobs.put(await library.blobs.get(comic.panels[0].image))
    await library.refer_character(MINE, "Cat", photo)
    artist = Portraitist()
    await redraw(library, comic, 2, artist)
    (order,) = artist.orders
    assert {one.character: one.blob for one in order.references} == {
        "fox": comic.script.plot.sheet("fox").reference,
        "cat": photo,
    }


async def test_a_redraw_of_a_draft_asks_for_one_picture_only(library: Library) -> None:
    comic = await make(library, Portraitist(limit=0))
    artist = Portraitist()
    await redraw(library, comic, 2, artist)
    (order,) = artist.orders
    assert (order.subject, order.references) == ("panel", ())


async def test_a_draft_that_is_drawn_in_full_gives_its_cast_their_faces(library: Library) -> None:
    told = Script(plot=plot(SHOTS, EVERYBODY[:3]), dialogue=script().dialogue)
    draft = await Studio(ScriptedWriter([told]), artists.find("draft"), library).make(brief())
    artist, heard = Portraitist(), list[Event]()
    studio = Studio(ScriptedWriter([]), artist, library)
    full = await studio.paint(draft, listen=heard.append, order="job")
    assert (full.id, full.version, full.brief.quality) == (draft.id, 2, "full")
    assert full.script.dialogue == draft.script.dialogue
    kept = {one.sheet.id: one.sheet.reference for one in await library.characters(MINE)}
    assert kept == {one.id: one.reference for one in full.script.plot.cast}
    assert "" not in kept.values()
    assert (heard[0].type, heard[-1].type) == ("plot_ready", "comic_ready")
    again = await studio.paint(await library.comic(draft.id, MINE), order="job")
    assert again == full
    assert len(artist.orders) == 3 + 3


async def test_the_same_comic_again_is_drawn_from_the_ledger(library: Library) -> None:
    artist, ledger = Portraitist(), Ledger(library.store)
    made = [
        await Studio(
            ScriptedWriter([script()]),
            LedgeredArtist(artist, ledger, library, brief().origin),
            library,
        ).make(brief())
        for _ in range(2)
    ]
    assert len(artist.orders) == 3 + 3
    assert made[0].pages == made[1].pages
    assert made[0].script == made[1].script


async def test_a_sheet_by_another_hand_is_no_reference(library: Library) -> None:
    artist = Portraitist()
    artist.fallback = True
    comic = await make(library, artist)
    assert {one.reference for one in comic.script.plot.cast} == {""}


@limited(max_examples=40)
@given(
    shots=st.lists(
        st.lists(st.sampled_from(sorted(COLOURS)), min_size=0, max_size=3, unique=True),
        min_size=1,
        max_size=6,
    ),
    limit=st.integers(0, 4),
)
async def test_references_are_exactly_those_of_the_figures(shots: list[list[str]], limit: int) -> None:
    """Within the limit, in the order of the cast; and no sheet is drawn that no panel is drawn after."""
    told = plot([shot(*names) for names in shots], EVERYBODY)
    artist = Portraitist(limit)
    artist.says = True
    async with Library.open(settings.load()) as library:
        portraits = Portraits(library, artist, story_of(brief(), told, 1, ""))
        async with asyncio.TaskGroup() as group:
            portraits.begin(group)
        given = [[one.reference.character for one in await portraits.among(each)] for each in told.shots]
    order = [one.id for one in EVERYBODY]
    assert given == [sorted(names, key=order.index)[:limit] for names in shots]
    assert sorted(artist.sheets) == sorted({name for names in given for name in names})
