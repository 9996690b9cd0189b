from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from kitsumy import publishing, settings
from kitsumy.artists.scripted import ScriptedArtist
from kitsumy.comic import Balloon, Dialogue, Lines, Script
from kitsumy.composing import breakdown
from kitsumy.errors import TextDoesNotFit
from kitsumy.library import Library
from kitsumy.ports import Drawing
from kitsumy.revising import relettering
from kitsumy.revising.rewording import Spot
from kitsumy.studio import Studio
from kitsumy.writers.scripted import ScriptedWriter
from tests.test_studio import ANCHOR, brief, pictures, script

PANELS, TALKATIVE = 9, 4
LONG = "I had it on the hook by the door this morning, and the hook is still there, is it not?"


@pytest.fixture
async def library() -> AsyncIterator[Library]:
    async with Library.open(settings.load()) as opened:
        yield opened


def wordy() -> Script:
    """Return a script of which one panel says more than frames planned without its words can hold."""
    plain = script(PANELS, "No.")
    said = Lines(balloons=(Balloon(speaker="fox", text=LONG),) * 6)
    words = [*plain.dialogue.panels]
    words[TALKATIVE] = said
    return plain.model_copy(update={"dialogue": Dialogue(panels=tuple(words))})


async def test_frames_planned_without_these_words_cannot_hold_them() -> None:
    story = publishing.story_of(brief(PANELS), wordy().plot, 1, "")
    layouts = breakdown.lay_out(story, breakdown.wishes(story, None))
    drawings = {}
    for layout in layouts:
        for frame in layout.frames:
            picture = pictures(1)[0]
            drawn = Drawing(picture, (ANCHOR,), (), "scripted")
            drawings[frame.panel] = publishing.arrived(story, frame, drawn).drawing
    with pytest.raises(TextDoesNotFit):
        breakdown.letter(story, wordy().dialogue, layouts, drawings)


async def test_a_drawn_page_is_planned_anew_around_its_art_rather_than_lost(library: Library) -> None:
    artist = ScriptedArtist(pictures(PANELS), (ANCHOR,))
    comic = await Studio(ScriptedWriter([wordy()]), artist, library).make(brief(PANELS))
    assert len(artist.history) == PANELS
    (page,) = comic.pages
    letters = page.letters[[frame.panel for frame in page.frames].index(TALKATIVE)]
    lines = [one.lines for one in letters.balloons] + [one.lines for one in letters.captions]
    told = " ".join(line for one in lines for line in one)
    assert told.casefold().count("hook by the door") == 6

    edited = await relettering.edit(library, comic, Spot(1, "balloon", 1), "Yes.")
    assert (edited.panels, edited.pages[0].frames) == (comic.panels, page.frames)
