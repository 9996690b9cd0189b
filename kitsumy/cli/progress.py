"""One live line that says what the studio is doing, for people only: it is silent in files and pipes.

That somebody stood in for somebody else is told at the end, and everywhere: what was asked for was not had.
"""

from __future__ import annotations

import shutil
import unicodedata
from typing import TextIO

from kitsumy.events import (
    DialogueReady,
    DialogueStarted,
    Event,
    FellBack,
    LetteringStarted,
    PageReady,
    PanelReady,
    PanelStarted,
    PlotStarted,
    PlotTold,
    ProviderRetried,
    SheetReady,
)

from .texts import Texts


class Progress:
    """A listener that rewrites one line of a terminal."""

    def __init__(self, stream: TextIO, said: Texts) -> None:
        self._stream = stream
        self._said = said
        self._live = stream.isatty()
        self._shown = 0
        self._writing = False
        self._pages = 0
        self._stood_in: dict[str, None] = {}

    def __call__(self, event: Event) -> None:
        """Show what this event means, if it means something to people."""
        text = self._text(event)
        if text and self._live:
            self._show(text)

    def finish(self) -> None:
        """Leave the line empty for what comes next."""
        if self._shown:
            self._write("\r" + " " * self._shown + "\r")
            self._shown = 0
        for line in self._stood_in:
            self._write(line + "\n")
        self._stood_in.clear()

    def _text(self, event: Event) -> str:
        match event:
            case PlotStarted():
                return self._said("progress.plot")
            case PlotTold(title=title):
                return self._said("progress.told", title=title)
            case DialogueStarted():
                self._writing = True
                return self._said("progress.dialogue")
            case DialogueReady():
                self._writing = False
            case SheetReady(character=name):
                return self._said("progress.sheet", name=name)
            case PanelStarted(panel=1, total=total) if not self._writing:
                return self._said("progress.panel", number=1, total=total)
            case PanelStarted(panel=number, total=1) if number > 1:
                return self._said("progress.redraw", number=number)
            case PanelReady(done=done, total=total) if done < total:
                return self._said("progress.panel", number=done + 1, total=total)
            case ProviderRetried(provider=provider):
                return self._said("progress.retried", provider=provider)
            case FellBack(provider=provider, to=to) if provider != to:  # not to their own other model
                self._stood_in[_stood_in(event, self._said)] = None
            case LetteringStarted():
                return self._said("progress.lettering")
            case PageReady(total=total):
                self._pages += 1
                return self._said("progress.page", number=min(self._pages + 1, total), total=total)
        return ""

    def _show(self, text: str) -> None:
        line = fitted(text, shutil.get_terminal_size().columns - 1)
        wide = width(line)
        self._write("\r" + line + " " * (self._shown - wide))
        self._shown = wide

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def _stood_in(event: FellBack, said: Texts) -> str:
    """Return who could not do their part, why, and who did it."""
    why = said(f"stood_in.{event.reason}", provider=event.provider)
    return said(f"stood_in.{'draft' if event.to == 'draft' else 'other'}", why=why, to=event.to)


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(_columns(character) for character in text)


def fitted(text: str, columns: int) -> str:
    """Return a text cut to so many columns, with an ellipsis where something is missing."""
    if width(text) <= columns:
        return text
    kept = ""
    for character in text:
        if width(kept + character) > columns - 1:
            break
        kept += character
    return kept.rstrip("… ") + "…" if columns > 0 else ""


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
