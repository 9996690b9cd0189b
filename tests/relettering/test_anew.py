"""All pages are lettered anew, in another language, font or style, without anybody who draws."""

from __future__ import annotations

import pytest

from kitsumy.errors import CannotTranslate
from kitsumy.page import Page
from kitsumy.ports import Writer
from kitsumy.revising.relettering import Wish, reletter
from kitsumy.styles import find as find_style
from tests.relettering.houses import MINE, PANELS, House, changed, lettered

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


async def test_what_its_own_writer_cannot_tell_somebody_else_does(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody(name: str = "") -> Writer:
        raise KeyError(name)

    monkeypatch.setattr("kitsumy.writers.find", nobody)
    with pytest.raises(CannotTranslate):
        await reletter(house.library, house.comic, Wish("uk"))
    comic, _ = await reletter(house.library, house.comic, Wish("uk"), translator=house.writer)
    assert (comic.title, comic.brief.language) == ("Капелюх", "uk")
