"""One panel is drawn again: its picture and letters change, all else stays, and nothing is drawn twice."""

from __future__ import annotations

import asyncio

import pytest
from PIL import Image

from kitsumy.artists.scripted import ScriptedArtist
from kitsumy.comic import Brief, Comic
from kitsumy.draft.artist import DraftArtist
from kitsumy.draft.writer import DraftWriter
from kitsumy.errors import BlobMissing, ComicChanged, NotInComic
from kitsumy.events import Event, LetteringStarted, PageReady, PanelReady, PanelStarted
from kitsumy.ledger import Ledger
from kitsumy.ledgered import LedgeredArtist
from kitsumy.library import Library
from kitsumy.revising.proofreading import proofread
from kitsumy.revising.redrawing import redraw
from kitsumy.revising.relettering import Wish, edit, reletter
from kitsumy.revising.rewording import Spot
from kitsumy.studio import Studio
from tests.relettering.houses import MINE, House, changed
from tests.test_studio import ANCHOR


class Died(BaseException):
    """The end of a process."""


def artist(*shades: int) -> ScriptedArtist:
    """Return an artist with one plain picture for each shade of grey."""
    return ScriptedArtist([Image.new("RGB", (500, 500), (shade,) * 3) for shade in shades], (ANCHOR,))


async def only_its_frame_changed(house: House, before: Comic, after: Comic, panel: int) -> None:
    page = next(i for i, page in enumerate(after.pages) if panel in {f.panel for f in page.frames})
    moved = changed(await house.art(before, page), await house.art(after, page))
    box = next(frame.box for frame in after.pages[page].frames if frame.panel == panel).grown(8)
    assert moved[round(box.y0) : round(box.y1), round(box.x0) : round(box.x1)].mean() > 0.25
    moved[round(box.y0) : round(box.y1), round(box.x0) : round(box.x1)] = False
    assert not moved.any()
    others = [i for i in range(len(after.pages)) if i != page]
    assert [before.pages[i] for i in others] == [after.pages[i] for i in others]


async def test_the_next_take_is_drawn_and_all_else_stays_to_the_pixel(house: House) -> None:
    grey, heard = artist(200, 90), list[Event]()
    second = await redraw(house.library, house.comic, 3, grey, listen=heard.append)
    assert [(one.take, one.shot) for one in grey.history] == [(2, house.comic.script.plot.shots[2])]
    assert house.writer.history == []
    assert house.artist.history == []
    assert heard == [
        PanelStarted(panel=3, total=1),
        PanelReady(panel=3, done=1, total=1),
        LetteringStarted(),
        PageReady(page=2, total=2),
    ]
    await only_its_frame_changed(house, house.comic, second, 2)
    assert (second.version, second.script, second.brief) == (2, house.comic.script, house.comic.brief)
    assert [panel.take for panel in second.panels] == [1, 1, 2, 1]
    third = await redraw(house.library, second, 3, grey)
    assert [panel.take for panel in third.panels] == [1, 1, 3, 1]
    assert [await house.library.comic(third.id, MINE, n) for n in (1, 2, 3)] == [house.comic, second, third]
    assert proofread(await house.library.comic(third.id, MINE, 1)) == proofread(house.comic)


async def test_words_go_on_over_the_new_picture(house: House) -> None:
    second = await redraw(house.library, house.comic, 1, artist(200))
    edited = await edit(house.library, second, Spot(2, "balloon", 1), "Here it is!")
    lettered = (await reletter(house.library, edited, Wish(font="hand"))).comic
    assert edited.panels == lettered.panels == second.panels
    frame = lettered.pages[0].frames[0].box
    corner = (await house.art(lettered))[round(frame.y1) - 30, round(frame.x0) + 40]
    assert corner.tolist() == [200, 200, 200]


async def test_an_order_is_done_once_wherever_its_process_died(house: House) -> None:
    def die(event: Event) -> None:
        if isinstance(event, PageReady):
            raise Died

    grey = artist(200)
    with pytest.raises(Died):
        await redraw(house.library, house.comic, 1, grey, order="job", listen=die)
    second = await redraw(house.library, house.comic, 1, grey, order="job")
    assert (second.version, second.panels[0].take) == (2, 2)
    edited = await edit(house.library, second, Spot(1, "balloon", 1), "Hello!")
    assert await redraw(house.library, edited, 1, grey, order="job") == edited
    assert len(grey.history) == 1
    assert [one.change.order for one in await house.library.versions(second.id, MINE)] == ["", "job", ""]


async def test_a_drawing_that_was_paid_for_is_not_drawn_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def die(*_: object) -> Comic:
        raise Died

    grey, origin = artist(200), house.comic.brief.origin
    ledgered = LedgeredArtist(grey, Ledger(house.library.store), house.library, origin)
    with monkeypatch.context() as patched:
        patched.setattr(Library, "revise", die)
        with pytest.raises(Died):
            await redraw(house.library, house.comic, 1, ledgered, order="job")
    assert await house.versions() == [1]
    second = await redraw(house.library, house.comic, 1, ledgered, order="job")
    await only_its_frame_changed(house, house.comic, second, 0)
    assert len(grey.history) == 1


async def test_what_cannot_be_drawn_changes_nothing(house: House) -> None:
    for panel in (0, 5, -1):
        with pytest.raises(NotInComic) as caught:
            await redraw(house.library, house.comic, panel, artist(200))
        assert (caught.value.what, caught.value.number, caught.value.count) == ("panel", panel, 4)
    with pytest.raises(ConnectionError):
        await redraw(house.library, house.comic, 1, ScriptedArtist([ConnectionError()]))
    assert await house.versions() == [1]
    assert await house.library.comic(house.comic.id, MINE) == house.comic


async def test_of_two_at_once_one_is_kept_and_the_other_told(house: House) -> None:
    both = await asyncio.gather(
        redraw(house.library, house.comic, 1, artist(200)),
        redraw(house.library, house.comic, 2, artist(90)),
        return_exceptions=True,
    )
    assert [type(one) for one in both if isinstance(one, BaseException)] == [ComicChanged]
    assert await house.versions() == [1, 2]


async def test_the_picture_that_is_replaced_need_not_be_there(house: House) -> None:
    async def lose(panel: int) -> None:
        house.library.blobs.path(house.comic.panels[panel].image).unlink()

    await lose(0)
    second = await redraw(house.library, house.comic, 1, artist(200))
    assert second.version == 2
    await lose(1)
    with pytest.raises(BlobMissing):
        await redraw(house.library, second, 1, artist(90))


async def test_the_draft_artist_frames_its_next_take_for_the_words(house: House) -> None:
    brief = Brief(idea="A fox loses her hat", style="manga", language="en", panels=3)
    drafts = DraftArtist()
    made = await Studio(DraftWriter(), drafts, house.library).make(brief)
    again = await redraw(house.library, made, 2, drafts)
    await only_its_frame_changed(house, made, again, 1)
    before, after = (one.panels[1].anchors for one in (made, again))
    assert [anchor.character for anchor in after] == [anchor.character for anchor in before]
    assert after != before
    assert not any(score.faults for score in proofread(again))
