"""Fetch pictures from where a provider says they are: from its own hosts only, and never more than enough."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit

from kitsumy.errors import AnswerUnusable, ProviderBusy, ProviderDown, ProviderSilent

from .answering import failing, judged

if TYPE_CHECKING:
    import httpx

LARGEST = 25_000_000
"""Bytes of a picture's file: four megapixels as PNG are half of that."""
PATIENCE = 60.0
_TYPES = ("image/", "application/octet-stream", "binary/octet-stream")
_REDIRECTS = 3
_DIRECTIONS = (301, 302, 303, 307, 308)


class Downloads:
    """Downloads from a provider's hosts and those beneath them, over https.

    ``base_url`` is the provider's address in the settings. Only where that is on this very machine, or where
    there are no other hosts, pictures may come from exactly there, whatever its scheme.
    """

    def __init__(
        self,
        provider: str,
        hosts: Sequence[str],
        base_url: str = "",
        *,
        largest: int = LARGEST,
        patience: float = PATIENCE,
    ) -> None:
        self._provider, self._hosts = provider, tuple(hosts)
        self._largest, self._patience = largest, patience
        origin = _split(base_url)
        own = origin is not None and (_is_loopback(origin.hostname) or not hosts)
        self._own = _origin(origin) if own and origin is not None else None

    def allows(self, url: str) -> bool:
        """Tell whether something may be fetched from an address."""
        parts = _split(url)
        if parts is None or not parts.hostname or parts.username is not None or parts.password is not None:
            return False
        if self._own is not None and _origin(parts) == self._own:
            return True
        named = any(parts.hostname == host or parts.hostname.endswith(f".{host}") for host in self._hosts)
        return parts.scheme == "https" and parts.port in (None, 443) and named

    async def fetch(self, client: httpx.AsyncClient, url: str) -> bytes:
        """Return what is at an address, with at most so many bytes within so many seconds.

        Raises:
            AnswerUnusable: the address is not the provider's ("host"), nothing is there any more
                ("expired"), it is no picture ("format"), too large ("size") or incomplete ("cut").
            ProviderError: the host cannot be reached, is busy, or takes too long.

        """
        with failing(self._provider, self._patience):
            async with asyncio.timeout(self._patience):
                for _ in range(_REDIRECTS + 1):
                    if not self.allows(url):
                        break
                    found = await self._step(client, url)
                    if isinstance(found, bytes):
                        return found
                    url = found
        raise AnswerUnusable(self._provider, "host")

    async def _step(self, client: httpx.AsyncClient, url: str) -> bytes | str:
        """Return what is at an address, or where it sends us."""
        async with client.stream("GET", url, follow_redirects=False) as response:
            if response.status_code in _DIRECTIONS:
                return urljoin(url, str(response.headers.get("location", "")))
            self._check(response)
            return await self._body(response)

    def _check(self, response: httpx.Response) -> None:
        wrong = judged(response.status_code, response.headers, self._provider)
        if isinstance(wrong, (ProviderBusy, ProviderDown, ProviderSilent)):
            raise wrong
        if wrong is not None:
            raise AnswerUnusable(self._provider, "expired")
        if not response.headers.get("content-type", _TYPES[1]).startswith(_TYPES):
            raise AnswerUnusable(self._provider, "format")
        if int(response.headers.get("content-length", 0)) > self._largest:
            raise AnswerUnusable(self._provider, "size")

    async def _body(self, response: httpx.Response) -> bytes:
        import httpx

        data = bytearray()
        try:
            async for piece in response.aiter_bytes():
                data += piece
                if len(data) > self._largest:
                    raise AnswerUnusable(self._provider, "size")
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.DecodingError):
            raise AnswerUnusable(self._provider, "cut") from None
        return bytes(data)


def is_address(url: str) -> bool:
    """Tell whether something is an address of a server at all."""
    parts = _split(url)
    return parts is not None and bool(parts.hostname)


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        # Reading the port is what finds out that it is none.
        return parts if parts.scheme in ("http", "https") and parts.port != 0 else None
    except ValueError:
        return None


def _origin(parts: SplitResult) -> tuple[str, str | None, int]:
    return parts.scheme, parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)


def _is_loopback(host: str | None) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False
