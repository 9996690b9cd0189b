"""A draft's first button has it drawn in full, where somebody draws."""

from __future__ import annotations

import pytest

from kitsumy.agency import Agency
from kitsumy.workshop import Painting
from tests.bot.discord.conftest import IDEA, MAIN, House, Room
from tests.bot.discord.test_buttons import subject
from tests.bot.household import Household
from tests.providers.people import Painter
from tests.servers.discord import Person


@pytest.fixture(autouse=True)
def _painter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Household, "agency", Agency([], [Painter("replicate")]))


async def test_a_press_has_it_drawn(house: House, room: Room, ivan: Person) -> None:
    asked = await room.asks(ivan, "/comic", idea=IDEA)
    await room.until(lambda: bool(asked.messages) and len(asked.messages[0].labels) == len(MAIN) + 1)
    page = asked.messages[0]
    offer, *others = page.labels
    assert offer.startswith("Draw it in full (about $0.")
    assert others == MAIN
    await house.over()
    pressed = await room.press(ivan, page, offer)
    assert not pressed.private
    await house.over()
    wish = house.wishes[-1]
    assert isinstance(wish, Painting)
    assert wish.comic == subject(page)
    assert wish.allowance
