"""The artist who draws with a ComfyUI of one's own, against one on loopback."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from pydantic import SecretStr

from kitsumy.artists import find
from kitsumy.artists.comfy import ComfyMaker
from kitsumy.artists.modelled import ModelArtist
from kitsumy.errors import (
    AnswerUnusable,
    CallRejected,
    ProviderBusy,
    ProviderDown,
    ProviderError,
    ProviderSilent,
)
from tests.artists.orders import WHISPER, Notes, order
from tests.servers.comfy import EMPTY, ENDLESS, FAILED, WRONG, ComfyServer
from tests.servers.faults import LOST_REPLY, Cut, Fault, Garbled, Refused, too_many

Hire = Callable[..., ModelArtist]


@pytest.fixture
async def comfy() -> AsyncIterator[ComfyServer]:
    async with ComfyServer() as server:
        yield server


@pytest.fixture
async def hire(comfy: ComfyServer) -> AsyncIterator[Hire]:
    closing: list[Callable[[], Awaitable[None]]] = []

    def hired(patience: float = 20.0, workflow: str = "") -> ModelArtist:
        key = SecretStr("comfy-key")
        maker = ComfyMaker(f"{comfy.url}/", key, workflow=workflow, patience=patience, every=0.02)
        closing.append(maker.close)
        return ModelArtist("http", maker)

    yield hired
    for close in closing:
        await close()


async def test_a_workflow_is_filled_and_run(hire: Hire, comfy: ComfyServer) -> None:
    slip = Notes()
    drawing = await hire().draw(order(), None, slip)
    (work,) = comfy.works.values()
    assert slip.told == [work.id]
    assert drawing.image.size == (1152, 896)
    (sampler,) = work.of("KSampler")
    assert isinstance(sampler["seed"], int)
    assert work.of("CheckpointLoaderSimple") == [{"ckpt_name": "sd_xl_base_1.0.safetensors"}]
    assert [one["text"] for one in work.of("CLIPTextEncode")][1] == order().style.prompts.avoid
    assert {call.authorization for call in comfy.calls} == {"Bearer comfy-key"}


async def test_even_a_lost_reply_is_found_again(hire: Hire, comfy: ComfyServer) -> None:
    comfy.faults.on("order", LOST_REPLY)
    slip = Notes()
    with pytest.raises(ProviderDown):
        await hire().draw(order(), None, slip)
    await hire().draw(order(), None, slip)
    assert len(comfy.works) == 1
    await hire().draw(order(), None, Notes("of-another-day"))
    assert len(comfy.works) == 2


async def test_an_older_one_names_works_itself() -> None:
    async with ComfyServer(names=False) as comfy:
        maker, slip = ComfyMaker(comfy.url, every=0.02), Notes()
        await ModelArtist("http", maker).draw(order(), None, slip)
        assert slip.external == "work000001"
        await maker.close()


FAULTS: list[tuple[str, Fault, ProviderError]] = [
    ("order", too_many(2), ProviderBusy("http", 2.0)),
    ("order", Refused(400), CallRejected("http")),
    ("order", Refused(500), ProviderDown("http")),
    ("order", Garbled(), AnswerUnusable("http", "malformed")),
    ("order", FAILED, ProviderDown("http")),
    ("order", EMPTY, AnswerUnusable("http", "empty")),
    ("history", Cut(done=False), ProviderDown("http")),
    ("history", Garbled("[]", "application/json"), AnswerUnusable("http", "malformed")),
    ("view", WRONG, AnswerUnusable("http", "format")),
    ("view", Refused(404), AnswerUnusable("http", "expired")),
]


@pytest.mark.parametrize(("method", "fault", "wanted"), FAULTS, ids=str)
async def test_every_failure_is_one_of_ours_and_says_nothing_of_what_was_asked(
    hire: Hire,
    comfy: ComfyServer,
    caplog: pytest.LogCaptureFixture,
    method: str,
    fault: Fault,
    wanted: ProviderError,
) -> None:
    caplog.set_level(logging.DEBUG)
    comfy.faults.on(method, fault, times=3)
    with pytest.raises(type(wanted)) as caught:
        await hire().draw(order())
    assert vars(caught.value) == vars(wanted)
    told = "".join(traceback.format_exception(caught.value)) + caplog.text
    assert WHISPER not in told
    assert "comfy-key" not in told


async def test_a_work_that_never_ends_is_stopped_and_one_that_waits_leaves_the_queue(
    hire: Hire, comfy: ComfyServer
) -> None:
    comfy.faults.on("order", ENDLESS)
    slip, artist = Notes(), hire(patience=1.0)
    waiting = asyncio.create_task(artist.draw(order(), None, slip))
    await comfy.until(lambda: bool(comfy.works))
    with pytest.raises(ProviderSilent):
        await hire(patience=0.3).draw(order())
    with pytest.raises(ProviderSilent):
        await waiting
    assert [work.status for work in comfy.works.values()] == ["stopped", "stopped"]
    await hire().draw(order(), None, slip)
    assert len(comfy.works) == 3


@pytest.mark.parametrize("workflow", ["[]", "{", '"x"'])
async def test_a_workflow_that_is_none(hire: Hire, workflow: str) -> None:
    with pytest.raises(AnswerUnusable):
        await hire(workflow=workflow).draw(order())


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "nowhere", "http://[1"])
async def test_nobody_is_there(address: str) -> None:
    with pytest.raises(ProviderError):
        await find("http", base_url=address).draw(order())
