"""Have pictures made at Replicate: order, look until it is done, fetch. One try each.

What was ordered is known by its id from Replicate's answer on, so a work is found again after a crash. Where
that very answer is lost, the work is looked for among the newest before it is ordered anew.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from pydantic import SecretStr

from kitsumy.artists import pictures
from kitsumy.artists.answering import failing
from kitsumy.artists.downloads import Downloads
from kitsumy.artists.making import Wanted
from kitsumy.errors import AnswerRefused, AnswerUnusable, CallRejected, ProviderDown, ProviderError
from kitsumy.slips import Slip

from .connection import PROVIDER, Connection
from .inputs import inputs
from .uploads import Uploads

if TYPE_CHECKING:
    from PIL.Image import Image
    from replicate.client import Client
    from replicate.prediction import Prediction

PATIENCE = 180.0
"""Seconds for one picture: ten times the usual, a model that has to be loaded first included."""
HOSTS = ("replicate.delivery", "api.replicate.com")
"""Where Replicate keeps what its models made."""
EVERY, _LATER = 0.3, 1.0
"""Seconds between looks, and after the first half minute: a dozen works stay under the limit of looks."""
_LOOKS = 100
_LETTING_GO = 5.0
"""Seconds for calling a work off."""
_ENDED = ("failed", "canceled")
_ASKED = "?"
"""What a slip knows while an order is on its way: there may be a work, of an id that never came back."""
_FORBIDDEN = ("nsfw", "sensitive", "safety", "flagged", "moderat", "content policy", "prohibited")
"""What the error of a prediction says that a filter has stopped."""


class ReplicateMaker:
    """Replicate for one token."""

    def __init__(
        self, token: SecretStr, base_url: str = "", *, patience: float = PATIENCE, every: float = EVERY
    ) -> None:
        self._connection = Connection(token, base_url)
        self._downloads = Downloads(PROVIDER, HOSTS, self._connection.base_url)
        self._uploads = Uploads()
        self._patience, self._every = patience, every
        self._grace = min(_LETTING_GO, patience)

    async def make(self, wanted: Wanted, slip: Slip) -> Image:
        """Return the picture.

        What is paid for is fetched several times before it is given up and ordered a second time.

        Raises:
            ProviderError: as Replicate failed.

        """
        client = (await self._connection.open()).api
        with failing(PROVIDER, self._patience):
            async with asyncio.timeout(self._patience):
                begun = await _begun(client, wanted, slip)
                made = await self._finished(client, begun or await self._ordered(client, wanted, slip))
                try:
                    return await self._fetched(made)
                except AnswerUnusable:
                    await slip.sent("")
                    raise

    async def close(self) -> None:
        """Hang up."""
        await self._connection.close()

    async def _ordered(self, client: Client, wanted: Wanted, slip: Slip) -> Prediction:
        addresses = await self._uploads.addresses(client, wanted.references)
        await slip.sent(_ASKED)
        call = asyncio.ensure_future(_create(client, wanted, addresses))
        try:
            prediction = await asyncio.shield(call)
            await slip.sent(prediction.id)
        except asyncio.CancelledError:
            await asyncio.wait({call}, timeout=self._grace)
            if call.done() and not call.cancelled() and call.exception() is None:
                await self._called_off(client, call.result().id)
            call.cancel()
            raise
        return prediction

    async def _finished(self, client: Client, prediction: Prediction) -> Prediction:
        """Look until a work is done; call it off when nobody waits for it any more."""
        try:
            looks = 0
            while prediction.status not in (*_ENDED, "succeeded"):
                await asyncio.sleep(self._every if looks < _LOOKS else _LATER)
                prediction = await client.predictions.async_get(prediction.id)
                looks += 1
        except asyncio.CancelledError:
            await self._called_off(client, prediction.id)
            raise
        if prediction.status in _ENDED:
            raise _why(prediction)
        return prediction

    async def _called_off(self, client: Client, id: str) -> None:
        """Call a work off, so that nobody pays for it; whether that went well can no longer matter."""
        await asyncio.wait({asyncio.ensure_future(_cancelled(client, id))}, timeout=self._grace)

    async def _fetched(self, prediction: Prediction) -> Image:
        output = prediction.output
        if isinstance(output, list):
            output = next(iter(output), None)
        if not output or not isinstance(output, str):
            raise AnswerUnusable(PROVIDER, "empty")
        plain = (await self._connection.open()).plain
        return await pictures.fetched(
            lambda: self._downloads.fetch(plain, output), PROVIDER, pause=self._every
        )


async def _begun(client: Client, wanted: Wanted, slip: Slip) -> Prediction | None:
    """Return the work that a slip knows; None when there is none, or when nothing came of it."""
    if not slip.external:
        return None
    try:
        if slip.external == _ASKED:
            return await _lost(client, wanted, slip)
        found = await client.predictions.async_get(slip.external)
    except CallRejected:
        return None  # Replicate knows it no longer
    return None if found.status in _ENDED else found


async def _lost(client: Client, wanted: Wanted, slip: Slip) -> Prediction | None:
    """Return the newest work of the same input, whose id never came back; None when there is none."""
    told = inputs(wanted)
    found: Prediction
    for found in await client.predictions.async_list():
        same = found.input is not None and told.items() <= found.input.items()
        is_ours = same and (wanted.model.version or found.model == wanted.name)
        if is_ours and found.status not in _ENDED:
            await slip.sent(found.id)
            return found
    return None


async def _create(client: Client, wanted: Wanted, addresses: list[str]) -> Prediction:
    told = inputs(wanted, addresses)
    if wanted.model.version:
        made: Prediction = await client.predictions.async_create(version=wanted.model.version, input=told)
    else:
        made = await client.predictions.async_create(model=wanted.name, input=told)
    return made


def _why(prediction: Prediction) -> ProviderError:
    """Return why nothing came of a work."""
    told = (prediction.error or "").casefold()
    if any(word in told for word in _FORBIDDEN):
        return AnswerRefused(PROVIDER, "picture")
    return ProviderDown(PROVIDER)


async def _cancelled(client: Client, id: str) -> None:
    try:
        with failing(PROVIDER, _LETTING_GO):
            await client.predictions.async_cancel(id)
    except ProviderError:
        return
