"""ComfyUI's HTTP on loopback: a queue of one at a time, a history, and files to look at."""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import dataclass, field
from typing import cast

from aiohttp import web

from tests.servers.calls import Call
from tests.servers.clock import Clock
from tests.servers.faults import Refused, Spoiled
from tests.servers.loopback import Loopback
from tests.servers.openai import drawing

Json = dict[str, object]
FAILED, ENDLESS, EMPTY = Spoiled("failed"), Spoiled("endless"), Spoiled("empty")
"""What may become of a work, on "order"."""
WRONG = Spoiled("wrong")
"""What may come in place of a picture, on "view"."""
_METHODS = {"prompt": "order", "history": "history", "view": "view", "upload": "upload"}


@dataclass
class Work:
    """One workflow in the queue."""

    id: str
    steps: dict[str, Json] = field(repr=False)
    spoiled: str = ""
    status: str = "pending"
    data: bytes = field(default=b"", repr=False)

    def of(self, kind: str) -> list[Json]:
        """Return the inputs of all steps of a kind."""
        return [cast(Json, step["inputs"]) for step in self.steps.values() if step["class_type"] == kind]


class ComfyServer(Loopback):
    """A ComfyUI with one card."""

    kind = "comfy"

    def __init__(self, *, clock: Clock | None = None, seed: int = 0, names: bool = True) -> None:
        """Let an older one name works by itself: it does not take names."""
        super().__init__(clock=clock, seed=seed, checks=False)
        self.latency = 0.0
        self.works: dict[str, Work] = {}
        self.uploads: dict[str, bytes] = {}
        self._names = names
        self._numbers = itertools.count(1)
        self._card = asyncio.Lock()
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def method(self, call: Call) -> str:
        first = call.path.strip("/").split("/")[0]
        return _METHODS.get(first, first)

    async def stop(self) -> None:
        for task in self._tasks.values():
            task.cancel()
        await super().stop()

    async def answer(self, call: Call) -> web.Response:
        return await self._answered(call, "")

    async def spoil(self, call: Call, fault: Spoiled) -> web.Response:
        return await self._answered(call, fault.how)

    def refuse(self, call: Call, fault: Refused) -> web.Response:
        headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
        told = {"error": {"type": "prompt_outputs_failed_validation", "message": str(call.json)}}
        return web.json_response(told, status=fault.status, headers=headers)

    async def _answered(self, call: Call, how: str) -> web.Response:
        match call.verb, call.path.strip("/").split("/"):
            case "POST", ["prompt"]:
                return self._order(cast(Json, call.json), how)
            case "GET", ["history", id]:
                work = self.works.get(id)
                done = work is not None and work.status in ("success", "error")
                return web.json_response({id: _told(cast(Work, work))} if done else {})
            case "GET", ["queue"]:
                return web.json_response(
                    {"queue_running": self._those("running"), "queue_pending": self._those("pending")}
                )
            case "POST", ["queue"]:
                for id in cast(list[str], cast(Json, call.json).get("delete", [])):
                    self._stop(id, "pending")
                return web.Response()
            case "POST", ["interrupt"]:
                self._stop(str(cast(Json, call.json)["prompt_id"]), "running")
                return web.Response()
            case "GET", ["view"]:
                return self._view(call.query["filename"], how)
            case "POST", ["upload", "image"]:
                (file,) = call.files
                self.uploads[file.name] = file.data
                return web.json_response({"name": file.name, "subfolder": "", "type": "input"})
        return web.json_response({"error": "not found"}, status=404)

    def _order(self, body: Json, how: str) -> web.Response:
        number = next(self._numbers)
        id = str(body.get("prompt_id")) if self._names and "prompt_id" in body else f"work{number:06d}"
        work = self.works[id] = Work(id, cast(dict[str, Json], body["prompt"]), how)
        self._tasks[id] = asyncio.create_task(self._work(work))
        return web.json_response({"prompt_id": id, "number": number, "node_errors": {}})

    async def _work(self, work: Work) -> None:
        async with self._card:
            work.status = "running"
            if work.spoiled == "endless":
                await asyncio.Event().wait()
            await self.clock.sleep(self.latency)
            (size,), (sampler,) = work.of("EmptyLatentImage"), work.of("KSampler")
            prompt = work.steps[cast(list[str], sampler["positive"])[0]]
            told = f"{size['width']}x{size['height']}"
            work.data = await drawing.picture(str(cast(Json, prompt["inputs"])["text"]), told, "png")
            work.status = "error" if work.spoiled == "failed" else "success"

    def _stop(self, id: str, status: str) -> None:
        work = self.works.get(id)
        if work is not None and work.status == status:
            self._tasks[id].cancel()
            work.status = "stopped"

    def _those(self, status: str) -> list[list[object]]:
        return [
            [at, work.id, {}, {}, []] for at, work in enumerate(self.works.values()) if work.status == status
        ]

    def _view(self, name: str, how: str) -> web.Response:
        work = self.works.get(name.removesuffix(".png"))
        if work is None:
            return web.Response(status=404)
        return web.Response(body=b"no picture" if how == "wrong" else work.data, content_type="image/png")


def _told(work: Work) -> Json:
    image = {"filename": f"{work.id}.png", "subfolder": "", "type": "output"}
    status = {"status_str": work.status, "completed": work.status == "success", "messages": []}
    images = [] if work.spoiled == "empty" else [image]
    return {"outputs": {"7": {"images": images}} if work.status == "success" else {}, "status": status}
