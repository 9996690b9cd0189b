"""Run the loopback OpenAI by itself: it tells the lines for a ``.env`` file, then what it is asked.

A line makes the next call go wrong: ``plot refusal``, ``dialogue malformed``, ``image 500``, ``plot 429``.
"""

from __future__ import annotations

from tests.servers import byhand
from tests.servers.faults import Refused, Spoiled

from .server import OpenAIServer


class Hand:
    """Whoever runs the models."""

    def __init__(self, language: str) -> None:
        self.server = OpenAIServer()

    def opening(self) -> list[str]:
        return [f"OPENAI_API_KEY={self.server.key}", f"OPENAI_BASE_URL={self.server.base_url}"]

    def act(self, line: str) -> None:
        """Spoil the next call of a kind, by a status or by how its answer is of no use."""
        if line:
            kind, how = line.split(" ", 1)
            self.server.faults.on(kind, Refused(int(how)) if how.isdecimal() else Spoiled(how))

    def shown(self) -> list[str]:
        """Return every call, each with its number."""
        return [f"{at} {self.server.method(call)}" for at, call in enumerate(self.server.calls, 1)]


if __name__ == "__main__":
    byhand.main(__doc__, Hand)
