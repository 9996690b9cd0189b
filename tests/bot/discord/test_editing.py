"""Panels of many words: all of them are reached, five at a time, whichever process opened the form."""

from __future__ import annotations

import pytest

from bot.shelf import Shelf
from kitsumy.comic import Balloon, Comic, Dialogue, Lines, Origin, Sfx
from kitsumy.library import Library
from kitsumy.moderation import Strictness
from kitsumy.revising.rewording import Spot
from tests.bot.conftest import PNG
from tests.bot.discord.conftest import MAIN, House, Room
from tests.library import samples
from tests.servers.discord import DiscordServer, Person

BALLOONS = tuple(Balloon(speaker="hero", text=f"Line {number}") for number in range(2, 11))
WORDY = Lines(captions=("Line 1",), balloons=BALLOONS, sfx=(Sfx(text="BANG", source="hat"),))
GROUPS = ["1–5 · Line 1", "6–10 · Line 6", "11 · BANG"]


@pytest.fixture
async def wordy(library: Library, ivan: Person) -> Comic:
    """Return Ivan's comic of eleven lines in each panel."""
    script = samples.script((samples.FOX,), 2, "Words")
    made = await samples.comic(library, art=PNG, script=script)
    spoken = script.model_copy(update={"dialogue": Dialogue(panels=(WORDY,) * 2)})
    brief = made.brief.model_copy(update={"origin": Origin(platform="discord", user=str(ivan.id))})
    comic = made.model_copy(update={"script": spoken, "brief": brief})
    await library.save(comic)
    return comic


@pytest.fixture
def changed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Spot, str]]:
    """Return what is changed, in place of lettering it: so many words fit on no page this small."""
    found: list[tuple[Spot, str]] = []

    async def edit(
        shelf: Shelf, reference: str, owner: str, spot: Spot, text: str, least: Strictness = "relaxed"
    ) -> Comic:
        found.append((spot, text))
        return (await shelf.comic(reference, owner)).model_copy(update={"version": 2})

    monkeypatch.setattr(Shelf, "edit", edit)
    return found


async def test_every_line_is_reached_through_restarts(
    library: Library,
    discord_server: DiscordServer,
    room: Room,
    ivan: Person,
    wordy: Comic,
    changed: list[tuple[Spot, str]],
) -> None:
    discord_server.pace.unlimited()
    async with House(library, discord_server).open():
        asked = await room.asks(ivan, "/edit", panel=2, comic=wordy.id)
        await room.answered(asked)
        assert asked.private
        assert [one.label for one in asked.messages[0].menus[0].options] == GROUPS
    async with House(library, discord_server).open():
        opened = [(await room.choose(ivan, asked, group)).modal for group in GROUPS]
    first, second, third = opened
    assert first is not None
    assert first.labels == ["Caption 1", *(f"Balloon {number}" for number in range(1, 5))]
    assert second is not None
    assert second.values == {f"Balloon {number}": f"Line {number + 1}" for number in range(5, 10)}
    assert third is not None
    assert third.labels == ["Sound 1"]
    async with House(library, discord_server).open():
        for form, label in ((second, "Balloon 6"), (third, "Sound 1"), (first, "Caption 1")):
            said = await room.answered(discord_server.submits(ivan, form, {label: "Other"}))
            assert said.startswith("The words are changed.")
    spots = [Spot(2, "balloon", 6), Spot(2, "sfx", 1), Spot(2, "caption", 1)]
    assert changed == [(spot, "Other") for spot in spots]


async def test_the_button_reaches_them_too_and_a_few_need_no_question(
    house: House, room: Room, ivan: Person, wordy: Comic
) -> None:
    shown = room.server.forges(ivan, await room.page(ivan), f"k1:show:{wordy.id}")
    await room.until(lambda: bool(shown.messages) and shown.messages[0].labels == MAIN)
    asked = await room.press(ivan, shown.messages[0], "Edit text…")
    await room.choose(ivan, asked, "Panel 2")
    await room.until(lambda: len(asked.messages[0].menus[0].options) == len(GROUPS))
    opened = await room.choose(ivan, asked, GROUPS[1])
    assert opened.modal is not None
    assert opened.modal.custom_id == f"k1:words:{wordy.id}:2.{shown.messages[0].id}"
    assert (await room.asks(ivan, "/edit", panel=1)).modal is not None
