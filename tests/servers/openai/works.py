"""Answers on their way, and those that were given: what a provider keeps and has been paid for."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from .questions import Question


@dataclass(eq=False)
class Work:
    """One answer of a language model, from the question to its end."""

    id: str
    question: Question
    status: str = "in_progress"
    text: str = ""
    spoiled: str = ""
    done: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def kind(self) -> str:
        """What was asked for."""
        return self.question.kind

    @property
    def tokens(self) -> tuple[int, int]:
        """How many tokens were read and written, about."""
        asked = self.question.rules + self.question.said
        return len(asked) // 4 + 1, len(self.text) // 4 + 1

    def end(self, status: str) -> None:
        """Be over, unless it is already."""
        if not self.done.is_set():
            self.status = status
            self.done.set()
