"""One connection to OpenAI or to a server that speaks like it, opened when it is first used."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pydantic import SecretStr

from kitsumy.errors import CallRejected

from .warming import warm

if TYPE_CHECKING:
    from openai import AsyncOpenAI

_log = logging.getLogger(__name__)
PATIENCE = 180.0
"""Seconds that one call may take in all: a long page from a thoughtful model."""
_CONNECT = 10.0
_QUIET = 90.0
"""Seconds without a single byte, after which nobody is there any more."""
_TALKATIVE = ("openai", "httpx2")
"""Loggers that tell of every request."""
OFFICIAL = "https://api.openai.com/v1"


class Connection:
    """A key, an address, and how long to wait. The client retries nothing: whoever calls decides that."""

    def __init__(self, key: SecretStr, base_url: str = "", patience: float = PATIENCE) -> None:
        self._key = key
        self.base_url = base_url or OFFICIAL
        self.patience = patience
        self._client: AsyncOpenAI | None = None
        self._opening = asyncio.Lock()

    @property
    def official(self) -> bool:
        """Tell whether this is OpenAI itself."""
        return self.base_url.rstrip("/") == OFFICIAL

    async def client(self) -> AsyncOpenAI:
        """Return the library's client; it belongs to the event loop it is first used in.

        Raises:
            CallRejected: the address is none, or the library is not installed.

        """
        async with self._opening:
            if self._client is None:
                # Loading the library takes a second, which nobody else has to wait.
                self._client = await asyncio.to_thread(self._opened)
            return self._client

    def _opened(self) -> AsyncOpenAI:
        try:
            import openai
        except ModuleNotFoundError:
            _log.error('the openai package is not here: pip install "kitsumy[ai]"')
            raise CallRejected("openai") from None
        if not _is_address(self.base_url):
            raise CallRejected("openai")

        # At the level of debugging the library logs whole requests: people's ideas have no place in logs.
        for name in _TALKATIVE:
            logging.getLogger(name).setLevel(logging.WARNING)
        warm()
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


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
