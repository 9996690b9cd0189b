"""A sequel of any comic: the same characters, and something new."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from kitsumy import artists, settings, writers
from kitsumy.comic import Brief, Comic, Script
from kitsumy.composing import breakdown
from kitsumy.composing.breakdown import Story
from kitsumy.draft.artist import seen
from kitsumy.draft.ink.painter import Painter
from kitsumy.draft.stage.panel import compose
from kitsumy.library import Library
from kitsumy.publishing import story_seed
from kitsumy.studio import Studio
from kitsumy.styles import find
from tests.checks.tales import EVERYTHING, brief, script, texts


def first(asked: Brief) -> Comic:
    return Comic(
        id="a1",
        brief=asked,
        script=script(asked),
        panels=(),
        pages=(),
        writer="draft",
        created_at=datetime.now(UTC),
    )


def sequel(parent: Comic) -> Script:
    async def write() -> Script:
        asked = parent.brief.model_copy(update={"mode": "sequel", "cast": parent.script.plot.cast})
        plot = await writers.find().plot(asked, parent)
        return Script(plot=plot, dialogue=await writers.find().dialogue(asked, plot, parent))

    return asyncio.run(write())


@pytest.mark.parametrize("number", range(4))
def test_the_same_sheets_and_other_words(number: int) -> None:
    for idea in EVERYTHING[number::4]:
        parent = first(brief(idea))
        told = sequel(parent)
        sheets = {sheet.id: sheet for sheet in told.plot.cast}
        assert {sheet.id: sheets.get(sheet.id) for sheet in parent.script.plot.cast} == {
            sheet.id: sheet for sheet in parent.script.plot.cast
        }, idea
        before = {b.text for lines in parent.script.dialogue.panels for b in lines.balloons}
        after = {b.text for lines in told.dialogue.panels for b in lines.balloons}
        assert not before & after, idea
        assert set(parent.script.plot.facts) <= set(told.plot.facts), idea
        said = [t for lines in told.dialogue.panels for t in texts(lines)]
        assert not any(mark in text for text in said for mark in ("{", "}", "None")), idea


def drawn(told: Script, asked: Brief, part: int) -> dict[str, str]:
    """Return each character's panels as vector art, joined."""
    story = Story(asked, told.plot, find(asked.style), story_seed(asked, part), told.plot.title, "")
    artist = artists.find()
    art: dict[str, str] = {}
    for layout in breakdown.lay_out(story, breakdown.wishes(story, told.dialogue)):
        for frame in layout.frames:
            order = breakdown.order(story, frame)
            markup = compose(order, *seen(order, artist.cameras(order, 0.3)[0]))
            for sheet in order.cast:
                art[sheet.id] = art.get(sheet.id, "") + markup
    return art


@pytest.mark.parametrize("style", ["realistic", "comic"])
def test_the_same_colours_are_drawn(style: str) -> None:
    painter = Painter(find(style).draft)
    for idea in EVERYTHING[5:300:41]:
        asked = brief(idea, style=style)
        parent = first(asked)
        told = sequel(parent)
        for part, one in enumerate((parent.script, told), 1):
            art = drawn(one, asked, part)
            for sheet in parent.script.plot.cast:
                if sheet.look.species != "thing" and sheet.id in art:
                    assert painter.base(sheet.palette.coat) in art[sheet.id], (idea, part, sheet.name)


async def test_a_sequel_through_the_studio_keeps_edits_and_counts_on() -> None:
    async with Library.open(settings.load()) as library:
        studio = Studio(writers.find(), artists.find(), library)
        one = await studio.make(brief(EVERYTHING[0], 2))
        name = one.script.plot.cast[0].name
        await library.edit_character(one.brief.origin.owner, name, "main", "#123456")
        cast = await library.cast_of(one)
        asked = one.brief.model_copy(update={"mode": "sequel", "cast": cast})
        two = await studio.make(asked, parent=one)
        assert (two.part, two.parent) == (2, one.id)
        assert two.title.endswith("#2")
        assert two.script.plot.cast[0] == cast[0]
        assert cast[0].palette.main == "#123456"
