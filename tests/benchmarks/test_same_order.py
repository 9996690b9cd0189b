"""How soon the same order is there again: nobody is asked for anything that was paid for before."""

from __future__ import annotations

import time
from collections.abc import Callable

from kitsumy import artists, settings
from kitsumy.comic import Brief
from kitsumy.ledger import Ledger
from kitsumy.ledgered import LedgeredArtist, LedgeredWriter
from kitsumy.library import Library
from kitsumy.studio import Studio
from tests.simulated import PANELS, SlowArtist, SlowWriter, told

_LIMIT, _TIMES = 0.3, 5
_BRIEF = Brief(idea="A fox and a cat", style="comic", language="en", panels=PANELS)


async def test_the_same_order_again_is_there_at_once(slowness: Callable[[], float]) -> None:
    artist = SlowArtist(0.0)
    async with Library.open(settings.load()) as library:
        await _make(library, artist)
        asked = len(artist.orders)
        took = [await _make(library, artist) for _ in range(_TIMES)]
    assert len(artist.orders) == asked == PANELS + 2
    assert min(took) <= _LIMIT * slowness()


async def _make(library: Library, artist: SlowArtist) -> float:
    """Order the comic and return the seconds until it is kept."""
    ledger = Ledger(library.store)
    studio = Studio(
        LedgeredWriter(SlowWriter(0.0, told()), ledger),
        LedgeredArtist(artist, ledger, library, _BRIEF.origin),
        library,
        sketcher=artists.find("draft"),
    )
    begun = time.perf_counter()
    await studio.make(_BRIEF)
    return time.perf_counter() - begun
