"""One connection to OpenAI or to a server that speaks like it, opened when it is first used."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from pydantic import SecretStr

if TYPE_CHECKING:
    from openai import AsyncOpenAI

PATIENCE = 180.0
"""Seconds that one call may take in all: a long page from a thoughtful model."""
_CONNECT = 10.0
_QUIET = 90.0
"""Seconds without a single byte, after which nobody is there any more."""
OFFICIAL = "https://api.openai.com/v1"


class Connection:
    """A key, an address, and how long to wait. The client retries nothing: whoever calls decides that."""

    def __init__(self, key: SecretStr, base_url: str = "", patience: float = PATIENCE) -> None:
        self._key = key
        self.base_url = base_url or OFFICIAL
        self.patience = patience
        self._client: AsyncOpenAI | None = None

    @property
    def official(self) -> bool:
        """Tell whether this is OpenAI itself."""
        return self.base_url.rstrip("/") == OFFICIAL

    @property
    def client(self) -> AsyncOpenAI:
        """Return the library's client; it belongs to the event loop it is first used in."""
        if self._client is None:
            self._client = self._opened()
        return self._client

    def _opened(self) -> AsyncOpenAI:
        import openai  # half a second, which comics without it need not wait

        # At the level of debugging the library logs whole requests: people's ideas have no place in logs.
        logging.getLogger("openai").setLevel(logging.WARNING)
        return openai.AsyncOpenAI(
            # Servers at home take any key, and the library insists on one.
            api_key=self._key.get_secret_value() or "none",
            base_url=self.base_url,
            max_retries=0,
            timeout=openai.Timeout(min(_QUIET, self.patience), connect=min(_CONNECT, self.patience)),
        )

    async def close(self) -> None:
        """Hang up; the next call connects anew."""
        client, self._client = self._client, None
        if client is not None:
            await client.close()
