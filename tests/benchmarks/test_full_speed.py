"""How soon a comic of slow providers is there, against the least that their answers take.

Their seconds are scaled down. What our own work takes is not, so it is added to whole answers again.
"""

from __future__ import annotations

import sys
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import pytest
from pydantic import SecretStr

from kitsumy import artists, settings
from kitsumy.comic import Brief
from kitsumy.events import ComicReady, Event, LetteringStarted, PlotReady, StoryboardReady
from kitsumy.library import Library
from kitsumy.studio import Studio
from kitsumy.writers.openai import OpenAIWriter
from tests.providers.people import Painter
from tests.servers.openai import OpenAIServer
from tests.simulated import DIALOGUE, PANEL, PANELS, PLOT, SHEET, SlowArtist, SlowWriter, told

_SCALE = 0.15
_SHARE, _SHARE_OF_THREE, _TIMES = 1.03, 1.05, 3.5


@dataclass(frozen=True)
class Took:
    """Seconds of one comic; ``ours`` is what is left of them without the providers' answers."""

    sketched: float
    ours: float
    page: float


@pytest.fixture
async def library() -> AsyncIterator[Library]:
    async with Library.open(settings.load()) as opened:
        yield opened


async def make(library: Library, answers: float, at_once: int | None = None) -> Took:
    """Make a comic, whose answers take so many seconds one after the other at best."""
    sketcher, heard = artists.find("draft"), dict[type[Event], float]()
    artist = SlowArtist(_SCALE, at_once)
    studio = Studio(SlowWriter(_SCALE, told()), artist, library, sketcher=sketcher)
    brief = Brief(idea="A fox and a cat", style="comic", language="en", panels=PANELS)
    begun = time.perf_counter()
    await studio.make(brief, listen=lambda event: heard.setdefault(type(event), time.perf_counter()))  # type: ignore[arg-type]
    assert len(artist.orders) == PANELS + 2
    return Took(
        sketched=heard[StoryboardReady] - heard[PlotReady],
        ours=time.perf_counter() - begun - answers * _SCALE,
        page=heard[ComicReady] - heard[LetteringStarted],
    )


async def best(library: Library, answers: float, at_once: int | None = None) -> Took:
    """Return the best of three: others share the machine. The first one loads what is needed."""
    await make(library, answers, at_once)
    return min([await make(library, answers, at_once) for _ in range(3)], key=lambda took: took.ours)


async def test_a_comic_takes_little_more_than_its_longest_chain_of_answers(
    library: Library, slowness: Callable[[], float]
) -> None:
    answers = PLOT + SHEET + PANEL
    took = await best(library, answers)
    slow = slowness()
    ours, page = took.ours / slow, took.page / slow
    assert answers + ours <= _SHARE * (answers + page)
    one_by_one = PLOT + DIALOGUE + 2 * SHEET + PANELS * PANEL + page
    assert one_by_one / (answers + ours) >= _TIMES
    assert took.sketched <= 1.0 * slow


async def test_three_at_once_are_never_idle(library: Library, slowness: Callable[[], float]) -> None:
    """Both sheets, then two turns of three panels: no schedule is shorter."""
    answers = PLOT + SHEET + 2 * PANEL
    took = await best(library, answers, at_once=3)
    slow = slowness()
    assert answers + took.ours / slow <= _SHARE_OF_THREE * (answers + took.page / slow)


async def test_a_plot_is_sketched_long_before_it_is_told_to_its_end(
    library: Library, openai_server: OpenAIServer
) -> None:
    openai_server.pace = 0.4
    heard = dict[str, float]()
    writer = OpenAIWriter(SecretStr(openai_server.key), base_url=openai_server.base_url)
    studio = Studio(writer, Painter("painter"), library, sketcher=artists.find("draft"))
    brief = Brief(idea="A fox and a cat lose a hat", style="comic", language="en", panels=PANELS)
    await studio.make(brief, listen=lambda event: heard.setdefault(event.type, time.perf_counter()))  # type: ignore[arg-type]
    await writer.close()
    earlier = heard["plot_ready"] - heard["storyboard_ready"]
    told = heard["plot_ready"] - heard["plot_started"]
    sys.stdout.write(f"\nfirst sketch {earlier:.1f} s before the end of a plot that took {told:.1f} s\n")
    assert earlier >= told / 4
