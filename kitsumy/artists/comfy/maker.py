"""Have pictures made by a ComfyUI. We name the works ourselves, so that even a lost reply is found again."""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from pydantic import SecretStr

from kitsumy.artists import pictures
from kitsumy.artists.answering import failing, judged
from kitsumy.artists.downloads import Downloads, is_address
from kitsumy.artists.making import Wanted
from kitsumy.errors import AnswerUnusable, CallRejected, ProviderDown, ProviderError
from kitsumy.slips import Slip

from .workflow import filled, usual

if TYPE_CHECKING:
    import httpx
    from PIL.Image import Image

PROVIDER = "http"
PATIENCE = 300.0
"""Seconds for one picture: a card at home takes its time, and has a queue."""
_EVERY = 0.5
_LETTING_GO = 5.0
_TALKATIVE = ("httpx", "httpcore")


class ComfyMaker:
    """One ComfyUI and the workflow it runs."""

    def __init__(
        self,
        base_url: str,
        key: SecretStr | None = None,
        *,
        workflow: str = "",
        patience: float = PATIENCE,
        every: float = _EVERY,
    ) -> None:
        self._base_url, self._key = base_url.rstrip("/"), key or SecretStr("")
        self._workflow, self._patience, self._every = workflow or usual(), patience, every
        self._downloads = Downloads(PROVIDER, (), self._base_url)
        self._client: httpx.AsyncClient | None = None
        self._opening = asyncio.Lock()

    async def make(self, wanted: Wanted, slip: Slip) -> Image:
        """Return the picture.

        Raises:
            ProviderError: as the server failed.

        """
        client = await self._opened()
        with failing(PROVIDER, self._patience):
            async with asyncio.timeout(self._patience):
                if not (slip.external and await self._knows(client, slip.external)):
                    await self._ordered(client, wanted, slip)
                try:
                    return await self._fetched(client, await self._finished(client, slip.external))
                except AnswerUnusable:
                    await slip.sent("")
                    raise

    async def close(self) -> None:
        """Hang up; the next call connects anew."""
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()

    async def _opened(self) -> httpx.AsyncClient:
        if not is_address(self._base_url):
            raise CallRejected(PROVIDER)
        async with self._opening:
            if self._client is None:
                self._client = await asyncio.to_thread(self._connected)
            return self._client

    def _connected(self) -> httpx.AsyncClient:
        import httpx

        for name in _TALKATIVE:
            logging.getLogger(name).setLevel(logging.WARNING)
        key = self._key.get_secret_value()
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        return httpx.AsyncClient(headers=headers, timeout=httpx.Timeout(30.0, connect=10.0))

    async def _call(self, client: httpx.AsyncClient, verb: str, path: str, body: object = None) -> Any:  # noqa: ANN401 - JSON
        response = await client.request(verb, f"{self._base_url}{path}", json=body)
        wrong = judged(response.status_code, response.headers, PROVIDER)
        if wrong is not None:
            raise wrong
        return response.json() if response.content else None

    async def _ordered(self, client: httpx.AsyncClient, wanted: Wanted, slip: Slip) -> None:
        id = str(uuid.uuid4())
        await slip.sent(id)
        body = {"prompt": filled(self._workflow, wanted), "prompt_id": id}
        try:
            answer = await self._call(client, "POST", "/prompt", body)
            id = str(answer["prompt_id"])
            if id != slip.external:  # an older server names works by itself
                await slip.sent(id)
        except asyncio.CancelledError:
            await self._called_off(client, id)
            raise

    async def _knows(self, client: httpx.AsyncClient, id: str) -> bool:
        """Tell whether the server has a work, waiting, under way or done well."""
        found = (await self._call(client, "GET", f"/history/{id}")).get(id)
        if found:
            return _status(found) == "success"
        queue = await self._call(client, "GET", "/queue")
        return any(id == entry[1] for part in ("queue_running", "queue_pending") for entry in queue[part])

    async def _finished(self, client: httpx.AsyncClient, id: str) -> dict[str, Any]:
        """Look until a work is done; call it off when nobody waits for it any more."""
        try:
            found = None
            while not found:
                await asyncio.sleep(self._every if found is not None else 0)
                found = (await self._call(client, "GET", f"/history/{id}")).get(id, {})
        except asyncio.CancelledError:
            await self._called_off(client, id)
            raise
        if _status(found) != "success":
            raise ProviderDown(PROVIDER)
        return dict(found)

    async def _fetched(self, client: httpx.AsyncClient, found: dict[str, Any]) -> Image:
        image = next(_images(found), None)
        if image is None:
            raise AnswerUnusable(PROVIDER, "empty")
        place = urlencode({name: image[name] for name in ("filename", "subfolder", "type")})
        return await pictures.fetched(
            lambda: self._downloads.fetch(client, f"{self._base_url}/view?{place}"),
            PROVIDER,
            pause=self._every,
        )

    async def _called_off(self, client: httpx.AsyncClient, id: str) -> None:
        """Take a work out of the queue, or stop it; whether that went well can no longer matter."""
        await asyncio.wait({asyncio.ensure_future(self._cancelled(client, id))}, timeout=_LETTING_GO)

    async def _cancelled(self, client: httpx.AsyncClient, id: str) -> None:
        try:
            with failing(PROVIDER, _LETTING_GO):
                await self._call(client, "POST", "/queue", {"delete": [id]})
                await self._call(client, "POST", "/interrupt", {"prompt_id": id})
        except ProviderError:
            return


def _status(found: dict[str, Any]) -> str:
    """Return how a work ended; older servers only say something when it went well."""
    return str(found.get("status", {}).get("status_str", "success"))


def _images(found: dict[str, Any]) -> Iterator[dict[str, str]]:
    for output in found["outputs"].values():
        yield from output.get("images", ())
