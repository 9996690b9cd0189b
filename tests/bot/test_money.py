"""Orders with providers: what they may cost is held before, what they did cost stands after."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from bot import status
from bot.limits import Limits
from bot.refusals import BudgetSpent
from bot.surface import Card
from bot.texts import texts
from kitsumy.agency import Agency
from kitsumy.errors import CallRejected
from kitsumy.events import DialogueReady, FellBack, PanelReady, ProviderRetried
from kitsumy.jobs import Step
from kitsumy.library import Library
from kitsumy.library.work_tables import orders
from kitsumy.providers.terms import AllTerms
from tests.bot.conftest import Desk, quota
from tests.bot.surfaces import Remembering, asking
from tests.bot.watching import over
from tests.jobs.conftest import Clock
from tests.providers.people import TERMS, Author, Painter

ONCE = AllTerms(rows={"any": TERMS.model_copy(update={"tries": 1})})
MakeStudio = Callable[..., Desk]


@pytest.fixture
def full(library: Library, surface: Remembering, clock: Clock) -> MakeStudio:
    def make(limits: Limits, painter: Painter) -> Desk:
        return Desk(library, surface, clock, limits, Agency([Author("openai")], [painter], ONCE))

    return make


async def money(here: Desk) -> list[tuple[str, int, int]]:
    async with here.library.store.read() as connection:
        found = select(orders.c.state, orders.c.reserved, orders.c.spent).order_by(orders.c.placed_at)
        return [(row.state, row.reserved, row.spent) for row in await connection.execute(found)]


async def test_an_order_holds_its_price_and_is_charged_what_it_cost(full: MakeStudio) -> None:
    here = full(quota(budget=1.0), Painter("replicate"))
    async with here.open("studio"):
        await here.orders.place(asking("one", panels=2))
        assert await money(here) == [("open", 225_000, 0)]
        await over(here)
        assert await money(here) == [("delivered", 225_000, 100_000)]
        await here.orders.place(asking("two", panels=2))
        await over(here)
    assert [row[2] for row in await money(here)] == [100_000, 0], "the same again costs nothing"


async def test_a_fallen_back_panel_is_not_charged(full: MakeStudio) -> None:
    here = full(quota(budget=1.0), Painter("replicate", [CallRejected("replicate")]))
    async with here.open("studio"):
        await here.orders.place(asking(panels=2))
        await over(here)
    assert await money(here) == [("delivered", 225_000, 60_000)]


async def test_without_money_it_is_a_draft_unless_somebody_insists(full: MakeStudio) -> None:
    painter = Painter("replicate")
    here = full(quota(budget=0.2), painter)
    async with here.open("studio"):
        with pytest.raises(BudgetSpent):
            await here.orders.place(asking("one", panels=2, quality="full"))
        await here.orders.place(asking("two", panels=2))
        await over(here)
    assert await money(here) == [("delivered", 0, 0)]
    assert painter.orders == []


async def test_a_redraw_costs_one_panel(full: MakeStudio) -> None:
    here = full(quota(budget=1.0), Painter("replicate"))
    async with here.open("studio"):
        await here.orders.place(asking("one", panels=2))
        await over(here)
        (made,) = await here.library.comics("test:7", 1)
        await here.orders.place(asking("two", kind="redraw", comic=made.id, panel=1))
        await over(here)
    assert (await money(here))[1] == ("delivered", 50_000, 40_000)


@pytest.mark.parametrize("language", ["en", "uk"])
def test_a_status_says_what_is_not_as_it_should_be_until_it_is(language: str) -> None:
    card, said = Card(order="1", language=language, stage="plot"), texts(language)
    steps: list[tuple[Step, str]] = [
        (ProviderRetried(provider="openai", seconds=1.0), "retried"),
        (DialogueReady(), ""),
        (FellBack(provider="openai", to="draft", reason="ProviderDown"), "fell_back"),
        (ProviderRetried(provider="openai", seconds=1.0), "fell_back"),
        (PanelReady(panel=1, done=1, total=2), "fell_back"),
    ]
    for step, trouble in steps:
        card = status.after(card, step)
        assert card.trouble == trouble
        assert not trouble or said(f"card.{trouble}") in said.card(card).splitlines()
