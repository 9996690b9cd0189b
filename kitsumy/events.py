"""Typed progress: what a job tells whoever watches it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal

from pydantic import Field

from .frozen import Frozen


class PlotStarted(Frozen):
    """The writer has begun the plot."""

    type: Literal["plot_started"] = "plot_started"


class PlotReady(Frozen):
    """The plot is there."""

    type: Literal["plot_ready"] = "plot_ready"
    title: str
    panels: int
    cast: tuple[str, ...]


class StoryboardReady(Frozen):
    """Every shot is sketched; ``image`` is the blob key of a picture that is kept for an hour."""

    type: Literal["storyboard_ready"] = "storyboard_ready"
    image: str


class DialogueStarted(Frozen):
    """The writer has begun the dialogue."""

    type: Literal["dialogue_started"] = "dialogue_started"


class DialogueReady(Frozen):
    """Every panel has its words."""

    type: Literal["dialogue_ready"] = "dialogue_ready"


class SheetReady(Frozen):
    """A new character has its reference picture."""

    type: Literal["sheet_ready"] = "sheet_ready"
    character: str


class PanelStarted(Frozen):
    """An artist has begun a panel; ``panel`` counts from 1."""

    type: Literal["panel_started"] = "panel_started"
    panel: int
    total: int


class PanelReady(Frozen):
    """A panel is drawn; ``done`` of ``total`` are."""

    type: Literal["panel_ready"] = "panel_ready"
    panel: int
    done: int
    total: int


class LetteringStarted(Frozen):
    """All art is there; letters and pages follow."""

    type: Literal["lettering_started"] = "lettering_started"


class PlotTold(Frozen):
    """A plot has come so far that its title and its cast are known; it may still be told anew."""

    type: Literal["plot_told"] = "plot_told"
    title: str
    cast: tuple[str, ...]


class SignsLeftOut(Frozen):
    """No font here has these signs of a panel's words, or of the title's (``panel`` 0): pages lack them."""

    type: Literal["signs_left_out"] = "signs_left_out"
    panel: int
    signs: tuple[str, ...]


class SoundsLeftOut(Frozen):
    """These sound effects found no place in their panel: pages lack them."""

    type: Literal["sounds_left_out"] = "sounds_left_out"
    panel: int
    sounds: tuple[str, ...]


class PageReady(Frozen):
    """A page is finished."""

    type: Literal["page_ready"] = "page_ready"
    page: int
    total: int


class ProviderRetried(Frozen):
    """A provider failed in passing, and is asked again after so many seconds."""

    type: Literal["provider_retried"] = "provider_retried"
    provider: str
    seconds: float


class FellBack(Frozen):
    """A provider could not do something, and the next in the chain does it instead."""

    type: Literal["fell_back"] = "fell_back"
    provider: str
    to: str
    reason: str
    """The name of the error, which says nothing of what was asked or answered."""


class ComicReady(Frozen):
    """The comic is in the library."""

    type: Literal["comic_ready"] = "comic_ready"
    comic: str
    title: str


Event = Annotated[
    PlotStarted
    | PlotTold
    | PlotReady
    | StoryboardReady
    | DialogueStarted
    | DialogueReady
    | SheetReady
    | PanelStarted
    | PanelReady
    | LetteringStarted
    | SignsLeftOut
    | SoundsLeftOut
    | PageReady
    | ProviderRetried
    | FellBack
    | ComicReady,
    Field(discriminator="type"),
]

Listener = Callable[[Event], None]
"""Called on the event loop for every event, in order; it must return at once."""


def nobody(event: Event) -> None:
    """Listen to nothing."""
