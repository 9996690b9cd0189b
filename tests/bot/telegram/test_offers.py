"""A draft's first button has it drawn in full, where somebody draws."""

from __future__ import annotations

import pytest

from kitsumy.agency import Agency
from kitsumy.workshop import Painting
from tests.bot.household import MAIN, Household
from tests.bot.telegram.conftest import House, Room, buttons_subject
from tests.providers.people import Painter
from tests.servers.telegram import Message, Person


@pytest.fixture(autouse=True)
def _painter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Household, "agency", Agency([], [Painter("replicate")]))


async def test_a_press_has_it_drawn_and_menus_lead_back_to_the_offer(
    house: House, room: Room, page: Message, ivan: Person
) -> None:
    offer, *others = page.labels
    assert offer.startswith("Draw it in full (about $0.")
    assert others == MAIN
    await room.press(ivan, page, "Style…")
    await room.until(lambda: "manga" in page.labels)
    await room.press(ivan, page, "‹ Back")
    await room.until(lambda: page.labels == [offer, *MAIN])
    assert await room.press(ivan, page, offer) == "Got it! It is on its way."
    await house.over()
    wish = house.wishes[-1]
    assert isinstance(wish, Painting)
    assert wish.comic == buttons_subject(page)
    assert wish.allowance
    assert page.labels == [offer, *MAIN]


async def test_nobody_else_has_it_drawn(house: House, room: Room, page: Message, olena: Person) -> None:
    told = await room.press(olena, page, page.labels[0])
    assert "Got it" not in told
    await house.over()
    assert len(house.wishes) == 1
