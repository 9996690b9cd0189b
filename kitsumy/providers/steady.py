"""A writer or an artist whose provider may fail: what passes is tried again, within a limit."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from kitsumy.comic import Brief, Comic, Dialogue, Plot
from kitsumy.errors import ProviderBusy, ProviderError, ProviderSilent
from kitsumy.events import Listener, ProviderRetried, nobody
from kitsumy.ports import Artist, Camera, Drawing, PanelOrder, Translation, Writer
from kitsumy.slips import Slip
from kitsumy.styles import Style

from .circuit import Circuit
from .terms import Terms
from .throttle import Throttle

_Answer = TypeVar("_Answer")
Pause = Callable[[float], Awaitable[None]]
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 20.0
"""Seconds between tries; each pause is up to twice as long as the one before."""
_SPREAD = 1.0
"""Seconds over which those are spread who were told to come back at the same moment."""


class Line:
    """The one way to a provider in this process: its throttle, its circuit, and how often it is tried."""

    def __init__(
        self,
        provider: str,
        terms: Terms,
        *,
        clock: Callable[[], float] = time.monotonic,
        pause: Pause = asyncio.sleep,
    ) -> None:
        self.provider = provider
        self.circuit = Circuit(provider, terms, clock)
        self._throttle, self._terms = Throttle(terms), terms
        self._clock, self._pause = clock, pause
        # Jitter keeps calls that failed together apart; which of them waits longer means nothing.
        self._chance = random.Random(provider)

    async def call(self, attempt: Callable[[], Awaitable[_Answer]], listen: Listener = nobody) -> _Answer:
        """Return what an attempt brings, the next one when it fails in passing.

        Raises:
            ProviderError: of the last attempt there was time for.

        """
        deadline = _Deadline(self._terms.patience, self._clock)
        for number in range(1, self._terms.tries):
            try:
                return await self._once(attempt, deadline)
            except ProviderError as error:
                seconds = self._wait(error, number)
                if not error.passing or not self.circuit.is_closed or deadline.left <= seconds:
                    raise
            listen(ProviderRetried(provider=self.provider, seconds=round(seconds, 1)))
            await self._pause(seconds)
        return await self._once(attempt, deadline)

    async def _once(self, attempt: Callable[[], Awaitable[_Answer]], deadline: _Deadline) -> _Answer:
        async with self._throttle.turn():
            with self.circuit.call():
                try:
                    async with asyncio.timeout(deadline.left):
                        return await attempt()
                except TimeoutError:
                    raise ProviderSilent(self.provider, self._terms.patience) from None

    def _wait(self, error: ProviderError, number: int) -> float:
        """Return for how long to wait after an error: as the provider says, else longer each time."""
        wait = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2.0**number) * (0.5 + self._chance.random() / 2)
        told = error.seconds if isinstance(error, ProviderBusy) else 0.0
        return told + min(wait, _SPREAD) if told else wait


class _Deadline:
    """When all attempts of a call must be over; waiting for the first one's turn is not counted."""

    def __init__(self, patience: float, clock: Callable[[], float]) -> None:
        self._patience, self._clock = patience, clock
        self._begun: float | None = None

    @property
    def left(self) -> float:
        """Return the seconds that are left."""
        if self._begun is None:
            self._begun = self._clock()
        return max(0.0, self._begun + self._patience - self._clock())


class SteadyWriter:
    """A writer behind a line."""

    def __init__(self, writer: Writer, line: Line, listen: Listener = nobody) -> None:
        self.name = writer.name
        self.price, self.recipe = writer.price, writer.recipe
        self._writer, self._line, self._listen = writer, line, listen

    async def plot(self, brief: Brief, parent: Comic | None = None, slip: Slip | None = None) -> Plot:
        """Return the writer's plot."""
        slip = slip or Slip()
        return await self._line.call(lambda: self._writer.plot(brief, parent, slip), self._listen)

    async def dialogue(
        self, brief: Brief, plot: Plot, parent: Comic | None = None, slip: Slip | None = None
    ) -> Dialogue:
        """Return the writer's dialogue."""
        slip = slip or Slip()
        return await self._line.call(lambda: self._writer.dialogue(brief, plot, parent, slip), self._listen)

    async def translate(self, comic: Comic, language: str, slip: Slip | None = None) -> Translation:
        """Return the writer's translation."""
        slip = slip or Slip()
        return await self._line.call(lambda: self._writer.translate(comic, language, slip), self._listen)


class SteadyArtist:
    """An artist behind a line."""

    def __init__(self, artist: Artist, line: Line, listen: Listener = nobody) -> None:
        self.name, self.foresees = artist.name, artist.foresees
        self.credit, self.recipe, self.price = artist.credit, artist.recipe, artist.price
        self._artist, self._line, self._listen = artist, line, listen

    def cameras(self, order: PanelOrder, headroom: float) -> Sequence[Camera]:
        """Return the artist's framings."""
        return self._artist.cameras(order, headroom)

    def references(self, style: Style) -> int:
        """Return how many references the artist takes."""
        return self._artist.references(style)

    async def draw(
        self, order: PanelOrder, camera: Camera | None = None, slip: Slip | None = None
    ) -> Drawing:
        """Return the artist's drawing."""
        slip = slip or Slip()
        return await self._line.call(lambda: self._artist.draw(order, camera, slip), self._listen)
