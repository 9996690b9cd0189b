from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from PIL import Image

from kitsumy import artists, pages, settings
from kitsumy.artists.scripted import ScriptedArtist
from kitsumy.character import CharacterSheet, Palette
from kitsumy.comic import Balloon, Brief, Dialogue, Figure, Lines, Origin, Plot, Script, Sfx, Shot
from kitsumy.errors import DiskFull, TextDoesNotFit, UnknownStyle
from kitsumy.events import Event, SoundsLeftOut, StoryboardReady
from kitsumy.geometry import Box, Point, Size
from kitsumy.lettering import inspect
from kitsumy.library import Library
from kitsumy.page import Anchor
from kitsumy.ports import Camera, Drawing, PanelOrder
from kitsumy.slips import Slip
from kitsumy.studio import Studio
from kitsumy.writers.scripted import ScriptedWriter
from tests.foreign import panels

FOX = CharacterSheet(id="fox", name="Rena", palette=Palette(coat="#e8702a", main="#b58a55", second="#5b3a2a"))
ANCHOR = Anchor(
    character="fox", head=Box(0.35, 0.45, 0.65, 0.8), face=Box(0.4, 0.55, 0.6, 0.78), mouth=Point(0.5, 0.72)
)


def script(panels: int = 3, words: str = "Where is my hat?") -> Script:
    shot = Shot(place="street", figures=(Figure(character="fox"),))
    said = Lines(
        captions=("Rain again.",), balloons=(Balloon(speaker="fox", text=words),), sfx=(Sfx(text="DRIP"),)
    )
    plot = Plot(title="The hat", cast=(FOX,), shots=(shot,) * panels)
    return Script(plot=plot, dialogue=Dialogue(panels=(said,) * panels))


def brief(panels: int = 3, style: str = "comic") -> Brief:
    return Brief(idea="A fox loses her hat", style=style, language="en", panels=panels)


def pictures(count: int) -> list[Image.Image]:
    return [Image.new("RGB", (1024, 1024), (60 * index % 255, 120, 160)) for index in range(count)]


class _Waiting(ScriptedArtist):
    """Draws nothing before something has happened."""

    def __init__(self, answers: list[Image.Image], until: asyncio.Event) -> None:
        super().__init__(answers, (ANCHOR,))
        self._until = until

    async def draw(
        self, order: PanelOrder, camera: Camera | None = None, slip: Slip | None = None
    ) -> Drawing:
        await self._until.wait()
        return await super().draw(order, camera, slip)


@pytest.fixture
async def library() -> AsyncIterator[Library]:
    async with Library.open(settings.load()) as opened:
        yield opened


async def test_drawings_that_are_there_at_once_need_no_storyboard(library: Library) -> None:
    told: list[Event] = []
    studio = Studio(
        ScriptedWriter([script()]), ScriptedArtist(pictures(3)), library, sketcher=artists.find("draft")
    )
    await studio.make(brief(), listen=told.append)
    assert not [event for event in told if isinstance(event, StoryboardReady)]


async def test_slow_artists_are_announced_by_a_storyboard(library: Library) -> None:
    sketched = asyncio.Event()
    writer, artist = ScriptedWriter([script()]), _Waiting(pictures(3), sketched)
    told: list[Event] = []

    def listen(event: Event) -> None:
        told.append(event)
        if isinstance(event, StoryboardReady):
            sketched.set()

    comic = await Studio(writer, artist, library, sketcher=artists.find("draft")).make(brief(), listen=listen)

    (board,) = [event for event in told if isinstance(event, StoryboardReady)]
    image = pages.decode(await library.blobs.get(board.image))
    assert image.width == 640
    assert len(image.getcolors(1 << 24) or ()) > 200  # something is drawn
    assert board.image not in {panel.image for panel in comic.panels}
    assert len(artist.history) == 3


async def test_a_comic_from_a_finished_script_and_finished_pictures(library: Library) -> None:
    writer, artist = ScriptedWriter([script()]), ScriptedArtist(pictures(3), (ANCHOR,))
    told: list[Event] = []
    comic = await Studio(writer, artist, library).make(brief(), listen=told.append)

    assert [question for question, _ in writer.history] == ["plot", "dialogue"]
    assert len(artist.history) == 3
    assert await library.comic(comic.id, "cli:local") == comic
    page = comic.pages[0]
    assert [b.speaker for letters in page.letters for b in letters.balloons] == ["fox"] * 3
    assert (await library.blobs.get(page.image)).startswith(b"\x89PNG")
    names = [event.type for event in told]
    assert names[0] == "plot_started"
    assert names[-1] == "comic_ready"
    assert names.count("panel_ready") == 3
    assert names.index("lettering_started") > max(i for i, name in enumerate(names) if name == "panel_ready")


async def test_sounds_that_find_no_place_are_told_of(library: Library) -> None:
    quiet = script()
    first, *others = quiet.dialogue.panels
    loud = first.model_copy(update={"sfx": (Sfx(text="Wham"), Sfx(text="w" * 90))})
    told: list[Event] = []
    writer = ScriptedWriter([Script(plot=quiet.plot, dialogue=Dialogue(panels=(loud, *others)))])
    await Studio(writer, ScriptedArtist(pictures(3), (ANCHOR,)), library).make(brief(), listen=told.append)
    assert SoundsLeftOut(panel=1, sounds=("W" * 90,)) in told


