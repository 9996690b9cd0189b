"""Have pictures made by OpenAI's image models, or by a server that speaks like it.

Nothing is known of a picture before it is there, so none is found again after a crash.
"""

from __future__ import annotations

import asyncio
import base64
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from kitsumy.errors import AnswerRefused, AnswerUnusable
from kitsumy.openai import Connection, failing
from kitsumy.slips import Slip

from . import pictures
from .downloads import LARGEST
from .making import Wanted

if TYPE_CHECKING:
    from openai import AsyncOpenAI
    from openai.types import ImagesResponse
    from PIL.Image import Image

PATIENCE = 180.0
"""Seconds for one picture: the large ones take a minute and a half."""
_ENCODED = LARGEST * 4 // 3


class OpenAIMaker:
    """OpenAI, or by another address and name a server that has its images endpoint."""

    def __init__(
        self, key: SecretStr, base_url: str = "", *, provider: str = "openai", patience: float = PATIENCE
    ) -> None:
        self._connection = Connection(key, base_url, patience)
        self._provider = provider

    async def make(self, wanted: Wanted, slip: Slip) -> Image:
        """Return the picture.

        Raises:
            ProviderError: as OpenAI failed.

        """
        client, patience = await self._connection.client(), self._connection.patience
        try:
            with failing(self._provider, patience):
                async with asyncio.timeout(patience):
                    answer = await _asked(client, wanted)
                return await pictures.read(self._data(answer), self._provider)
        except AnswerRefused:
            # Not the idea is turned down, but one picture of it.
            raise AnswerRefused(self._provider, "picture") from None

    async def close(self) -> None:
        """Hang up."""
        await self._connection.close()

    def _data(self, answer: ImagesResponse) -> bytes:
        encoded = answer.data[0].b64_json if answer.data else None
        if not encoded:
            raise AnswerUnusable(self._provider, "empty")
        if len(encoded) > _ENCODED:
            raise AnswerUnusable(self._provider, "size")
        return base64.b64decode(encoded)


async def _asked(client: AsyncOpenAI, wanted: Wanted) -> ImagesResponse:
    told: dict[str, Any] = {**wanted.model.inputs, "model": wanted.name, "prompt": wanted.prompt, "n": 1}
    told["size"] = wanted.shape
    if not wanted.references:
        made: ImagesResponse = await client.images.generate(**told)
        return made
    files = [(f"{at}.jpg", one.data, "image/jpeg") for at, one in enumerate(wanted.references, 1)]
    edited: ImagesResponse = await client.images.edit(image=files, **told)
    return edited
