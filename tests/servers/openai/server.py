"""The OpenAI API on loopback, as the openai library speaks to it."""

from __future__ import annotations

import asyncio
import base64
import itertools
import json
from collections.abc import AsyncIterator, Coroutine
from typing import cast

from aiohttp import web

from tests.servers.calls import Call
from tests.servers.clock import Clock
from tests.servers.faults import Refused, Spoiled
from tests.servers.loopback import Loopback

from . import drawing, moderating, schemas, telling, thinking
from .questions import Json, Question, question
from .spoiling import spoiled_text
from .works import Work

KEY = "sk-loopback-only-opens-nothing-0000"
_STATUS = {"length": "incomplete", "content_filter": "incomplete", "failed": "failed"}
_TYPES = {
    400: "invalid_request_error",
    401: "invalid_request_error",
    403: "permission_error",
    404: "invalid_request_error",
    429: "rate_limit_exceeded",
}


def _refusing(status: int, code: str, message: str, headers: dict[str, str] | None = None) -> web.Response:
    kind = code if code == "insufficient_quota" else _TYPES.get(status, "server_error")
    error: Json = {"message": message, "type": kind, "param": None, "code": code or None}
    return web.json_response({"error": error}, status=status, headers=headers)


class OpenAIServer(Loopback):
    """An OpenAI for one key."""

    kind = "openai"

    def __init__(
        self, *, clock: Clock | None = None, seed: int = 0, keep_files: bool = True, checks: bool = True
    ) -> None:
        super().__init__(clock=clock, seed=seed, keep_files=keep_files, checks=checks)
        self.key = KEY
        self.models = {"gpt-5-mini", "gpt-5", "omni-moderation-latest"}
        self.models |= {"gpt-image-1", "gpt-image-1.5", "gpt-image-1-mini"}
        self.latency: dict[str, float] = {}
        """Seconds until an answer, by what is asked for."""
        self.pace = 0.0
        """Seconds between two pieces of a stream."""
        self.marked: dict[str, str] = {}
        """Words that moderation puts into a category."""
        self.responses = self.background = self.schemas = self.objects = True
        """What a compatible server may lack: the responses API, background work, schemas, JSON mode."""
        self.works: dict[str, Work] = {}
        self.paid: list[Work] = []
        """Works whose answer was finished, each once, whether or not anybody heard it."""
        self._numbers = itertools.count(1)
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def base_url(self) -> str:
        """What ``AsyncOpenAI(base_url=…)`` takes."""
        return f"{self.url}/v1"

    def method(self, call: Call) -> str:
        match call.path.removeprefix("/v1/").split("/"):
            case ["responses"] | ["chat", "completions"]:
                return question(call).kind
            case ["responses", _]:
                return "look"
            case ["responses", _, "cancel"]:
                return "cancel"
            case ["moderations"]:
                return "moderation"
            case ["images", "generations"]:
                return "image"
            case ["images", "edits"]:
                return "edit"
        return "models"

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await super().stop()

    async def answer(self, call: Call) -> web.Response:
        return await self._answered(call, "")

    async def spoil(self, call: Call, fault: Spoiled) -> web.Response:
        return await self._answered(call, fault.how)

    async def _answered(self, call: Call, how: str) -> web.Response:
        if call.authorization != f"Bearer {self.key}":
            return _refusing(
                401, "invalid_api_key", f"Incorrect API key provided: {call.authorization[:20]}."
            )
        parts = call.path.removeprefix("/v1/").split("/")
        match call.verb, parts:
            case "POST", ["responses"] | ["chat", "completions"]:
                return await self._think(question(call), how, chat=parts[0] == "chat")
            case "GET", ["responses", id]:
                return self._look(id)
            case "POST", ["responses", id, "cancel"]:
                return self._cancel(id)
            case "POST", ["moderations"]:
                return await self._moderate(call)
            case "POST", ["images", _]:
                return await self._draw(call, how)
            case "GET", ["models", *_]:
                models = [{"id": name, "object": "model", "owned_by": "loopback"} for name in self.models]
                return web.json_response({"object": "list", "data": models})
        return _refusing(404, "", f"Invalid URL ({call.verb} {call.path})")

    def refuse(self, call: Call, fault: Refused) -> web.Response:
        headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
        # The real one quotes what it was sent, keys and prompts among it.
        quoted = f"Something is wrong with {json.dumps(call.json)[:2000]} of {call.authorization}"
        code = fault.description or ("rate_limit_exceeded" if fault.status == 429 else "")
        return _refusing(fault.status, code, quoted, headers)

    def _unable(self, asked: Question, *, chat: bool) -> web.Response | None:
        """Return how a question is turned down that this server cannot answer."""
        if not chat and not self.responses:
            return _refusing(404, "", "Invalid URL (POST /v1/responses)")
        if asked.model not in self.models:
            return _refusing(404, "model_not_found", f"The model `{asked.model}` does not exist")
        if asked.background and not self.background:
            return _refusing(400, "unsupported_parameter", "Background mode is not supported here")
        if asked.schema and not self.schemas:
            return _refusing(400, "", "response_format.type must be 'text' or 'json_object'")
        if asked.json_wanted and not asked.schema and not self.objects:
            return _refusing(400, "", "response_format.type must be 'text'")
        if asked.schema and (wrong := list(schemas.faults(asked.schema))):
            return _refusing(400, "invalid_json_schema", f"Invalid schema: {wrong[:3]}")
        if asked.json_wanted and not asked.schema and "json" not in (asked.rules + asked.said).lower():
            return _refusing(400, "", "'messages' must contain the word 'json' in some form")
        return None

    async def _think(self, asked: Question, how: str, *, chat: bool) -> web.Response:
        refusal = self._unable(asked, chat=chat)
        if refusal is not None:
            return refusal
        work = Work(f"{'chatcmpl' if chat else 'resp'}_{next(self._numbers):06d}", asked, spoiled=how)
        if asked.background:
            self.works[work.id] = work
        if asked.background or asked.stream:
            self._begin(self._work(work))
        if asked.stream:
            return self._stream(work, chat=chat)
        if asked.background:
            return web.json_response(telling.response(work, "queued"))
        await self._work(work)
        body = json.dumps(telling.completion(work) if chat else telling.response(work)).encode()
        if how == "cut":
            return web.Response(body=_broken(body), content_type="application/json")
        return web.Response(body=body, content_type="application/json")

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work(self, work: Work) -> None:
        await self.clock.sleep(self.latency.get(work.kind, 0.0))
        text = await asyncio.to_thread(thinking.answer, work.question)
        if work.done.is_set():
            return
        work.text = spoiled_text(text, work.spoiled)
        work.end(_STATUS.get(work.spoiled, "completed"))
        if work.status != "failed":
            self.paid.append(work)

    def _stream(self, work: Work, *, chat: bool) -> web.Response:
        stream = telling.completion_stream(work) if chat else telling.response_stream(work, self._breath)
        return web.Response(body=self._held(work, stream), content_type="text/event-stream")

    async def _held(self, work: Work, stream: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        """Give up a work whose client hangs up, unless it is done in the background."""
        try:
            async for piece in stream:
                yield piece
        finally:
            if not work.question.background:
                work.end("cancelled")

    async def _breath(self) -> None:
        await self.clock.sleep(self.pace)

    def _look(self, id: str) -> web.Response:
        work = self.works.get(id)
        if work is None:
            return _refusing(404, "", f"Response with id '{id}' not found.")
        return web.json_response(telling.response(work))

    def _cancel(self, id: str) -> web.Response:
        work = self.works.get(id)
        if work is None:
            return _refusing(404, "", f"Response with id '{id}' not found.")
        work.end("cancelled")
        return web.json_response(telling.response(work))

    async def _moderate(self, call: Call) -> web.Response:
        await self.clock.sleep(self.latency.get("moderation", 0.0))
        given = cast(Json, call.json)["input"]
        texts = [given] if isinstance(given, str) else [str(one) for one in cast(list[object], given)]
        return web.json_response(moderating.verdicts(texts, self.marked))

    async def _draw(self, call: Call, how: str) -> web.Response:
        body = cast(Json, call.json) if call.json else cast(Json, dict(call.form))
        if str(body.get("model")) not in self.models:
            return _refusing(404, "model_not_found", "The model does not exist")
        if how in ("refusal", "content_filter"):
            return _refusing(400, "moderation_blocked", "Your request was rejected by the safety system.")
        await self.clock.sleep(self.latency.get(self.method(call), 0.0))
        form = str(body.get("output_format") or "png")
        data = await drawing.picture(str(body["prompt"]), str(body.get("size") or "auto"), form)
        if how in ("malformed", "cut", "unlike"):
            data = b"not a picture" if how == "unlike" else data[: len(data) // 2]
        encoded = base64.b64encode(data).decode()
        answer: Json = {
            "created": 1_767_225_600,
            "output_format": form,
            "data": [] if how == "empty" else [{"b64_json": encoded}],
            "usage": {
                "input_tokens": len(str(body["prompt"])) // 4 + 1 + 300 * len(call.files),
                "input_tokens_details": {"text_tokens": 1, "image_tokens": 300 * len(call.files)},
                "output_tokens": 1056,
                "total_tokens": 1057,
            },
        }
        return web.json_response(answer)


async def _broken(body: bytes) -> AsyncIterator[bytes]:
    yield body[: len(body) // 2]
    raise ConnectionResetError
