"""Time the studio's stages while it works: on its own events, as they happen and not as they are read."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from kitsumy.events import (
    ComicReady,
    DialogueReady,
    DialogueStarted,
    Event,
    LetteringStarted,
    PanelReady,
    PanelStarted,
    PlotReady,
    PlotStarted,
)
from kitsumy.jobs import Emit, Handler, Job

from .listening import StageListener, StudioStage


def timed(
    handlers: Mapping[str, Handler], listen: StageListener, clock: Callable[[], float] = time.monotonic
) -> dict[str, Handler]:
    """Return handlers that do the same jobs and tell of every stage that they finish."""
    return {kind: _timed(handler, listen, clock) for kind, handler in handlers.items()}


def _timed(handler: Handler, listen: StageListener, clock: Callable[[], float]) -> Handler:
    async def handle(job: Job, emit: Emit) -> str:
        begun: dict[StudioStage, float] = {}

        def heard(event: Event) -> None:
            emit(event)
            if stage := _begins(event):
                begun.setdefault(stage, clock())
            elif (stage := _ends(event)) and stage in begun:
                listen(job.order.key, stage, clock() - begun.pop(stage))

        return await handler(job, heard)

    return handle


def _begins(event: Event) -> StudioStage | None:
    match event:
        case PlotStarted():
            return "plot"
        case DialogueStarted():
            return "dialogue"
        case PanelStarted():
            return "panels"
        case LetteringStarted():
            return "lettering"
    return None


def _ends(event: Event) -> StudioStage | None:
    match event:
        case PlotReady():
            return "plot"
        case DialogueReady():
            return "dialogue"
        case PanelReady(done=done, total=total) if done == total:
            return "panels"
        case ComicReady():
            return "lettering"
    return None
