"""The embedded writer: no key, no network, the same story for the same brief."""

from __future__ import annotations

import asyncio

from kitsumy.comic import Brief, Comic, Dialogue, Plot, Script
from kitsumy.errors import CannotTranslate, IdeaNotUnderstood
from kitsumy.language import LANGUAGES, detect, scripts
from kitsumy.ports import Translation
from kitsumy.slips import Slip

from .story.storyteller import tell
from .telling import first, sequel
from .translator import translation


class DraftWriter:
    """Plots and words stories from frames, templates and the idea's own words."""

    name = "draft"

    async def plot(self, brief: Brief, parent: Comic | None = None, slip: Slip | None = None) -> Plot:
        """Return a plot of exactly ``brief.panels * brief.pages`` shots; ``parent`` for a sequel.

        Raises:
            IdeaNotUnderstood: the idea has letters, but none of a script that is read here.

        """
        if scripts(brief.idea) and not detect(brief.idea, default=""):
            raise IdeaNotUnderstood(LANGUAGES)
        return (await asyncio.to_thread(write, brief, parent)).plot

    async def dialogue(
        self, brief: Brief, plot: Plot, parent: Comic | None = None, slip: Slip | None = None
    ) -> Dialogue:
        """Return the words of the plot that this brief and parent give, which is written once more."""
        return (await asyncio.to_thread(write, brief, parent)).dialogue

    def price(self, brief: Brief) -> int:
        """Charge nothing."""
        return 0

    def recipe(self) -> str:
        """Name nothing that is not in the brief."""
        return ""

    async def translate(self, comic: Comic, language: str, slip: Slip | None = None) -> Translation:
        """Return a comic's words in another language: the same story, shot for shot.

        Words that were put in by hand stay as they are; the translation says in which panels.

        Raises:
            CannotTranslate: this language, or the comic's own, is none that is written here.

        """
        if not {language, comic.brief.language} <= set(LANGUAGES):
            raise CannotTranslate(language)
        return await asyncio.to_thread(translation, comic, language)


def write(brief: Brief, parent: Comic | None = None) -> Script:
    """Return the whole script of a brief."""
    language = brief.language if brief.language in LANGUAGES else detect(brief.idea)
    return tell(first(brief, language) if parent is None else sequel(brief, parent, language))
