"""A writer and an artist that take their time as providers do, at a scale, and wait for no processor."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext
from dataclasses import replace

from kitsumy.comic import Balloon, Brief, Comic, Dialogue, Lines, Plot, Script
from kitsumy.ports import Camera, Drawing, PanelOrder
from kitsumy.slips import Slip
from kitsumy.writers.scripted import ScriptedWriter
from tests.portrayed import Portraitist, plot, sheet, shot

PLOT, DIALOGUE, SHEET, PANEL = 4.0, 5.0, 8.0, 8.0
"""Seconds that providers usually take."""
_SHOTS = (("fox",), ("cat", "fox"), ("cat",), ("fox",), ("cat", "fox"), ("cat",))
_PIXELS = (1024, 1024)
PANELS = len(_SHOTS)


def told(number: int = 0) -> Script:
    """Return a story of six panels and two new characters, another one for each number."""
    cast = [sheet(name, seed=2 * number + index + 1) for index, name in enumerate(("fox", "cat"))]
    said = [Lines(balloons=(Balloon(speaker=names[0], text="Where is my hat?"),)) for names in _SHOTS]
    # No two alike: of the same panel a second drawing is never ordered.
    shots = [
        shot(*names).model_copy(update={"action": f"scene {at}"}) for at, names in enumerate(_SHOTS, start=1)
    ]
    return Script(plot=plot(shots, cast), dialogue=Dialogue(panels=tuple(said)))


class SlowWriter(ScriptedWriter):
    """Tells one story, at a provider's pace times ``scale``."""

    def __init__(self, scale: float, script: Script) -> None:
        super().__init__([script])
        self._scale = scale

    async def plot(self, brief: Brief, parent: Comic | None = None, slip: Slip | None = None) -> Plot:
        await asyncio.sleep(PLOT * self._scale)
        return await super().plot(brief, parent, slip)

    async def dialogue(
        self, brief: Brief, plot: Plot, parent: Comic | None = None, slip: Slip | None = None
    ) -> Dialogue:
        await asyncio.sleep(DIALOGUE * self._scale)
        return await super().dialogue(brief, plot, parent, slip)


class SlowArtist(Portraitist):
    """Draws everybody in one colour, at a provider's pace; ``at_once`` is how many it draws at a time.

    It says nothing of where anybody is: that is to be found out, as with real ones.
    """

    name = "simulated"

    def __init__(self, scale: float, at_once: int | None = None) -> None:
        self._scale, self._seats = scale, asyncio.Semaphore(at_once) if at_once else nullcontext()
        super().__init__(waits=self._wait)

    async def _wait(self, order: PanelOrder) -> None:
        async with self._seats:
            await asyncio.sleep((SHEET if order.subject == "sheet" else PANEL) * self._scale)

    async def draw(
        self, order: PanelOrder, camera: Camera | None = None, slip: Slip | None = None
    ) -> Drawing:
        drawing = await super().draw(order, camera, slip)
        image = await asyncio.to_thread(drawing.image.resize, _PIXELS)
        return replace(drawing, image=image, anchors=())
