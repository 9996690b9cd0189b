"""A status: one message that follows an order, the latest state only, as often as its chat allows."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from kitsumy.events import (
    DialogueReady,
    DialogueStarted,
    FellBack,
    LetteringStarted,
    PageReady,
    PanelReady,
    PanelStarted,
    PlotReady,
    PlotStarted,
    PlotTold,
    ProviderRetried,
    SheetReady,
    StoryboardReady,
)
from kitsumy.jobs import JobStarted, Step

from .asking import Place
from .surface import Card, Gone, Surface, Unreachable

_log = logging.getLogger(__name__)
_PAUSE = 1.0
"""Seconds until a status that did not arrive is tried again."""
_MOST = 30.0


def after(card: Card, step: Step) -> Card:
    """Return what a status says after a step of its job; the same card when the step says nothing new."""
    match step:
        case ProviderRetried() if not card.trouble:
            return card.model_copy(update={"trouble": "retried"})
        case FellBack(reason="AnswerRefused"):
            return card.model_copy(update={"trouble": "refused"})
        case FellBack():
            return card.model_copy(update={"trouble": "fell_back"})
        case PlotReady() | DialogueReady() | SheetReady() | PanelReady() if card.trouble == "retried":
            card = card.model_copy(update={"trouble": ""})
    match step:
        case JobStarted():
            return card.model_copy(update={"stage": "plot", "number": 0})
        case PlotStarted():
            return card.model_copy(update={"stage": "plot"})
        case PlotTold(title=title, cast=cast):
            return card.model_copy(update={"title": title, "cast": cast})
        case PlotReady(title=title, panels=panels, cast=cast):
            return card.model_copy(update={"title": title, "panels": panels, "cast": cast})
        case StoryboardReady(image=image):
            return card.model_copy(update={"sketch": image})
        case DialogueStarted():
            return card.model_copy(update={"stage": "dialogue"})
        case SheetReady(character=name):
            return card.model_copy(update={"stage": "sheet", "name": name})
        case PanelStarted(total=total) if card.stage != "panel":
            return card.model_copy(update={"stage": "panel", "number": card.done + 1, "total": total})
        case PanelReady(done=done, total=total):
            now = {"stage": "panel", "done": done, "number": min(done + 1, total), "total": total}
            return card.model_copy(update=now)
        case LetteringStarted():
            return card.model_copy(update={"stage": "lettering"})
        case PageReady(page=page, total=total):
            return card.model_copy(update={"stage": "page", "number": page, "total": total})
        case DialogueReady():
            return card
    return card


class Status:
    """An order's card and the loop that shows it."""

    def __init__(self, surface: Surface, place: Place, card: Card) -> None:
        self._surface, self._place = surface, place
        self._card = self._shown = card
        self._changed = asyncio.Event()

    @property
    def card(self) -> Card:
        """Return the latest card."""
        return self._card

    def set(self, card: Card) -> None:
        """Say something else from now on. What was not shown yet is not shown any more."""
        if card != self._card:
            self._card = card
            self._changed.set()

    async def keep(self, pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Show the latest card whenever there is a new one, until cancelled or the message is gone."""
        wait = _PAUSE
        while True:
            await self._changed.wait()
            self._changed.clear()
            try:
                await self._surface.show(self._place, self._latest)
                wait = _PAUSE
            except Gone:
                return
            except Unreachable:
                self._shown = self._card.model_copy(update={"order": ""})
                await pause(wait)
                wait = min(2 * wait, _MOST)
                self._changed.set()

    def _latest(self) -> Card | None:
        """Return the card that is to be shown now, None when that is shown already."""
        if self._card == self._shown:
            return None
        self._shown = self._card
        return self._card


async def stopped(task: asyncio.Task[Any]) -> None:
    """Stop a task and see it end, so that nothing of it comes after what follows."""
    task.cancel()
    await asyncio.wait([task])
    if not task.cancelled() and (error := task.exception()) is not None:
        _log.error("a status was not shown: %s", type(error).__name__, exc_info=error)
