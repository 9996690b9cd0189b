"""Questions through the responses API, in the background: a work that was begun is found again by its id."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from kitsumy.errors import AnswerRefused, AnswerUnusable
from kitsumy.openai.failures import of_code, streaming
from kitsumy.slips import Slip

from .questions import Answer, Question

if TYPE_CHECKING:
    from openai import AsyncOpenAI, AsyncStream
    from openai.types.responses import Response, ResponseStreamEvent

_LOOK = 1.0
"""Seconds between looks at a work in the background."""
_GOODBYE = 3.0
"""Seconds to call a work off."""
_THINKERS = ("gpt-5", "gpt-6", "o3", "o4")
"""Beginnings of the names of models that think before they answer, and can be asked to think less."""


async def ask(
    client: AsyncOpenAI, question: Question, model: str, provider: str, slip: Slip, *, background: bool
) -> Answer:
    """Return what a model answers; in the background its id is told to the slip before it begins."""
    opening = asyncio.ensure_future(_opened(client, question, model, provider, background=background))
    try:
        begun = await asyncio.shield(opening)
        if begun.id:
            await slip.sent(begun.id)
        final = begun.final or await _heard(begun.stream, provider, question.hears)
    except asyncio.CancelledError:
        # A work in the background goes on without us, even if its id has not come back yet.
        await asyncio.wait({opening}, timeout=_GOODBYE)
        if opening.done() and not opening.cancelled() and opening.exception() is None:
            await opening.result().stream.close()
            await _call_off(client, opening.result().id)
        opening.cancel()
        raise
    if final is None:
        raise AnswerUnusable(provider, "cut")
    return await _answer(final, provider, slip)


class _Begun(NamedTuple):
    """A stream as far as it has to be read to know what was begun."""

    stream: AsyncStream[ResponseStreamEvent]
    id: str = ""
    final: Response | None = None


async def _opened(
    client: AsyncOpenAI, question: Question, model: str, provider: str, *, background: bool
) -> _Begun:
    stream = await client.responses.create(
        model=model,
        instructions=question.rules,
        input=question.order,
        text={"format": _form(question)},
        max_output_tokens=question.most,
        stream=True,
        background=background,
        store=background,  # what is done in the background has to be kept until it is fetched
        **_effort(model),
    )
    with streaming(provider):
        while background and (event := await anext(stream, None)) is not None:
            if event.type == "response.created":
                return _Begun(stream, event.response.id)
            if (final := _final(event, provider)) is not None:
                return _Begun(stream, final=final)
    return _Begun(stream)


async def _heard(
    stream: AsyncStream[ResponseStreamEvent], provider: str, hears: Callable[[str], None] | None
) -> Response | None:
    """Return the response at the end of a stream; None where the stream ends before it."""
    final = None
    async with stream:
        with streaming(provider):
            async for event in stream:
                if hears is not None and event.type == "response.output_text.delta":
                    hears(event.delta)
                final = _final(event, provider) or final
    return final


def _form(question: Question) -> Any:  # noqa: ANN401 - a TypedDict of the library, which is not loaded yet
    schema = dict(question.schema)
    return {"type": "json_schema", "name": question.name, "schema": schema, "strict": True}


def _effort(model: str) -> dict[str, Any]:
    return {"reasoning": {"effort": "low"}} if model.startswith(_THINKERS) else {}


def _final(event: ResponseStreamEvent, provider: str) -> Response | None:
    match event.type:
        case "response.completed" | "response.incomplete" | "response.failed":
            return event.response
        case "error":
            raise of_code(event.code or "", provider)
    return None


async def found(client: AsyncOpenAI, provider: str, slip: Slip) -> Answer | None:
    """Return the answer of the slip's work that was begun before, None when it came to nothing."""
    import openai

    id = slip.external
    try:
        response = await client.responses.retrieve(id)
        while response.status in ("queued", "in_progress"):
            await asyncio.sleep(_LOOK)
            response = await client.responses.retrieve(id)
    except openai.NotFoundError:
        return None
    except asyncio.CancelledError:
        await _call_off(client, id)
        raise
    return await _answer(response, provider, slip) if response.status == "completed" else None


async def _call_off(client: AsyncOpenAI, id: str) -> None:
    """Cancel a work at the provider, if it has been begun and if that is quick."""
    import openai

    if id:
        with suppress(openai.OpenAIError, TimeoutError, asyncio.CancelledError):
            await asyncio.shield(asyncio.wait_for(client.responses.cancel(id), _GOODBYE))


async def _answer(response: Response, provider: str, slip: Slip) -> Answer:
    """Return what a finished response says. One of no use is not worth finding again."""
    try:
        return _read(response, provider)
    except (AnswerRefused, AnswerUnusable):
        await slip.sent("")
        raise


def _read(response: Response, provider: str) -> Answer:
    if response.status == "failed":
        raise of_code(response.error.code if response.error else "", provider)
    if response.incomplete_details is not None:
        if response.incomplete_details.reason == "content_filter":
            raise AnswerRefused(provider)
        raise AnswerUnusable(provider, "length")
    parts = [part for item in response.output if item.type == "message" for part in item.content]
    if any(part.type == "refusal" for part in parts):
        raise AnswerRefused(provider)
    if not response.output_text.strip():
        raise AnswerUnusable(provider, "empty")
    usage = response.usage
    if usage is None:
        return Answer(response.output_text, model=response.model)
    return Answer(response.output_text, usage.input_tokens, usage.output_tokens, response.model)
