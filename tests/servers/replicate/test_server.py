"""The Replicate of the tests does as the real one does, as far as the real library can tell."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO

import httpx
import pytest
from PIL import Image
from replicate.client import Client
from replicate.exceptions import ReplicateError

from tests.servers.replicate import ReplicateServer

_FLUX = "black-forest-labs/flux-2-pro"
_ASKED = {"prompt": "a fox on the moon", "aspect_ratio": "3:2", "resolution": "1 MP", "output_format": "png"}


@asynccontextmanager
async def client_of(server: ReplicateServer, token: str = "") -> AsyncIterator[Client]:
    transport = httpx.AsyncHTTPTransport()
    yield Client(api_token=token or server.token, base_url=server.url, transport=transport)
    await transport.aclose()


@pytest.fixture
async def client(replicate_server: ReplicateServer) -> AsyncIterator[Client]:
    async with client_of(replicate_server) as client:
        yield client


async def test_a_prediction_runs_and_its_picture_can_be_fetched(
    replicate_server: ReplicateServer, client: Client
) -> None:
    made = await client.predictions.async_create(model=_FLUX, input=_ASKED)
    await replicate_server.until(lambda: replicate_server.works[made.id].status == "succeeded")
    found = await client.predictions.async_get(made.id)
    async with httpx.AsyncClient() as plain:
        data = (await plain.get(str(found.output))).content
    with Image.open(BytesIO(data)) as picture:
        assert (picture.size, picture.format) == ((1248, 832), "PNG")
    assert list(replicate_server.count("succeeded").values()) == [1]


async def test_a_cancelled_prediction_is_never_done(
    replicate_server: ReplicateServer, client: Client
) -> None:
    replicate_server.latency, replicate_server.draws = 0.05, False
    made = await client.predictions.async_create(model=_FLUX, input=_ASKED)
    assert (await client.predictions.async_cancel(made.id)).status == "canceled"
    await asyncio.sleep(0.1)
    assert (await client.predictions.async_get(made.id)).status == "canceled"
    assert not replicate_server.count("succeeded")


async def test_who_is_asking(replicate_server: ReplicateServer, client: Client) -> None:
    assert (await client.accounts.async_current()).username == "kitsumy"
    async with client_of(replicate_server, "r8_wrong") as stranger:
        with pytest.raises(ReplicateError) as caught:
            await stranger.accounts.async_current()
    assert caught.value.status == 401


async def test_files_that_nobody_sent_are_not_taken(
    replicate_server: ReplicateServer, client: Client
) -> None:
    asked = {**_ASKED, "input_images": [f"{replicate_server.url}/v1/files/nothing"]}
    with pytest.raises(ReplicateError) as caught:
        await client.predictions.async_create(model=_FLUX, input=asked)
    assert caught.value.status == 422


@pytest.mark.parametrize(
    ("model", "strange"),
    [
        (_FLUX, {"image_input": []}),
        ("bytedance/seedream-4.5", {"seed": 5}),
        ("black-forest-labs/flux-kontext-pro", {"resolution": "1 MP"}),
        ("nobody/nothing", {}),
    ],
)
async def test_what_a_model_does_not_take_is_noted(model: str, strange: dict[str, object]) -> None:
    async with ReplicateServer() as server, client_of(server) as client:
        server.draws = False
        await client.predictions.async_create(model=model, input={"prompt": "a fox", **strange})
        assert len(server.violations) == 1
