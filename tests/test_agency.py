"""Comics by chains of providers: every order ends in a comic or one reason, and nothing is paid twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import func, select

from kitsumy import hiring, settings
from kitsumy.agency import Agency, Asked, allowed
from kitsumy.comic import Comic
from kitsumy.errors import AnswerRefused, BadSetting, CallRejected, ProviderDown
from kitsumy.events import FellBack, ProviderRetried, nobody
from kitsumy.ledger import Ledger, Purse, accounts
from kitsumy.ledgered import Payer
from kitsumy.library import Library
from kitsumy.library.work_tables import costs
from kitsumy.providers.terms import AllTerms
from kitsumy.revising.redrawing import redraw

from .providers.people import BRIEF, TERMS, Author, Heard, Painter

ONCE = AllTerms(rows={"any": TERMS.model_copy(update={"tries": 1, "at_once": 8, "failures": 99})})
WRONG = CallRejected("replicate")


@pytest.fixture
async def library() -> AsyncIterator[Library]:
    async with Library.open(settings.load()) as opened:
        yield opened


@pytest.fixture
def heard() -> Heard:
    return Heard()


async def make(
    library: Library,
    agency: Agency,
    *,
    job: str = "job-1",
    allowance: int | None = None,
    listen: Heard | None = None,
    ledger: Ledger | None = None,
) -> Comic:
    payer = Payer(BRIEF.origin, job, Purse(allowance))
    calls = ledger or Ledger(library.store)
    return await agency.make(library, calls, Asked(BRIEF), payer, nobody if listen is None else listen)


async def counted(library: Library) -> int:
    async with library.store.read() as connection:
        return await connection.scalar(select(func.count()).select_from(costs)) or 0


async def test_a_comic_by_providers_costs_what_they_charged(library: Library) -> None:
    author, painter = Author("openai"), Painter("replicate")
    made = await make(library, Agency([author], [painter], ONCE))
    assert (made.writer, {panel.artist for panel in made.panels}) == ("openai", {"replicate"})
    assert {panel.model for panel in made.panels} == {"paint-2"}
    assert {page.footer for page in made.pages} == {"Drawn by replicate"}
    assert await accounts.spent(library.store, "job-1") == 2 * 10_000 + 3 * 40_000
    assert await counted(library) == 5


async def test_new_faces_are_paid_once_for_all_panels(library: Library) -> None:
    painter = Painter("replicate", references=8)
    made = await make(library, Agency([Author("openai")], [painter], ONCE))
    faces = [order for order in painter.orders if order.subject == "sheet"]
    assert len(faces) == len(made.script.plot.cast)
    assert await accounts.spent(library.store, "job-1") == 2 * 10_000 + (3 + len(faces)) * 40_000


async def test_the_same_order_again_calls_nobody(library: Library) -> None:
    author, painter = Author("openai"), Painter("replicate")
    agency = Agency([author], [painter], ONCE)
    first = await make(library, agency)
    again = await make(library, agency, job="job-2")
    assert (len(author.asked), len(painter.orders)) == (2, 3)
    assert [page.image for page in again.pages] == [page.image for page in first.pages]
    assert await accounts.spent(library.store, "job-2") == 0


async def test_twice_at_once_is_one_set_of_calls(library: Library) -> None:
    author, painter, calls = Author("openai"), Painter("replicate"), Ledger(library.store)
    agency = Agency([author], [painter], ONCE)
    await asyncio.gather(*(make(library, agency, job=f"job-{n}", ledger=calls) for n in range(2)))
    assert (len(author.asked), len(painter.orders)) == (2, 3)
    spent = [await accounts.spent(library.store, f"job-{n}") for n in range(2)]
    assert sum(spent) == 2 * 10_000 + 3 * 40_000


async def test_a_panel_that_fell_back_is_marked_not_charged_and_said(library: Library, heard: Heard) -> None:
    agency = Agency([Author("openai")], [Painter("replicate", [None, WRONG]), Painter("other")], ONCE)
    made = await make(library, agency, listen=heard)
    fallen = [panel for panel in made.panels if panel.fallback]
    assert [panel.artist for panel in fallen] == ["other"]
    assert made.pages[0].footer == "Drawn by replicate · Drawn by other"
    assert await accounts.spent(library.store, "job-1") == 2 * 10_000 + 2 * 40_000
    waived = sum(one.waived for one in await accounts.sums(library.store, "provider"))
    assert waived == 40_000
    assert FellBack(provider="replicate", to="other", reason="CallRejected") in heard


async def test_a_redraw_by_somebody_else_says_so_under_the_page(library: Library) -> None:
    painter = Painter("replicate")
    agency = Agency([Author("openai")], [painter, Painter("other")], ONCE)
    made = await make(library, agency)
    painter.errors = [WRONG]
    artist = agency.artist(made.brief, library, Ledger(library.store), Payer(BRIEF.origin, "job-2"))
    again = await redraw(library, made, 1, artist)
    assert (again.panels[0].artist, again.panels[0].fallback) == ("other", True)
    assert again.pages[0].footer == "Drawn by replicate · Drawn by other"
    assert (await redraw(library, again, 2, artist)).pages[0].footer == again.pages[0].footer
    assert await accounts.spent(library.store, "job-2") == 40_000


async def test_with_everybody_down_the_draft_studio_makes_it_for_nothing(library: Library) -> None:
    down = ProviderDown("x")
    agency = Agency([Author("openai", [down])], [Painter("replicate", [down] * 9)], ONCE)
    made = await make(library, agency)
    assert (made.writer, {panel.artist for panel in made.panels}) == ("draft", {"draft"})
    assert all(panel.fallback for panel in made.panels)
    assert await counted(library) == 0


async def test_lost_words_are_the_beginning_of_another_script(library: Library, heard: Heard) -> None:
    agency = Agency([Author("openai", words=[ProviderDown("openai")])], [Painter("replicate")], ONCE)
    made = await make(library, agency, listen=heard)
    assert made.writer == "draft"
    assert made.title != "By openai"
    assert FellBack(provider="openai", to="draft", reason="ProviderDown") in heard


async def test_what_was_drawn_for_lost_words_is_nobodys_to_pay(library: Library) -> None:
    author, painter = Author("openai", words=[ProviderDown("openai")]), Painter("replicate", references=8)
    await make(library, Agency([author], [painter], ONCE))
    drawn = len(painter.orders)
    async with library.store.read() as connection:
        rows = (await connection.execute(select(costs.c.kind, costs.c.charged))).all()
    assert ("plot", False) in rows
    assert await accounts.spent(library.store, "job-1") == sum(row.charged for row in rows) * 40_000
    assert drawn >= 3


async def test_a_refused_idea_is_the_one_reason(library: Library) -> None:
    painter = Painter("replicate")
    with pytest.raises(AnswerRefused):
        await make(library, Agency([Author("openai", [AnswerRefused("openai")])], [painter], ONCE))
    assert painter.orders == []


async def test_a_refused_picture_is_drawn_by_somebody_else(library: Library) -> None:
    painter = Painter("replicate", [AnswerRefused("replicate", "picture")])
    made = await make(library, Agency([Author("openai")], [painter], ONCE))
    assert [panel.fallback for panel in made.panels].count(True) == 1


async def test_a_budget_is_never_exceeded(library: Library) -> None:
    author, painter = Author("openai"), Painter("replicate")
    made = await make(library, Agency([author], [painter], ONCE), allowance=110_000)
    assert await accounts.spent(library.store, "job-1") == 2 * 10_000 + 2 * 40_000
    assert [panel.fallback for panel in made.panels].count(True) == 1


async def test_what_passes_is_tried_again(library: Library, heard: Heard) -> None:
    twice = AllTerms(rows={"any": TERMS.model_copy(update={"tries": 2, "failures": 99})})
    agency = Agency([Author("openai", [ProviderDown("openai")])], [Painter("replicate")], twice)
    assert (await make(library, agency, listen=heard)).writer == "openai"
    assert [one.provider for one in heard if isinstance(one, ProviderRetried)] == ["openai"]
    assert await counted(library) == 5


async def test_a_translation_is_paid_once(library: Library) -> None:
    author, ledger = Author("openai"), Ledger(library.store)
    agency = Agency([author], [Painter("replicate")], ONCE)
    made = await make(library, agency)
    payer = Payer(BRIEF.origin, "job-2", Purse())
    for _ in range(2):
        await agency.translator(ledger, payer).translate(made, "uk")
    assert author.asked.count("translate") == 1
    assert await accounts.spent(library.store, "job-2") == 10_000


async def test_drafts_ask_nobody_and_cost_nothing(library: Library) -> None:
    author, painter = Author("openai"), Painter("replicate")
    agency, draft = Agency([author], [painter], ONCE), BRIEF.model_copy(update={"quality": "draft"})
    made = await agency.make(library, Ledger(library.store), Asked(draft), Payer(BRIEF.origin))
    assert (made.writer, author.asked, painter.orders) == ("draft", [], [])
    assert (agency.price(draft), agency.price_of_panel(draft)) == (0, 0)
    assert not any(panel.fallback for panel in made.panels)


def test_the_price_before_is_that_of_the_first_choices() -> None:
    agency = Agency([Author("openai")], [Painter("replicate"), Painter("other")])
    assert agency.price(BRIEF) == 20_000 + 3 * 40_000 + 2 * 40_000
    assert agency.price(BRIEF, faces=0) == 20_000 + 3 * 40_000
    assert agency.price_of_panel(BRIEF) == 40_000
    assert allowed(100_001) == 125_002


@pytest.mark.parametrize(
    ("given", "writers", "artists"),
    [
        ({}, (), ()),
        ({"OPENAI_BASE_URL": "http://127.0.0.1:9/v1"}, ("openai",), ()),
        ({"OPENAI_API_KEY": "k"}, ("openai",), ("openai",)),
        ({"OPENAI_API_KEY": "k", "KITSUMY_WRITERS": "draft"}, (), ("openai",)),
        (
            {"OPENAI_API_KEY": "k", "REPLICATE_API_TOKEN": "k", "KITSUMY_IMAGES_URL": "http://127.0.0.1:9"},
            ("openai",),
            ("http", "replicate", "openai"),
        ),
        (
            {"OPENAI_API_KEY": "k", "REPLICATE_API_TOKEN": "k", "KITSUMY_ARTISTS": "openai,draft,replicate"},
            ("openai",),
            ("openai",),
        ),
    ],
)
def test_who_is_hired(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], writers: tuple[str, ...], artists: tuple[str, ...]
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    found = settings.load()
    assert (hiring.writer_names(found), hiring.artist_names(found)) == (writers, artists)
    assert hiring.is_full(found) == bool(writers or artists)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"KITSUMY_WRITERS": "openai"}, "OPENAI_API_KEY"),
        ({"KITSUMY_ARTISTS": "replicate,draft"}, "REPLICATE_API_TOKEN"),
        ({"KITSUMY_ARTISTS": "picasso"}, "KITSUMY_ARTISTS"),
    ],
)
def test_a_chain_of_somebody_without_a_key_is_said_by_its_setting(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], name: str
) -> None:
    for key, value in given.items():
        monkeypatch.setenv(key, value)
    with pytest.raises(BadSetting) as caught:
        hiring.is_full(settings.load())
    assert caught.value.name == name
