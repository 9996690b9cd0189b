"""Reference pictures at Replicate: each is sent once for the panels of an hour; a day later it is gone."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from kitsumy.errors import AnswerUnusable
from kitsumy.ports import Reference

if TYPE_CHECKING:
    from replicate.client import Client

_KEPT = 3600.0
"""Seconds for which an address is used again."""


class Uploads:
    """The addresses of pictures, by what they show."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[float, str]] = {}
        self._sending: dict[str, asyncio.Lock] = {}

    async def addresses(self, client: Client, references: Sequence[Reference]) -> list[str]:
        """Return where some pictures are, those sent anew that are nowhere yet."""
        return await asyncio.gather(*(self._address(client, one) for one in references))

    async def _address(self, client: Client, reference: Reference) -> str:
        self._known = {k: v for k, v in self._known.items() if v[0] > time.monotonic()}
        async with self._sending.setdefault(reference.blob, asyncio.Lock()):
            if reference.blob not in self._known:
                address = await _sent(client, reference)
                self._known[reference.blob] = (time.monotonic() + _KEPT, address)
            found = self._known[reference.blob][1]
        self._sending.pop(reference.blob, None)
        return found


async def _sent(client: Client, reference: Reference) -> str:
    # Its name says nothing: it stays with the file.
    file = await client.files.async_create(BytesIO(reference.data), filename="reference.jpg")
    address: str | None = file.urls.get("get")
    if not address:
        raise AnswerUnusable("replicate", "malformed")
    return address
