"""One connection to Replicate, opened when it is first used. Answers are judged beneath the library.

The library tries reads up to ten times, and its errors leave out for how long a server asks to wait.
"""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, NamedTuple

from pydantic import SecretStr

from kitsumy.artists.answering import judged
from kitsumy.artists.downloads import is_address
from kitsumy.errors import CallRejected, KeyRejected

if TYPE_CHECKING:
    import httpx
    from replicate.client import Client

OFFICIAL = "https://api.replicate.com"
PROVIDER = "replicate"
_CONNECT, _QUIET = 10.0, 30.0
"""Seconds for a connection, and without a single byte of an answer."""
_TALKATIVE = ("httpx", "httpcore")
"""Loggers that tell of every request."""


class Opened(NamedTuple):
    """The library's client for the API, and one without the key for what it says is elsewhere."""

    api: Client
    plain: httpx.AsyncClient


class Connection:
    """A token and an address."""

    def __init__(self, token: SecretStr, base_url: str = "") -> None:
        self._token = token
        self.base_url = base_url or OFFICIAL
        self._open: Opened | None = None
        self._transport: httpx.AsyncBaseTransport | None = None
        self._opening = asyncio.Lock()

    async def open(self) -> Opened:
        """Return the clients; they belong to the event loop they are first used in.

        Raises:
            CallRejected: the address is none.
            KeyRejected: no header can hold the token.

        """
        token = self._token.get_secret_value()
        if not (token.isascii() and token.isprintable()):
            raise KeyRejected(PROVIDER)
        if not is_address(self.base_url):
            raise CallRejected(PROVIDER)
        async with self._opening:
            if self._open is None:
                # Loading the library takes a second, which nobody else has to wait.
                self._open = await asyncio.to_thread(self._opened)
            return self._open

    def _opened(self) -> Opened:
        import httpx
        from replicate.client import Client

        for name in _TALKATIVE:
            logging.getLogger(name).setLevel(logging.WARNING)
        timeout = httpx.Timeout(_QUIET, connect=_CONNECT)
        self._transport = _judging(httpx.AsyncHTTPTransport())
        api = Client(
            api_token=self._token.get_secret_value(),
            base_url=self.base_url,
            timeout=timeout,
            transport=self._transport,
        )
        return Opened(api, httpx.AsyncClient(timeout=timeout))

    async def close(self) -> None:
        """Hang up; the next call connects anew."""
        opened, self._open = self._open, None
        if opened is not None:
            await opened.plain.aclose()
        if self._transport is not None:
            await self._transport.aclose()


def _judging(beneath: httpx.AsyncBaseTransport) -> httpx.AsyncBaseTransport:
    """Return a transport that raises what an answer's status means."""
    import httpx

    class Judging(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            response = await beneath.handle_async_request(request)
            wrong = judged(response.status_code, response.headers, PROVIDER)
            if wrong is not None:
                await response.aclose()
                raise wrong
            return response

        async def aclose(self) -> None:
            await beneath.aclose()

    return Judging()
