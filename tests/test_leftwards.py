"""Comics read from right to left: frames, figures and balloons alike, without a fault at the gates."""

from __future__ import annotations

import pytest

from kitsumy import artists, settings, writers
from kitsumy.comic import Brief
from kitsumy.lettering import score
from kitsumy.library import Library
from kitsumy.studio import Studio
from kitsumy.styles import find


@pytest.mark.parametrize(
    "idea", ["A fox detective loses her hat in the rain", "Козак зустрічає інопланетянина"]
)
async def test_pages_and_panels_are_read_from_right_to_left(idea: str) -> None:
    language = "uk" if idea[0] > "z" else "en"
    brief = Brief(idea=idea, style="manga", language=language, panels=5, direction="rtl")
    async with Library.open(settings.load()) as library:
        comic = await Studio(writers.find(), artists.find(), library).make(brief)
    (page,) = comic.pages
    assert page.direction == "rtl"
    anchors = {panel.shot: panel.anchors for panel in comic.panels}
    scored = score(page, anchors, find("manga").lettering)
    assert [fault.kind for fault in scored.faults if fault.kind in ("order", "face", "tail")] == []
    pairs = [one.balloons for one in page.letters if len(one.balloons) == 2]
    assert any(first.centre.x > second.centre.x for first, second in pairs)