async def test_the_orders_have_the_shape_of_their_frames(library: Library) -> None:
    artist = ScriptedArtist(pictures(3), (ANCHOR,))
    comic = await Studio(ScriptedWriter([script()]), artist, library).make(brief())
    frames = [frame.box for frame in comic.pages[0].frames]
    assert [(o.size.width, o.size.height) for o in artist.history] == [
        (round(box.width), round(box.height)) for box in frames
    ]


async def test_heads_are_found_in_pictures_that_nobody_described(library: Library) -> None:
    shown = next(one for one in panels() if one.name == "people-01")
    comic = await Studio(ScriptedWriter([script(2)]), ScriptedArtist([shown.picture] * 2), library).make(
        brief(2)
    )
    for panel in comic.panels:
        (anchor,) = panel.anchors
        assert (anchor.character, anchor.source) == ("fox", "detected")
        assert panel.busy
    page = comic.pages[0]
    for frame, letters, panel in zip(page.frames, page.letters, comic.panels, strict=True):
        size = Size(round(frame.box.width), round(frame.box.height))
        (anchor,) = panel.anchors
        # The picture is cropped to its frame; the mouth was found where the frame shows it.
        assert letters.balloons[0].mouth == (anchor.mouth.x * size.width, anchor.mouth.y * size.height)
        assert inspect(size, letters, panel.anchors) == ()


async def test_who_is_not_seen_is_expected_in_the_slot(library: Library) -> None:
    comic = await Studio(ScriptedWriter([script(1)]), ScriptedArtist(pictures(1)), library).make(brief(1))
    assert [anchor.source for anchor in comic.panels[0].anchors] == ["declared"]
    assert comic.pages[0].letters[0].balloons[0].tip is not None


async def test_what_an_artist_says_about_its_picture_holds_for_what_is_shown_of_it(library: Library) -> None:
    artist = ScriptedArtist(pictures(1), (ANCHOR,))
    comic = await Studio(ScriptedWriter([script(1)]), artist, library).make(brief(1))
    (panel,) = comic.panels
    (anchor,) = panel.anchors
    assert panel.busy == ()
    assert anchor.source == "artist"
    assert panel.shown is not None
    assert panel.shown.x0 + anchor.mouth.x * panel.shown.width == pytest.approx(ANCHOR.mouth.x)
    assert panel.shown.y0 + anchor.mouth.y * panel.shown.height == pytest.approx(ANCHOR.mouth.y)


@pytest.mark.parametrize("top", [True, False])
async def test_a_head_far_from_the_middle_stays_in_its_frame(library: Library, top: bool) -> None:
    somebody = next(one for one in panels() if one.name == "people-01").picture.resize((800, 800))
    tall = Image.new("RGB", (800, 2000), (120, 170, 230))
    tall.paste(somebody, (0, 0 if top else 1200))
    comic = await Studio(ScriptedWriter([script(1)]), ScriptedArtist([tall]), library).make(brief(1))
    (panel,) = comic.panels
    (anchor,) = panel.anchors
    assert anchor.source == "detected"
    assert min(anchor.face) > 0
    assert max(anchor.face) < 1
    assert panel.shown is not None
    assert (panel.shown.y0 < 0.2) is top


async def test_a_failing_artist_stops_everything_and_keeps_nothing(library: Library) -> None:
    artist = ScriptedArtist([*pictures(1), DiskFull("/full"), *pictures(1)], (ANCHOR,))
    with pytest.raises(DiskFull):
        await Studio(ScriptedWriter([script()]), artist, library).make(brief())
    assert await library.comics("cli:local") == ()


async def test_a_failing_writer_is_the_one_reason(library: Library) -> None:
    with pytest.raises(UnknownStyle):
        await Studio(ScriptedWriter([UnknownStyle("x", ())]), ScriptedArtist([]), library).make(brief())


async def test_an_unknown_style_is_refused_before_anything_is_written(library: Library) -> None:
    writer = ScriptedWriter([script()])
    with pytest.raises(UnknownStyle):
        await Studio(writer, ScriptedArtist([]), library).make(brief(style="sepia"))
    assert writer.history == []


async def test_words_for_a_poster_do_not_fit_a_panel(library: Library) -> None:
    endless = script(9, "Nevertheless " * 80)
    with pytest.raises(TextDoesNotFit) as caught:
        await Studio(ScriptedWriter([endless]), ScriptedArtist(pictures(9), (ANCHOR,)), library).make(
            brief(9)
        )
    assert caught.value.words > 80


@pytest.mark.parametrize("stage", ["plot_ready", "dialogue_ready", "panel_started", "lettering_started"])
async def test_it_can_be_cancelled_at_any_stage(library: Library, stage: str) -> None:
    studio = Studio(ScriptedWriter([script()]), ScriptedArtist(pictures(3), (ANCHOR,)), library)

    def stop(event: Event) -> None:
        if event.type == stage:
            task.cancel()

    task = asyncio.create_task(studio.make(brief(), listen=stop))
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await library.comics("cli:local") == ()
    assert len(asyncio.all_tasks()) == 1


async def test_everyone_finds_only_their_own(library: Library) -> None:
    mine = brief().model_copy(update={"origin": Origin(platform="telegram", user="7")})
    artist = ScriptedArtist(pictures(3), (ANCHOR,))
    await Studio(ScriptedWriter([script()]), artist, library).make(mine)
    assert len(await library.comics("telegram:7")) == 1
    assert await library.comics("telegram:8") == ()
