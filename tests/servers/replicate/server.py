"""The Replicate API on loopback, as the replicate library speaks to it."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections import Counter
from typing import cast

from aiohttp import web

from tests.servers.calls import Call
from tests.servers.clock import Clock
from tests.servers.faults import Fault, Refused, Spoiled
from tests.servers.loopback import Loopback

from . import drawing, schemas
from .spoiling import ERRORS, spoiled_output
from .works import Json, Work

TOKEN = "r8_loopback_only_opens_nothing_0000000"  # noqa: S105 - opens nothing
_PAGE = 100
_AT = "2026-01-01T00:00:00Z"
_TITLES = {401: "Unauthenticated", 402: "Insufficient credit", 422: "Invalid input", 429: "Too many requests"}


def _refusing(status: int, detail: str, headers: dict[str, str] | None = None) -> web.Response:
    body = {"title": _TITLES.get(status, "Error"), "detail": detail, "status": status}
    return web.json_response(body, status=status, headers=headers, content_type="application/problem+json")


class ReplicateServer(Loopback):
    """A Replicate for one token."""

    kind = "replicate"

    def __init__(
        self, *, clock: Clock | None = None, seed: int = 0, keep_files: bool = True, checks: bool = True
    ) -> None:
        super().__init__(clock=clock, seed=seed, keep_files=keep_files, checks=checks)
        self.token = TOKEN
        self.latency = 0.0
        """Seconds of one prediction."""
        self.draws = True
        """Whether the draft studio draws; without it pictures are plain, and quick."""
        self.works: dict[str, Work] = {}
        self.uploads: dict[str, bytes] = {}
        self._numbers = itertools.count(1)
        self._tasks: set[asyncio.Task[None]] = set()

    def count(self, status: str = "") -> Counter[str]:
        """Return how many predictions there are of each content, of one status or of any."""
        return Counter(work.content for work in self.works.values() if status in ("", work.status))

    def method(self, call: Call) -> str:
        match call.path.strip("/").split("/"):
            case ["output", *_]:
                return "output"
            case ["v1", "files", *_]:
                return "upload"
            case ["v1", "predictions", _, "cancel"]:
                return "cancel"
            case ["v1", "predictions", _]:
                return "look"
            case ["v1", "account"]:
                return "account"
            case ["v1", "predictions"] if call.verb == "GET":
                return "list"
        return "create"

    def contracted(self, call: Call) -> bool:
        return self.method(call) != "output"

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await super().stop()

    async def answer(self, call: Call) -> web.Response:
        return await self._answered(call, "")

    async def spoil(self, call: Call, fault: Spoiled) -> web.Response:
        return await self._answered(call, fault.how)

    async def _misbehave(self, request: web.Request, call: Call, fault: Fault) -> web.Response:
        if self.method(call) == "output" and (work := self.works.get(call.path.split("/")[-1])):
            work.misfetched += 1
        return await super()._misbehave(request, call, fault)

    def refuse(self, call: Call, fault: Refused) -> web.Response:
        headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
        # The real one quotes inputs; keys it does not, but a proxy before it may.
        return _refusing(fault.status, f"{json.dumps(call.json)[:2000]} {call.authorization}", headers)

    async def _answered(self, call: Call, how: str) -> web.Response:
        parts = call.path.strip("/").split("/")
        if parts[0] == "output":
            return self._output(parts[1], how)
        if call.authorization != f"Bearer {self.token}":
            return _refusing(401, "You did not pass a valid authentication token")
        match call.verb, parts[1:]:
            case "POST", ["predictions"] | ["models", _, _, "predictions"]:
                return await self._create(call, how)
            case "GET", ["predictions", id] if id in self.works:
                return web.json_response(self._told(self.works[id]))
            case "GET", ["predictions"]:
                newest = [self._told(work) for work in list(self.works.values())[: -_PAGE - 1 : -1]]
                return web.json_response({"previous": None, "next": None, "results": newest})
            case "POST", ["predictions", id, "cancel"] if id in self.works:
                self.works[id].end("canceled")
                return web.json_response(self._told(self.works[id]))
            case "POST", ["files"]:
                return self._upload(call)
            case "GET", ["account"]:
                return web.json_response({"type": "user", "username": "kitsumy", "name": "Kitsumy"})
        return _refusing(404, "The requested resource could not be found.")

    async def _create(self, call: Call, how: str) -> web.Response:
        body = cast(Json, call.json)
        asked = cast(Json, body["input"])
        model = "/".join(call.path.strip("/").split("/")[2:4]) or schemas.model_of(str(body.get("version")))
        self.violations += [
            f"{model}: {wrong}" for wrong in (schemas.faults(model, asked) if self.checks else ())
        ]
        if strangers := [url for url in _files(asked) if url.rsplit("/", 1)[-1] not in self.uploads]:
            return _refusing(422, f"- input: {len(strangers)} files cannot be downloaded")
        work = Work(f"work{next(self._numbers):06d}", model, asked, spoiled=how)
        self.works[work.id] = work
        task = asyncio.create_task(self._work(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return web.json_response(self._told(work), status=201)

    async def _work(self, work: Work) -> None:
        work.status = "processing"
        if work.spoiled == "endless":
            return
        await self.clock.sleep(self.latency)
        if work.spoiled in ERRORS:
            work.error = ERRORS[work.spoiled]
            work.end("failed")
            return
        data = await drawing.picture(work.input, draws=self.draws)
        if work.status == "processing":
            work.data, work.output = data, self._address(work)
            work.end("succeeded")

    def _address(self, work: Work) -> object:
        if work.spoiled == "empty":
            return []
        if work.spoiled == "elsewhere":
            return "https://replicate.delivery.example/out.webp"
        address = f"{self.url}/output/{work.id}"
        # Some models give one picture, some a list of them.
        return [address] if "num_outputs" in work.input else address

    def _output(self, id: str, how: str) -> web.Response:
        work = self.works.get(id)
        if work is None or not work.data:
            return web.Response(status=404)
        kind = f"image/{drawing.form_of(work.input).lower()}"
        return (
            spoiled_output(how, work.data, kind) if how else web.Response(body=work.data, content_type=kind)
        )

    def _upload(self, call: Call) -> web.Response:
        (file,) = call.files
        id = f"file{next(self._numbers):06d}"
        self.uploads[id] = file.data
        told = {
            "id": id,
            "name": file.name,
            "content_type": file.type,
            "size": file.size,
            "etag": id,
            "checksums": {},
            "metadata": {},
            "created_at": _AT,
            "expires_at": None,
            "urls": {"get": f"{self.url}/v1/files/{id}"},
        }
        return web.json_response(told, status=201)

    def _told(self, work: Work) -> Json:
        address = f"{self.url}/v1/predictions/{work.id}"
        return {
            "id": work.id,
            "model": work.model,
            "version": "hidden",
            "status": work.status,
            "input": work.input,
            "output": work.output,
            "error": work.error,
            "logs": "",
            "metrics": {},
            "created_at": _AT,
            "urls": {"get": address, "cancel": f"{address}/cancel"},
        }


def _files(asked: Json) -> list[str]:
    """Return the addresses of an input's reference pictures."""
    found = [asked.get(name) for name in ("input_images", "images", "image_input", "input_image")]
    return [url for one in found if one for url in (one if isinstance(one, list) else [str(one)])]
