"""Words that leave the art come back into it when they are shortened, and the art gets its room back."""

from __future__ import annotations

from kitsumy.composing import press
from kitsumy.revising import proofreading
from kitsumy.revising.relettering import edit
from kitsumy.revising.rewording import Spot
from tests.relettering.houses import House

LONG = " ".join(["Mammoths swam westward"] * 17)


async def test_a_strip_takes_room_from_the_art_and_gives_it_back(house: House) -> None:
    first = house.comic.pages[0]
    wordy = await edit(house.library, house.comic, Spot(1, "balloon", 1), LONG)
    page = wordy.pages[0]
    strips = [one for one in page.letters[0].captions if one.outside]
    assert strips
    assert page.frames[0].box.height < first.frames[0].box.height
    assert press.layout_of(page).frames == press.layout_of(first).frames
    assert [fault for score in proofreading.proofread(wordy) for fault in score.faults] == []
    again = await edit(house.library, wordy, Spot(1, "balloon", 1), "Hello.")
    plain = await edit(
        house.library,
        house.comic.model_copy(update={"version": again.version}),
        Spot(1, "balloon", 1),
        "Hello.",
    )
    assert again.pages[0].frames == first.frames
    assert again.pages[0].image == plain.pages[0].image
