"""Run the loopback Replicate by itself: it tells the lines for a ``.env`` file, then what it is asked.

A line makes the next call go wrong: ``create nsfw``, ``output huge``, ``create 429``.
"""

from __future__ import annotations

from tests.servers import byhand
from tests.servers.models import Models

from .server import ReplicateServer


def _hand(language: str) -> Models:
    server = ReplicateServer()
    return Models(server, ("REPLICATE_API_TOKEN", server.token), ("REPLICATE_BASE_URL", ""))


if __name__ == "__main__":
    byhand.main(__doc__, _hand)
