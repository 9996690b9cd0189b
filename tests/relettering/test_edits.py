"""One spot gets other words: its panel changes, all else stays."""

from __future__ import annotations

import pytest

from kitsumy.comic import Balloon, Lines, Sfx
from kitsumy.page import BalloonKind
from kitsumy.revising.relettering import edit
from kitsumy.revising.rewording import Spot
from tests.relettering.houses import MINE, House, changed, lettered

SAID = Lines(
    captions=("Rain again.",),
    balloons=(Balloon(speaker="fox", text="Where is my hat?"),),
    sfx=(Sfx(text="DRIP"),),
)
EDITS: dict[str, tuple[Spot, str | None, BalloonKind | None, dict[str, object]]] = {
    "words": (
        Spot(2, "balloon", 1),
        "  Here\tit is! ",
        None,
        {"balloons": (Balloon(speaker="fox", text="Here it is!"),)},
    ),
    "kind": (
        Spot(2, "balloon", 1),
        None,
        "thought",
        {"balloons": (Balloon(speaker="fox", text="Where is my hat?", kind="thought"),)},
    ),
    "removal": (Spot(2, "balloon", 1), "", None, {"balloons": ()}),
    "caption": (Spot(2, "caption", 1), "Sunshine, at last.", None, {"captions": ("Sunshine, at last.",)}),
    "sound": (Spot(2, "sfx", 1), "BANG", None, {"sfx": (Sfx(text="BANG"),)}),
}


@pytest.mark.parametrize(("spot", "words", "kind", "said"), EDITS.values(), ids=list(EDITS))
async def test_one_spot_is_edited_and_all_else_stays_to_the_pixel(
    house: House, spot: Spot, words: str | None, kind: BalloonKind | None, said: dict[str, object]
) -> None:
    edited = await edit(house.library, house.comic, spot, words, kind=kind)

    assert house.artist.history == []
    assert house.writer.history == []
    assert edited.version == 2
    assert edited.panels == house.comic.panels
    before, after = house.comic.script.dialogue.panels, edited.script.dialogue.panels
    assert after == (before[0], SAID.model_copy(update=said), *before[2:])
    moved = changed(await house.art(house.comic), await house.art(edited))
    assert moved.any()
    assert not (moved & ~lettered(house.comic.pages[0], [1]) & ~lettered(edited.pages[0], [1])).any()
    assert edited.pages[1] == house.comic.pages[1]


async def test_old_versions_stay_and_can_be_read(house: House) -> None:
    second = await edit(house.library, house.comic, Spot(1, "balloon", 1), "Two!")
    third = await edit(house.library, second, Spot(1, "balloon", 1), "Three!")
    kept = [await house.library.comic(house.comic.id, MINE, number) for number in (1, 2, 3)]
    assert kept == [house.comic, second, third]
    assert await house.library.comic(house.comic.id, MINE) == third
    first = await house.art(kept[0])
    assert changed(first, await house.art(kept[1])).any()
    assert [change.change.summary for change in await house.library.versions(third.id, MINE)] == [
        "",
        "Two!",
        "Three!",
    ]


async def test_words_that_need_a_smaller_type_change_their_page_only(house: House) -> None:
    wordy = (
        "I have looked behind every door of this old town and nobody has seen it anywhere at all, my friend"
    )
    edited = await edit(house.library, house.comic, Spot(1, "balloon", 1), wordy)
    assert edited.pages[0].type_size <= house.comic.pages[0].type_size
    assert edited.pages[1] == house.comic.pages[1]
    assert {b.type_size for letters in edited.pages[0].letters for b in letters.balloons} == {
        edited.pages[0].type_size
    }
    assert house.artist.history == []
