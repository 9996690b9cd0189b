"""The price before, the choice after: where a comic costs much, its draft is seen first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from bot.commissions import commission, settled
from bot.discord import looks
from bot.refusals import NoImageProvider
from bot.surface import Parcel
from bot.telegram import buttons
from bot.texts import texts
from kitsumy.agency import Agency
from kitsumy.library import Library
from kitsumy.library.work_tables import orders
from kitsumy.providers.terms import AllTerms
from kitsumy.revising.relettering import edit
from kitsumy.revising.rewording import Spot
from kitsumy.workshop import NewComic
from tests.bot.conftest import Desk, quota
from tests.bot.surfaces import Remembering, asking
from tests.bot.watching import only, over
from tests.jobs.conftest import Clock
from tests.providers.people import TERMS, Author, Painter

ONCE = AllTerms(rows={"any": TERMS.model_copy(update={"tries": 1})})
MINE = "test:7"
MakeStudio = Callable[..., Desk]


@pytest.fixture
def full(library: Library, surface: Remembering, clock: Clock) -> MakeStudio:
    def make(author: Author, painter: Painter, above: float | None = 0.1) -> Desk:
        agency = Agency([author], [painter], ONCE, above)
        return Desk(library, surface, clock, quota(budget=5.0), agency)

    return make


async def charged(here: Desk) -> list[tuple[str, int]]:
    async with here.library.store.read() as connection:
        rows = await connection.execute(select(orders.c.state, orders.c.spent).order_by(orders.c.placed_at))
        return [(row.state, row.spent) for row in rows]


def delivered(surface: Remembering, chat: str, message: str) -> Parcel:
    last = surface.chats[chat][message].last
    assert isinstance(last, Parcel)
    return last


async def test_a_draft_comes_first_and_is_drawn_when_somebody_wants_it(
    full: MakeStudio, surface: Remembering
) -> None:
    author, painter = Author("openai"), Painter("replicate")
    here = full(author, painter)
    async with here.open("studio"):
        await here.orders.place(asking("one", panels=2))
        await over(here)
        (chat,) = surface.chats
        first = delivered(surface, chat, "1")
        assert (first.draft, first.version, painter.orders) == (True, 1, [])
        assert first.offer == 2 * 40_000
        asked = len(author.asked)
        assert asked == 2, "a real writer has written it"
        await edit(here.library, await here.library.comic(first.comic, MINE), Spot(1, "balloon", 1), "Oh!")
        await here.orders.place(asking("two", kind="full", comic=first.comic))
        await over(here)
    second = delivered(surface, chat, "2")
    assert (second.comic, second.draft, second.version, second.offer) == (first.comic, False, 3, None)
    assert len(author.asked) == asked
    assert len(painter.orders) == 2
    comic = await here.library.comic(first.comic, MINE)
    assert comic.brief.quality == "full"
    assert comic.script.dialogue.panels[0].balloons[0].text == "Oh!"
    assert (await here.library.comic(first.comic, MINE, 1)).panels[0].artist == "draft"
    assert delivered(surface, chat, "1") == first, "the draft stays where it is"
    assert await charged(here) == [("delivered", 20_000), ("delivered", 80_000)]


async def test_a_second_press_only_shows_what_is_drawn(full: MakeStudio, surface: Remembering) -> None:
    painter = Painter("replicate")
    here = full(Author("openai"), painter)
    async with here.open("studio"):
        await here.orders.place(asking("one", panels=2))
        await over(here)
        (made,) = await here.library.comics(MINE, 1)
        for key in ("two", "three"):
            await here.orders.place(asking(key, kind="full", comic=made.id))
            await over(here)
    assert len(painter.orders) == 2
    (chat,) = surface.chats
    assert delivered(surface, chat, "3").version == 2


async def test_two_presses_at_once_draw_it_once(full: MakeStudio, surface: Remembering) -> None:
    painter = Painter("replicate")
    here = full(Author("openai"), painter)
    async with here.open("studio"):
        await here.orders.place(asking("one", panels=2))
        await over(here)
        (made,) = await here.library.comics(MINE, 1)
        for key in ("two", "three"):
            await here.orders.place(asking(key, kind="full", comic=made.id))
        await over(here)
    (chat,) = surface.chats
    assert [delivered(surface, chat, number).version for number in ("2", "3")] == [2, 2]
    assert len(painter.orders) == 2


async def test_the_words_of_a_draft_are_those_of_the_whole_and_paid_once(full: MakeStudio) -> None:
    author, painter = Author("openai"), Painter("replicate")
    here = full(author, painter)
    async with here.open("studio"):
        await here.orders.place(asking("one", panels=2))
        await over(here)
        await here.orders.place(asking("two", panels=2, quality="full"))
        await over(here)
    assert len(author.asked) == 2
    assert await charged(here) == [("delivered", 20_000), ("delivered", 80_000)]


@pytest.mark.parametrize(("above", "quality"), [(None, None), (5.0, None), (0.0, "full")])
async def test_it_goes_on_at_once_where_nobody_is_to_be_asked(
    full: MakeStudio, surface: Remembering, above: float | None, quality: str | None
) -> None:
    painter = Painter("replicate")
    here = full(Author("openai"), painter, above)
    async with here.open("studio"):
        await here.orders.place(asking("one", panels=2, quality=quality))
        await over(here)
    (chat,) = surface.chats
    first = delivered(surface, chat, "1")
    assert (first.draft, first.offer) == (False, None)
    assert len(painter.orders) == 2


async def test_an_order_that_waits_stays_what_it_was(library: Library) -> None:
    """Taken up by another process, with other settings, it is still a draft to be looked at."""
    agency = Agency([Author("openai")], [Painter("replicate")], ONCE, 0.1)
    first = await commission(library, asking("one"), agency)
    kept = settled(asking("one"), first)
    again = await commission(library, kept, Agency([Author("openai")], [Painter("replicate")], ONCE))
    assert isinstance(first, NewComic)
    assert first.proof
    assert again == first


async def test_nothing_is_offered_where_nobody_draws(full: MakeStudio, library: Library) -> None:
    here = full(Author("openai"), Painter("replicate"))
    async with here.open("studio"):
        await here.orders.place(asking("one", panels=2))
        await over(here)
    comic = await library.comic("", MINE)
    assert Agency().offer(comic) is None
    with pytest.raises(NoImageProvider):
        await commission(library, asking("two", kind="full", comic=comic.id), Agency())


async def test_where_only_the_writer_is_hired_the_draft_studio_draws(
    library: Library, surface: Remembering, clock: Clock
) -> None:
    here = Desk(library, surface, clock, quota(budget=5.0), Agency([Author("openai")]))
    async with here.open("studio"):
        await here.orders.place(asking(panels=2))
        await over(here)
    assert only(surface).stages[-1] == "delivered"
    comic = await library.comic("", MINE)
    assert (comic.writer, {panel.artist for panel in comic.panels}) == ("openai", {"draft"})


def wrapped(offer: int | None) -> Parcel:
    return Parcel(
        order="0" * 16,
        language="uk",
        comic="a1b2c3d4e5f6",
        title="Капелюх",
        pages=(b"1",),
        alt=("",),
        masters=(b"1",),
        offer=offer,
    )


def components(parcel: Parcel, *, looking: bool = False) -> str:
    """Return what Discord is told of a page."""
    view = looks.page(parcel, looking=looking)
    return str(view.to_components())  # type: ignore[no-untyped-call]  # discord.py's own


@pytest.mark.parametrize(
    ("offer", "en", "uk"),
    [
        (0, "Draw it in full", "Намалювати начисто"),
        (204_001, "Draw it in full (about $0.21)", "Намалювати начисто (близько 0,21 $)"),
        (1_000_000, "Draw it in full (about $1.00)", "Намалювати начисто (близько 1,00 $)"),
    ],
)
def test_the_button_says_the_price(offer: int, en: str, uk: str) -> None:
    assert texts("en").offer(offer) == en
    (button,) = buttons.under_page(texts("uk"), "a1b2c3d4e5f6", offer).inline_keyboard[0]
    assert button.text == uk
    assert buttons.read(str(button.callback_data)) == buttons.Data("full", "a1b2c3d4e5f6")
    assert "k1:full:a1b2c3d4e5f6" in components(wrapped(offer))


def test_no_button_where_there_is_no_offer() -> None:
    assert "full" not in str(buttons.under_page(texts("en"), "a1b2c3d4e5f6").to_dict())
    assert "k1:full" not in components(wrapped(None))
    assert "k1:full" not in components(wrapped(7), looking=True)
