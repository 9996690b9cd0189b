"""What is shown of a plot that is still being made up: its title, and a sketch of what is told by now."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from .. import desks
from ..comic import Plot, Shot
from ..composing import breakdown
from ..composing.breakdown import Story
from ..errors import KitsumyError
from ..events import Listener, PlotTold, StoryboardReady
from ..library import Library
from ..ports import Artist
from ..slips import Slip
from . import storyboard

_BLANK = Shot(place="")
"""A panel that nobody has told yet."""


@asynccontextmanager
async def shown(
    library: Library, sketcher: Artist | None, story: Callable[[Plot], Story], panels: int, listen: Listener
) -> AsyncIterator[Slip]:
    """Give a slip for asking for a plot, and show what it hears for as long as this lasts.

    The plot may come to nothing or be told anew: nothing of this is kept.
    """
    first: asyncio.Future[Plot] = asyncio.get_running_loop().create_future()
    slip = Slip()
    slip.telling = lambda plot: None if first.done() else first.set_result(plot)
    sketching = asyncio.create_task(_sketch(first, library, sketcher, story, panels, listen))
    try:
        yield slip
    finally:
        sketching.cancel()
        await asyncio.wait({sketching})


async def _sketch(
    first: asyncio.Future[Plot],
    library: Library,
    sketcher: Artist | None,
    story: Callable[[Plot], Story],
    panels: int,
    listen: Listener,
) -> None:
    plot = await first
    listen(PlotTold(title=plot.title, cast=tuple(sheet.name for sheet in plot.cast)))
    if sketcher is None:
        return
    told = plot.shots[:panels]
    padded = plot.model_copy(update={"shots": (*told, *(_BLANK for _ in range(panels - len(told))))})
    with suppress(KitsumyError):  # whatever is wrong with it is wrong with the whole plot as well
        async with desks.desk():
            whole = story(padded)
            layouts = await asyncio.to_thread(breakdown.lay_out, whole, breakdown.wishes(whole, None))
            image = await storyboard.sketch(whole, layouts, sketcher, library, told=len(told))
        listen(StoryboardReady(image=image))
