"""Answers as the wire carries them: whole, and in a stream."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

from .questions import Json
from .works import Work

_STEP = 400
"""Characters of one piece of a stream."""
_CREATED = 1_767_225_600


def response(work: Work, status: str = "") -> Json:
    """Return a work as `/responses` tells it."""
    status = status or work.status
    read, written = work.tokens
    usage: Json = {
        "input_tokens": read,
        "input_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0},
        "output_tokens": written,
        "output_tokens_details": {"reasoning_tokens": 0},
        "total_tokens": read + written,
    }
    over = status in ("completed", "incomplete")
    reasons = {"length": "max_output_tokens", "content_filter": "content_filter"}
    return {
        "id": work.id,
        "object": "response",
        "created_at": _CREATED,
        "status": status,
        "background": work.question.background,
        "error": {"code": "server_error", "message": "The model broke."} if status == "failed" else None,
        "incomplete_details": {"reason": reasons[work.spoiled]} if status == "incomplete" else None,
        "instructions": None,
        "metadata": {},
        "model": work.question.model,
        "output": [_message(work)] if over else [],
        "parallel_tool_calls": True,
        "temperature": 1.0,
        "tool_choice": "auto",
        "tools": [],
        "top_p": 1.0,
        "usage": usage if over else None,
    }


def _message(work: Work) -> Json:
    if work.spoiled == "refusal":
        content: list[Json] = [{"type": "refusal", "refusal": "I can't help with that."}]
    else:
        content = [{"type": "output_text", "text": work.text, "annotations": []}]
    return {
        "id": f"msg_{work.id}",
        "type": "message",
        "role": "assistant",
        "status": "completed",
        "content": content,
    }


def completion(work: Work) -> Json:
    """Return a work as `/chat/completions` tells it."""
    read, written = work.tokens
    refused = work.spoiled == "refusal"
    message: Json = {
        "role": "assistant",
        "content": None if refused else work.text,
        "refusal": "I can't help with that." if refused else None,
    }
    return {
        "id": work.id,
        "object": "chat.completion",
        "created": _CREATED,
        "model": work.question.model,
        "choices": [{"index": 0, "message": message, "finish_reason": _finish(work), "logprobs": None}],
        "usage": {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written},
    }


def _finish(work: Work) -> str:
    return work.spoiled if work.spoiled in ("length", "content_filter") else "stop"


def _pieces(text: str) -> Iterator[str]:
    return (text[at : at + _STEP] for at in range(0, len(text), _STEP))


def _event(number: int, kind: str, **said: object) -> bytes:
    document = json.dumps({"type": kind, "sequence_number": number, **said})
    return f"event: {kind}\ndata: {document}\n\n".encode()


async def response_stream(work: Work, breath: Callable[[], Awaitable[None]]) -> AsyncIterator[bytes]:
    """Stream a work as `/responses` does, from the moment it is begun, with a breath before each piece."""
    yield _event(0, "response.created", response=response(work, "in_progress"))
    await work.done.wait()
    number, item = 1, {"item_id": f"msg_{work.id}", "output_index": 0, "content_index": 0}
    for number, piece in enumerate(_pieces(work.text), 1):
        await breath()
        yield _event(number, "response.output_text.delta", **item, delta=piece, logprobs=[])
        if work.spoiled == "cut":
            raise ConnectionResetError
        if work.spoiled == "unfinished":
            return
    yield _event(number + 1, f"response.{work.status}", response=response(work))


async def completion_stream(work: Work) -> AsyncIterator[bytes]:
    """Stream a work as `/chat/completions` does."""
    await work.done.wait()
    for piece in _pieces(work.text):
        yield _chunk(work, {"role": "assistant", "content": piece}, None)
        if work.spoiled == "cut":
            raise ConnectionResetError
        if work.spoiled == "unfinished":
            return
    if work.spoiled == "refusal":
        yield _chunk(work, {"refusal": "I can't help with that."}, None)
    yield _chunk(work, {}, _finish(work))
    read, written = work.tokens
    usage = {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}
    yield _data({**_chunk_of(work), "choices": [], "usage": usage})
    yield b"data: [DONE]\n\n"


def _chunk_of(work: Work) -> Json:
    return {
        "id": work.id,
        "object": "chat.completion.chunk",
        "created": _CREATED,
        "model": work.question.model,
    }


def _chunk(work: Work, delta: Json, finish: str | None) -> bytes:
    return _data({**_chunk_of(work), "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]})


def _data(document: Json) -> bytes:
    return f"data: {json.dumps(document)}\n\n".encode()
