"""Run the loopback OpenAI by itself: it tells the lines for a ``.env`` file, then what it is asked.

A line makes the next call go wrong: ``plot refusal``, ``dialogue malformed``, ``image 500``, ``plot 429``.
"""

from __future__ import annotations

from tests.servers import byhand
from tests.servers.models import Models

from .server import OpenAIServer


def _hand(language: str) -> Models:
    server = OpenAIServer()
    return Models(server, ("OPENAI_API_KEY", server.key), ("OPENAI_BASE_URL", "/v1"))


if __name__ == "__main__":
    byhand.main(__doc__, _hand)
