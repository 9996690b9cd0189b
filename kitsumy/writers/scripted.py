"""A writer that says what it was told to say: for tests, and for scripts written by hand."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from kitsumy.comic import Brief, Comic, Dialogue, Plot, Script
from kitsumy.errors import CannotTranslate
from kitsumy.ports import Translation
from kitsumy.slips import Slip


class ScriptedWriter:
    """Answer from a queue of scripts or errors, and remember every question.

    One entry serves one comic: its plot, then its dialogue. An exception in the queue is raised instead.
    """

    name = "scripted"

    def __init__(
        self, answers: Iterable[Script | Exception], translations: Iterable[Translation | Exception] = ()
    ) -> None:
        self._answers = deque(answers)
        self._translations = deque(translations)
        self._told: list[Script] = []
        self.history: list[tuple[str, Brief]] = []

    async def plot(self, brief: Brief, parent: Comic | None = None, slip: Slip | None = None) -> Plot:
        """Return the next script's plot; IndexError when nothing is left."""
        self.history.append(("plot", brief))
        answer = self._answers.popleft()
        if isinstance(answer, Exception):
            raise answer
        self._told.append(answer)
        return answer.plot

    async def dialogue(
        self, brief: Brief, plot: Plot, parent: Comic | None = None, slip: Slip | None = None
    ) -> Dialogue:
        """Return the words that belong to a plot handed out before; KeyError for any other."""
        self.history.append(("dialogue", brief))
        for script in self._told:
            if script.plot == plot:
                return script.dialogue
        raise KeyError(plot.title)

    def price(self, brief: Brief) -> int:
        """Charge nothing."""
        return 0

    def recipe(self) -> str:
        """Name nothing that is not in the brief."""
        return ""

    async def translate(self, comic: Comic, language: str, slip: Slip | None = None) -> Translation:
        """Return the next translation.

        Raises:
            CannotTranslate: nothing is left.

        """
        self.history.append(("translate", comic.brief))
        if not self._translations:
            raise CannotTranslate(language)
        answer = self._translations.popleft()
        if isinstance(answer, Exception):
            raise answer
        return answer
