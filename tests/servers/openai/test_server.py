"""The real openai library gets from the loopback server what it would get from the real one."""

from __future__ import annotations

import asyncio
import base64
import io
from collections.abc import AsyncIterator

import openai
import pytest
from PIL import Image
from pydantic import BaseModel, ConfigDict

from tests.servers import contract
from tests.servers.clock import Clock
from tests.servers.faults import Refused, too_many
from tests.servers.openai import CUT, EMPTY, REFUSAL, UNFINISHED, OpenAIServer


class Said(BaseModel):
    model_config = ConfigDict(extra="forbid")

    ok: str
    count: int


class Loose(BaseModel):
    ok: dict[str, str]


@pytest.fixture
async def client(openai_server: OpenAIServer) -> AsyncIterator[openai.AsyncOpenAI]:
    async with client_of(openai_server) as client:
        yield client


def client_of(server: OpenAIServer, key: str = "") -> openai.AsyncOpenAI:
    return openai.AsyncOpenAI(
        api_key=key or server.key, base_url=server.base_url, max_retries=0, timeout=10.0
    )


def test_requests_are_held_against_the_official_description() -> None:
    if not contract.present():
        pytest.skip(contract.ABSENT)
    from tests.servers.calls import Call

    wrong = Call(0.0, "POST", "/v1/responses", {}, {}, {"model": 5, "input": "hello", "stream": "maybe"})
    assert contract.problems("openai", wrong)


async def test_structured_answers_are_parsed(client: openai.AsyncOpenAI) -> None:
    parsed = await client.responses.parse(model="gpt-5", input="Hello", text_format=Said)
    assert parsed.output_parsed == Said(ok="ok", count=1)
    chat = await client.chat.completions.parse(
        model="gpt-5", messages=[{"role": "user", "content": "Hello"}], response_format=Said
    )
    assert chat.choices[0].message.parsed == Said(ok="ok", count=1)
    assert parsed.usage is not None
    assert parsed.usage.input_tokens > 0


async def test_a_schema_that_is_not_strict_is_refused(client: openai.AsyncOpenAI) -> None:
    with pytest.raises(openai.BadRequestError):
        await client.responses.parse(model="gpt-5", input="Hello", text_format=Loose)


async def test_answers_are_streamed(client: openai.AsyncOpenAI) -> None:
    stream = await client.responses.create(model="gpt-5", input="Hello", stream=True)
    kinds = [event.type async for event in stream]
    assert kinds == ["response.created", "response.output_text.delta", "response.completed"]
    chunks = await client.chat.completions.create(
        model="gpt-5", messages=[{"role": "user", "content": "Hello"}], stream=True
    )
    finishes = [choice.finish_reason async for chunk in chunks for choice in chunk.choices]
    assert finishes == [None, "stop"]


async def test_streams_break_as_they_are_told_to(
    client: openai.AsyncOpenAI, openai_server: OpenAIServer
) -> None:
    openai_server.faults.queue(CUT, UNFINISHED)
    with pytest.raises(openai.APIConnectionError):
        async for _ in await client.responses.create(model="gpt-5", input="Hello", stream=True):
            pass
    stream = await client.responses.create(model="gpt-5", input="Hello", stream=True)
    assert [event.type async for event in stream][-1] == "response.output_text.delta"


async def test_work_in_the_background_is_found_again_and_called_off(
    client: openai.AsyncOpenAI, openai_server: OpenAIServer
) -> None:
    openai_server.latency["text"] = 0.05
    begun = await client.responses.create(model="gpt-5", input="Hello", background=True)
    assert begun.status == "queued"
    await openai_server.until(lambda: bool(openai_server.paid))
    assert (await client.responses.retrieve(begun.id)).output_text
    openai_server.latency["text"] = 60
    second = await client.responses.create(model="gpt-5", input="Hello", background=True)
    assert (await client.responses.cancel(second.id)).status == "cancelled"
    assert len(openai_server.paid) == 1
    with pytest.raises(openai.NotFoundError):
        await client.responses.retrieve("resp_of_nobody")


async def test_who_hangs_up_does_not_pay(client: openai.AsyncOpenAI, openai_server: OpenAIServer) -> None:
    openai_server.latency["text"] = 0.2
    stream = await client.responses.create(model="gpt-5", input="Hello", stream=True)
    await stream.close()
    await asyncio.sleep(0.4)
    assert openai_server.paid == []


async def test_a_still_clock_holds_an_answer_back() -> None:
    clock = Clock(still=True)
    async with OpenAIServer(clock=clock) as server, client_of(server) as client:
        server.latency["text"] = 30.0
        task = asyncio.create_task(client.responses.create(model="gpt-5", input="Hello"))
        await server.until(lambda: bool(server.calls))
        await asyncio.sleep(0.05)
        assert not task.done()
        clock.advance(30.0)
        assert (await task).output_text


async def test_texts_are_moderated(client: openai.AsyncOpenAI, openai_server: OpenAIServer) -> None:
    openai_server.marked["gore"] = "violence/graphic"
    answer = await client.moderations.create(model="omni-moderation-latest", input=["a fox", "Gore galore"])
    assert [one.flagged for one in answer.results] == [False, True]
    assert answer.results[1].categories.violence_graphic


async def test_pictures_are_drawn(client: openai.AsyncOpenAI) -> None:
    drawn = await client.images.generate(
        model="gpt-image-1", prompt="A fox in a kitchen", size="1024x1536", output_format="jpeg"
    )
    assert drawn.data
    first = base64.b64decode(drawn.data[0].b64_json or "")
    picture = Image.open(io.BytesIO(first))
    assert (picture.format, picture.size) == ("JPEG", (1024, 1536))
    edited = await client.images.edit(
        model="gpt-image-1",
        image=[("fox.png", _png(), "image/png"), ("cat.png", _png(), "image/png")],
        prompt="A fox and a cat in the rain",
        size="1024x1024",
    )
    assert edited.data
    assert Image.open(io.BytesIO(base64.b64decode(edited.data[0].b64_json or ""))).size == (1024, 1024)


async def test_pictures_are_refused_and_empty_too(
    client: openai.AsyncOpenAI, openai_server: OpenAIServer
) -> None:
    openai_server.faults.queue(REFUSAL, EMPTY)
    with pytest.raises(openai.BadRequestError) as caught:
        await client.images.generate(model="gpt-image-1", prompt="A fox")
    assert caught.value.code == "moderation_blocked"
    assert (await client.images.generate(model="gpt-image-1", prompt="A fox", size="1024x1024")).data == []


async def test_it_refuses_as_the_real_one_does(
    client: openai.AsyncOpenAI, openai_server: OpenAIServer
) -> None:
    openai_server.faults.queue(too_many(3), Refused(429, "insufficient_quota"))
    with pytest.raises(openai.RateLimitError) as busy:
        await client.models.list()
    assert busy.value.response.headers["retry-after"] == "3"
    with pytest.raises(openai.RateLimitError) as spent:
        await client.models.list()
    assert (spent.value.code, spent.value.type) == ("insufficient_quota", "insufficient_quota")
    with pytest.raises(openai.NotFoundError):
        await client.responses.create(model="gpt-2", input="Hello")
    async with client_of(openai_server, "sk-wrong") as stranger:
        with pytest.raises(openai.AuthenticationError):
            await stranger.models.list()
    assert {model.id async for model in client.models.list()} == openai_server.models


def _png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 64), "#e2762f").save(out, "PNG")
    return out.getvalue()
